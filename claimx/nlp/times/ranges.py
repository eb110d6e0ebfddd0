"""Splits a match that tells two dates at once ("3 to 5 May", "2012-13") into one form a date."""

from dataclasses import replace

from claimx.nlp.times.builders import form_of
from claimx.nlp.times.forms import Form
from claimx.nlp.times.lexer import Lexeme
from claimx.nlp.times.patterns import Match

# What one date of a range may take from the other: its month, its year.
LENT = (("MONTH", "MABBR"), ("YEAR", "YY", "STEPYEAR", "STEP"))

Part = tuple[tuple[Lexeme, ...], Form]


def is_range(match: Match) -> bool:
    """True where a rule's macros FIRST… and SECOND… mark two dates."""
    return _side(match, "FIRST") is not None


def parts_of(match: Match) -> list[Part]:
    """The words and the form of each date that a match tells; a form that no date has is left out."""
    sides = [_side(match, name) for name in ("FIRST", "SECOND")]
    alone = [_alone(match, words) for words in sides if words] or [match]
    forms = [(one.words, form_of(one)) for one in alone]
    return [(words, form) for words, form in forms if form is not None]


def _side(match: Match, name: str) -> tuple[Lexeme, ...] | None:
    return next((tuple(words) for key, words in match.slots.items() if key.startswith(name)), None)


def _alone(match: Match, words: tuple[Lexeme, ...]) -> Match:
    """The match of one side's words, with the month or year of the other where it tells none."""
    slots = {name: [lexeme for lexeme in told if lexeme in words] for name, told in match.slots.items()}
    own = {name: told for name, told in slots.items() if told}
    for names in LENT:
        if not own.keys() & set(names):
            own |= {name: match.slots[name] for name in names if name in match.slots}
    return replace(match, words=words, slots=own)
