"""Two real articles side by side, through the whole pipeline."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimx.cli.main import cli
from claimx.model import DiffResult
from claimx.pipeline import Options, diff
from claimx.verify import verify
from claimx.views import json as view
from claimx.views import records
from tests.valid import problems

BEFORE = """DOLNI, 20 January 2022 - The Dolni mine will reopen on 2 February, its owner said.

A miner was hurt in a fall of rock on Monday. The road to the mine is under water.
"""
AFTER = """DOLNI, 10 February 2022 - The Dolni mine reopened on 9 February.

Its owner sold a crane to Norway in 2020, the union said.
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("before.txt").write_text(BEFORE)
    Path("after.txt").write_text(AFTER)
    rows = [
        {"id": "1", "text": BEFORE},
        {"id": "2", "text": AFTER},
        {"id": "3", "text": "The mill at Lom burned down."},
    ]
    Path("rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path


def between(*names: str) -> DiffResult:
    return diff(Options(paths=names))


def kinds(it: DiffResult) -> set[tuple[str, str | None]]:
    return {(s.slot, s.kind) for e in it.both for s in e.slots if s.kind not in (None, "agrees")}


def test_a_plan_and_its_outcome(here: Path) -> None:
    it = between("before.txt", "after.txt")
    assert ("when", "supersedes") in kinds(it)
    claims = {c.id: c for c in it.found.claims}
    assert any("crane" in claims[c].text for c in it.only_b)
    assert any("hurt" in claims[c].text for c in it.only_a)
    assert not it.one_origin


def test_swapping_the_articles_swaps_the_sides_only(here: Path) -> None:
    one, other = (records.diff(between(*names)) for names in (("before.txt", "after.txt"), ("after.txt", "before.txt")))
    sides = {"a": "b", "b": "a", None: None}
    for entry in other["both"]:
        entry["a"], entry["b"] = entry["b"], entry["a"]
        for slot in entry["slots"]:
            slot["a"], slot["b"], slot["first"] = slot["b"], slot["a"], sides[slot["first"]]
    other["a"], other["b"], other["only_a"], other["only_b"] = other["b"], other["a"], other["only_b"], other["only_a"]
    assert one == other


def test_rows_of_a_file_and_nothing_of_its_other_rows(here: Path) -> None:
    it = between("rows.jsonl#1", "rows.jsonl#2")
    assert (it.a.id, it.b.id) == ("1", "2")
    assert {c.article for c in it.found.claims} == {"1", "2"}
    assert {("when", "supersedes")} <= kinds(it)


def test_two_versions_of_one_article(here: Path) -> None:
    Path("later.txt").write_text(BEFORE.replace("under water", "under deep water"))
    it = diff(Options(paths=("before.txt", "later.txt"), outlet="Mine News"))
    assert it.one_origin
    assert it.a.outlet == it.b.outlet == "Mine News"
    told = CliRunner().invoke(cli, ["diff", "before.txt", "later.txt", "--outlet", "Mine News"])
    assert "Two versions of one article" in told.stdout


def test_two_files_of_one_name(here: Path) -> None:
    Path("old").mkdir()
    Path("old/after.txt").write_text(BEFORE)
    it = between("old/after.txt", "after.txt")
    assert (it.a.text, it.b.text) == (BEFORE, AFTER)
    assert {it.a.id, it.b.id} == {"after.txt", "after.txt#2"}
    assert len({c.id for c in it.found.claims}) == len(it.found.claims)


def test_the_output_holds_in_its_schema_and_its_articles(here: Path) -> None:
    Path("page.html").write_text(
        f"<html><body><article><p>{'</p><p>'.join(AFTER.split(chr(10) * 2))}</p></article></body></html>"
    )
    for names in (("before.txt", "after.txt"), ("rows.jsonl#2", "page.html"), ("rows.jsonl#1", "rows.jsonl#2")):
        it = between(*names)
        assert problems("diff", records.diff(it)) == []
        Path("out.json").write_text(view.diff(it))
        found = verify("out.json")
        assert (found.broken, found.unread, found.articles) == ([], [], 2)
        assert found.spans > 20


def test_the_same_article_has_no_second_run(here: Path) -> None:
    told = CliRunner().invoke(cli, ["diff", "rows.jsonl#1", "rows.jsonl#1"])
    assert "are the same article" in str(told.exception)


def test_what_is_told_does_not_depend_on_the_rest_of_a_folder(here: Path) -> None:
    """The articles' own records are those that `extract` gives."""
    alone = between("before.txt", "after.txt")
    among = between(".#before.txt", ".#after.txt")
    assert [replace(c, article="") for c in alone.found.claims] == [replace(c, article="") for c in among.found.claims]


VERSION = """ROTTERDAM, 3 March 2022 - The port of Rotterdam was closed on Thursday, officials said.

Twelve people were injured. The fire in the warehouse broke out at noon. "We are very lucky," said the mayor, Ann Okello.
"""


def test_two_versions_of_one_article_show_what_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text(VERSION, encoding="utf-8")
    cosmetic = VERSION.replace('"We are very lucky,"', "“We are very lucky”,").replace("\n\n", "\n\n\n")
    Path("two.txt").write_text(cosmetic, encoding="utf-8")
    Path("three.txt").write_text(cosmetic.replace("Twelve", "Fourteen"), encoding="utf-8")
    arguments = ["--outlet", "Port Post", "--width", "100"]
    shown = CliRunner().invoke(cli, ["diff", "one.txt", "two.txt", *arguments, "--exit-code"])
    assert shown.exit_code == 0
    assert "Two versions of one article" in shown.output
    assert "in the same words" in shown.output
    assert "lucky" not in shown.output
    shown = CliRunner().invoke(cli, ["diff", "one.txt", "three.txt", *arguments, "--exit-code"])
    assert shown.exit_code == 1
    assert "“Fourteen people”" in shown.output
    assert "told by 2 articles of one origin" in " ".join(shown.output.split())
    assert "lucky" not in shown.output
    Path("four.txt").write_text(cosmetic.replace("injured.", "injured in Rotterdam on Monday."), encoding="utf-8")
    shown = CliRunner().invoke(cli, ["diff", "one.txt", "four.txt", *arguments])
    assert "only B tells when" in " ".join(shown.output.split())
    assert "only A tells" not in shown.output
