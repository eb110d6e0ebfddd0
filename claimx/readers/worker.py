"""The process that parses pages and documents for `bounded`: jobs come in by standard input, one after the other.

It can be killed at any moment, bounds its own memory and processor time, and answers in JSON: whatever a hostile page
makes of it, nothing that it sends can be run by the process that reads it.
"""

import contextlib
import json
import os
import socket
import sys
from dataclasses import asdict
from math import ceil
from typing import Any, BinaryIO

from claimx.readers.draft import Draft, Failed, RefusedError
from claimx.readers.parsers import parse

MEMORY = 2 << 30


def main() -> None:
    """Answers one line of JSON for each job: a line of JSON that names it, then so many bytes as it says."""
    jobs = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what a library prints is no answer
    socket.has_ipv6 = False  # else urllib3, which trafilatura imports, opens a socket to see whether there is IPv6
    _bound("RLIMIT_AS", MEMORY)
    with contextlib.suppress(ImportError):
        import trafilatura  # noqa: F401 (pages come most often, and this takes longer than to parse one)
    _answer(answers, {})
    while line := jobs.readline():
        job = json.loads(line)
        raw = jobs.read(job.pop("size"))
        _answer(answers, _outcome(job, raw))


def _outcome(job: dict[str, Any], raw: bytes) -> dict[str, Any]:
    seconds = job.pop("seconds")
    _bound("RLIMIT_CPU", ceil(sum(os.times()[:2]) + seconds))
    try:
        found = parse(job.pop("kind"), raw, job)
    except RefusedError as error:
        return {"stage": error.stage, "reason": str(error)}
    except MemoryError:
        return {"stage": "read", "reason": f"needs more than {MEMORY >> 30} GB of memory"}
    except Exception as error:  # what a library makes of broken input is no fault of ours, and costs this input only
        return {"stage": "read", "reason": f"can't be parsed ({type(error).__name__})"}
    return {"items": [[type(item) is Draft, asdict(item)] for item in found]}


def _answer(answers: BinaryIO, outcome: dict[str, Any]) -> None:
    answers.write(json.dumps(outcome).encode("ascii") + b"\n")
    answers.flush()


def items_of(outcome: dict[str, Any]) -> list[Draft | Failed]:
    """The drafts and failures of an answer; raises RefusedError where the whole input was refused."""
    if "items" not in outcome:
        raise RefusedError(str(outcome["stage"]), str(outcome["reason"]))
    return [Draft(**fields) if is_draft else Failed(**fields) for is_draft, fields in outcome["items"]]


def _bound(name: str, most: int) -> None:
    """Sets one of the system's limits where it has it."""
    with contextlib.suppress(ImportError, AttributeError, ValueError, OSError):
        import resource

        number = getattr(resource, name)
        resource.setrlimit(number, (most, resource.getrlimit(number)[1]))


if __name__ == "__main__":
    main()
