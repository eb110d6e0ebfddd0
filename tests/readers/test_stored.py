"""Files on shared storage are read as files of this machine are, and only when that is asked for."""

import gzip
import json
from collections.abc import Iterator

import fsspec
import pytest

from claimx.model import Article, Skipped
from claimx.readers import ReadOptions, read
from claimx.readers.stored import is_stored

TEXT = "Lund opened its new bridge on Monday."
ROWS = "".join(json.dumps({"id": f"r{n}", "text": f"{TEXT} {n}"}) + "\n" for n in range(2))


@pytest.fixture
def bucket(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    files = fsspec.filesystem("memory")
    name = tmp_path_factory.mktemp("bucket").name
    files.pipe_file(f"/{name}/a.txt", TEXT.encode())
    files.pipe_file(f"/{name}/deep/rows.jsonl.gz", gzip.compress(ROWS.encode()))
    files.pipe_file(f"/{name}/README.txt", b"no article")
    yield f"memory://{name}"
    files.rm(f"/{name}", recursive=True)


def found(*paths: str, fetch: bool = True) -> list[tuple[str, str]]:
    items = read(paths, ReadOptions(fetch=fetch))
    return [(it.id, it.text if isinstance(it, Article) else it.stage) for it in items]


def test_a_folder_a_pattern_and_a_file(bucket: str) -> None:
    rows = [("r0", f"{TEXT} 0"), ("r1", f"{TEXT} 1")]
    assert found(bucket) == [("a.txt", TEXT), *rows]
    assert found(f"{bucket}/deep/*.gz") == rows
    assert found(f"{bucket}/*.txt") == found(f"{bucket}/a.txt") == [("a.txt", TEXT)]


def test_nothing_is_fetched_unasked(bucket: str) -> None:
    assert found(f"{bucket}/a.txt", fetch=False) == [("a.txt", "read")]


def test_what_is_not_there_is_told(bucket: str) -> None:
    assert found(f"{bucket}/none.txt") == [(f"{bucket}/none.txt", "missing")]


def test_more_files_than_a_run_may_have(bucket: str) -> None:
    items = read([bucket], ReadOptions(fetch=True, most_articles=1))
    assert [it.reason for it in items if isinstance(it, Skipped)] == [
        "more than 1 files, the rest is left out (--max-articles)"
    ]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("s3://b/a.txt", True),
        ("a/b.txt", False),
        ("C:\\a", False),
        ("é://a", False),
        ("ftp://h.example/a", False),
        ("sftp://h.example/a", False),
    ],
)
def test_what_an_address_is(path: str, told: bool) -> None:
    assert is_stored(path) is told
