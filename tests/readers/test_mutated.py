"""Mutated inputs: none makes a reader raise, and the good article beside them comes out whole.

`benchmarks/fuzz.py` reads a hundred thousand of them; here are a few of each kind.
"""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.model import Article
from claimx.readers import read
from tests.readers.mutations import SOUND, TEXT, mutated

FEW = {"a.html": 3, "a.rss": 3, "a.eml": 3, "a.warc": 3, "a.warc.gz": 3}


@pytest.mark.parametrize("name", sorted(SOUND))
def test_no_mutated_input_raises_or_costs_another(tmp_path: Path, name: str) -> None:
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    for number in range(FEW.get(name, 10)):
        (tmp_path / f"{number}-{name}").write_bytes(mutated(SOUND[name], random.Random(f"{name}{number}")))
    found = {a.id: a.text for a in read([str(tmp_path)]) if isinstance(a, Article)}
    assert found["good.txt"] == TEXT


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.zip", "a.txt.gz"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.binary(max_size=60), at=st.integers(0, 400), cut=st.integers(0, 60))
def test_noise_anywhere(tmp_path: Path, name: str, noise: bytes, at: int, cut: int) -> None:
    raw = SOUND[name]
    (tmp_path / name).write_bytes(raw[:at] + noise + raw[at + cut :])
    read([str(tmp_path)])
