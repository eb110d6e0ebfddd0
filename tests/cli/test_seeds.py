"""The real pipeline behind the command line, on the articles that come with the project."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from claimx.cli.main import EXAMPLES, cli
from tests.valid import problems

SEEDS = Path(__file__).parents[2] / "seeds"


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"text", "start", "end"} <= set(value):
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def holds(span: dict[str, Any], article: dict[str, Any]) -> bool:
    source = article["title"] if span.get("in") == "title" else article["text"]
    return bool(source[span["start"] : span["end"]] == span["text"])


def test_every_span_that_extract_prints_holds() -> None:
    told = CliRunner().invoke(cli, ["extract", str(SEEDS), "--format", "json", "--with-text"])
    assert told.exit_code == 0
    result = json.loads(told.stdout)
    assert problems("extract", result) == []
    articles = {a["id"]: a for a in result["articles"]}
    found = [(s, articles[c["article"]]) for c in result["claims"] for s in spans(c)]
    assert len(found) > 500
    assert all(holds(span, article) for span, article in found)
    ids = {c["id"] for c in result["claims"]}
    assert sorted(c for e in result["events"] for c in e["claims"]) == sorted(ids)
    assert all({r["a"], r["b"]} <= ids for r in result["relations"])


def test_every_span_that_annotate_prints_holds() -> None:
    told = CliRunner().invoke(cli, ["annotate", str(SEEDS), "--with-text"])
    rows = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(rows) == 5
    for row in rows:
        assert problems("annotate", row) == []
        found = list(spans([row["mentions"], row["attributions"], row["article"]["published"]]))
        assert len(found) > 20
        assert all(holds(span, row["article"]) for span in found)


@pytest.mark.parametrize("width", [80, 120, 200])
def test_tables_fit_the_screen(width: int) -> None:
    told = CliRunner().invoke(cli, ["extract", str(SEEDS), "--width", str(width)])
    assert max(cell_len(line) for line in told.stdout.splitlines()) <= width
    assert "Where they differ" in told.stdout


@pytest.mark.parametrize("example", re.findall(r"^  (claimx .*)$", EXAMPLES, re.MULTILINE))
def test_the_examples_of_the_help_work(example: str, tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(SEEDS)
    command = re.sub(r"\bclaimx\b", f"{sys.executable} -m claimx", example)
    told = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=tmp_path, capture_output=True, text=True, timeout=120
    )
    assert told.returncode == 0, told.stderr
    made = tmp_path / "claims.json"
    if "verify" in example:
        assert (told.stdout, "none broken" in told.stderr) == ("", True)
    else:
        assert told.stdout or json.loads(made.read_text(encoding="utf-8"))["claims"]


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    def run(seed: str) -> bytes:
        command = [sys.executable, "-m", "claimx", "extract", str(SEEDS), "--format", "json", "-q"]
        return subprocess.run(
            command, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed}, check=True
        ).stdout

    assert run("1") == run("2")


FIXTURES = [str(path) for path in (SEEDS.parent / "fixtures").iterdir() if path.suffix in (".txt", ".html")]


@pytest.mark.parametrize(
    ("output", "arguments"),
    [
        ("extract", ("extract", *FIXTURES, "--format", "json")),
        ("extract-jsonl", ("extract", str(SEEDS), *FIXTURES, "--format", "jsonl")),
        ("annotate", ("annotate", *FIXTURES, "--format", "jsonl")),
        ("diff", ("diff", *FIXTURES[:2], "--format", "json")),
    ],
)
def test_every_output_holds_in_its_schema_and_its_articles(
    output: str, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    place = tmp_path / "out"
    assert CliRunner().invoke(cli, [*arguments, "--output", str(place)]).exit_code == 0
    whole = [place.read_text(encoding="utf-8")]
    rows = whole[0].splitlines() if output in ("extract-jsonl", "annotate") else whole
    assert rows
    assert [line for row in rows for line in problems(output, json.loads(row))] == []
    told = CliRunner().invoke(cli, ["verify", str(place)])
    assert (told.exit_code, told.stdout) == (0, "")


def test_every_two_seeds_side_by_side_fit_the_screen() -> None:
    for one, other in combinations(sorted(SEEDS.glob("*.txt")), 2):
        told = CliRunner().invoke(cli, ["diff", str(one), str(other), "--width", "80"])
        assert told.exit_code == 0
        assert max(cell_len(line) for line in told.stdout.splitlines()) <= 80
