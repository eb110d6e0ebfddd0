"""A run that is killed at any moment leaves a store from which the next run makes the same bytes."""

import pickle
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimx.model import Article, Work
from claimx.nlp.packages import DEFAULT_MODEL
from claimx.readers import read
from claimx.worker import Task

KILLS = 8
TEXTS = [
    f"The ferry {name} sank off Odesa on {day}, killing {n} people, the coast guard said."
    for n, (name, day) in enumerate([("Lorn", "Monday"), ("Lorn", "Tuesday"), ("Skara", "Friday")] * 5, 3)
]
# What the model found in each article is told again, slowly: what a run does with its store is all that is left of it.
PROGRAM = """
import pickle, sys, time
import claimx.results, claimx.running, claimx.worker
from claimx.cli.main import run
works = pickle.load(open(sys.argv[1], "rb"))
def told(articles):
    time.sleep(0.05)
    return [works[a.id] for a in articles]
claimx.worker.Task = lambda *_, **__: told
claimx.results.ARTICLES_A_TRANSACTION = claimx.running.CHARACTERS_A_BATCH = 1
sys.exit(run(sys.argv[2:]))
"""


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    """A run over fifteen articles, in a transaction each, but for where its result goes."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    found = Task(DEFAULT_MODEL)([it for it in read([str(folder)]) if isinstance(it, Article)])
    works = {it.annotation.article.id: it for it in found if isinstance(it, Work)}
    (tmp_path / "works").write_bytes(pickle.dumps(works))
    return [sys.executable, "-c", PROGRAM, str(tmp_path / "works"), "extract", str(folder), "--format", "json", "-q"]


def test_killed_anywhere_and_run_again_gives_the_same_bytes(command: list[str], tmp_path: Path) -> None:
    plain, out = tmp_path / "plain.json", tmp_path / "out.json"
    begun = time.monotonic()
    subprocess.run([*command, "-o", str(plain)], check=True)
    whole = time.monotonic() - begun
    stored = [*command, "--store", str(tmp_path / "s.duckdb"), "-o", str(out)]
    moments, killed = random.Random(7), 0
    for _ in range(KILLS):
        child = subprocess.Popen(stored, stderr=subprocess.PIPE)
        try:
            child.wait(timeout=moments.uniform(0.3, 1.0) * whole)
        except subprocess.TimeoutExpired:
            child.kill()
            killed += 1
        _, error = child.communicate()
        assert child.returncode in (0, -9), error
    assert killed
    subprocess.run(stored, check=True)
    assert out.read_bytes() == plain.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir() if ".out.json" not in path.name) == [
        "news", "out.json", "plain.json", "s.duckdb", "works",
    ]  # fmt: skip
