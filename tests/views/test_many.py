"""Tables of many outlets and many events, timelines, and what only looks like a conflict."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import RenderableType

from claimx.model import Article, Judgement, Published, Relation, Result
from claimx.views import judged, tables, terminal, unlike
from claimx.views.compared import differing
from claimx.views.index import Index
from claimx.views.timeline import timeline
from tests.reports import run
from tests.views.sample import RELATIONS, RESCUE, RESULT


def text(*parts: RenderableType, width: int = 100) -> str:
    return "".join(terminal.rendered(parts, terminal.console(None, width)))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """Thirty outlets on one strike: two tolls, told by twenty and by ten."""
    told = ["The strike on Aleppo on Tuesday killed 12 people.", "Tuesday's strike on Aleppo killed 17 people."]
    reports = [("2022-05-11", told[number % 3 == 0]) for number in range(30)]
    return run(tmp_path_factory.mktemp("many"), *reports, outlets=tuple(f"Paper {n:02}" for n in range(30)))


def test_thirty_outlets_stand_under_the_values_that_they_tell(many: Result) -> None:
    shown = text(*tables.parts(many, 100))
    counts = shown[shown.index("✗ count") :].splitlines()
    assert len(counts) < 60
    names = [f"Paper {n:02}" for n in range(30)]
    table = " ".join(" ".join(counts).split())
    assert all(name in table for name in names)
    first, second = table.index("12 killed"), table.index("17 killed")
    assert first < table.index("Paper 01") < second < table.index("Paper 00")


def test_one_text_in_many_outlets_is_one_origin(many: Result) -> None:
    shown = text(*tables.parts(many, 100))
    assert "told by 30 articles of 30 outlets, 2 origins" in shown


def test_many_events_are_counted_not_shown() -> None:
    events = tuple(replace(RESCUE, id=f"e{n}", label=f"rescue number {n}") for n in range(40))
    told = tuple(replace(r, id=f"{r.id}-{e.id}", event=e.id) for e in events for r in RELATIONS if r.event == RESCUE.id)
    result = replace(RESULT, events=events, relations=told)
    shown = text(*tables.parts(result, 100))
    assert shown.count("rescue number") == tables.MOST
    assert "15 more with --all" in shown
    assert text(*tables.parts(result, 100, everything=True)).count("rescue number") == 40


OVER_TIME = (
    ("2022-03-01", "The port of Rotterdam will be closed on 5 March, officials said."),
    ("2022-03-06", "The port of Rotterdam was closed on 5 March."),
    ("2022-03-07", "The port of Rotterdam was not closed on 5 March, the mayor said."),
)


def test_an_event_over_time(tmp_path: Path) -> None:
    result = run(tmp_path, *OVER_TIME)
    (event,) = [e for e in result.events if len(e.claims) == 3]
    told = timeline(event, Index(result))
    assert [(e.day, e.stage, e.outlet) for e in told] == [
        ("2022-03-01", "planned", "Outlet 0"),
        ("2022-03-06", "done", "Outlet 1"),
        ("2022-03-07", "denied", "Outlet 2"),
    ]
    assert "2022-03-06  done     Outlet 1" in text(*tables.parts(result, 100))


def test_an_event_of_articles_without_a_day_has_no_order(tmp_path: Path) -> None:
    result = run(tmp_path, *OVER_TIME)
    undated = replace(result, articles=tuple(replace(a, published=None) for a in result.articles))
    assert not any(c.timeline for c in differing(undated))


def test_what_is_reversed_comes_after_what_it_undoes() -> None:
    day = date(2022, 3, 1)
    articles = tuple(
        Article(n, "", n, outlet=n, published=Published(replace_day(day, n), replace_day(day, n), "row")) for n in "ab"
    )
    one, other = RESULT.claims[0], RESULT.claims[1]
    opened = replace(one, article="a", status="actual", negated=False, nominal=False)
    opened = replace(opened, predicate=replace(one.predicate, cls="OPEN"))
    shut = replace(opened, id=other.id, article="b", predicate=replace(one.predicate, cls="CLOSE"))
    event = replace(RESCUE, claims=(opened.id, shut.id), slots=())
    result = replace(RESULT, articles=articles, claims=(opened, shut), events=(event,), relations=())
    assert [e.stage for e in timeline(event, Index(result))] == ["done", "reversed"]


def replace_day(day: date, name: str) -> date:
    return day.replace(day=1 + "ab".index(name))


def test_why_not_lists_both_sides_and_the_reason() -> None:
    shown = " ".join(text(unlike.view(RESULT)).split())
    for relation in RELATIONS:
        assert (relation.why in shown) == (relation.kind == "incomparable")
    assert "incomparable count" in shown
    alike = replace(RESULT, relations=tuple(r for r in RELATIONS if r.kind != "incomparable"))
    assert "Nothing." in text(unlike.view(alike))
    assert isinstance(RELATIONS[0], Relation)


def test_judgements_are_listed_with_what_became_of_them() -> None:
    rows = (
        Judgement("same event", "c1", "c2", None, "one strike", applied=True),
        Judgement("not a conflict", "c3", "c4", "count", why="no claim is c3"),
    )
    lines = text(judged.view(rows)).split("\n")
    assert "same event: c1 and c2  one strike" in lines
    assert "not a conflict: c3 and c4, count    does not apply: no claim is c3" in lines
