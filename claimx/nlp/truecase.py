"""Headlines in capitals, written as the same words stand in the article's own sentences."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS

from claimx.rules.lexicon import event_class, function_words, tells_event

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?:;\"“”‘(\[])\W*$")
_DATED = re.compile(r"\W{0,2}\d")
_ENDINGS = ("ing", "ed", "es", "s", "e")
_PRESENT = ("", "s", "es")
_LONG = 4
_SHARE = 0.8
_LONGEST = 25


def truecased(text: str) -> str:
    """The text, as long as before: in lines all of whose longer words are capitalised, the words that it has small elsewhere.

    The model, trained on sentences, takes "Checks" of "Actress Checks Into Clinic" for a name. A word that the article's
    sentences capitalise stays as it is, and so does one that they don't have, but for function words and verbs of the
    event lexicon. After Lita et al. 2003, "tRuEcasIng", with the article as its own corpus.
    """
    lines = text.split("\n")
    titles = {at for at, line in enumerate(lines) if _is_title(line)}
    if not titles:
        return text
    body = _Body(line for at, line in enumerate(lines) if at not in titles)
    return "\n".join(body.written(line) if at in titles else line for at, line in enumerate(lines))


def _is_title(line: str) -> bool:
    words = _WORD.findall(line)
    longer = [word for word in words if len(word) >= _LONG]
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) > 1 and capitals >= _SHARE * len(longer) and len(words) <= _LONGEST and line.rstrip()[-1:] != "."


class _Body:
    """How often each word stands small and capitalised inside the article's sentences, and which stand capitalised together."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.small: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        self.pairs: set[tuple[str, str]] = set()
        for line in lines:
            self._read(line)
        self.stems = {_stem(word) for word in self.small}

    def _read(self, line: str) -> None:
        found = list(_WORD.finditer(line))
        for one in found:
            word = one.group()
            if word.islower():
                self.small[word] += 1
            elif not _OPENS.search(line[max(0, one.start() - 4) : one.start()]):
                self.capital[word.lower()] += 1
        self.pairs.update(pair for pair in _pairs(found) if pair[0][0].isupper() and pair[1][0].isupper())

    def written(self, line: str) -> str:
        """A title with the words small that are so in sentences; its first word stays."""
        found = list(_WORD.finditer(line))
        named = {word for pair in _pairs(found) if pair in self.pairs for word in pair}
        kept = (one for one in found[1:] if one.group() not in named and not _is_month(line, one))
        small = {one.start() for one in kept if self._is_common(one.group())}
        return _WORD.sub(lambda one: one.group().lower() if one.start() in small else one.group(), line)

    def _is_common(self, word: str) -> bool:
        small = word.lower()
        if not word[0].isupper() or len(small) != len(word) or len(word) < 2:
            return False
        if self.capital[small] or self.small[small]:
            return self.small[small] > self.capital[small]
        if word.isupper():
            return False
        forms = (small.removesuffix(ending) for ending in _PRESENT)
        told = any(event_class(form) is not None or tells_event(form) for form in forms)
        return small in STOP_WORDS or told or _stem(small) in self.stems


def _is_month(line: str, found: re.Match[str]) -> bool:
    return found.group().lower() in function_words("month") and _DATED.match(line, found.end()) is not None


def _pairs(found: Iterable[re.Match[str]]) -> Iterator[tuple[str, str]]:
    """Words that only a space parts."""
    return ((a.group(), b.group()) for a, b in pairwise(found) if b.string[a.end() : b.start()] == " ")


def _stem(word: str) -> str:
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) > 2), "")
    return word.removesuffix(ending)
