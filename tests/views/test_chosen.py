"""The verdicts and events that a reader asked for."""

from dataclasses import replace
from datetime import date

import pytest

from claimx.model import Published, Result
from claimx.views.chosen import Filter, chosen, unmet
from tests.views.sample import FERRY, RELATIONS, RESCUE, RESULT


def left(result: Result) -> tuple[set[str], set[str]]:
    return {e.id for e in result.events}, {r.id for r in result.relations}


def ids(**wanted: object) -> set[str]:
    return {r.id for r in RELATIONS if all(getattr(r, field) == value for field, value in wanted.items())}


def test_nothing_asked_keeps_all() -> None:
    assert chosen(RESULT, Filter()) is RESULT


CASES = [
    (Filter(kinds=("conflicts",)), ids(kind="conflicts")),
    (Filter(kinds=("conflicts", "supersedes")), ids(kind="conflicts") | ids(kind="supersedes")),
    (Filter(slots=("when",)), ids(slot="when")),
    (Filter(slots=("when",), kinds=("conflicts",)), ids(slot="when", kind="conflicts")),
    (Filter(events=(FERRY.id,)), ids(event=FERRY.id)),
    (Filter(events=(RESCUE.label.upper()[:12],)), ids(event=RESCUE.id)),
    (Filter(events=("no such event",)), set()),
]


@pytest.mark.parametrize(("wanted", "kept"), CASES)
def test_only_what_was_asked_for(wanted: Filter, kept: set[str]) -> None:
    found = chosen(RESULT, wanted)
    assert left(found)[1] == kept
    assert left(found)[0] == {r.event for r in found.relations}
    assert found.claims == RESULT.claims


@pytest.mark.parametrize("wanted", [Filter(slots=("when",)), Filter(kinds=("conflicts",)), Filter(strict=True)])
def test_no_slot_looks_uncompared_where_its_verdict_was_left_out(wanted: Filter) -> None:
    found = chosen(RESULT, wanted)
    compared = {(r.event, r.slot) for r in RELATIONS} - {(r.event, r.slot) for r in found.relations}
    assert not compared & {(event.id, s.slot) for event in found.events for s in event.slots}
    assert {s.slot for event in found.events for s in event.slots if wanted.slots} <= set(wanted.slots)


def test_since_leaves_out_what_only_older_articles_tell() -> None:
    day = Published(date(2021, 5, 1), date(2021, 5, 1), "row")
    dated = replace(RESULT, articles=tuple(replace(a, published=day) for a in RESULT.articles))
    assert chosen(dated, Filter(since=date(2021, 5, 1))).relations == RELATIONS
    assert not chosen(dated, Filter(since=date(2021, 5, 2))).relations
    undated = replace(RESULT, articles=tuple(replace(a, published=None) for a in RESULT.articles))
    assert chosen(undated, Filter(since=date(2999, 1, 1))).relations == RELATIONS


def test_an_outlet_tells_either_side() -> None:
    outlets = {a.id: a.outlet for a in RESULT.articles}
    name = next(filter(None, outlets.values()))
    found = chosen(RESULT, Filter(outlets=(name.upper(),)))
    assert found.relations
    assert len(found.relations) < len(RESULT.relations)


def test_strict_drops_only_unsure_conflicts() -> None:
    unsure = replace(RESULT, relations=tuple(replace(r, sure=False) for r in RELATIONS))
    assert {r.kind for r in chosen(unsure, Filter(strict=True)).relations} == {r.kind for r in RELATIONS} - {
        "conflicts"
    }
    sure = replace(RESULT, relations=tuple(replace(r, sure=True) for r in RELATIONS))
    assert chosen(sure, Filter(strict=True)).relations == sure.relations


def test_top_keeps_the_events_with_the_weightiest_verdicts() -> None:
    found = chosen(RESULT, Filter(top=1))
    assert len(found.events) == 1
    most = max(RESULT.events, key=lambda e: sum(r.kind == "conflicts" for r in RELATIONS if r.event == e.id))
    assert found.events[0].id == most.id


def test_what_is_asked_for_and_not_there_is_told() -> None:
    name = next(a.outlet for a in RESULT.articles if a.outlet)
    assert not list(unmet(RESULT, Filter(events=(FERRY.id[:5], FERRY.label[:9].upper()), outlets=(name.upper(),))))
    wrong = Filter(events=("no such event",), outlets=(f"{name}x", "Qqq"))
    assert list(unmet(RESULT, wrong)) == [
        "no event has the id 'no such event', or these words in its label",
        f"no article is by '{name}x'; did you mean '{name}'?",
        "no article is by 'Qqq'",
    ]
