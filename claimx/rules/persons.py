"""Nouns that name a person and given names, with the gender that they tell."""

from dataclasses import dataclass
from functools import cache, lru_cache

from claimx.rules import mapping, table
from claimx.rules.lexicon import KEPT


@dataclass(frozen=True, slots=True)
class PersonNouns:
    """Nouns that name a person: `gender` is "male", "female", "either" or "several", `use` how freely they stand for one."""

    gender: str
    use: str
    lemmas: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Given:
    """Given names that are nearly always of one gender."""

    gender: str
    names: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What may befall a person in a report, by event class and part ("KILL suffers") and by the nouns that tell it."""

    name: str
    told: tuple[str, ...]
    nouns: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Same:
    """Nouns that two reports may call the same people by."""

    name: str
    nouns: tuple[str, ...]
    example: str


@cache
def _same() -> dict[str, frozenset[str]]:
    rows = table("persons", "same", Same)
    return {noun: frozenset(row.name for row in rows if noun in row.nouns) for row in rows for noun in row.nouns}


def parts_of(noun: str) -> frozenset[str]:
    """What the people are that a noun tells, under one name for all such nouns: "robber" for "thief", none for most."""
    return _same().get(noun, frozenset())


@cache
def _fates() -> dict[str, str]:
    return {word: row.name for row in table("persons", "fate", Fate) for word in (*row.told, *row.nouns)}


@cache
def weights(kind: str) -> tuple[float, ...]:
    """Logarithms of odds by which a "pronoun" or an unnamed "person" finds whom it stands for, in the order of its evidence."""
    return tuple(mapping("weights", kind).values())


def fate_of(told: str) -> str | None:
    """The fate that a noun ("suspect") or an event class with a part ("ARREST suffers") tells, None for any other."""
    return _fates().get(told)


@cache
def _nouns() -> dict[str, PersonNouns]:
    rows = table("persons", "nouns", PersonNouns)
    return {lemma: row for row in reversed(rows) for lemma in row.lemmas}


@cache
def _given() -> dict[str, str]:
    return {name: row.gender for row in table("given", "given", Given) for name in row.names}


@lru_cache(KEPT)
def person_noun(lemma: str) -> PersonNouns | None:
    """The row of a noun that names a person ("gunman", "actress"), None for any other."""
    found = _nouns().get(lemma)
    return found or (_nouns().get(lemma.rpartition("-")[2]) if "-" in lemma else None)


def short_for(a: str, b: str) -> bool:
    """True where one of two given names in small letters is the other's short form ("fred", "frederick")."""
    return b in short_forms(a)


def short_forms(name: str) -> frozenset[str]:
    """The short forms of a given name in small letters, and what it can be short for."""
    return _short_forms().get(name, frozenset())


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    told = [(one, other) for one, forms in mapping("given", "short").items() for other in forms]
    found: dict[str, set[str]] = {}
    for one, other in told:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {name: frozenset(forms) for name, forms in found.items()}


def gender_of(given_name: str) -> str | None:
    """The gender that a given name tells, None where it tells none."""
    return _given().get(given_name)
