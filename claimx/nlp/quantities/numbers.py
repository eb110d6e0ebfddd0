"""Cuts text into numbers, words and signs, and reads number words and digits as values."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from claimx.rules import mapping

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?|(?<!\S)\.\d+"
_LEX = re.compile(rf"(?P<digits>{_DIGITS})|(?P<word>[^\W\d_]+)|(?P<sign>\S)")
_GLYPHS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅛": 0.125}
_HYPHENS = frozenset("-‐‑–")


class Lexeme(NamedTuple):
    """A piece of text: `kind` is "digits", "word" or "sign", `low` its lower case; `glued` if no space precedes it."""

    kind: str
    text: str
    low: str
    start: int
    end: int
    glued: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from lexemes `first` to `last` (exclusive): a value, or a range whose top may be open (None)."""

    first: int
    last: int
    low: float
    high: float | None
    digits: bool = False
    vague: bool = False
    fraction: bool = False

    @property
    def value(self) -> float | None:
        """The value, None for a range."""
        return self.low if self.low == self.high else None


@cache
def number_words() -> frozenset[str]:
    """Lower-cased words that can begin or continue a number."""
    return frozenset(mapping("quantities", "ones")) | frozenset(mapping("quantities", "magnitudes"))


def lex(text: str, offset: int = 0) -> list[Lexeme]:
    """All lexemes of a line of text, with offsets counted from `offset`."""
    found: list[Lexeme] = []
    last = 0
    for match in _LEX.finditer(text):
        word, (start, end) = match.group(), match.span()
        glued = start == last and last > 0
        found.append(Lexeme(match.lastgroup or "sign", word, word.lower(), start + offset, end + offset, glued))
        last = end
    return found


def read(lexemes: list[Lexeme], at: int) -> Number | None:
    """The number that begins with lexeme `at`, without bounds, units or ranges; None where none does."""
    lexeme = lexemes[at]
    if lexeme.text in _GLYPHS:
        value = _GLYPHS[lexeme.text]
        return Number(at, at + 1, value, value, digits=True)
    if lexeme.kind == "digits":
        return _digits(lexemes, at)
    if lexeme.kind == "word":
        return _words(lexemes, at)
    return None


def is_hyphen(lexeme: Lexeme) -> bool:
    """True for the hyphen signs that join words and ranges."""
    return lexeme.text in _HYPHENS


def _at(lexemes: list[Lexeme], at: int) -> Lexeme | None:
    return lexemes[at] if 0 <= at < len(lexemes) else None


def _digits(lexemes: list[Lexeme], at: int) -> Number:
    value = _value(lexemes[at])
    if _slashed(lexemes, at):
        share = value / _value(lexemes[at + 2])
        return Number(at, at + 3, share, share, digits=True)
    last = at + 1
    glyph = _at(lexemes, last)
    if glyph and glyph.text in _GLYPHS:
        value, last = value + _GLYPHS[glyph.text], last + 1
    value, last = _magnitude(lexemes, last, value)
    return Number(at, last, value, value, digits=True)


def _value(digits: Lexeme) -> float:
    return float(digits.text.replace(",", ""))


def _slashed(lexemes: list[Lexeme], at: int) -> bool:
    """True for a share written with a slash, "3/4"; false for "24/7", "9/11", "7/34"."""
    slash, below = _at(lexemes, at + 1), _at(lexemes, at + 2)
    if slash is None or below is None or slash.text not in "/⁄" or not (slash.glued and below.glued):
        return False
    return below.text in mapping("quantities", "denominators") and _value(lexemes[at]) < _value(below)


def _magnitude(lexemes: list[Lexeme], at: int, value: float) -> tuple[float, int]:
    """Multiplies by the magnitude words that follow ("1.5 million", "2-billion", "3 hundred thousand")."""
    sizes = mapping("quantities", "magnitudes")
    while word := _at(lexemes, at):
        skip = 1 if is_hyphen(word) and word.glued else 0
        word = _at(lexemes, at + skip)
        if word is None or word.low not in sizes:
            break
        value, at = value * sizes[word.low], at + skip + 1
    return value, at


def _words(lexemes: list[Lexeme], at: int) -> Number | None:
    """English number words: "twenty-one", "a hundred and five", "two dozen", "half a million"."""
    ones, sizes = mapping("quantities", "ones"), mapping("quantities", "magnitudes")
    first = lexemes[at].low
    if first == "half":
        return _half(lexemes, at)
    if first in ("a", "an"):
        follower = _at(lexemes, at + 1)
        if follower is None or follower.low not in sizes or follower.low == "score":
            return None
        return _sum(lexemes, at, at + 1)
    if first in ones:
        return _sum(lexemes, at, at)
    if first in sizes and first not in ("score", "lakh", "crore"):
        return _sum(lexemes, at, at)
    return None


def _half(lexemes: list[Lexeme], at: int) -> Number | None:
    """As in "half a million", "half-a-dozen"."""
    after = [i for i in range(at + 1, min(at + 5, len(lexemes))) if not is_hyphen(lexemes[i])]
    if len(after) < 2 or lexemes[after[0]].low not in ("a", "an"):
        return None
    size, last = _magnitude(lexemes, after[1], 0.5)
    return Number(at, last, size, size) if last > after[1] else None


def _sum(lexemes: list[Lexeme], first: int, at: int) -> Number:
    ones, sizes = mapping("quantities", "ones"), mapping("quantities", "magnitudes")
    total, current, last = 0.0, 1.0 if at > first or lexemes[at].low in sizes else 0.0, at
    fresh = True
    while word := _at(lexemes, at):
        if word.low in sizes and not (word.low == "score" and last == first):
            current *= sizes[word.low]
            if sizes[word.low] >= 1000:
                total, current = total + current, 0.0
            at, fresh = at + 1, True
        elif word.low in ones and _adds(ones[word.low], current, total, fresh):
            current, at, fresh = current + ones[word.low], at + 1, False
        else:
            break
        last = at
        at = _joined(lexemes, at)
    return Number(first, last, total + current, total + current)


def _adds(one: int, current: float, total: float, fresh: bool) -> bool:
    """Whether a small number continues the sum: "twenty" + "one", "hundred" + "five"."""
    if fresh:
        return current == 0.0 or current % 100 == 0 or (current == 0 and total > 0)
    return one < 10 and current % 100 >= 20 and current % 10 == 0


def _joined(lexemes: list[Lexeme], at: int) -> int:
    """Steps over a hyphen between number words, or the "and" of "a hundred and five"."""
    word, follower, before = _at(lexemes, at), _at(lexemes, at + 1), _at(lexemes, at - 1)
    if word is None or follower is None or before is None or follower.low not in number_words():
        return at
    if is_hyphen(word) and word.glued and follower.glued:
        return at + 1
    if (
        word.low == "and"
        and before.low in ("hundred", "thousand", "million", "billion")
        and follower.low in mapping("quantities", "ones")
    ):
        return at + 1
    return at
