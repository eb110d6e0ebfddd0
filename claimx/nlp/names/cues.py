"""The name rules of `rules/names.toml`, ready for look-up by word."""

from dataclasses import dataclass
from functools import cache

from claimx import rules


@dataclass(frozen=True, slots=True)
class Cue:
    """Words beside (or in) a name that speak for an organisation or a person.

    `where` is "title", "verb", "apposition", "last", "first", "front", "after" or "source".
    """

    type: str
    where: str
    words: tuple[str, ...]
    weight: float
    example: str
    found: str


@cache
def cues() -> tuple[Cue, ...]:
    """Every cue row, in the file's order."""
    return rules.table("names", "cue", Cue)


@cache
def weight(type: str, where: str) -> dict[str, float]:
    """Word -> weight, of one type's cues in one position."""
    return {word: cue.weight for cue in cues() if (cue.type, cue.where) == (type, where) for word in cue.words}


@cache
def small_words(use: str) -> frozenset[str]:
    """The small words of one use: "links", "said", "dashes"."""
    return frozenset(rules.mapping("names", "words")[use])


@cache
def witness(type: str) -> dict[str, float]:
    """Label or shape -> weight, for "organisation" or "person"; also the table "threshold"."""
    return {name: float(value) for name, value in rules.mapping("names", type).items()}
