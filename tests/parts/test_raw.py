"""Raw input that workers cut and read gives the articles, the skipped and the warnings of one reading."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from claimx.engines.processes import Processes
from claimx.engines.serial import Serial
from claimx.engines.shelf import Folder
from claimx.model import Article, Run, Skipped
from claimx.parts import raw
from claimx.parts import shards as cutting
from claimx.parts.read import Inlet, Listing
from claimx.parts.shards import articles_in
from claimx.readers import ReadOptions, piled
from claimx.readers.pieces import Piece, cut, listed
from claimx.readers.sources import Source, find
from tests import raws

Reading = tuple[list[Article], list[Skipped], list[str]]
RUN = Run("0", "model", "rules", "places")
SMALL = 700


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raw, "BYTES", SMALL)
    monkeypatch.setattr(cutting, "CHARACTERS", 1500)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = raws.laid(tmp_path / "news")
    raws.parquet(made / "table.parquet")
    (made / "broken.parquet").write_bytes((made / "table.parquet").read_bytes()[:-30])
    return made


def once(paths: list[str], options: ReadOptions) -> Reading:
    warnings: list[str] = []
    pile = piled(paths, options, warnings.append)
    return list(pile), list(pile.skipped), warnings


def cut_up(paths: list[str], options: ReadOptions, shelf: Folder, engine: Processes | Serial) -> Reading:
    warnings: list[str] = []
    laid = Inlet(engine, shelf, RUN, options, warnings.append).laid(Listing.of(paths, options))
    articles = sorted((it for name, _ in laid.shards for it in articles_in(shelf, name)), key=lambda it: it.id)
    assert laid.articles == len(articles)
    return articles, laid.skipped, warnings


@pytest.mark.parametrize(
    "options",
    [
        ReadOptions(),
        ReadOptions(most_articles=70),
        ReadOptions(most_bytes=300, most_unpacked=9000),
        ReadOptions(columns=(("title", "outlet"),), outlet="A Post", published="2019"),
    ],
    ids=["plain", "a limit", "small limits", "options"],
)
def test_what_is_cut_up_gives_what_one_reading_gives(folder: Path, tmp_path: Path, options: ReadOptions) -> None:
    wanted = once([str(folder)], options)
    assert cut_up([str(folder)], options, Folder(str(tmp_path / "parts")), Serial()) == wanted
    assert len(wanted[0]) > 40


def test_processes_and_the_order_of_paths_change_nothing(folder: Path, tmp_path: Path) -> None:
    paths = sorted(map(str, folder.glob("*")))
    wanted = once(paths, ReadOptions())
    assert cut_up(paths[::-1], ReadOptions(), Folder(str(tmp_path / "parts")), Processes(2)) == wanted
    assert any(zone.kind == "shared" for it in wanted[0] for zone in it.zones)
    assert any("#2" in it.id for it in wanted[0])
    assert {"double", "read", "empty"} <= {it.stage for it in wanted[1]}
    assert any("stray.jsonl" in line for line in wanted[2])


def test_what_no_worker_reaches_is_read_here(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = once([str(folder)], ReadOptions())
    monkeypatch.setattr(Piece, "is_there", False)
    assert cut_up([str(folder)], ReadOptions(), Folder(str(tmp_path / "parts")), Serial()) == wanted


def test_a_worker_elsewhere_finds_relative_paths(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    [piece] = listed([it for it in find(["news/rows.jsonl"], 9) if isinstance(it, Source)])
    monkeypatch.chdir(tmp_path / "news")
    assert piece.is_there
    (folder / "rows.jsonl").write_text("other")
    assert not piece.is_there
    (folder / "rows.jsonl").unlink()
    assert not piece.is_there


@pytest.mark.parametrize("name", ["rows.jsonl", "plain.warc", "packed.warc.gz", "table.parquet"])
def test_large_files_are_cut(folder: Path, name: str) -> None:
    [piece] = listed([it for it in find([str(folder / name)], 9) if isinstance(it, Source)])
    pieces = cut(piece, ReadOptions(), SMALL)
    assert len(pieces) > 2
    assert [it.start for it in pieces] == [0, *(it.end for it in pieces[:-1])]


SPOILT: list[tuple[str, str, Callable[[bytes], bytes]]] = [
    ("packed rows", "rows.jsonl", gzip.compress),
    ("wide rows", "rows.jsonl", lambda raw: raw.decode().encode("utf-16")),
    ("a record that does not end", "plain.warc", lambda raw: raw[:-3]),
    ("a length that is none", "plain.warc", lambda raw: raw.replace(b"Length: ", b"Length: x", 1)),
    ("one member for all", "packed.warc.gz", lambda raw: gzip.compress(gzip.decompress(raw))),
    ("members that end too early", "packed.warc.gz", lambda raw: raw[:-3]),
    ("half a table", "table.parquet", lambda raw: raw[:-30]),
]


@pytest.mark.parametrize(("name", "spoil"), [it[1:] for it in SPOILT], ids=[it[0] for it in SPOILT])
def test_what_cannot_be_cut_soundly_is_one_piece(folder: Path, name: str, spoil: Callable[[bytes], bytes]) -> None:
    path = folder / name
    path.write_bytes(spoil(path.read_bytes()))
    [piece] = listed([it for it in find([str(path)], 9) if isinstance(it, Source)])
    assert cut(piece, ReadOptions(), SMALL) == [piece]


def test_the_same_input_lies_under_the_same_names(folder: Path, tmp_path: Path) -> None:
    shelf = Folder(str(tmp_path / "parts"))
    cut_up([str(folder)], ReadOptions(), shelf, Serial())
    before = sorted(path.name for path in (tmp_path / "parts").rglob("*"))
    cut_up([str(folder)], ReadOptions(), shelf, Serial())
    assert sorted(path.name for path in (tmp_path / "parts").rglob("*")) == before
