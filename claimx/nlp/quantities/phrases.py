"""Phrases around a number: bounds before and after it, vague counts, units, each a longest match over lexemes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from claimx.model import Bound
from claimx.nlp.quantities.numbers import Lexeme, Number, is_hyphen, lex, number_words
from claimx.rules import mapping, table

T = TypeVar("T")
_PER = frozenset({"per", "a", "an", "/"})


@dataclass(frozen=True, slots=True)
class VagueRow:
    """A `[[vague]]` row; `high` 0 leaves the top open."""

    words: str
    low: float
    high: float
    example: str


@dataclass(frozen=True, slots=True)
class BoundRow:
    """A `[[bound]]` or `[[bound_after]]` row."""

    words: tuple[str, ...]
    relation: Bound
    example: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A `[[unit]]` row: `words` in any case, `symbols` as they stand, `leads` where the symbols precede the number."""

    name: str
    example: str
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    leads: bool = False


def key(phrase: str, *, fold: bool = True) -> tuple[str, ...]:
    """A phrase as the lexemes' texts, lower-cased where `fold`."""
    return tuple(lexeme.low if fold else lexeme.text for lexeme in lex(phrase))


@cache
def _vague() -> dict[tuple[str, ...], VagueRow]:
    return {key(row.words): row for row in table("quantities", "vague", VagueRow)}


@cache
def _bounds(section: str) -> dict[tuple[str, ...], Bound]:
    return {key(words): row.relation for row in table("quantities", section, BoundRow) for words in row.words}


@cache
def _units() -> tuple[dict[tuple[str, ...], str], dict[tuple[str, ...], str], dict[tuple[str, ...], str]]:
    """Unit names by folded words, by symbols after the number, and by symbols before it."""
    words: dict[tuple[str, ...], str] = {}
    after: dict[tuple[str, ...], str] = {}
    before: dict[tuple[str, ...], str] = {}
    for row in table("units", "unit", UnitRow):
        for form in row.words:
            words[key(form)] = words[key(form + "s")] = row.name
        for symbol in row.symbols:
            after[key(symbol, fold=False)] = row.name
            if row.leads:
                before[key(symbol, fold=False)] = row.name
    return words, after, before


def _longest(phrases: Mapping[tuple[str, ...], T], texts: list[str]) -> tuple[T, int] | None:
    for size in range(len(texts), 0, -1):
        found = phrases.get(tuple(texts[:size]))
        if found is not None:
            return found, size
    return None


@cache
def starters() -> frozenset[str]:
    """Lower-cased words with which a number can begin."""
    return number_words() | {words[0] for words in _vague()} | {"a", "an", "half"}


@cache
def hint() -> re.Pattern[str]:
    """Matches in every line that holds a number."""
    words = sorted((starters() | {"second", *mapping("quantities", "fractions")}) - {"a", "an"})
    return re.compile(rf"[\d½⅓⅔¼¾⅛]|\b(?:{'|'.join(words)}|a few|a handful|a couple)\b", re.IGNORECASE)


def vague(lexemes: list[Lexeme], at: int) -> Number | None:
    """A vague count that begins at `at` ("several hundred", "tens of thousands"), None where none does."""
    found = _longest(_vague(), [lexeme.low for lexeme in lexemes[at : at + 3]])
    if found is None:
        return None
    row, size = found
    last, times = at + size, 1.0
    sizes = mapping("quantities", "magnitudes")
    while last < len(lexemes) and lexemes[last].low in sizes:
        times, last = times * sizes[lexemes[last].low], last + 1
    return Number(at, last, row.low * times, row.high * times or None, vague=True)


def fraction(lexemes: list[Lexeme], at: int) -> Number | None:
    """A share that begins at `at` ("two-thirds of", "a quarter of", "half the"), None where none does."""
    parts = mapping("quantities", "fractions")
    word = lexemes[at].low
    count = 1.0 if word in ("a", "an", "one") else float(mapping("quantities", "ones").get(word, 0))
    after = at + 1
    if word == "half":
        count, after = 1.0, at
    elif after < len(lexemes) and is_hyphen(lexemes[after]):
        after += 1
    if not count or after >= len(lexemes) or lexemes[after].low not in parts:
        return None
    follower = lexemes[after + 1].low if after + 1 < len(lexemes) else ""
    if word == "half" and at and lexemes[at - 1].low in mapping("quantities", "halves"):
        return None
    if follower != "of" and not (word == "half" and follower == "the"):
        return None
    share = count / parts[lexemes[after].low]
    return Number(at, after + 1, share, share, fraction=True) if share < 1 else None


def bound_before(lexemes: list[Lexeme], first: int) -> tuple[Bound | None, int]:
    """The bound said before lexeme `first`, and where its words begin; an outer real bound beats an inner "about"."""
    relation: Bound | None = None
    bounds = _bounds("bound")
    while first > 0:
        for size in range(min(5, first), 0, -1):
            said = bounds.get(tuple(lexeme.low for lexeme in lexemes[first - size : first]))
            if said is not None:
                break
        else:
            break
        first -= size
        if relation in (None, "=", "~") and said != "=":
            relation = said
        relation = relation or "="
    return relation, first


def bound_after(lexemes: list[Lexeme], last: int) -> tuple[Bound | None, int]:
    """The bound said right after the number ("or more", "plus"), and where the phrase then ends."""
    if last < len(lexemes) and lexemes[last].kind == "sign" and not lexemes[last].glued:
        return None, last
    found = _longest(_bounds("bound_after"), [lexeme.low for lexeme in lexemes[last : last + 3]])
    return (found[0], last + found[1]) if found else (None, last)


def unit_before(lexemes: list[Lexeme], first: int) -> tuple[str | None, int]:
    """A currency sign or code that stands before lexeme `first`, and where it begins."""
    signs = _units()[2]
    for size in range(min(4, first), 0, -1):
        name = signs.get(tuple(lexeme.text for lexeme in lexemes[first - size : first]))
        if name is not None:
            return name, first - size
    return None, first


def unit_leading(lexemes: list[Lexeme], at: int) -> tuple[str | None, int]:
    """A currency sign or code that begins at lexeme `at`, and where the number behind it then begins."""
    found = _longest(_units()[2], [lexeme.text for lexeme in lexemes[at : at + 4]])
    return (found[0], at + found[1]) if found else (None, at)


def unit_after(lexemes: list[Lexeme], last: int) -> tuple[str | None, int]:
    """The unit that follows the number, with "per …" where it is a rate, and where it ends."""
    at = last
    if at < len(lexemes) and is_hyphen(lexemes[at]) and lexemes[at].glued:
        at += 1
    name, end = _unit_at(lexemes, at)
    if name is None:
        return None, last
    return rate(lexemes, name, end)


def _unit_at(lexemes: list[Lexeme], at: int) -> tuple[str | None, int]:
    words, symbols, _ = _units()
    near = lexemes[at : at + 5]
    by_word = _longest(words, [lexeme.low for lexeme in near])
    by_symbol = _longest(symbols, [lexeme.text for lexeme in near])
    best = max((found for found in (by_symbol, by_word) if found), key=lambda found: found[1], default=None)
    return (best[0], at + best[1]) if best else (None, at)


def rate(lexemes: list[Lexeme], name: str, end: int) -> tuple[str, int]:
    """Adds "per X" to a unit where "per", "a" or "/" and another unit follow ("$10 per gram", "barrels a day")."""
    if end + 1 >= len(lexemes):
        return name, end
    at = end + 1 if is_hyphen(lexemes[end]) else end
    if lexemes[at].low not in _PER:
        return name, end
    below = at + 2 if at + 1 < len(lexemes) and is_hyphen(lexemes[at + 1]) else at + 1
    under, last = _unit_at(lexemes, below) if below < len(lexemes) else (None, end)
    return (f"{name} per {under}", last) if under else (name, end)
