"""Parquet as a folder with a part an outlet or a month, as DuckDB, pandas and Spark read partitioned tables."""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from claimx.cli.main import run
from claimx.model import Article, Result
from claimx.readers import read
from claimx.views import jsonl, parquet
from tests.cli import fake
from tests.views.sample import RESULT

pytest.importorskip("pyarrow")
ODD = replace(RESULT, articles=(replace(RESULT.articles[0], outlet="A/Post & Söhne"), *RESULT.articles[1:]))


def laid(result: Result, by: str, folder: Path, what: str = "claims") -> list[str]:
    names = []
    for name, raw in parquet.parts(result, by, what):
        names.append(name)
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(raw)
    return names


@pytest.mark.parametrize("what", ["claims", "articles"])
def test_every_row_is_in_the_part_of_its_outlet(what: str, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    from pyarrow import dataset

    laid(ODD, "outlet", tmp_path, what)
    wanted = sorted((row["id"], (row["article"] if what == "claims" else row)["outlet"]) for row in jsonl.of(ODD, what))
    query = f"SELECT id, outlet FROM read_parquet('{tmp_path}/**/*.parquet', hive_partitioning = true) ORDER BY id"
    assert duckdb.sql(query).fetchall() == wanted
    table = dataset.dataset(tmp_path, partitioning="hive").to_table(columns=["id", "outlet"]).to_pylist()
    assert sorted((row["id"], row["outlet"]) for row in table) == wanted


def test_months_are_parts_and_what_is_not_known_is_told_so(tmp_path: Path) -> None:
    names = laid(RESULT, "month", tmp_path)
    known = {it.published and it.published.earliest for it in RESULT.articles}
    assert names == sorted(names)
    assert len(names) == len({day and f"{day:%Y-%m}" for day in known})
    assert all(name.startswith("month=") for name in names)


def test_a_folder_is_written_whole_and_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "claimx.pipeline", fake.module())
    folder = tmp_path / "parts"
    asked = ["extract", "x", "--format", "parquet", "--what", "articles", "--with-text", "--part-by", "outlet"]
    assert run([*asked, "-o", str(folder)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["parts"]
    found = [it for it in read([str(folder)]) if isinstance(it, Article)]
    assert {(it.id, it.text, it.outlet) for it in found} == {(it.id, it.text, it.outlet) for it in RESULT.articles}
    assert run([*asked, "-o", str(folder)]) == 4
    assert "the folder is not empty" in capfd.readouterr().err


@pytest.mark.parametrize(
    "more", [["--format", "csv"], ["--format", "parquet"], ["--format", "parquet", "--what", "events"]]
)
def test_parts_of_what_has_none_are_wrong_usage(more: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "x", "--part-by", "outlet", *more]) == 2
    assert "--part-by goes with" in json.dumps(capfd.readouterr().err)
