"""Capital sequences: the stretches of words that are written as names are."""

import re

from claimx import gazetteer
from claimx.nlp.words import Words
from claimx.rules.lexicon import calendar_names

_NAME = re.compile(r"[^\W\d_](?:[\w.’'ʼ`‘ʿ]*[\w.])?[’']?")

_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_TIMES = frozenset({"DATE", "TIME"})

Bounds = tuple[int, int]


class Capitals:
    """Which words of a text are written as names, and the stretches that they make."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._title_case: dict[int, bool] = {}
        self.name = [text[0].isupper() and self._is_name(i, text) for i, text in enumerate(words.text)]
        articles = gazetteer.articles()
        self.article = {i for i, lower in enumerate(words.lower) if lower in articles and self._is_article(i)}
        self.chunks = self._chunks()
        self.small = frozenset(text for text in set(words.text) if len(text) > 2 and text.islower())

    def _is_name(self, i: int, text: str) -> bool:
        if not _NAME.fullmatch(text) or self._is_day(i):
            return False
        if not self.words.is_stop[i] or (text.isupper() and len(text) > 1):
            return True
        return self.words.iob[i] == "I" and self.words.label[i] in _NAMED  # "Theresa May"

    def _is_day(self, i: int) -> bool:
        """True for the day in "the village of Sarmin on Tuesday"."""
        return self.words.label[i] in _TIMES and self.words.lower[i] in calendar_names()

    def _is_article(self, i: int) -> bool:
        """True for a small Arabic article that leads to a name: "al" in "al-Hasakah"."""
        name = [*self.name[i + 1 : i + 3], False]
        if i + 2 < self.words.size and self.words.text[i + 1] == "-":
            return name[1]
        return name[0] and not self.words.is_stop[i]

    def glued(self, i: int) -> bool:
        """True for a hyphen without white space on either side."""
        words = self.words
        return words.text[i] == "-" and not words.spaced[i] and i > 0 and not words.spaced[i - 1]

    def _chunks(self) -> list[Bounds]:
        """The capital sequences of the text: "Tall Abyad", "Al Jazeera", "Northern Grain Council"."""
        out, last, reached = [], self.words.size, 0
        for i in range(last):
            if i < reached or not (self.name[i] or i in self.article):
                continue
            reached = i + 1
            while reached < last and (after := self._joined(reached)) > reached:
                reached = after
            out.append((i, reached))
        return out

    def part(self, i: int) -> bool:
        """True for a word of a capital sequence; False beyond the text's end."""
        return i < len(self.name) and (self.name[i] or i in self.article)

    def in_title_case(self, i: int) -> bool:
        """True where most of the long words of a token's sentence have a capital."""
        start, end = self.words.sentences[i]
        if start not in self._title_case:
            long = [text for text in self.words.text[start:end] if len(text) > 3 and text.isalpha()]
            self._title_case[start] = len(long) > 2 and sum(text[0].isupper() for text in long) * 4 >= len(long) * 3
        return self._title_case[start]

    def _joined(self, end: int) -> int:
        """Where a sequence that reached `end` ends after its next word; `end` itself where none follows."""
        if self.part(end):
            return end + 1
        if not self.glued(end):
            return end
        if self.part(end + 1):
            return end + 2
        small = end + 3 < self.words.size and len(self.words.text[end + 1]) < 5 and self.glued(end + 2)
        return end + 4 if small and self.part(end + 3) else end  # "Mazar-i-Sharif"


def capitals_of(words: Words) -> Capitals:
    """The text's capitals, made at first use."""
    found = words.memory.get(__name__)
    if not isinstance(found, Capitals):
        found = words.memory[__name__] = Capitals(words)
    return found
