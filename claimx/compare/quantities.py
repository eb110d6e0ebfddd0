"""Compares two quantities: counts of one thing told by two reports, or two measures of one thing in one text."""

import math
from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimx.compare.verdict import Verdict
from claimx.model import Quantity
from claimx.rules import table
from claimx.rules.persons import person_noun

Side = Literal["a", "b"]
_ROUGH = 0.125
_BIG = 1000


@dataclass(frozen=True, slots=True)
class Comparison(Verdict):
    """A verdict on two quantities; with kind "refines", `finer` tells which side is the more precise."""

    finer: Side | None = None


@dataclass(frozen=True, slots=True)
class ConversionRow:
    """A `[[conversion]]` row: value * factor + offset is the value in the dimension's base unit."""

    unit: str
    dimension: str
    factor: float
    example: str
    offset: float = 0.0


@dataclass(frozen=True, slots=True)
class PeopleRow:
    """A `[[people]]` row: nouns that count one kind of people; `whole` where they leave nobody out."""

    group: str
    lemmas: tuple[str, ...]
    example: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high` that a quantity can mean."""

    low: float
    high: float

    def meets(self, other: "Interval") -> bool:
        """True where some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def within(self, other: "Interval") -> bool:
        """True where every value of this one lies in the other."""
        return other.low <= self.low and self.high <= other.high


def compare_quantities(a: Quantity, b: Quantity) -> Comparison:
    """How two reports of a count or measure stand to each other.

    In: two quantities that are thought to count one thing. Out: kind "agrees" (the same, or compatible and neither
    more precise), "refines" (compatible, and `finer` the more precise side), "conflicts", "incomparable" (different
    things, roles or kinds of unit are counted), or None (nothing can be said); `why` is one sentence with both values.
    """
    apart = _apart(a, b)
    if apart is not None:
        return apart
    first, second = _base(a), _base(b)
    if first is None or second is None:
        return Comparison(None, f"{_said(a)} and {_said(b)} have no value to compare")
    other = _too_many(a, b, second, first) or _too_many(b, a, first, second) or _other_things(a, b)
    same = _same_value(a, b)
    if other is not None and not same:
        return other
    if same:
        return Comparison(
            "agrees", f"both say {_said(a)}" if _said(a) == _said(b) else f"{_said(a)} and {_said(b)} are the same"
        )
    if not first.meets(second):
        return Comparison("conflicts", _clash(a, b))
    return _compatible(a, b, first, second)


def unit_conflict(a: Quantity, b: Quantity) -> Verdict:
    """Whether two measures of one thing in one text agree ("400 km (350 miles)"), within the rounding of both figures.

    Out: kind "agrees", "conflicts", or None where one unit does not convert into the other.
    """
    units = _conversions()
    one, two = units.get(a.unit or ""), units.get(b.unit or "")
    if one is None or two is None or one.dimension != two.dimension or a.value is None or b.value is None:
        return Verdict(None, f"{_said(a)} and {_said(b)} do not convert into each other")
    converted = (a.value * one.factor + one.offset - two.offset) / two.factor
    near = _in_base(Interval(*_rounding(a.value)), one).meets(_in_base(Interval(*_rounding(b.value)), two))
    there = f"{_figure(_round_like(converted, b.value))} {_plural(two.unit, converted)}"
    told = f"{_figure(a.value)} {_plural(one.unit, a.value)} are {there}"
    return (
        Verdict("agrees", f"{told}, given as {_figure(b.value)}")
        if near
        else Verdict("conflicts", f"{told}, not {_figure(b.value)}")
    )


def group_of(lemma: str | None) -> str | None:
    """The kind of people that a counted noun means; None for other things and where nothing is said.

    A noun for persons that no list of kinds has is a kind of its own ("fisherman").
    """
    if lemma is None:
        return None
    return _people().get(lemma) or (lemma if person_noun(lemma) is not None else None)


@cache
def _conversions() -> dict[str, ConversionRow]:
    return {row.unit: row for row in table("units", "conversion", ConversionRow)}


@cache
def _people() -> dict[str, str]:
    return {lemma: row.group for row in table("units", "people", PeopleRow) for lemma in row.lemmas}


@cache
def _whole() -> frozenset[str]:
    return frozenset(lemma for row in table("units", "people", PeopleRow) if row.whole for lemma in row.lemmas)


def _apart(a: Quantity, b: Quantity) -> Comparison | None:
    """Reasons for which the two can't be compared whatever their values."""
    if a.role and b.role and a.role != b.role:
        return Comparison("incomparable", f"{_said(a)} counts the {a.role}, {_said(b)} the {b.role}")
    if _dimension(a) != _dimension(b):
        return Comparison("incomparable", f"{_said(a)} and {_said(b)} are not measured alike")
    return None


def _dimension(quantity: Quantity) -> str | None:
    row = _conversions().get(quantity.unit or "")
    return row.dimension if row else quantity.unit


def _too_many(whole: Quantity, part: Quantity, some: Interval, everybody: Interval) -> Comparison | None:
    """A kind of people that is more than all people are said to be: four fishermen among three dead."""
    kind = group_of(part.of)
    if whole.of not in _whole() or part.of == whole.of or kind in (None, group_of(whole.of)):
        return None
    if some.low <= everybody.high:
        return None
    return Comparison("conflicts", f"{_said(part)} can't be among {_said(whole)}")


def _other_things(a: Quantity, b: Quantity) -> Comparison | None:
    """Different nouns: another kind of people is another count; of other nouns nothing is known."""
    if a.unit or b.unit or a.of is None or b.of is None or a.of == b.of:
        return None
    one, two = group_of(a.of), group_of(b.of)
    if one is not None and one == two:
        return None
    if one is not None and two is not None:
        kinds = [_people().get(q.of or "") or f"by '{q.of}'" for q in (a, b)]
        return Comparison("incomparable", f"{_said(a)} counts {kinds[0]}, {_said(b)} counts {kinds[1]}")
    if a.role is not None and a.role == b.role:
        return Comparison("incomparable", f"{_said(a)} counts by '{a.of}', {_said(b)} by '{b.of}'")
    return Comparison(None, f"{_said(a)} counts by '{a.of}', {_said(b)} by '{b.of}'")


def _same_value(a: Quantity, b: Quantity) -> bool:
    return a.unit == b.unit and (a.value, a.low, a.high, a.relation) == (b.value, b.low, b.high, b.relation)


def _compatible(a: Quantity, b: Quantity, first: Interval, second: Interval) -> Comparison:
    """Two intervals that meet: the only exact one refines, or the one within the other; two exact ones agree."""
    finer = _finer(a, b, first, second)
    if finer is None:
        return Comparison("agrees", f"{_said(a)} and {_said(b)} can both be true")
    more, less = (a, b) if finer == "a" else (b, a)
    return Comparison("refines", f"{_said(more)} is more precise than {_said(less)}, and both can be true", finer)


def _finer(a: Quantity, b: Quantity, first: Interval, second: Interval) -> Side | None:
    exact = (a.relation == "=" and a.value is not None, b.relation == "=" and b.value is not None)
    if exact[0] != exact[1]:
        return "a" if exact[0] else "b"
    if exact[0]:
        return None
    if first.within(second) != second.within(first):
        return "a" if first.within(second) else "b"
    return None


def _clash(a: Quantity, b: Quantity) -> str:
    if a.unit and b.unit and a.unit != b.unit and a.value is not None and b.value is not None:
        return unit_conflict(a, b).why
    return f"{_said(a)} and {_said(b)} can't both be true"


def _base(quantity: Quantity) -> Interval | None:
    """The quantity's interval in its dimension's base unit."""
    told = interval(quantity)
    row = _conversions().get(quantity.unit or "")
    return _in_base(told, row) if told is not None and row is not None else told


def _in_base(interval: Interval, row: ConversionRow) -> Interval:
    return Interval(interval.low * row.factor + row.offset, interval.high * row.factor + row.offset)


def interval(q: Quantity) -> Interval | None:
    """The values that a quantity can mean, in its own unit; None where it tells none."""
    if q.value is None:
        if q.low is None and q.high is None:
            return None
        return Interval(-math.inf if q.low is None else q.low, math.inf if q.high is None else q.high)
    low, high = _rounding(q.value) if q.unit or abs(q.value) >= _BIG or q.value % 1 else (q.value, q.value)
    if q.relation == "~":
        rough = abs(q.value) * _ROUGH
        return Interval(min(low, q.value - rough), max(high, q.value + rough))
    whole = not q.unit and q.value % 1 == 0
    if q.relation in (">", ">="):
        return Interval(q.value + 1 if whole and q.relation == ">" else q.value, math.inf)
    if q.relation in ("<", "<="):
        return Interval(-math.inf, q.value - 1 if whole and q.relation == "<" else q.value)
    return Interval(low, high)


def _rounding(value: float) -> tuple[float, float]:
    """What a printed figure can stand for: half a unit of its last digit, trailing zeros left out, to both sides."""
    half = _grain(value) / 2
    return value - half, value + half


def _grain(value: float) -> float:
    if value == 0:
        return 1.0
    digits = format(abs(value), ".10g")
    if "e" in digits:
        mantissa, _, power = digits.partition("e")
        return float(10 ** (int(power) - len(mantissa.partition(".")[2])))
    whole, _, part = digits.partition(".")
    if part:
        return float(10 ** -len(part))
    return float(10 ** (len(whole) - len(whole.rstrip("0"))))


def _round_like(value: float, model: float) -> float:
    """`value` to as many decimals as `model` shows, whole numbers at least."""
    grain = min(_grain(model), 1.0)
    return round(value, max(0, -math.floor(math.log10(grain) + 1e-9)))


def _said(quantity: Quantity) -> str:
    """The quantity as its text says it, in quotation marks."""
    if quantity.span is not None:
        return f"“{' '.join(quantity.span.text.split())}”"
    if quantity.value == 0:
        return f"“no {quantity.of or 'one'}”"
    figure = (
        _figure(quantity.value)
        if quantity.value is not None
        else f"{_figure(quantity.low)} to {_figure(quantity.high)}"
    )
    return f"“{figure} {quantity.of or quantity.unit or ''}".rstrip() + "”"


def _figure(value: float | None) -> str:
    return "more" if value is None else format(value, ",.10g")


def _plural(unit: str, value: float) -> str:
    """A unit's name for a sentence: "miles", "feet", "US dollars"."""
    if value == 1 or unit in ("percent", "hertz", "horsepower"):
        return unit
    if unit.startswith("degree"):
        return unit.replace("degree", "degrees", 1)
    head, per, rest = unit.partition(" per ")
    many = {"foot": "feet", "inch": "inches", "century": "centuries"}.get(head, head + "s")
    if head.endswith(" foot"):
        many = head.removesuffix("foot") + "feet"
    return many + per + rest
