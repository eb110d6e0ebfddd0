"""What a store answers by itself: the same as a run over the articles, with no article read and no model loaded."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from claimx.cli.main import run
from claimx.model import Result
from claimx.pipeline import Options, extract

TOLD = {
    "a.txt": ("A Post", "2023-05-11", "No one was hurt in the blast at the Novo plant in Lyon on Wednesday."),
    "b.txt": ("B Times", "2023-05-11", "Six workers were hurt in the blast at the Novo plant in Lyon on Wednesday."),
    "c.txt": ("C Echo", "2023-02-06", "The Beit Hanoun crossing reopened on 5 February 2023."),
    "d.txt": ("D Voice", "2023-02-07", "The Beit Hanoun crossing reopened on 6 February 2023."),
    "e.txt": ("E News", "2023-03-01", "The ferry sank off Odesa on Monday."),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("news")
    for name, (_, _, text) in TOLD.items():
        (made / name).write_text(text, encoding="utf-8")
    rows = [f"{name},{outlet},{day}" for name, (outlet, day, _) in TOLD.items()]
    (made / "articles.csv").write_text("\n".join(["file,outlet,published", *rows]), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def whole(folder: Path) -> Result:
    """The result as it is, which stands in `store` too."""
    return extract(Options((str(folder),), store=str(folder.parent / "s.duckdb")))


@pytest.fixture
def store(folder: Path, whole: Result) -> str:
    return str(folder.parent / "s.duckdb")


def asked(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = run(list(args))
    told = capfd.readouterr()
    return code, told.out, told.err


def read(capfd: pytest.CaptureFixture[str], *args: str) -> Any:
    code, out, error = asked(capfd, *args, "--format", "json")
    assert code == 0, error
    return json.loads(out)


def test_conflicts_are_those_of_the_whole_result(
    store: str, folder: Path, whole: Result, capfd: pytest.CaptureFixture[str]
) -> None:
    told = read(capfd, "conflicts", "--store", store)
    wanted = read(capfd, "extract", str(folder), "--only", "conflicts")
    assert told["relations"] == wanted["relations"] != []
    assert told["events"] == wanted["events"]
    events = {c for event in told["events"] for c in event["claims"]}
    assert {c["id"] for c in told["claims"]} == events < {c.id for c in whole.claims}
    assert (
        {c["article"] for c in told["claims"]}
        == {a["id"] for a in told["articles"]}
        == {"a.txt", "b.txt", "c.txt", "d.txt"}
    )
    assert {c["what"]["entity"] for c in told["claims"] if c["what"]} - {None} <= {e["id"] for e in told["entities"]}


@pytest.mark.parametrize(
    ("choice", "articles"),
    [
        (("--since", "2023-04-01"), {"a.txt", "b.txt"}),
        (("--since", "2023-02-07"), {"a.txt", "b.txt", "c.txt", "d.txt"}),
        (("--since", "2023-06-01"), set()),
        (("--slot", "when"), {"c.txt", "d.txt"}),
        (("--told-by", "a post"), {"a.txt", "b.txt"}),
        (("--event", "crossing"), {"c.txt", "d.txt"}),
        (("--only", "incomparable"), set()),
    ],
)
def test_conflicts_can_be_chosen_among(
    choice: tuple[str, ...], articles: set[str], store: str, capfd: pytest.CaptureFixture[str]
) -> None:
    told = read(capfd, "conflicts", "--store", store, *choice)
    home = {c["id"]: c["article"] for c in told["claims"]}
    assert {home[c] for r in told["relations"] for c in (r["a"], r["b"])} == articles


def test_conflicts_in_tables_rows_and_exit_code(store: str, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, error = asked(capfd, "conflicts", "--store", store, "--exit-code")
    assert code == 1
    assert "Where they differ" in out
    assert "✗ conflicts" in out
    assert "Claims" not in out
    assert "2 events, 2 verdicts, 4 articles" in error
    rows = asked(capfd, "conflicts", "--store", store, "--format", "csv")[1].splitlines()
    assert len(rows) == 3


def test_events_are_those_that_more_than_one_article_tells(
    store: str, whole: Result, capfd: pytest.CaptureFixture[str]
) -> None:
    home = {c.id: c.article for c in whole.claims}
    shared = [e.id for e in whole.events if len({home[c] for c in e.claims}) > 1]
    assert [e["id"] for e in read(capfd, "events", "--store", store)] == shared != []
    everything = read(capfd, "events", "--store", store, "--all")
    assert [e["id"] for e in everything] == [e.id for e in whole.events]
    assert len(read(capfd, "events", "--store", store, "--all", "--told-by", "E News")) == 1
    late = [e.id for e in whole.events if {home[c] for c in e.claims} == {"a.txt", "b.txt"}]
    assert [e["id"] for e in read(capfd, "events", "--store", store, "--since", "2023-05-01")] == late != shared
    table = asked(capfd, "events", "--store", store, "--width", "160")[1]
    assert "Beit Hanoun crossing reopened" in table
    assert "ferry" not in table


def test_show_finds_a_record_by_its_id(
    store: str, folder: Path, whole: Result, capfd: pytest.CaptureFixture[str]
) -> None:
    for id in (whole.relations[0].id, whole.claims[0].id, whole.events[0].id):
        told = asked(capfd, "show", id, "--store", store)
        assert told == asked(capfd, "show", id, str(folder))
        assert told[0] == 0
    code, _, error = asked(capfd, "show", "zzz", "--store", store)
    assert (code, "no claim, verdict or event has the id 'zzz'" in error) == (2, True)
    assert "ids begin with ''" in asked(capfd, "show", "", "--store", store)[2]


def test_diff_of_two_articles_is_that_of_their_files(
    store: str, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    kept = read(capfd, "diff", "b.txt", "a.txt", "--store", store)
    assert kept == read(capfd, "diff", f"{folder}/b.txt", f"{folder}/a.txt")
    assert kept["both"]
    code, _, error = asked(capfd, "diff", "x.txt", "a.txt", "--store", store)
    assert (code, "no such article, x.txt; the ids there are a.txt, b.txt, c.txt, …" in error) == (3, True)


def test_a_store_without_a_result_is_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for args in (("events",), ("conflicts",), ("show", "x"), ("diff", "a", "b")):
        code, _, error = asked(capfd, *args, "--store", str(tmp_path / "none.duckdb"))
        assert (code, error.count("\n")) == (3, 1)
        assert "make one with: claimx extract" in error


@pytest.mark.parametrize(
    "args", ["events", "conflicts", "show {id}", "diff a.txt b.txt", "extract {folder}", "extract"]
)
def test_no_model_is_loaded(args: str, store: str, folder: Path, whole: Result) -> None:
    line = args.format(id=whole.claims[0].id, folder=folder).split()
    code = "import sys; from claimx.cli.main import run; c = run(sys.argv[1:]); print(sorted(sys.modules), file=sys.stderr); sys.exit(c)"
    told = subprocess.run([sys.executable, "-c", code, *line, "--store", store], capture_output=True, text=True)
    assert told.returncode == 0
    assert told.stdout
    assert "'claimx.store.store'" in told.stderr
    assert "'spacy'" not in told.stderr
