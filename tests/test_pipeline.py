"""From files to events and relations: what outlets agree on, where they differ, and what is no conflict."""

import json
import sys
from pathlib import Path

import pytest
import time_machine
from spacy.tokens import Doc

from claimx.extract import told_of
from claimx.model import Chain, Claim, Result
from claimx.pipeline import Options, annotate, extract
from claimx.views import json as view

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


def run(folder: Path, *rows: tuple[str, str, str]) -> Result:
    """The result of articles given as (outlet, published, text)."""
    lines = [
        json.dumps({"id": f"{i}", "outlet": outlet, "published": published, "text": text})
        for i, (outlet, published, text) in enumerate(rows)
    ]
    path = folder / "articles.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return extract(Options(paths=(str(path),)))


def told(result: Result) -> set[tuple[str, str]]:
    """Slot and kind of every relation between claims of different articles."""
    article = {c.id: c.article for c in result.claims}
    return {(r.slot, r.kind) for r in result.relations if article[r.a] != article[r.b]}


CASES = [
    (
        "two days of one reopening conflict",
        ("2021-03-03", "The Lopatin bridge reopened to traffic on Monday, the ministry said."),
        ("2021-03-04", "The Lopatin bridge reopened on 2 March."),
        {("when", "conflicts")},
        set(),
    ),
    (
        "a plan gives way to its outcome",
        ("2022-01-20", "The Dolni mine will reopen on 2 February, its owner said."),
        ("2022-02-10", "The Dolni mine reopened on 9 February."),
        {("when", "supersedes")},
        {("when", "conflicts")},
    ),
    (
        "two tolls of one strike on one day conflict",
        ("2022-05-11", "The strike on Odessa on Tuesday killed 11 people."),
        ("2022-05-11", "Tuesday's strike on Odessa killed 19 people."),
        {("count", "conflicts")},
        set(),
    ),
    (
        "a bound and an exact number agree",
        ("2022-05-11", "At least 11 people were killed in Tuesday's strike on Odessa."),
        ("2022-05-11", "Tuesday's strike on Odessa killed 19 people."),
        {("count", "refines")},
        {("count", "conflicts")},
    ),
    (
        "a denial conflicts with the assertion",
        ("2019-07-06", "The air force bombed the clinic in Homs on Friday."),
        ("2019-07-06", "The air force denied that it had bombed the clinic in Homs on Friday."),
        {("status", "conflicts")},
        set(),
    ),
    (
        "the same doing in two towns is two events",
        ("2019-08-05", "A gunman killed four people in Toledo on Sunday."),
        ("2019-08-05", "A gunman killed four people in Tucson on Sunday."),
        set(),
        {("where", "conflicts"), ("count", "agrees")},
    ),
    (
        "two waters are two places",
        ("2017-09-15", "The satellite fell into the Kara Sea on Friday."),
        ("2017-09-15", "The satellite fell into the Arctic Ocean on Friday."),
        {("where", "conflicts")},
        set(),
    ),
    (
        "a later day's higher toll is an update, bound or not",
        ("2024-05-03", "At least 40 people were killed in the flood in Garissa on Thursday, police said."),
        ("2024-05-05", "The flood in Garissa on Thursday killed 71 people."),
        {("count", "supersedes")},
        {("count", "conflicts"), ("count", "refines")},
    ),
    (
        "two crashes of one week are two events",
        ("2023-03-03", "A bus plunged off a cliff in Peru on Friday, killing 14 people."),
        ("2023-03-10", "A bus fell into a ravine in Peru on Thursday, killing 24 people."),
        set(),
        {("count", "supersedes"), ("count", "conflicts"), ("who", "agrees")},
    ),
    (
        "the same change years apart is two events",
        ("2018-02-20", "The Beit Hanoun crossing reopened in February 2018."),
        ("2023-05-20", "The Beit Hanoun crossing reopened in May 2023."),
        set(),
        {("when", "conflicts")},
    ),
]


@pytest.mark.parametrize(("a", "b", "wanted", "unwanted"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_two_outlets(
    tmp_path: Path,
    a: tuple[str, str],
    b: tuple[str, str],
    wanted: set[tuple[str, str]],
    unwanted: set[tuple[str, str]],
) -> None:
    have = told(run(tmp_path, ("A Post", *a), ("B Times", *b)))
    assert wanted <= have
    assert not unwanted & have


@pytest.fixture(scope="session")
def seeds() -> Result:
    return extract(Options(paths=(str(SEEDS),)))


def test_every_span_fits_its_text(seeds: Result) -> None:
    texts = {a.id: a.text for a in seeds.articles}
    spans = [(c.article, s) for c in seeds.claims for s in (c.predicate.span, c.evidence, *c.said_by)]
    spans += [(c.article, a.span) for c in seeds.claims for a in (c.who, c.what) if a is not None]
    spans += [(c.article, c.when.span) for c in seeds.claims if c.when is not None]
    spans += [(c.article, q.span) for c in seeds.claims for q in c.quantities if q.span is not None]
    assert len(spans) > 300
    assert [s for article, s in spans if texts[article][s.start : s.end] != s.text] == []


def test_nothing_is_claimed_from_outside_the_article(seeds: Result) -> None:
    zones = {a.id: a.zones for a in seeds.articles}
    assert any(zones.values())
    inside = [c.text for c in seeds.claims for z in zones[c.article] if z.start <= c.predicate.span.start < z.end]
    assert inside == []


def test_each_claim_is_in_exactly_one_event(seeds: Result) -> None:
    grouped = [c for e in seeds.events for c in e.claims]
    assert sorted(grouped) == sorted(c.id for c in seeds.claims)


def test_the_plan_and_the_outcome_of_one_reopening_are_set_side_by_side(seeds: Result) -> None:
    outlet = {a.id: a.outlet for a in seeds.articles}
    claims = {c.id: c for c in seeds.claims}
    pairs = [(r, claims[r.a], claims[r.b]) for r in seeds.relations if r.slot == "when"]
    assert any(
        {outlet[a.article], outlet[b.article]} == {"SouthFront", "Kurdistan 24"}
        and r.kind in {"supersedes", "conflicts"}
        and {a.when.span.text, b.when.span.text} == {"September 7", "Monday"}
        for r, a, b in pairs
        if a.when and b.when
    )


def test_a_plan_that_slipped_gives_way_to_the_next(seeds: Result) -> None:
    claims = {c.id: c for c in seeds.claims}
    pairs = [
        (claims[r.a].when, claims[r.b].when) for r in seeds.relations if (r.slot, r.kind) == ("when", "supersedes")
    ]
    assert ("September 1", "September 7") in [(a.span.text, b.span.text) for a, b in pairs if a and b]


def test_two_sources_of_one_article_count_six_and_two(seeds: Result) -> None:
    claims = {c.id: c for c in seeds.claims}
    counted = [
        {q.value for c in (r.a, r.b) for q in claims[c].quantities}
        for r in seeds.relations
        if (r.slot, r.kind) == ("count", "conflicts")
    ]
    assert {6.0, 2.0} in counted


def test_the_later_reopening_is_another_event(seeds: Result) -> None:
    outlet = {a.id: a.outlet for a in seeds.articles}
    by_id = {c.id: c for c in seeds.claims}
    for event in seeds.events:
        outlets = {outlet[by_id[c].article] for c in event.claims if by_id[c].predicate.cls == "OPEN"}
        assert "Brussels Morning Newspaper" not in outlets or len(outlets) == 1


def test_order_of_arguments_and_the_clock_change_nothing(tmp_path: Path) -> None:
    files = sorted(str(p) for p in SEEDS.glob("*.txt"))
    with time_machine.travel("2019-09-30"):
        one = view.render(extract(Options(paths=tuple(files))))
    with time_machine.travel("2031-01-02"):
        other = view.render(extract(Options(paths=tuple(reversed(files)))))
    assert one == other


def test_an_articles_record_does_not_depend_on_the_others(tmp_path: Path) -> None:
    path = SEEDS / "003_578d9e3f0189e4ff.txt"
    alone = list(annotate(Options(paths=(str(path),))))
    among = [
        a for a in annotate(Options(paths=tuple(map(str, sorted(SEEDS.glob("*.txt")))))) if a.article.id == path.name
    ]  # type: ignore[union-attr]
    assert alone == among


def test_a_fault_in_one_article_does_not_cost_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_on_b(doc: Doc) -> tuple[tuple[Claim, ...], tuple[Chain, ...]]:
        if doc._.article.id == "b.txt":
            raise IndexError("out of range")
        return told_of(doc)

    monkeypatch.setattr(sys.modules["claimx.extract"], "told_of", break_on_b)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The dam burst on Monday.", encoding="utf-8")
    result = extract(Options(paths=(str(tmp_path),)))
    assert [c.article for c in result.claims] == ["a.txt"]
    assert [(s.id, s.stage) for s in result.skipped] == [("b.txt", "fault")]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_calendars_edge_costs_nothing(tmp_path: Path, day: str) -> None:
    result = run(
        tmp_path,
        ("A Post", day, "The army will close the bridge in Kyiv."),
        ("B Times", "2022-05-11", "The army closed the bridge in Kyiv on Monday."),
    )
    assert {c.article for c in result.claims} == {"0", "1"}


def test_more_than_is_a_bound_and_no_part(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        ("A Post", "2022-05-11", "Police arrested 200 protesters in Odessa on Tuesday."),
        ("B Times", "2022-05-11", "Police arrested more than 1,000 protesters in Odessa on Tuesday."),
    )
    assert ("count", "conflicts") in told(result)
