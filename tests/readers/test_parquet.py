"""Parquet in: one file, folders of parts, what their names tell, and what is no Parquet."""

from datetime import date
from pathlib import Path

import pytest

from claimx.model import Article, Skipped
from claimx.readers import ReadOptions, read

pyarrow = pytest.importorskip("pyarrow")
TEXT = "The ferry sank off Odesa on Monday, killing 12 people."


def written(path: Path, **columns: list[object]) -> Path:
    from pyarrow import parquet

    path.parent.mkdir(parents=True, exist_ok=True)
    parquet.write_table(pyarrow.table(columns), path)
    return path


def articles(path: Path, **options: object) -> list[Article]:
    return [it for it in read([str(path)], ReadOptions(**options)) if isinstance(it, Article)]  # type: ignore[arg-type]


def test_each_row_is_an_article(tmp_path: Path) -> None:
    days: list[object] = [date(2024, 3, 5), None]
    path = written(
        tmp_path / "a.parquet",
        id=["x", "y"], text=[TEXT, f"{TEXT} Again."], outlet=["A Post", None], published=days, other=[1, 2],
    )  # fmt: skip
    first, second = articles(path)
    assert (first.id, first.text, first.outlet) == ("x", TEXT, "A Post")
    assert first.published is not None
    assert (first.published.earliest, first.published.source) == (date(2024, 3, 5), "row")
    assert (second.outlet, second.published) == (None, None)
    assert articles(path.rename(tmp_path / "b.bin"), input_format="parquet")[0].text == TEXT


def test_folders_of_a_partitioned_table_tell_fields(tmp_path: Path) -> None:
    written(tmp_path / "outlet=A%20Post/part-0.parquet", id=["x"], text=[TEXT])
    written(tmp_path / "outlet=__HIVE_DEFAULT_PARTITION__/part-0.parquet", id=["y"], text=[TEXT])
    assert [(a.id, a.outlet) for a in articles(tmp_path)] == [("x", "A Post"), ("y", None)]


def test_a_column_of_another_name_can_be_named(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", prose=[TEXT])
    (refused,) = read([str(path)])
    assert isinstance(refused, Skipped)
    assert "no column 'text' among its columns (prose)" in refused.reason
    assert [a.text for a in articles(path, columns=(("text", "prose"),))] == [TEXT]


@pytest.mark.parametrize("raw", [b"PAR1", b"PAR1" + b"\0" * 100 + b"PAR1", b"no such thing"])
def test_what_is_no_parquet_is_told(raw: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(raw)
    (refused,) = read([str(path)])
    assert isinstance(refused, Skipped)
    assert (refused.stage, "not Parquet" in refused.reason) == ("read", True)


def test_a_table_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", text=["x" * 100_000] * 20)
    (refused,) = read([str(path)], ReadOptions(most_unpacked=50_000))
    assert isinstance(refused, Skipped)
    assert "--max-unpacked" in refused.reason
