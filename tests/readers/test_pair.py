"""Naming two articles: files, rows of a file, files of a folder."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimx.errors import ClaimxError, InputError, UsageError
from claimx.model import Article
from claimx.readers import ReadOptions
from claimx.readers.options import silent
from claimx.readers.pair import read_pair

ROWS = [
    {"id": "12", "text": "The quay at Sandvik was closed."},
    {"id": "13", "text": "The quay at Sandvik reopened."},
    {"id": "a#b", "text": "It stayed open."},
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for folder, words in (("old", "The quay was closed."), ("new", "The quay reopened.")):
        Path(folder).mkdir()
        Path(folder, "quay.txt").write_text(words)
    Path("rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    Path("lone.jsonl").write_text(json.dumps(ROWS[0]))
    Path("no#1.txt").write_text("Its name has a mark.")
    Path("empty.txt").write_text("")
    return tmp_path


def pair(*names: str) -> Iterator[Article]:
    return iter(read_pair(names, ReadOptions(), silent))


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("old/quay.txt", "rows.jsonl#13", ["The quay was closed.", ROWS[1]["text"]]),
        ("rows.jsonl#13", "rows.jsonl#12", [ROWS[1]["text"], ROWS[0]["text"]]),
        ("./rows.jsonl#12", "rows.jsonl#13", [ROWS[0]["text"], ROWS[1]["text"]]),
        ("lone.jsonl", "no#1.txt", [ROWS[0]["text"], "Its name has a mark."]),
        ("rows.jsonl#a#b", "no#1.txt#no#1.txt", [ROWS[2]["text"], "Its name has a mark."]),
        ("old#quay.txt", "new", ["The quay was closed.", "The quay reopened."]),
    ],
)
def test_what_names_stand_for(here: Path, a: str, b: str, found: list[str]) -> None:
    assert [article.text for article in pair(a, b)] == found


def test_two_of_one_name_get_ids_of_their_own_whichever_comes_first(here: Path) -> None:
    for names in (("old/quay.txt", "new/quay.txt"), ("new/quay.txt", "old/quay.txt")):
        ids = {article.path: article.id for article in pair(*names)}
        assert ids == {"new/quay.txt": "quay.txt", "old/quay.txt": "quay.txt#2"}


@pytest.mark.parametrize(
    ("a", "error", "line"),
    [
        ("gone.txt", InputError, "gone.txt: no such file or folder"),
        ("gone.jsonl#1", InputError, "gone.jsonl#1: no such file or folder"),
        ("empty.txt", InputError, "empty.txt: empty"),
        ("rows.jsonl#99", InputError, "rows.jsonl#99: no such article; the ids there are 12, 13, a#b"),
        ("rows.jsonl", UsageError, "rows.jsonl holds 3 articles; name one of them, such as rows.jsonl#12"),
        ("lone.jsonl", UsageError, "lone.jsonl and lone.jsonl are the same article; name two"),
        ("./lone.jsonl#12", UsageError, "./lone.jsonl#12 and lone.jsonl are the same article; name two"),
    ],
)
def test_what_names_no_article(here: Path, a: str, error: type[ClaimxError], line: str) -> None:
    with pytest.raises(error) as raised:
        pair(a, "lone.jsonl")
    assert line in str(raised.value)


def test_standard_input_is_read_once_for_both(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path("rows.jsonl").read_bytes())))
    assert [article.id for article in pair("-#13", "-#12")] == ["13", "12"]
