"""A run in parts on a real Dask cluster, one worker of which is killed half way: the bytes of one process."""

import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest

from claimx.cli.main import run
from claimx.parts import resolve
from claimx.parts import work as working
from tests.dasks import started

SEEDS = Path(__file__).parents[2] / "seeds"


def test_a_worker_killed_half_way_changes_nothing(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(["extract", str(SEEDS), "--format", "json"]) == 0
    wanted = capfd.readouterr().out
    monkeypatch.setattr(working, "CHARACTERS", 2_000)
    monkeypatch.setattr(resolve, "CLAIMS_A_TASK", 50)
    parts = tmp_path / "parts"
    with started(tmp_path, workers=2) as (scheduler, workers):
        killed = _killed_at(parts / "work", workers[0])
        given = ["extract", str(SEEDS), "--format", "json", "--engine", "dask", "--scheduler", scheduler]
        assert run([*given, "--parts", str(parts)]) == 0
        killed.join()
        assert workers[0].wait(10) == -signal.SIGKILL
    assert capfd.readouterr().out == wanted


def _killed_at(folder: Path, worker: "subprocess.Popen[bytes]") -> threading.Thread:
    """Kills the worker as soon as the first shard is finished, while the others are not."""

    def wait() -> None:
        until = time.monotonic() + 200
        while not list(folder.glob("*.manifest.json")) and time.monotonic() < until:
            time.sleep(0.01)
        worker.send_signal(signal.SIGKILL)

    thread = threading.Thread(target=wait)
    thread.start()
    return thread
