"""Typed doors to `rules/verdicts.toml`: phrases that explain a difference away, and classes that exclude each other."""

import re
from dataclasses import dataclass
from functools import cache

from claimx.rules import table


@dataclass(frozen=True, slots=True)
class Cue:
    """Phrases of one meaning."""

    name: str
    phrases: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two event classes of which one thing can't have both at a time."""

    classes: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Single:
    """Event classes in which only one thing is chosen."""

    classes: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Sole:
    """Event classes of which one thing has one doer."""

    classes: tuple[str, ...]
    example: str


def has_cue(text: str, name: str) -> bool:
    """True where one of the phrases of `name` stands in the text as whole words."""
    told = " ".join(["", *re.findall(r"[\w-]+", text.lower()), ""])
    return any(f" {phrase} " in told for phrase in _phrases()[name])


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    return {row.name: row.phrases for row in table("verdicts", "cue", Cue)}


@cache
def opposed(a: str | None, b: str | None) -> bool:
    """True for two event classes that exclude each other."""
    return a != b and any({a, b} == set(row.classes) for row in table("verdicts", "opposed", Opposed))


@cache
def single(cls: str | None) -> bool:
    """True for a class in which only one thing is chosen."""
    return any(cls in row.classes for row in table("verdicts", "single", Single))


@cache
def sole(cls: str | None) -> bool:
    """True for a class of which one thing has one doer."""
    return any(cls in row.classes for row in table("verdicts", "sole", Sole))
