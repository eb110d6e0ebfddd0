"""Known aliases in a text: organisations of the world under any of their usual names."""

from functools import cache

from claimx import gazetteer
from claimx.nlp.capitals import Bounds, capitals_of
from claimx.nlp.words import Words
from claimx.rules.aliases import head_name, table

_ARTICLES = ("al", "so")


@cache
def _first_words() -> dict[str, int]:
    """First word of an alias, in small letters -> how many words the longest such alias has."""
    longest: dict[str, int] = {}
    for alias in (name for row in table() for name in (row.name, *row.aliases)):
        parts = alias.replace("-", " - ").replace("’", "'").split()
        first = parts[0].lower().removesuffix("'s").removesuffix("'")
        longest[first] = max(longest.get(first, 0), len(parts) + 2)
    return longest


@cache
def _last_words() -> frozenset[str]:
    """The last words of all aliases, as the tokeniser may leave them."""
    names = [name for row in table() for name in (row.name, *row.aliases)]
    return frozenset(part for name in names for part in (name.split()[-1].lower(), name.split("-")[-1].lower()))


def find(words: Words) -> dict[Bounds, str]:
    """Token bounds -> head name, of every known alias in the text; the longest where several begin at one word."""
    if __name__ not in words.memory:
        words.memory[__name__] = _found(words)
    return words.memory[__name__]  # type: ignore[return-value]


def _found(words: Words) -> dict[Bounds, str]:
    found: dict[Bounds, str] = {}
    reaches, taken = _first_words(), 0
    for i, lower in enumerate(words.lower):
        reach = reaches.get(lower)
        if reach is None or i < taken or not (words.text[i][0].isupper() or lower in _ARTICLES):
            continue
        for end in range(min(i + reach, len(words)), i, -1):
            name = head_name(words.between(i, end)) if words.lower[end - 1] in _last_words() else None
            if name is not None and not _shouted(words, i, end) and not _tail(words, i):
                found[i, end] = name
                taken = end
                break
    return found


def _tail(words: Words, start: int) -> bool:
    """True where another name leads to the alias: "Kawkab Hezbollah" is no Hezbollah."""
    before = start - 1
    if before < 0 or not capitals_of(words).name[before] or words.starts_sentence[before]:
        return False
    if words.text[before].isupper():
        return False
    return gazetteer.demonym_country(words.text[before]) is None and words.label[before] not in ("GPE", "LOC")


def _shouted(words: Words, start: int, end: int) -> bool:
    """True for a short acronym amid other words in capitals, where "IS" and "WHO" are no names."""
    text = words.between(start, end)
    beside = [words.text[i] for i in (start - 1, end) if 0 <= i < len(words)]
    return (
        text.isupper() and len(text) < 4 and any(word.isupper() and word.isalpha() and len(word) > 1 for word in beside)
    )
