"""Finds quantities in lexemes: number, range, bound and unit put together, labels and dates left out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from claimx.model import Bound
from claimx.nlp.quantities import phrases
from claimx.nlp.quantities.numbers import Lexeme, Number, is_hyphen, number_words, read
from claimx.rules import mapping

_JOINS = frozenset({"to", "and", "or"})
_FLIP: dict[Bound, Bound] = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
_CLOSERS = frozenset({")", "]", ",", ";", ".", ":"})


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity in the text: characters `start` to `end`, those of its number alone, its values, bound and unit."""

    start: int
    end: int
    number_start: int
    number_end: int
    low: float | None
    high: float | None
    value: float | None
    relation: Bound
    unit: str | None
    digits: bool


def find(lexemes: list[Lexeme]) -> Iterator[Found]:
    """All quantities in order; none overlap."""
    at = 0
    while at < len(lexemes):
        number = _number(lexemes, at)
        if number is None:
            at += 1
            continue
        number = _suffixed(lexemes, number)
        number, unit = _range(lexemes, number)
        found, end = _assembled(lexemes, number, unit)
        if found is not None:
            yield found
        at = max(end, number.last)


def _starts(lexeme: Lexeme) -> bool:
    return lexeme.kind != "word" or lexeme.low in number_words() or lexeme.low in _FIRST or lexeme.low in _vague_first()


_FIRST = frozenset({"a", "an", "half"})


def _vague_first() -> frozenset[str]:
    return phrases.vague_first()


def _number(lexemes: list[Lexeme], at: int) -> Number | None:
    lexeme = lexemes[at]
    if not _starts(lexeme) or (at and lexeme.glued and lexemes[at - 1].kind == "word" and not _currency(lexemes, at)):
        return None
    return phrases.fraction(lexemes, at) or phrases.vague(lexemes, at) or read(lexemes, at)


def _currency(lexemes: list[Lexeme], at: int) -> bool:
    return phrases.unit_before(lexemes, at)[0] is not None


def _suffixed(lexemes: list[Lexeme], number: Number) -> Number:
    """Reads a letter glued to digits as a magnitude: "$40bn", "$1.5m"; "m" and the like only after money or before "of"."""
    if not number.digits or number.last >= len(lexemes):
        return number
    letter = lexemes[number.last]
    size = mapping("quantities", "suffixes").get(letter.low)
    if size is None or letter.text == "M" * 2:
        return number
    follower = lexemes[number.last + 1] if number.last + 1 < len(lexemes) else None
    money = _currency(lexemes, number.first)
    if not letter.glued and not (money and letter.low in ("bn", "mn", "mln", "mil", "m", "b", "tn")):
        return number
    plain = len(letter.low) > 1 or letter.low == "k"
    if not (
        money
        or plain
        or (
            follower is not None
            and (follower.low == "of" or (follower.kind == "word" and phrases.unit_after(lexemes, number.last + 1)[0]))
        )
    ):
        return number
    return replace(number, last=number.last + 1, low=number.low * size, high=number.low * size)


def _range(lexemes: list[Lexeme], number: Number) -> tuple[Number, str | None]:
    """Widens a number to a range: "200 to 300", "20-30", "between 5% and 6%", "$3 billion to $5 billion"."""
    at, unit = number.last, None
    if number.value is None or number.fraction:
        return number, None
    inner, after = phrases.unit_after(lexemes, at)
    if inner is not None:
        at, unit = after, inner
    if at >= len(lexemes) - 1:
        return number, None
    join = lexemes[at]
    if not _joins(lexemes, number, join, at):
        return number, None
    second_at = phrases_skip(lexemes, at + 1)
    if second_at >= len(lexemes):
        return number, None
    other = _number(lexemes, second_at)
    if other is None or other.value is None or other.fraction:
        return number, None
    other = _suffixed(lexemes, other)
    merged = _merged(lexemes, number, other, unit, join)
    return (merged, unit) if merged else (number, None)


def phrases_skip(lexemes: list[Lexeme], at: int) -> int:
    """Steps over a currency sign that stands before the second number of a range."""
    for size in (3, 2, 1):
        if (
            at + size < len(lexemes)
            and phrases.unit_before(lexemes, at + size) == (phrases.unit_before(lexemes, at + size)[0], at)
            and phrases.unit_before(lexemes, at + size)[0]
        ):
            return at + size
    return at


def _joins(lexemes: list[Lexeme], number: Number, join: Lexeme, at: int) -> bool:
    if is_hyphen(join) or join.text == "—":
        return True
    if join.low not in _JOINS:
        return False
    _, first = phrases.bound_before(lexemes, phrases.unit_before(lexemes, number.first)[1])
    before = lexemes[first - 1].low if first else ""
    if join.low == "and":
        return before == "between"
    return join.low == "to" or (join.low == "or" and at == number.last)


def _merged(lexemes: list[Lexeme], low: Number, high: Number, unit: str | None, join: Lexeme) -> Number | None:
    """The range of both, the first number scaled by the second's magnitude ("4 to 5 million"); None where they make none."""
    first, second = low.low, high.low
    if (
        first < second
        and low.last - low.first == 1
        and high.last - high.first > 1
        and unit is None
        and high.digits == low.digits
    ):
        size = _magnitude_of(lexemes, high)
        first = first * size if size > 1 and first * size < second else first
    if second <= first or (join.low == "or" and second > 3 * first + 1):
        return None
    return Number(low.first, high.last, first, second, digits=low.digits)


def _magnitude_of(lexemes: list[Lexeme], number: Number) -> float:
    sizes, letters = mapping("quantities", "magnitudes"), mapping("quantities", "suffixes")
    last = lexemes[number.last - 1].low
    return float(sizes.get(last) or letters.get(last) or 1)


def _assembled(lexemes: list[Lexeme], number: Number, unit: str | None) -> tuple[Found | None, int]:
    lead, first = phrases.unit_before(lexemes, number.first)
    after, last = phrases.bound_after(lexemes, number.last)
    trail, end = phrases.unit_after(lexemes, last)
    if lead and trail is None:
        lead, end = phrases.rate(lexemes, lead, last)
    name = lead or trail or unit or ("fraction" if number.fraction else None)
    if name is not None and lexemes[end : end + 2] and [x.low for x in lexemes[end : end + 2]] == ["or", "more"]:
        after, end = ">=", end + 2
    before, first = phrases.bound_before(lexemes, first)
    if name is None and _is_label(lexemes, number, first):
        return None, end
    relation = after or before or "="
    low, high = _sides(number, relation)
    found = Found(
        lexemes[first].start,
        lexemes[end - 1].end,
        lexemes[number.first].start,
        lexemes[number.last - 1].end,
        low,
        high,
        number.value,
        relation if number.value is not None else _range_relation(relation),
        name,
        number.digits,
    )
    return found, end


def _range_relation(relation: Bound) -> Bound:
    return "~" if relation == "~" else "="


def _sides(number: Number, relation: Bound) -> tuple[float | None, float | None]:
    if relation in (">", ">="):
        return number.low, None
    if relation in ("<", "<="):
        return None, number.high
    return number.low, number.high


def _is_label(lexemes: list[Lexeme], number: Number, first: int) -> bool:
    """True for bare numbers that count nothing: page numbers, years, dates, clock times, scores, addresses, list numbers."""
    before = lexemes[number.first - 1] if number.first else None
    after = lexemes[number.last] if number.last < len(lexemes) else None
    if not number.digits:
        return False
    glued = after is not None and after.glued
    if glued and after is not None and (after.kind == "word" or after.text in ":/_@#°"):
        return True
    if before is not None and _labels(before, lexemes[number.first].glued):
        return True
    if _year(lexemes, number) or _dated(before, after):
        return True
    return _listed(lexemes, number) or _address(lexemes, number)


def _labels(before: Lexeme, glued: bool) -> bool:
    if glued and (before.text in ":/#._@\\+" or is_hyphen(before)):
        return True
    return before.text in "#№" or before.low in mapping("quantities", "labels")


def _year(lexemes: list[Lexeme], number: Number) -> bool:
    text = lexemes[number.first].text
    if number.value is None:
        return 1500 <= number.low <= 2100 and len(text) == 4 and text.isdigit()
    return number.last - number.first == 1 and len(text) == 4 and text.isdigit() and 1500 <= number.low <= 2100


def _dated(before: Lexeme | None, after: Lexeme | None) -> bool:
    months = mapping("quantities", "months")
    return any(word is not None and word.low in months and word.text[0].isupper() for word in (before, after))


def _listed(lexemes: list[Lexeme], number: Number) -> bool:
    """A score or phone number ("2-1", "555-0134"), or a number at the start of a line with a full stop or bracket."""
    if number.value is None:
        after = lexemes[number.last] if number.last < len(lexemes) else None
        joined = is_hyphen(lexemes[number.first + 1])
        return joined and number.high is not None and (after is None or after.kind != "word")
    after = lexemes[number.last] if number.last < len(lexemes) else None
    return (
        after is not None
        and is_hyphen(after)
        and after.glued
        and number.last + 1 < len(lexemes)
        and lexemes[number.last + 1].kind == "digits"
    )


def _address(lexemes: list[Lexeme], number: Number) -> bool:
    near = lexemes[number.last : number.last + 4]
    names = [lexeme for lexeme in near if lexeme.text[:1].isupper()]
    return (
        bool(near)
        and near[0].text[:1].isupper()
        and any(lexeme.low in mapping("quantities", "streets") for lexeme in names)
    )
