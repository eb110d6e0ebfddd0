"""Finds quantities in a line's lexemes: number, range, bound and unit put together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimx.model import Bound
from claimx.nlp.quantities import phrases
from claimx.nlp.quantities.labels import after_name, is_age, is_clock, is_label, is_year
from claimx.nlp.quantities.numbers import Lexeme, Number, is_hyphen, read
from claimx.rules import mapping

_MINUS = frozenset({"-", "−", "minus"})
_LISTS = frozenset({",", "and", "or", "&", "to"})
_OLD = frozenset({"old", "olds"})


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity in the text.

    `start` to `end` are its characters, `number_start` to `number_end` those of its number alone. `doubtful` tells
    that it may be a year or part of a name: it counts only where the parse shows a noun that it counts.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: float | None
    low: float | None
    high: float | None
    relation: Bound
    unit: str | None
    age: bool = False
    doubtful: bool = False


def find(lexemes: list[Lexeme]) -> Iterator[Found]:
    """All quantities in order; none overlap."""
    at, label = 0, -1
    while at < len(lexemes):
        number = _number(lexemes, at)
        if number is None:
            at += 1
            continue
        number = _signed(lexemes, _suffixed(lexemes, number))
        found, end = _assembled(lexemes, *_ranged(lexemes, number))
        listed = 0 <= label <= at and all(lexeme.low in _LISTS for lexeme in lexemes[label:at])
        if found is None or (listed and found.unit is None):
            label = end
        else:
            yield found
        at = end


def _number(lexemes: list[Lexeme], at: int) -> Number | None:
    lexeme = lexemes[at]
    if lexeme.kind == "word" and lexeme.low not in phrases.starters():
        return None
    if at and lexeme.glued and lexemes[at - 1].kind == "word" and phrases.unit_before(lexemes, at)[0] is None:
        return None
    return phrases.fraction(lexemes, at) or phrases.vague(lexemes, at) or read(lexemes, at)


def _suffixed(lexemes: list[Lexeme], number: Number) -> Number:
    """Reads a letter after digits as a magnitude ("$40bn", "20k"); a lone "m" only with money, "of" or a unit."""
    if not number.digits or number.last >= len(lexemes):
        return number
    letter = lexemes[number.last]
    size = mapping("quantities", "suffixes").get(letter.low)
    money = size is not None and phrases.unit_before(lexemes, number.first)[0] is not None
    if (
        size is None
        or not (letter.glued or money)
        or not (money or len(letter.low) > 1 or _stands_for_more(lexemes, number.last))
    ):
        return number
    return replace(number, last=number.last + 1, low=number.low * size, high=number.low * size)


def _stands_for_more(lexemes: list[Lexeme], at: int) -> bool:
    """True for "k", and for "m" where a unit or "of" follows ("35m of them", "2m barrels")."""
    if lexemes[at].text == "k":
        return True
    follows = at + 1 < len(lexemes) and not lexemes[at + 1].glued
    return follows and (lexemes[at + 1].low == "of" or phrases.unit_after(lexemes, at + 1)[0] is not None)


def _signed(lexemes: list[Lexeme], number: Number) -> Number:
    """As in "-5 degrees", "minus 20", "minus-130"; a hyphen glued to what precedes it is none."""
    at = number.first - 1
    if number.value is None or at < 0 or not number.digits:
        return number
    if is_hyphen(lexemes[at]) and at and lexemes[at - 1].low == "minus":
        at -= 1
    sign = lexemes[at]
    if sign.low not in _MINUS or (sign.kind == "sign" and (sign.glued or not lexemes[number.first].glued)):
        return number
    return replace(number, first=at, low=-number.low, high=-number.low)


def _ranged(lexemes: list[Lexeme], low: Number) -> tuple[Number, str | None]:
    """Widens a number to a range: "200 to 300", "20-30", "between 5% and 6%", "$3 billion to $5 billion"."""
    if low.value is None or low.fraction:
        return low, None
    unit, at = phrases.unit_after(lexemes, low.last)
    if at + 1 >= len(lexemes) or not _joins(lexemes, low, at):
        return low, None
    lead, second = phrases.unit_leading(lexemes, at + 1)
    high = _number(lexemes, second) if second < len(lexemes) else None
    if high is None or high.value is None or high.fraction:
        return low, None
    high = _suffixed(lexemes, high)
    first_lead = phrases.unit_before(lexemes, low.first)[0]
    if (unit and phrases.unit_after(lexemes, high.last)[0] != unit) or (lead and lead != first_lead):
        return low, None
    return _merged(lexemes, low, high, lexemes[at]) or low, unit


def _joins(lexemes: list[Lexeme], number: Number, at: int) -> bool:
    """True for a hyphen, "to", "or", and for "and" after "between"."""
    join = lexemes[at]
    if is_hyphen(join) or join.low == "to":
        return True
    if join.low == "or":
        return at == number.last
    _, first = phrases.bound_before(lexemes, phrases.unit_before(lexemes, number.first)[1])
    return join.low == "and" and first > 0 and lexemes[first - 1].low == "between"


def _merged(lexemes: list[Lexeme], low: Number, high: Number, join: Lexeme) -> Number | None:
    """The range of both, the first scaled by the second's magnitude ("4 to 5 million"); None where they make none."""
    first, second = low.low, high.low
    size = _magnitude(lexemes, high) if low.last - low.first == 1 else 1.0
    if first < second and first * size < second:
        first *= size
    if second <= first or (join.low == "or" and second > 3 * first + 1):
        return None
    return Number(low.first, high.last, first, second, digits=low.digits)


def _magnitude(lexemes: list[Lexeme], number: Number) -> float:
    if number.last - number.first == 1:
        return 1.0
    last = lexemes[number.last - 1].low
    return float(mapping("quantities", "magnitudes").get(last) or mapping("quantities", "suffixes").get(last) or 1)


def _assembled(lexemes: list[Lexeme], number: Number, unit: str | None) -> tuple[Found | None, int]:
    """The quantity around a number with its unit and bounds, None where it is a label; and where the search goes on."""
    unit, first, end, after = _measured(lexemes, number, unit)
    before, first = phrases.bound_before(lexemes, first)
    if is_clock(lexemes, number) or (unit is None and is_label(lexemes, number)):
        return None, end
    relation: Bound = after or before or "="
    low, high = _sides(number, relation)
    if unit is None and is_age(lexemes, number):
        unit, age = "year", True
    elif age := unit in mapping("quantities", "time_units") and _aged(lexemes, end):
        end += 2 if is_hyphen(lexemes[end]) else 1
    doubtful = unit is None and (after_name(lexemes, number) or (number.digits and is_year(lexemes, number)))
    span = (lexemes[first].start, lexemes[end - 1].end, lexemes[number.first].start, lexemes[number.last - 1].end)
    return Found(*span, number.value, low, high, relation, unit, age, doubtful), end


def _measured(lexemes: list[Lexeme], number: Number, unit: str | None) -> tuple[str | None, int, int, Bound | None]:
    """The number's unit, where unit and number begin and end, and the bound said behind them."""
    lead, first = phrases.unit_before(lexemes, number.first)
    after, last = phrases.bound_after(lexemes, number.last)
    trail, end = phrases.unit_after(lexemes, last)
    if lead and trail is None:
        lead, end = phrases.rate(lexemes, lead, last)
    if trail and after is None:
        after, end = phrases.bound_after(lexemes, end)
    return lead or trail or unit or ("fraction" if number.fraction else None), first, end, after


def _aged(lexemes: list[Lexeme], at: int) -> bool:
    """True where "-old" or "old" follows the unit: an age."""
    at += at < len(lexemes) and is_hyphen(lexemes[at])
    return at < len(lexemes) and lexemes[at].low in _OLD


def _sides(number: Number, relation: Bound) -> tuple[float | None, float | None]:
    if relation in (">", ">="):
        return number.low, None
    if relation in ("<", "<="):
        return None, number.high
    return number.low, number.high
