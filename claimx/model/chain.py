"""A chain: one thing that an article tells of, under all its names, nouns and pronouns there."""

from dataclasses import dataclass
from typing import Literal

ChainKind = Literal["person", "people", "thing"]


@dataclass(frozen=True, slots=True)
class Chain:
    """What an article tells of one thing, as it meets the things of other articles.

    `number` is its own in its article, `ref` the key of the name that it has there (None for what no name tells),
    `phrase` the words of an argument that it is told by, `sentence` that of its first mention. `nouns` are lemmas that it
    is called by; `mods`, `numbers` and `ages` stand with them; `within` are the keys of names inside its phrases, `owners`
    of those whose it is. `acts` are its parts in claims, one an argument ("what arrest").
    """

    number: int
    ref: str | None
    kind: ChainKind
    phrase: str
    sentence: int
    plural: bool = False
    gender: str | None = None
    nouns: tuple[str, ...] = ()
    mods: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    ages: tuple[int, ...] = ()
    within: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
