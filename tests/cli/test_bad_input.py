"""Bad input through the real program: one clear line, the contract's exit code, the others' results whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "The dam at Orrefors burst on Monday, the mayor said.\n"


def claimx(*args: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "claimx", *args], input=stdin, capture_output=True, check=False)


def lines(run: subprocess.CompletedProcess[bytes]) -> list[str]:
    return run.stderr.decode("utf-8").splitlines()


CASES: list[tuple[str, str, bytes | None, int, str]] = [
    ("a missing path", "gone.txt", None, 3, "gone.txt"),
    ("an empty file", "empty.txt", b"", 0, "empty.txt"),
    ("no text", "noise.txt", b"\x00\x01\x02" * 50, 3, "noise.txt"),
    ("a row without text", "rows.jsonl", b'{"id": "r1"}\n', 3, "r1"),
    ("a broken row", "rows.jsonl", b'{"id": \n', 3, "rows.jsonl"),
    ("5 MB in one article", "big.txt", b"The dam burst on Monday. " * 210_000, 3, "big.txt"),
]


@pytest.mark.parametrize(("name", "content", "code", "named"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_bad_input_is_named_and_costs_no_other_result(
    tmp_path: Path, name: str, content: bytes | None, code: int, named: str
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / name
    good.write_text(GOOD, encoding="utf-8")
    if content is not None:
        bad.write_bytes(content)
    run = claimx("extract", str(good), str(bad), "--format", "json")
    told = [line for line in lines(run) if named in line]
    assert run.returncode == code
    assert len(told) == 1
    assert "Traceback" not in run.stderr.decode()
    assert "burst" in {c["predicate"]["text"] for c in json.loads(run.stdout)["claims"]}


def test_an_article_of_one_word_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain", encoding="utf-8")
    run = claimx("extract", str(tmp_path), "--format", "json")
    assert run.returncode == 0
    assert [a["id"] for a in json.loads(run.stdout)["articles"]] == ["a.txt"]


def test_a_folder_without_articles_is_named(tmp_path: Path) -> None:
    run = claimx("extract", str(tmp_path), "--format", "json")
    assert run.returncode == 3
    assert sum(tmp_path.name in line for line in lines(run)) == 1


def test_an_unknown_model_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    run = claimx("extract", str(tmp_path), "--model", "xx_no_such_model")
    assert run.returncode == 2
    assert len(lines(run)) == 1
    assert "xx_no_such_model" in lines(run)[0]


def test_a_folder_for_output_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    run = claimx("extract", str(tmp_path / "a.txt"), "--output", str(tmp_path / "none" / "out.json"))
    assert run.returncode == 4
    assert any("none" in line for line in lines(run))
    assert "Traceback" not in run.stderr.decode()


def test_a_name_beyond_ascii_is_read_and_shown(tmp_path: Path) -> None:
    (tmp_path / "Überflutung – 洪水.txt").write_text(GOOD, encoding="utf-8")
    run = claimx("extract", str(tmp_path), "--format", "json")
    assert [a["id"] for a in json.loads(run.stdout)["articles"]] == ["Überflutung – 洪水.txt"]


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.txt").symlink_to(tmp_path / "was-here.txt")
    run = claimx("extract", str(tmp_path), "--format", "json")
    assert run.returncode == 3
    assert sum("b.txt" in line for line in lines(run)) == 1
    assert json.loads(run.stdout)["claims"]


def test_many_copies_of_one_text_take_one_short_line(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(GOOD, encoding="utf-8")
    run = claimx("extract", str(tmp_path), "--jobs", "1", "--format", "json")
    told = "1.txt, 2.txt, 3.txt, 4.txt, 5.txt and 3 more: largely the same text as 0.txt"
    assert [line for line in lines(run) if "the same text" in line] == [f"claimx: {told}"]
