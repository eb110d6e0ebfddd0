"""Two articles side by side: whole screens, compared with the files in `golden/`, and what must never reach them."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from claimx.model import DiffResult
from claimx.sides import sides
from claimx.views import diff, paired, records, terminal
from claimx.views.index import Index
from tests.views.sample import ALIKE, ARTICLES, DIFF, MAY, PLAN, over
from tests.views.test_tables import HOSTILE, compare, hostile_result


def shown(it: DiffResult, width: int, everything: bool = False) -> str:
    console = terminal.console(None, width)
    return "".join(terminal.rendered(diff.parts(it, width, everything), console))


@pytest.mark.parametrize("width", [80, 120, 200])
@pytest.mark.parametrize(("name", "it", "everything"), [("differ", DIFF, False), ("alike-all", ALIKE, True)])
def test_whole_screens(name: str, it: DiffResult, everything: bool, width: int) -> None:
    compare(f"diff-{name}-{width}.txt", shown(it, width, everything))


@given(st.integers(40, 240), st.booleans(), st.sampled_from([DIFF, ALIKE]))
@settings(deadline=None, max_examples=40)
def test_no_line_is_wider_than_the_screen(width: int, everything: bool, it: DiffResult) -> None:
    assert max(cell_len(line) for line in shown(it, width, everything).split("\n")) <= width


@pytest.mark.parametrize("width", [80, 120, 200])
def test_what_is_told_at_every_width(width: int) -> None:
    text = " ".join(shown(DIFF, width).split())
    for words in ("→ when", "✗ count", "→ status", "= agrees", "A · Harbour Post", "B · The Courier", "≁"):
        assert words in text
    assert "✗ count" not in shown(ALIKE, width)
    assert "⊃ when: 2021-05-11 lies in 2021-05" in " ".join(shown(ALIKE, 200).split())


def test_only_main_claims_unless_all_are_wanted() -> None:
    assert "2 more with --all" in shown(ALIKE, 120)
    assert "a winter without service" not in shown(ALIKE, 120)
    assert "a winter without service" in shown(ALIKE, 120, everything=True)
    assert "--all" not in shown(ALIKE, 120, everything=True)


def test_an_event_that_neither_tells_mainly_waits_for_all() -> None:
    claims = tuple(replace(c, main=False) for c in ALIKE.found.claims)
    aside = replace(ALIKE, found=replace(ALIKE.found, claims=claims))
    assert "1 more with --all" in shown(aside, 120)
    assert "in common" not in shown(aside, 120)
    assert "in common" in shown(aside, 120, everything=True)


def test_two_versions_of_one_article_are_told_as_such() -> None:
    assert "One origin" in shown(replace(DIFF, one_origin=True), 120)
    versions = replace(DIFF, one_origin=True, b=replace(DIFF.b, outlet=DIFF.a.outlet))
    assert "Two versions of one article" in shown(versions, 120)
    assert not re.search("One origin|Two versions", shown(DIFF, 120))


def test_articles_of_one_outlet_have_columns_of_their_own() -> None:
    same = replace(DIFF, b=replace(DIFF.b, outlet=DIFF.a.outlet))
    found = paired.differing(same, same.both, Index(same.found))
    assert list(found[0].outlets) == ["A · Harbour Post", "B · Harbour Post"]


def test_who_is_earlier_is_told_by_letters() -> None:
    back = sides(over("a.txt", "b.txt"), "b.txt", "a.txt")
    (when,) = [
        row
        for it in paired.differing(back, back.both, Index(back.found))
        for row in it.rows
        if row.slot == "when" and row.differs
    ]
    assert [(v.a, v.b, v.kind) for v in when.verdicts] == [("B", "A", "supersedes")]


def test_nothing_in_common() -> None:
    apart = replace(DIFF, both=(), only_a=(PLAN.id,), only_b=())
    text = shown(apart, 80)
    assert text.count("Nothing.") == 3
    assert "can't be true" not in text


def test_hostile_articles_reach_no_terminal() -> None:
    found = hostile_result()
    claims = tuple(replace(c, main=True, text=HOSTILE) for c in found.claims)
    it = sides(replace(found, claims=claims), HOSTILE, "b.txt", one_origin=True)
    assert it.both
    console = Console(width=100, force_terminal=True, color_system="truecolor", markup=False, highlight=False)
    for each in (it, replace(it, both=(), only_a=tuple(c.id for c in claims if c.article == HOSTILE))):
        text = "".join(terminal.rendered(diff.parts(each, 100, True), console))
        bare = re.sub("\x1b\\[[0-9;]*m", "", text)
        assert "[/x]" in "".join(bare.split())
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]", bare)


def test_the_record() -> None:
    record = records.diff(ALIKE, with_text=True)
    assert list(record) == [
        "schema", "claimx", "run", "a", "b", "one_origin", "claims", "both", "only_a", "only_b",
    ]  # fmt: skip
    assert record["a"]["text"] == ARTICLES[2].text
    assert record["both"][0]["a"] == [MAY.id]
    assert record["both"][0]["slots"][1] == {
        "slot": "when", "kind": "refines", "a": "2021-05", "b": "2021-05-11", "why": "2021-05-11 lies in 2021-05",
        "sure": True, "first": "b",
    }  # fmt: skip
    assert sorted(c["id"] for c in record["claims"]) == sorted(
        [*record["only_a"], *record["only_b"], *record["both"][0]["a"], *record["both"][0]["b"]]
    )
