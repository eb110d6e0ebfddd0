"""Organisations that the world's news calls by several names, and capital words that name none."""

from dataclasses import dataclass
from functools import cache

from claimx import rules


@dataclass(frozen=True, slots=True)
class Alias:
    """A head name, the other names in use, and a sentence with one of them."""

    name: str
    aliases: tuple[str, ...]
    example: str


@cache
def table() -> tuple[Alias, ...]:
    """Every row of `aliases.toml`."""
    return rules.table("aliases", "alias", Alias)


def _key(text: str) -> str:
    """Acronyms keep their case; other names are alike in any ("Islamic state")."""
    plain = text.replace("’", "'")
    return plain if plain.isupper() else plain.lower()


@cache
def _heads() -> dict[str, str]:
    names = {_key(row.name): row.name for row in table()}
    return {**{_key(alias): row.name for row in table() for alias in row.aliases}, **names}


def head_name(text: str) -> str | None:
    """The head name of a known alias ("ISIL" -> "Islamic State"), None for any other text."""
    return _heads().get(_key(text))


@cache
def peoples() -> frozenset[str]:
    """Peoples, creeds and camps, which are written with a capital and yet name no organisation or place."""
    return frozenset(rules.mapping("people", "peoples"))


@cache
def particles() -> frozenset[str]:
    """Parts of persons' names that transliterations write, join or leave out: "al", "bin"."""
    return frozenset(rules.mapping("people", "particles"))


@cache
def titles() -> frozenset[str]:
    """Titles at the front of a person's name."""
    return frozenset(rules.mapping("people", "titles"))


@cache
def links() -> frozenset[str]:
    """Small words inside an organisation's name."""
    return frozenset(rules.mapping("people", "links"))
