"""Quantities compared: bounds, roles, things counted, units, rounding."""

import re

import pytest

from claimx.compare.quantities import ConversionRow, PeopleRow, compare_quantities, group_of, unit_conflict
from claimx.model import Bound, Quantity, Role, Span
from claimx.rules import table


def q(
    text: str,
    value: float | None = None,
    relation: Bound = "=",
    *,
    low: float | None = None,
    high: float | None = None,
    unit: str | None = None,
    of: str | None = None,
    role: Role | None = None,
) -> Quantity:
    if value is not None:
        low = None if relation in ("<", "<=") else value
        high = None if relation in (">", ">=") else value
    return Quantity(Span(0, len(text), text), value, low, high, relation, unit=unit, of=of, role=role)


DOZENS = q("dozens", low=24, high=120)
CASES = [
    (q("at least 12", 12, ">="), q("17", 17), "refines", "b"),
    (q("17", 17), q("at least 12", 12, ">="), "refines", "a"),
    (q("at least 20", 20, ">="), q("17", 17), "conflicts", None),
    (q("nearly 80", 80, "~"), q("77", 77), "refines", "b"),
    (q("about 80", 80, "~"), q("40", 40), "conflicts", None),
    (DOZENS, q("45", 45), "refines", "b"),
    (DOZENS, q("300", 300), "conflicts", None),
    (q("6 fighters", 6, of="fighter", role="killed"), q("two", 2, role="killed"), "conflicts", None),
    (
        q("six militiamen", 6, of="militiaman", role="killed"),
        q("2 fighters", 2, of="fighter", role="killed"),
        "conflicts",
        None,
    ),
    (q("12", 12, role="killed"), q("30", 30, role="injured"), "incomparable", None),
    (q("9 children", 9, of="child"), q("72 people", 72, of="person"), "incomparable", None),
    (q("9 children", 9, of="child"), q("9 minors", 9, of="minor"), "agrees", None),
    (q("40 trucks", 40, of="truck"), q("12 boats", 12, of="boat"), None, None),
    (q("12 trucks", 12, of="truck"), q("20 trucks", 20, of="truck"), "conflicts", None),
    (q("more than 30", 30, ">"), q("30", 30), "conflicts", None),
    (q("up to 30", 30, "<="), q("30", 30), "refines", "b"),
    (q("fewer than 30", 30, "<"), q("at least 30", 30, ">="), "conflicts", None),
    (q("at least 12", 12, ">="), q("at least 15", 15, ">="), "refines", "b"),
    (q("at least 12", 12, ">="), q("up to 15", 15, "<="), "agrees", None),
    (q("2 kilometres", 2, unit="kilometre"), q("1.2 miles", 1.2, unit="mile"), "agrees", None),
    (q("2 kilometres", 2, unit="kilometre"), q("12 miles", 12, unit="mile"), "conflicts", None),
    (q("12 percent", 12, unit="percent"), q("12 dollars", 12, unit="US dollar"), "incomparable", None),
    (q("1.5 million people", 1_500_000, of="people"), q("1,480,000 people", 1_480_000, of="people"), "agrees", None),
    (q("5 sous", 5, unit="sou"), q("5 sous", 5, unit="sou"), "agrees", None),
    (q("some"), q("12", 12), None, None),
]


@pytest.mark.parametrize(("a", "b", "kind", "finer"), CASES)
def test_two_reports(a: Quantity, b: Quantity, kind: str | None, finer: str | None) -> None:
    told = compare_quantities(a, b)
    assert (told.kind, told.finer) == (kind, finer), told.why
    for side in (a, b):
        assert side.span is not None
        assert re.search(rf"\b{re.escape(side.span.text)}\b", told.why) or "are" in told.why


@pytest.mark.parametrize(("a", "b", "kind", "finer"), CASES)
def test_order_turns_only_the_sides(a: Quantity, b: Quantity, kind: str | None, finer: str | None) -> None:
    told = compare_quantities(b, a)
    assert told.kind == kind
    assert told.finer == ({"a": "b", "b": "a"}[finer] if finer else None)


MEASURES = [
    (400, "kilometre", 350, "mile", "conflicts", "400 kilometres are 249 miles, not 350"),
    (600, "kilometre", 370, "mile", "agrees", "600 kilometres are 373 miles, given as 370"),
    (
        41,
        "degree Celsius",
        106,
        "degree Fahrenheit",
        "agrees",
        "41 degrees Celsius are 106 degrees Fahrenheit, given as 106",
    ),
    (
        41,
        "degree Celsius",
        90,
        "degree Fahrenheit",
        "conflicts",
        "41 degrees Celsius are 106 degrees Fahrenheit, not 90",
    ),
    (47, "foot", 14, "metre", "agrees", "47 feet are 14 metres, given as 14"),
    (400, "pound", 181, "kilogram", "agrees", "400 pounds are 181 kilograms, given as 181"),
    (2, "kilometre", 1.2, "mile", "agrees", "2 kilometres are 1.2 miles, given as 1.2"),
    (120, "square kilometre", 46, "square mile", "agrees", "120 square kilometres are 46 square miles, given as 46"),
]


@pytest.mark.parametrize(("one", "unit", "two", "other", "kind", "why"), MEASURES)
def test_two_measures_of_one_thing(one: float, unit: str, two: float, other: str, kind: str, why: str) -> None:
    told = unit_conflict(q("a", one, unit=unit), q("b", two, unit=other))
    assert (told.kind, told.why) == (kind, why)


def test_units_that_do_not_convert_say_nothing() -> None:
    assert unit_conflict(q("4 km", 4, unit="kilometre"), q("4 kg", 4, unit="kilogram")).kind is None


@pytest.mark.parametrize("row", table("units", "conversion", ConversionRow), ids=lambda row: row.unit)
def test_every_conversion_does_what_its_example_says(row: ConversionRow) -> None:
    said = re.fullmatch(r"([\d.]+) (.+) is ([\d.]+) (.+)", row.example)
    assert said is not None
    rows = {r.unit: r for r in table("units", "conversion", ConversionRow)}
    one, two = rows[said[2]], rows[said[4]]
    assert row in (one, two)
    assert float(said[1]) * one.factor + one.offset == pytest.approx(float(said[3]) * two.factor + two.offset, abs=1e-6)


@pytest.mark.parametrize("row", table("units", "people", PeopleRow), ids=lambda row: row.group)
def test_kinds_of_people_are_compared_within_their_group(row: PeopleRow) -> None:
    numbers = re.findall(r"\d+", row.example)
    assert numbers[0] == numbers[1]
    assert {group_of(lemma) for lemma in row.lemmas} == {row.group}
    a, b = (q(lemma, 5, of=lemma) for lemma in row.lemmas[:2])
    assert compare_quantities(a, b).kind == "agrees"
