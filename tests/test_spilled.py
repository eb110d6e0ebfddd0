"""A run whose claims lie on disk tells what a run in memory tells, byte for byte."""

from pathlib import Path

import pytest

from claimx import results, spilled, spool
from claimx.pipeline import Options, extract
from claimx.views import csv, json, jsonl

SEEDS = Path(__file__).parent.parent / "seeds"


def test_what_lies_on_disk_is_what_is_held_in_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    options = Options((str(SEEDS), str(tmp_path / "none.txt")))
    held = extract(options)
    monkeypatch.setattr(results, "CHARACTERS_IN_MEMORY", 0)
    monkeypatch.setattr(spilled, "ARTICLES_A_PART", 2)
    monkeypatch.setattr(spool, "IN_MEMORY", 1000)
    laid = extract(options)
    assert not isinstance(laid.claims, tuple)
    assert json.render(laid) == json.render(held)
    for what in ("claims", "events", "relations", "articles"):
        assert list(jsonl.of(laid, what)) == list(jsonl.of(held, what)) != []
        assert list(csv.render([laid], what)) == list(csv.render([held], what))
