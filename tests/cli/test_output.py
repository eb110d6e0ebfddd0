"""Output files: whole or not at all, whatever happens to the process that writes them."""

import os
import random
import resource
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimx.cli.output import write
from claimx.errors import OutputError

PIECES = [f"{number:06} {'x' * 500}\n" for number in range(400)]
NEW, OLD = "".join(PIECES), "what stood there before\n"


def slowly() -> Iterator[str]:
    for piece in PIECES:
        yield piece
        time.sleep(0.00002)


def killed_after(seconds: float, path: Path) -> None:
    """Writes in a child process that is killed in the middle of it, or just behind."""
    child = os.fork()
    if child == 0:
        write(slowly(), path)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_killed_at_fifty_moments_no_half_file_is_left(tmp_path: Path) -> None:
    path, rng, seen = tmp_path / "out.json", random.Random(5), set()
    for _ in range(50):
        path.write_text(OLD, encoding="utf-8")
        killed_after(rng.uniform(0, 0.08), path)
        found = path.read_text(encoding="utf-8")
        assert found in (OLD, NEW)
        seen.add(found)
        write(PIECES, path)
        assert path.read_text(encoding="utf-8") == NEW
    assert OLD in seen


def test_a_run_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text(OLD, encoding="utf-8")

    def failing() -> Iterator[str]:
        yield "new"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write(failing(), path)
    assert path.read_text(encoding="utf-8") == OLD
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.parametrize(
    "pieces", [PIECES, [NEW]], ids=["many pieces", "one piece, some of it still to be written at the end"]
)
def test_a_disk_that_is_full_leaves_what_was_there(tmp_path: Path, pieces: list[str]) -> None:
    path = tmp_path / "out.json"
    path.write_text(OLD, encoding="utf-8")
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
        try:
            write(pieces, path)
        except BaseException as error:
            os._exit(OutputError.exit_code if isinstance(error, OutputError) else 1)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == OutputError.exit_code
    assert path.read_text(encoding="utf-8") == OLD
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root writes everywhere")
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="can't write"):
        write(PIECES, tmp_path / "out.json")
