"""A run in parts on a real Dask cluster, one worker of which is killed half way: the bytes of one process."""

import random
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest

from claimx.cli.main import run
from claimx.parts import raw, resolve, shards
from tests import raws
from tests.dasks import started

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize(
    ("kind", "when"), [("seeds", "work/*.manifest.json"), ("raw", "raw/*.drafts"), ("raw", "work/*.manifest.json")]
)
def test_a_worker_killed_half_way_changes_nothing(
    kind: str, when: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [str(SEEDS)] if kind == "seeds" else sorted(map(str, raws.laid(tmp_path / "news").glob("*")))
    code = run(["extract", *paths, "--format", "json"])
    wanted = capfd.readouterr()
    monkeypatch.setattr(raw, "BYTES", 2_000)
    monkeypatch.setattr(shards, "CHARACTERS", 2_000)
    monkeypatch.setattr(resolve, "CLAIMS_A_TASK", 50)
    parts = tmp_path / "parts"
    with started(tmp_path, workers=2) as (scheduler, workers):
        killed = _killed_at(parts, when, workers[0])
        random.Random(1).shuffle(paths)
        given = ["extract", *paths, "--format", "json", "--engine", "dask", "--scheduler", scheduler]
        assert run([*given, "--parts", str(parts)]) == code
        killed.join()
        assert workers[0].wait(10) == -signal.SIGKILL
    assert capfd.readouterr() == wanted


def _killed_at(folder: Path, when: str, worker: "subprocess.Popen[bytes]") -> threading.Thread:
    """Kills the worker as soon as the first task of a stage is done, while the others are not."""

    def wait() -> None:
        until = time.monotonic() + 200
        while not list(folder.glob(when)) and time.monotonic() < until:
            time.sleep(0.01)
        worker.send_signal(signal.SIGKILL)

    thread = threading.Thread(target=wait)
    thread.start()
    return thread
