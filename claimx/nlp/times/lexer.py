"""Cuts a text into lexemes and gives each a symbol, so that rules can be regular expressions over symbols."""

import re
from dataclasses import dataclass
from functools import cache

from claimx.rules import mapping

Classes = frozenset[str]

# Words come first, for most of a text is words.
_LEXEME = re.compile(
    r"(?P<AMPM>[aApP]\.\s?[mM]\.?(?!\w)|[aApP][mM]\b)"
    r"|(?P<WORD>[^\W\d_½¼¾]+)"
    r"|(?P<ISO>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w-])|\d{4}/\d\d/\d\d(?![\w/-]))"
    r"|(?P<NUMDATE>\d{1,2}(?P<SEP>[/.-])\d{1,2}(?P=SEP)\d{4}(?![\w/])|\d{1,2}/\d{1,2}/\d\d(?![\w/]))"
    r"|(?P<CLOCK>\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}\.\d\d(?=\s?[apAP]\.?\s?[mM]\b)"
    r"|(?:[01]\d|2[0-3])[0-5]\d(?=\s(?:GMT|UTC|local time|hours (?:GMT|UTC|local))))"
    r"|(?P<FRAC>[1-9]/[1-9](?![\d/])|[½¼¾])"
    r"|(?P<DECADES>\d{3}0['’]?s\b)|(?P<TENS>['’‘]?\d0['’]?s\b)"
    r"|(?P<YY>['’]\d\d\b)"
    r"|(?P<ORDNUM>\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<NUM>\d+(?:,\d{3})*(?:\.\d+)?)"
    r"|(?P<POSS>['’]s\b)"
    r"|(?P<GAP>\n\s*\n)"
    r"|(?P<MARK>[^\w\s])"
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word, number or mark: where it stands, its text in lower case, and the classes of words that it belongs to."""

    start: int
    end: int
    low: str
    classes: Classes


@cache
def word_classes() -> dict[str, dict[str, str | int]]:
    """Class -> word -> value, as the rules file gives them."""
    return mapping("times", "class")


@cache
def _by_word() -> dict[str, Classes]:
    found: dict[str, set[str]] = {}
    for name, words in word_classes().items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(classes) for word, classes in found.items()}


@cache
def _cased() -> Classes:
    return frozenset(mapping("times", "cased")["classes"])


def _of_word(word: str) -> Classes:
    low = word.lower()
    classes = _by_word().get(low, frozenset())
    if word[0].islower():
        classes -= _cased()
    return classes | {"=" + low}


def _of_number(text: str) -> Classes:
    found = {"NUM"}
    if text.isdigit():
        if len(text) <= 2 and 1 <= int(text) <= 31:
            found.add("INT2")
        if len(text) == 2:
            found.add("TAIL")
        if len(text) == 4 and 1000 <= int(text) <= 2100:
            found.add("YEAR")
    return frozenset(found)


# One lexeme of each kind that is no word.
SAMPLES = ("2019-09-30 9/30/2019 10:30 1/2 1990s 90s '98 3rd 5.5 7 12 45 1999 p.m. x's", "\n\n x")
MARKS = {"‘": "'", "’": "'", "–": "-", "—": "--", "−": "-", "‑": "-"}


def lexeme(match: re.Match[str]) -> Lexeme:
    """The lexeme that one match of `cut` is."""
    kind, text = match.lastgroup or "", match.group()
    low = normal(kind, text)
    return Lexeme(match.start(), match.end(), low, classes_of(kind, text, low))


def normal(kind: str, text: str) -> str:
    """How rules write a lexeme: in lower case, with plain apostrophes and hyphens."""
    if kind == "POSS":
        return "'s"
    return MARKS.get(text, text) if kind == "MARK" else text.lower()


def classes_of(kind: str, text: str, low: str) -> Classes:
    """The classes of a lexeme of a kind."""
    if kind == "WORD":
        return _of_word(text)
    if kind == "NUM":
        return _of_number(text[:24])
    if kind == "MARK":
        return frozenset(("=" + low,))
    return frozenset((kind,))


def cut(text: str) -> list[re.Match[str]]:
    """The text's lexemes in order; white space is none, but a blank line is a `GAP` that no rule crosses."""
    return list(_LEXEME.finditer(text))
