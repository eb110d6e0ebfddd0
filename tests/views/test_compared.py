"""What outlets say of one event, before any layout."""

from dataclasses import replace

from claimx.model import Slot, Value
from claimx.views.compared import Comparison, differing
from tests.views.sample import ARTICLES, FERRY, MAY, NORTH, PLAN, RESCUE, RESULT, RESUMED, SEVEN, TWELVE

FOUND = {c.event.id: c for c in differing(RESULT)}


def rows(it: Comparison) -> list[str]:
    return [row.slot for row in it.rows]


def test_events_in_conflict_come_first_and_those_without_difference_not_at_all() -> None:
    assert [c.event.id for c in differing(RESULT)] == ["ev2", "ev4", "ev1"]


def test_only_agreement_is_no_difference() -> None:
    agreed = tuple(replace(r, kind="agrees") for r in RESULT.relations)
    assert differing(replace(RESULT, relations=agreed)) == []


def test_columns_are_outlets_in_the_order_of_their_days() -> None:
    assert list(FOUND["ev1"].outlets) == ["Harbour Post", "The Courier", "c.txt"]
    undated = tuple(replace(a, published=None) if a.id == "a.txt" else a for a in ARTICLES)
    again = {c.event.id: c for c in differing(replace(RESULT, articles=undated))}
    assert list(again["ev1"].outlets) == ["The Courier", "c.txt", "Harbour Post"]


def test_articles_of_one_outlet_share_a_column() -> None:
    shared = tuple(replace(a, outlet="The Courier") for a in ARTICLES)
    comparison = {c.event.id: c for c in differing(replace(RESULT, articles=shared))}["ev1"]
    assert {name: len(articles) for name, articles in comparison.outlets.items()} == {"The Courier": 3}
    when = next(row for row in comparison.rows if row.slot == "when")
    assert [told.value for told in when.cells["The Courier"]] == ["2021-05-04", "2021-05-11", "2021-05"]


def test_two_speakers_of_one_article_are_both_in_its_cell() -> None:
    count = FOUND["ev2"].rows[0]
    told = {t.value: t.voices[0] for t in count.cells["The Courier"]}
    assert {value: (voice.quote, voice.speaker) for value, voice in told.items()} == {
        "12 (passenger)": ("12 passengers", "Police"),
        "7": ("seven", "a crew member"),
    }
    assert told["7"].sentence == SEVEN.sentence


def test_rows_that_differ_come_first_and_the_weightiest_verdict_first() -> None:
    assert rows(FOUND["ev1"]) == ["when", "status", "where"]
    assert [v.kind for v in FOUND["ev1"].rows[0].verdicts] == ["supersedes", "refines", "refines"]
    assert [v.kind for v in FOUND["ev2"].rows[0].verdicts] == ["conflicts", "conflicts", "incomparable"]


def test_one_value_of_several_outlets_agrees() -> None:
    where = next(row for row in FOUND["ev1"].rows if row.slot == "where")
    assert [v.kind for v in where.verdicts] == ["agrees"]
    assert where.differs is False


def test_an_event_of_one_outlet_shows_only_what_differs() -> None:
    assert rows(FOUND["ev4"]) == ["unit"]
    with_place = replace(RESULT.events[3], slots=(Slot("where", (Value("Dunmore", (NORTH.id,)),)),))
    again = differing(replace(RESULT, events=(*RESULT.events[:3], with_place)))
    assert rows(next(c for c in again if c.event.id == "ev4")) == ["unit"]


def test_that_all_tell_facts_is_no_row() -> None:
    facts = replace(FERRY, slots=(*FERRY.slots[:3], Slot("status", (Value("actual", (RESUMED.id, MAY.id)),))))
    told = tuple(r for r in RESULT.relations if r.slot != "status")
    again = differing(replace(RESULT, events=(facts, RESCUE), relations=told))
    assert "status" not in rows(next(c for c in again if c.event.id == "ev1"))


def test_a_value_is_told_by_its_own_place_only() -> None:
    far = replace(TWELVE.where[0], name="Oban", span=replace(TWELVE.where[0].span, text="Oban"))
    both = replace(TWELVE, where=(far, *TWELVE.where))
    again = differing(replace(RESULT, claims=tuple(both if c is TWELVE else c for c in RESULT.claims)))
    where = next(row for row in again[0].rows if row.slot == "where")
    assert [v.quote for t in where.cells["The Courier"] for v in t.voices] == ["Lorn"]


def test_kinds_mark_the_values_they_touch() -> None:
    when = FOUND["ev1"].rows[0]
    assert [t.kind for name in ("Harbour Post", "The Courier", "c.txt") for t in when.cells[name]] == [
        "supersedes",
        "supersedes",
        "refines",
    ]
    assert PLAN.id in FOUND["ev1"].event.claims
