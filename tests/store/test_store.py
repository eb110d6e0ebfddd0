import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from claimx.cli.main import run
from claimx.model import Article, Result, Run
from claimx.pipeline import Options, extract
from claimx.store import Keys, Store, sync

FERRY = "The ferry sank off Odesa on Monday, killing 12 people, the coast guard said."
TOLL = "The coast guard said on Tuesday that 17 people were killed when the ferry sank off Odesa on Monday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    (made / "a.txt").write_text(FERRY, encoding="utf-8")
    (made / "b.txt").write_text(TOLL, encoding="utf-8")
    return made


@pytest.fixture
def read_of(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of all articles that the pipeline reads, as it goes."""
    from claimx.worker import Task

    seen: list[str] = []
    real = Task.__call__

    def noted(self: Task, articles: list[Article]) -> object:
        seen.extend(a.id for a in articles)
        return real(self, articles)

    monkeypatch.setattr(Task, "__call__", noted)
    return seen


def both(folder: Path, store: Path) -> tuple[Result, Result]:
    """The result through the store, and the one without."""
    return extract(Options((str(folder),), store=str(store))), extract(Options((str(folder),)))


def test_a_store_changes_nothing_but_what_is_read(folder: Path, tmp_path: Path, read_of: list[str]) -> None:
    store = tmp_path / "s.duckdb"
    kept, fresh = both(folder, store)
    assert kept == fresh
    assert kept.claims
    read_of.clear()
    assert extract(Options((str(folder),), store=str(store))) == kept
    assert read_of == []


def test_only_what_is_new_or_changed_is_read_and_what_is_gone_goes(
    folder: Path, tmp_path: Path, read_of: list[str]
) -> None:
    store = tmp_path / "s.duckdb"
    extract(Options((str(folder),), store=str(store)))
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text(TOLL.replace("17", "19"), encoding="utf-8")
    (folder / "c.txt").write_text("The port of Odesa was closed on Tuesday.", encoding="utf-8")
    read_of.clear()
    kept, fresh = both(folder, store)
    assert kept == fresh
    assert read_of == ["b.txt", "c.txt"] * 2
    assert sorted(Store(store).keys()) == ["b.txt", "c.txt"]


def test_another_option_reads_again(folder: Path, tmp_path: Path, read_of: list[str]) -> None:
    options = Options((str(folder),), store=str(tmp_path / "s.duckdb"))
    extract(options)
    read_of.clear()
    dated = extract(replace(options, published="2024-03-05"))
    assert read_of == ["a.txt", "b.txt"]
    assert {a.published.source for a in dated.articles if a.published} == {"option"}


def test_articles_of_other_paths_stay_and_join_events(folder: Path, tmp_path: Path) -> None:
    store, more = tmp_path / "s.duckdb", tmp_path / "more"
    more.mkdir()
    (folder / "b.txt").rename(more / "b.txt")
    extract(Options((str(folder),), store=str(store)))
    extract(Options((str(more),), store=str(store)))
    result = extract(Options((), store=str(store)))
    assert [a.id for a in result.articles] == ["a.txt", "b.txt"]
    article = {c.id: c.article for c in result.claims}
    assert any({article[c] for c in event.claims} == {"a.txt", "b.txt"} for event in result.events)


def test_two_articles_of_one_id_from_two_paths_are_told(folder: Path, tmp_path: Path) -> None:
    store, more = tmp_path / "s.duckdb", tmp_path / "more"
    more.mkdir()
    (more / "a.txt").write_text("The port was closed.", encoding="utf-8")
    extract(Options((str(folder),), store=str(store)))
    result = extract(Options((str(more),), store=str(store)))
    assert [(s.id, s.stage) for s in result.skipped] == [("a.txt", "double")]
    assert Store(store).work("a.txt").annotation.article.text == FERRY  # type: ignore[union-attr]


def test_tables_answer_sql(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    for name, who in (("a.txt", "No one was"), ("b.txt", "Six workers were")):
        told = f"{who} hurt in the blast at the Novo plant in Lyon on Wednesday."
        (folder / name).write_text(told, encoding="utf-8")
    (folder / "articles.csv").write_text("file,outlet\na.txt,A Post\nb.txt,B Times\n", encoding="utf-8")
    result = extract(Options((str(folder),), store=str(store), published="2023-05-11"))
    with duckdb.connect(str(store), read_only=True) as connection:
        rows = connection.execute('SELECT id, "where" FROM claims ORDER BY article, number').fetchall()
        kinds = connection.execute("SELECT kind FROM relations ORDER BY event, slot, id").fetchall()
    assert rows == [(c.id, [p.name for p in c.where]) for c in result.claims]
    assert kinds == [(r.kind,) for r in result.relations]
    assert kinds


def test_a_run_that_is_killed_leaves_a_store_that_goes_on(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    kill = (
        "import os, claimx.results as p\n"
        "p.ARTICLES_A_TRANSACTION = 1\n"
        "real = p.Store.put\n"
        "def put(self, *given):\n"
        "    real(self, *given)\n"
        "    os.kill(os.getpid(), 9)\n"
        "p.Store.put = put\n"
        f"p.extracted(p.Options(({str(folder)!r},), store={str(store)!r}))\n"
    )
    assert subprocess.run([sys.executable, "-c", kill], check=False).returncode == -9
    assert sorted(Store(store).keys()) == ["a.txt"]
    kept, fresh = both(folder, store)
    assert kept == fresh


def test_a_second_process_reads_while_a_run_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, seen = tmp_path / "s.duckdb", []
    ask = f"import duckdb; print(duckdb.connect({str(store)!r}, read_only=True).execute('SELECT count(*) FROM works').fetchone()[0])"
    real = Store.put

    def put(self: Store, *given: object) -> None:
        real(self, *given)  # type: ignore[arg-type]
        seen.append(subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True).stdout)

    monkeypatch.setattr("claimx.results.ARTICLES_A_TRANSACTION", 1)
    monkeypatch.setattr(Store, "put", put)
    extract(Options((str(folder),), store=str(store)))
    assert seen == ["1\n", "2\n"]


@pytest.mark.parametrize(
    ("name", "code", "told"), [("junk.duckdb", 3, "no store of this version"), ("no/s.duckdb", 4, "no folder")]
)
def test_a_store_that_cant_be_is_one_line(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, code: int, told: str
) -> None:
    (tmp_path / "junk.duckdb").write_text("junk", encoding="utf-8")
    assert run(["extract", str(folder), "--store", str(tmp_path / name)]) == code
    error = capfd.readouterr().err
    assert told in error
    assert "Traceback" not in error


def test_without_a_path_the_store_alone_answers(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    store = str(tmp_path / "s.duckdb")
    assert run(["extract", str(folder), "--store", store, "--format", "json"]) == 0
    first = capfd.readouterr().out
    assert run(["extract", "--store", store, "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out) == json.loads(first)
    assert run(["extract"]) == 2


@pytest.mark.parametrize(
    ("held", "roots", "fresh", "gone", "skipped"),
    [
        ({}, ["n"], ["a", "b"], [], []),
        ({"a": ("n/a", "ka"), "b": ("n/b", "kb")}, ["n"], [], [], []),
        ({"a": ("n/a", "old"), "b": ("n/b", "kb")}, ["n"], ["a"], [], []),
        ({"c": ("n/c", "kc")}, ["n"], ["a", "b"], ["c"], []),
        ({"c": ("nn/c", "kc")}, ["n"], ["a", "b"], [], []),
        ({"c": ("n/deep/c", "kc")}, ["n/deep", "n/a", "n/b"], ["a", "b"], ["c"], []),
        ({"a": ("m/a", "ka")}, ["n"], ["b"], [], ["a"]),
    ],
)
def test_what_is_new_gone_or_in_anothers_place(
    held: dict[str, tuple[str, str]], roots: list[str], fresh: list[str], gone: list[str], skipped: list[str]
) -> None:
    articles = [(id, f"n/{id}") for id in ("a", "b")]
    change = sync(held, articles, roots, {"a": "ka", "b": "kb"})
    assert (sorted(change.fresh), change.gone, [s.id for s in change.skipped]) == (fresh, gone, skipped)


def test_keys_tell_articles_apart_by_all_that_they_are() -> None:
    keys = Keys(Run("1", "m", "r", "g"))
    one = Article("a", "text", "p")
    others = [replace(one, text="texts"), replace(one, outlet="O"), replace(one, title="T")]
    assert len({keys.article(a) for a in [one, *others]}) == 4
    assert Keys(Run("2", "m", "r", "g")).article(one) != keys.article(one) == keys.article(replace(one))


def test_a_disk_that_is_full_is_told_and_leaves_no_store_that_cannot_be_opened(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.duckdb"
    code = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000)); from claimx.cli.main import run; sys.exit(run(sys.argv[1:]))"  # noqa: E501
    line = ["extract", str(folder), "--jobs", "1", "--store", str(store)]
    told = subprocess.run([sys.executable, "-c", code, *line], capture_output=True, text=True, check=False)
    assert told.returncode == 4
    assert [line for line in told.stderr.splitlines() if "can't write" in line] == told.stderr.splitlines()
    assert list(tmp_path.glob("s.duckdb*")) == []
    assert run(line) == 0
