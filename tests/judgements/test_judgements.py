"""The analyst has the last word: judgements from a file, applied to a run, and what no longer applies."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimx.cli.main import cli
from claimx.errors import InputError, UsageError
from claimx.judgements import read_judgements
from claimx.judgements.file import added, written
from claimx.judgements.looked_up import judgement
from claimx.model import Judgement, Result
from claimx.pipeline import Options, extract
from claimx.views import json as view
from tests.reports import run

REPORTS = (
    ("2022-05-11", "The strike on Aleppo on Tuesday killed 12 people."),
    ("2022-05-11", "Tuesday's strike on Aleppo killed 17 people."),
    ("2022-05-11", "Ann Okello opened the port of Rotterdam on Tuesday. Police closed the port of Hamburg."),
)
ROWS = (
    Judgement("not a conflict", "c1", "c2", "count", "one counts the crew, too"),
    Judgement("same event", "a.txt:1-5", "c2"),
    Judgement("same name", 'Qaim "gate"', "Al Qa'im"),
)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    folder = tmp_path_factory.mktemp("reports")
    return folder / "reports.jsonl", run(folder, *REPORTS)


def judged(path: Path, folder: Path, *rows: Judgement) -> Result:
    file = folder / "judged.toml"
    file.write_text(written(rows, str(file)), encoding="utf-8")
    return extract(Options(paths=(str(path),), judgements=str(file)))


def killing(result: Result, article: str) -> str:
    return next(c.id for c in result.claims if c.article == article and c.predicate.lemma == "kill")


def event_of(result: Result, claim: str) -> str:
    return next(e.id for e in result.events if claim in e.claims)


def each_claim_once(result: Result) -> bool:
    return sorted(c for e in result.events for c in e.claims) == sorted(c.id for c in result.claims)


@pytest.mark.parametrize("name", ["rows.toml", "rows.csv"])
def test_rows_come_back_as_they_were_written(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(written(ROWS, str(path)), encoding="utf-8")
    assert set(read_judgements(str(path))) == set(ROWS)


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    for name, rows in (("a.toml", ROWS), ("b.toml", ROWS[::-1])):
        (tmp_path / name).write_text(written(rows, name), encoding="utf-8")
    assert read_judgements(str(tmp_path / "a.toml")) == read_judgements(str(tmp_path / "b.toml"))


BAD = [
    ("x.toml", '[[judgement]]\nkind = "maybe"\na = "c1"\nb = "c2"\n', "no kind of judgement is 'maybe'"),
    ("x.toml", '[[judgement]]\nkind = "same event"\na = "c1"\n', "needs a and b"),
    ("x.toml", '[[judgement]]\nkind = "same event"\na = "c1"\nb = "c2"\nwho = "me"\n', "unknown field 'who'"),
    ("x.toml", '[[judgement]]\nkind = "not a conflict"\na = "c1"\nb = "c2"\nslot = "colour"\n', "no slot is 'colour'"),
    ("x.toml", 'judgement = "none"\n', "tables named [[judgement]]"),
    ("x.toml", "[[judgement\n", "can't be read"),
    ("x.csv", "a,b\nc1,c2\n", "no column 'kind'"),
    ("x.csv", "kind,a,b\nsame event,c1,c2\nnot the same event,c2,c1\n", "c2 and c1 are judged the same event and not"),
]


@pytest.mark.parametrize(("name", "text", "message"), BAD)
def test_what_is_amiss_is_named(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as told:
        read_judgements(str(tmp_path / name))
    assert message in str(told.value)
    assert name in str(told.value)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.toml"):
        read_judgements(str(tmp_path / "none.toml"))


def test_no_conflict_becomes_incomparable_and_says_so(found: tuple[Path, Result], tmp_path: Path) -> None:
    path, before = found
    (clash,) = [r for r in before.relations if r.kind == "conflicts"]
    row = Judgement("not a conflict", clash.b, clash.a, "count", "two strikes")
    after = judged(path, tmp_path, row)
    (same,) = [r for r in after.relations if r.id == clash.id]
    assert same.kind == "incomparable"
    assert same.why == f"judged to be no conflict (two strikes): {clash.why}"
    assert after.judgements == (replace(row, applied=True),)


def test_no_conflict_of_another_slot_stays(found: tuple[Path, Result], tmp_path: Path) -> None:
    path, before = found
    (clash,) = [r for r in before.relations if r.kind == "conflicts"]
    after = judged(path, tmp_path, Judgement("not a conflict", clash.a, clash.b, "when"))
    assert after.relations == before.relations
    assert not after.judgements[0].applied
    assert "no verdict between" in after.judgements[0].why


def test_two_events_apart(found: tuple[Path, Result], tmp_path: Path) -> None:
    path, before = found
    a, b = killing(before, "0"), killing(before, "1")
    assert event_of(before, a) == event_of(before, b)
    after = judged(path, tmp_path, Judgement("not the same event", a, b))
    assert event_of(after, a) != event_of(after, b)
    assert each_claim_once(after)
    assert not [r for r in after.relations if {r.a, r.b} == {a, b}]


def test_one_event_of_two_by_id_and_by_span(found: tuple[Path, Result], tmp_path: Path) -> None:
    path, before = found
    told = {c.id: c for c in before.claims if c.article == "2" and c.predicate.cls in {"OPEN", "CLOSE"}}
    a, b = told
    assert event_of(before, a) != event_of(before, b)
    span = told[b].predicate.span
    after = judged(path, tmp_path, Judgement("same event", a, f"2:{span.start}-{span.end}"))
    assert event_of(after, a) == event_of(after, b)
    assert each_claim_once(after)
    assert after.judgements[0].applied


def test_a_name_is_anothers(found: tuple[Path, Result], tmp_path: Path) -> None:
    path, _ = found
    after = judged(path, tmp_path, Judgement("same name", "Ann Okello", "Anna Okello-Dahl"))
    assert [e.name for e in after.entities if e.type == "person"] == ["Anna Okello-Dahl"]
    who = next(c.who for c in after.claims if c.who is not None and c.who.span.text == "Ann Okello")
    assert who.name == "Anna Okello-Dahl"
    place = judged(path, tmp_path, Judgement("same name", "Rotterdam", "Hamburg"))
    assert {p.name for c in place.claims for p in c.where} & {"Rotterdam", "Hamburg"} == {"Hamburg"}


def test_what_no_longer_applies_is_named(found: tuple[Path, Result], tmp_path: Path) -> None:
    path, before = found
    rows = Judgement("same event", "gone", killing(before, "0")), Judgement("same name", "Nemo", "Ann Okello")
    told: list[str] = []
    file = tmp_path / "judged.csv"
    file.write_text(written(rows, str(file)), encoding="utf-8")
    after = extract(Options(paths=(str(path),), judgements=str(file), warn=told.append))
    assert [j.why for j in after.judgements] == ["no claim is gone", "no article names “Nemo”"]
    assert any("'same event' of gone does not apply: no claim is gone" in line for line in told)
    assert replace(after, judgements=()) == before


@pytest.fixture(scope="module")
def written_result(found: tuple[Path, Result], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("result") / "found.json"
    path.write_text(view.render(found[1]), encoding="utf-8")
    return str(path)


def test_a_verdict_stands_for_its_claims_and_slot(found: tuple[Path, Result], written_result: str) -> None:
    (clash,) = [r for r in found[1].relations if r.kind == "conflicts"]
    made = judgement(written_result, "not a conflict", clash.id, "", "x")
    assert made == Judgement("not a conflict", clash.a, clash.b, "count", "x")
    assert judgement(written_result, "not the same event", clash.id, "", "").slot is None


def test_ids_that_a_result_lacks_are_refused(written_result: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no claim 'nope'"):
        judgement(written_result, "same event", "nope", "nope", "")
    with pytest.raises(UsageError, match="what"):
        judgement(written_result, "same name", "Ann", "", "")
    (tmp_path / "x.json").write_text("[]")
    for path in (tmp_path / "x.json", tmp_path / "none.json"):
        with pytest.raises(InputError):
            judgement(str(path), "same event", "a", "b", "")


def test_a_row_is_added_once(tmp_path: Path) -> None:
    path = str(tmp_path / "rows.toml")
    for row in (*ROWS, ROWS[0]):
        Path(path).write_text(written(added(row, path), path), encoding="utf-8")
    assert set(read_judgements(path)) == set(ROWS)
    with pytest.raises(UsageError, match="judged the same event and not"):
        added(Judgement("not the same event", "c2", "a.txt:1-5"), path)


def test_the_command_writes_what_extract_reads(
    found: tuple[Path, Result], written_result: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (clash,) = [r for r in found[1].relations if r.kind == "conflicts"]
    told = CliRunner().invoke(cli, ["judge", written_result, clash.id, "--as", "no-conflict", "--note", "two strikes"])
    assert told.exit_code == 0, told.output
    assert told.output == f"not a conflict: {clash.a} and {clash.b}, 1 in judgements.toml\n"
    told = CliRunner().invoke(
        cli, ["extract", str(found[0]), "--judgements", "judgements.toml", "--format", "json", "--quiet", "--exit-code"]
    )
    assert told.exit_code == 0
    assert [j["applied"] for j in json.loads(told.output)["judgements"]] == [True]
