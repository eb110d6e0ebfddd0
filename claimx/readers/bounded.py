"""Parsing with a time limit: pages and documents are read by a process that is killed where one takes too long."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from threading import Timer
from typing import Any

from claimx.readers.draft import Draft, Failed, RefusedError
from claimx.readers.options import ReadOptions

WORKER = "claimx.readers.worker"
WAIT = 6  # how many times longer than it may work a worker may take in all, on a busy machine
KILLED = frozenset(-number for number in (getattr(signal, name, 0) for name in ("SIGKILL", "SIGXCPU")) if number)
BROKEN = "can't be parsed"


class Parser:
    """Hands jobs to the worker process, which is started with the first one and lives until `close`."""

    def __init__(self, options: ReadOptions) -> None:
        self._seconds = options.seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Parser":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def drafts(self, kind: str, raw: bytes, **told: Any) -> list[Draft | Failed]:
        """What `parsers.parse` finds in `raw`; raises RefusedError where it refuses, dies, or takes too long."""
        # Imported here: most runs parse nothing.
        from claimx.readers.worker import items_of

        worker = self._worker()
        # The worker's own limit counts its work alone; this one holds where it waits, or the system has no such limit.
        timer = Timer(WAIT * self._seconds, worker.kill)
        timer.daemon = True
        timer.start()
        try:
            answer = _asked(worker, {"kind": kind, "seconds": self._seconds, "size": len(raw)} | told, raw)
        finally:
            timer.cancel()
        if not answer.endswith(b"\n"):
            late = worker.wait() in KILLED
            self.close()
            raise RefusedError("read", f"takes more than {self._seconds:g} s to read (--timeout)" if late else BROKEN)
        return items_of(json.loads(answer))

    def close(self) -> None:
        """Ends the worker process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
            self._process = None

    def _worker(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = own_python(WORKER)
            _asked(self._process, None, b"")  # what it takes to start is no time of the first page
        return self._process


def _asked(worker: "subprocess.Popen[bytes]", job: dict[str, Any] | None, raw: bytes) -> bytes:
    """The worker's answer to a job, or its word that it is there; nothing, or a part of it, where it has died."""
    assert worker.stdin is not None
    assert worker.stdout is not None
    with contextlib.suppress(OSError):
        if job is not None:
            worker.stdin.write(json.dumps(job).encode("ascii") + b"\n" + raw)
            worker.stdin.flush()
        return worker.stdout.readline()
    return b""


def own_python(module: str) -> "subprocess.Popen[bytes]":
    """A process of this very Python that runs one of claimx's modules, with pipes to it.

    `-P` keeps the current folder off the path of modules: a file in it must not be taken for one.
    """
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
    )  # fmt: skip
