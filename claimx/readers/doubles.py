"""Articles that a run was given twice: the same text, told of one outlet or of none."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimx.readers.draft import Draft, Failed
from claimx.readers.sources import Source

LEAST = 200  # characters below which two texts may be equal and yet two reports


@dataclass(frozen=True, slots=True)
class Found:
    """What a source gave: a draft that lies at `place`, or why there is none, under the id that it will have if no other has it.

    `print` stands for a draft's text and outlet, None where it is too short to be known again; `named` tells of a row
    with an id of its own, `counts` of an article that was there to be read.
    """

    id: str
    source: Source
    line: int
    place: int = -1
    failed: Failed | None = None
    print: bytes | None = None
    named: bool = False
    counts: bool = True


def print_of(draft: Draft) -> bytes | None:
    """What stands for a draft's text and outlet."""
    if len(draft.text) < LEAST:
        return None
    told = f"{draft.outlet or draft.sitename}\n{draft.text}"
    return hashlib.blake2b(told.encode(), digest_size=16).digest()


def without_doubles(found: Sequence[Found]) -> list[Found]:
    """The same, in order, with each later copy of a text as a `Failed` that names the first.

    Copies that state different outlets are wire copy, and rows with ids of their own are what their maker told apart:
    they stay.
    """
    seen: dict[bytes, Found] = {}
    return [_once(entry, seen) for entry in found]


def _once(entry: Found, seen: dict[bytes, Found]) -> Found:
    if entry.print is None:
        return entry
    first = seen.setdefault(entry.print, entry)
    if first is entry or entry.named:
        return entry
    return replace(entry, failed=Failed(entry.line, None, "double", f"the same text as {first.id}"))
