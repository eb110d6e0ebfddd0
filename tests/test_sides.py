"""Who tells what of two articles."""

from dataclasses import replace
from itertools import permutations

import pytest

from claimx.model import DiffResult, Relation, Result, Shared, Slot, Value
from claimx.sides import sides
from tests.views.sample import ALIKE, DIFF, FERRY, MAY, NINE, PLAN, RESCUE, RESUMED, SEVEN, TWELVE, over

BOTH = over("a.txt", "b.txt")


def told(it: Shared) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    return [(s.slot, s.kind, s.a and s.a.value, s.b and s.b.value, s.first) for s in it.slots]


def swapped(it: DiffResult) -> DiffResult:
    """The same with A for B and B for A in every place."""
    other = {"a": "b", "b": "a", None: None}
    both = tuple(
        replace(e, a=e.b, b=e.a, slots=tuple(replace(s, a=s.b, b=s.a, first=other[s.first]) for s in e.slots))
        for e in it.both
    )
    return replace(it, a=it.b, b=it.a, both=both, only_a=it.only_b, only_b=it.only_a)


def test_events_of_both_with_each_sides_claims() -> None:
    assert [(e.event, e.a, e.b) for e in DIFF.both] == [
        (FERRY.id, (PLAN.id,), (RESUMED.id,)),
        (RESCUE.id, (NINE.id,), (TWELVE.id, SEVEN.id)),
    ]
    assert (DIFF.only_a, DIFF.only_b) == ((), ())


def test_values_side_by_side() -> None:
    ferry, rescue = DIFF.both
    assert told(ferry) == [
        ("what", "agrees", "Lorn ferry", "Lorn ferry", None),
        ("when", "supersedes", "2021-05-04", "2021-05-11", "a"),
        ("where", "agrees", "Lorn", "Lorn", None),
        ("status", "supersedes", "planned", "actual", "a"),
    ]
    assert told(rescue) == [
        ("count", "conflicts", "≥ 9 person", "7", None),
        ("count", "incomparable", "≥ 9 person", "12 passenger", None),
        ("where", None, None, "Lorn", None),
    ]
    assert ferry.differs
    assert rescue.differs


def test_a_conflict_within_one_article_is_no_difference_of_the_two() -> None:
    assert not any("12 and 7" in s.why for e in DIFF.both for s in e.slots)


def test_the_more_precise_side_is_named() -> None:
    (ferry,) = ALIKE.both
    assert ("when", "refines", "2021-05", "2021-05-11", "b") in told(ferry)
    assert not ferry.differs
    assert set(ALIKE.only_b) == {TWELVE.id, SEVEN.id}
    assert MAY.id not in ALIKE.only_a


@pytest.mark.parametrize(("a", "b"), [("a.txt", "b.txt"), ("a.txt", "c.txt"), ("b.txt", "c.txt")])
def test_swapping_the_articles_swaps_the_sides_only(a: str, b: str) -> None:
    assert sides(over(a, b), b, a) == swapped(sides(over(a, b), a, b))


@pytest.mark.parametrize("pair", list(permutations(("a.txt", "b.txt", "c.txt"), 2)))
def test_every_claim_is_told_once(pair: tuple[str, str]) -> None:
    it = sides(over(*pair), *pair)
    a = [*it.only_a, *(c for e in it.both for c in e.a)]
    b = [*it.only_b, *(c for e in it.both for c in e.b)]
    assert sorted(a) == sorted(c.id for c in it.found.claims if c.article == pair[0])
    assert sorted(b) == sorted(c.id for c in it.found.claims if c.article == pair[1])


def counted(*values: Value, relations: tuple[Relation, ...]) -> Result:
    event = replace(RESCUE, claims=(NINE.id, TWELVE.id, SEVEN.id), slots=(Slot("count", values),))
    return replace(BOTH, events=(event,), relations=relations)


def test_what_both_tell_besides_is_no_difference() -> None:
    """Both articles report two tolls: then they don't differ in them."""
    ten, other = replace(NINE, id="x"), replace(NINE, id="y")
    told_by_both = (Value("7", (ten.id, SEVEN.id)), Value("12", (other.id, TWELVE.id)))
    apart = Relation("r", "conflicts", "count", SEVEN.id, TWELVE.id, RESCUE.id, True, "7 and 12")
    event = replace(RESCUE, claims=("x", "y", TWELVE.id, SEVEN.id), slots=(Slot("count", told_by_both),))
    found = replace(BOTH, claims=(ten, other, TWELVE, SEVEN), events=(event,), relations=(apart,))
    (rescue,) = sides(found, "a.txt", "b.txt").both
    assert told(rescue) == [("count", "agrees", "7", "7", None), ("count", "agrees", "12", "12", None)]


def test_what_one_tells_beside_what_both_tell_differs() -> None:
    apart = Relation("r", "conflicts", "count", NINE.id, SEVEN.id, RESCUE.id, True, "12 and 7")
    found = counted(Value("12", (NINE.id, TWELVE.id)), Value("7", (SEVEN.id,)), relations=(apart,))
    (rescue,) = sides(found, "a.txt", "b.txt").both
    assert told(rescue) == [("count", "agrees", "12", "12", None), ("count", "conflicts", "12", "7", None)]


def test_values_that_no_verdict_ties_stand_beside_each_other() -> None:
    found = counted(Value("9", (NINE.id,)), Value("12", (TWELVE.id,)), Value("7", (SEVEN.id,)), relations=())
    (rescue,) = sides(found, "a.txt", "b.txt").both
    assert told(rescue) == [("count", None, "9", "12", None), ("count", None, None, "7", None)]


def test_values_of_two_cores_agree_in_nothing() -> None:
    """Claims of two cores only sound like one happening: no agreement, and no difference but what a verdict ties."""
    twelve, seven = Value("12", (NINE.id, TWELVE.id)), Value("7", (SEVEN.id,))
    apart = Relation("r", "conflicts", "count", NINE.id, SEVEN.id, RESCUE.id, True, "12 and 7")
    found = counted(twelve, seven, relations=(apart,))
    for cores, kinds in (
        (((NINE.id, TWELVE.id, SEVEN.id),), ["agrees", "conflicts"]),
        (((NINE.id, SEVEN.id), (TWELVE.id,)), ["conflicts", None]),
        (((NINE.id,), (TWELVE.id, SEVEN.id)), ["conflicts", None]),
    ):
        event = replace(found.events[0], cores=cores)
        (rescue,) = sides(replace(found, events=(event,)), "a.txt", "b.txt").both
        assert [slot.kind for slot in rescue.slots] == kinds


def test_a_verdict_on_a_slot_without_values_stands_between_the_claims() -> None:
    parts = Relation("r", "incomparable", "event", NINE.id, TWELVE.id, RESCUE.id, True, "two parts of it")
    (rescue,) = sides(counted(relations=(parts,)), "a.txt", "b.txt").both
    assert told(rescue) == [("event", "incomparable", NINE.text, TWELVE.text, None)]


def test_a_claim_that_conflicts_with_itself_is_no_difference() -> None:
    unit = Relation("r", "conflicts", "unit", NINE.id, NINE.id, RESCUE.id, True, "30 km are not 25 miles")
    (rescue,) = sides(counted(relations=(unit,)), "a.txt", "b.txt").both
    assert rescue.slots == ()
    assert not rescue.differs


def test_versions_of_one_article_tell_the_same_in_the_same_words() -> None:
    """Two events, since nothing else ties them; curly quotes, dashes and capitals are no change."""
    one, other = replace(NINE, text="boat “Ida” re-sank", id="x"), replace(SEVEN, text='Boat "Ida" resank', id="y")
    other = replace(other, predicate=one.predicate)
    events = tuple(replace(RESCUE, id=f"e{c.id}", claims=(c.id,), slots=(), cores=()) for c in (one, other))
    found = replace(BOTH, claims=(one, other), events=events, relations=())
    apart, versions = (sides(found, "a.txt", "b.txt", one_origin=copied) for copied in (False, True))
    assert (apart.both, apart.only_a, apart.only_b) == ((), ("x",), ("y",))
    assert [(e.event, e.a, e.b) for e in versions.both] == [("ex", ("x",), ("y",))]
    assert (versions.only_a, versions.only_b) == ((), ())
    denied = replace(found, claims=(one, replace(other, negated=True)))
    assert sides(denied, "a.txt", "b.txt", one_origin=True).only_b == ("y",)
