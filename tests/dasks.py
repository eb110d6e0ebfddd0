"""A real Dask cluster of this machine: a scheduler and workers, each a process that a test may kill."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from distributed import Client


@contextmanager
def started(folder: Path, workers: int) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """The scheduler's address and the workers' processes, all of them ended afterwards."""
    address = folder / "scheduler.json"
    start = [sys.executable, "-m", "dask"]
    options = ["--scheduler-file", str(address), "--no-dashboard"]
    command = [*start, "worker", *options, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    running = [subprocess.Popen([*start, "scheduler", *options, "--port", "0"], **quiet)]  # type: ignore[call-overload]
    try:
        running += [subprocess.Popen(command, **quiet) for _ in range(workers)]  # type: ignore[call-overload]
        yield _up(address, workers), running[1:]
    finally:
        for process in running[::-1]:
            process.kill()
            process.wait()


def _up(address: Path, workers: int) -> str:
    """The scheduler's address, once so many workers have come to it."""
    until = time.monotonic() + 120
    while not address.exists() and time.monotonic() < until:
        time.sleep(0.1)
    with Client(scheduler_file=str(address), set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=120)
        return str(client.scheduler.address)
