"""The place rules of `rules/places.toml`, ready for look-up by word."""

from dataclasses import dataclass
from functools import cache

from claimx import rules


@dataclass(frozen=True, slots=True)
class Cue:
    """Words beside a name that speak for or against a place.

    `where` is "of" (the town of X), "before", "after", "head" (Lake X), "body" (X Police) or "outlet" (X Times);
    `names` is "region", "town" or "terrain" where the noun says what bears the name.
    """

    where: str
    words: tuple[str, ...]
    weight: float
    example: str
    found: str
    names: str = ""


def cues() -> tuple[Cue, ...]:
    """Every cue row, in the file's order."""
    return rules.table("places", "cue", Cue)


@cache
def by_word(where: str) -> dict[str, Cue]:
    """Word (or words) of one position -> its cue."""
    return {word: cue for cue in cues() if cue.where == where for word in cue.words}


@cache
def weights() -> dict[str, float]:
    """Witness -> weight."""
    return {name: float(value) for name, value in rules.mapping("places", "weights").items()}


@cache
def small_words(use: str) -> frozenset[str]:
    """The small words of one use: "links", "separators", "between", "speech", "dashes", "stops"."""
    return frozenset(rules.mapping("places", "words")[use])


@cache
def lone(word: str) -> bool:
    """True for a word that by itself names no place: a direction, an institution's noun ("Central", "Police")."""
    return word.lower() in by_word("before") or any(word in by_word(where) for where in ("body", "outlet", "head"))


@cache
def by_first_word(where: str) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    """First word of a cue -> the cues that begin with it, as (words, cue), the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for text, cue in sorted(by_word(where).items(), key=lambda item: -len(item[0].split())):
        words = tuple(text.split())
        out.setdefault(words[0], []).append((words, cue))
    return {word: tuple(rows) for word, rows in out.items()}
