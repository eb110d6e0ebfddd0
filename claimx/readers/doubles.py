"""Articles that a run was given twice: the same text, told of one outlet or of none."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimx.readers.draft import Draft, Failed
from claimx.readers.sources import Source

LEAST = 200  # characters below which two texts may be equal and yet two reports


@dataclass(frozen=True, slots=True)
class Found:
    """A draft or a failure with the file that it came from, and the id that it will have if no other has it."""

    id: str
    source: Source
    item: Draft | Failed


def without_doubles(found: Sequence[Found]) -> list[Found]:
    """The same, in order, with each later copy of a text as a `Failed` that names the first.

    Copies that state different outlets are wire copy, and rows with ids of their own are what their maker told apart:
    they stay.
    """
    seen: dict[tuple[str, str | None], Found] = {}
    return [_once(entry, seen) for entry in found]


def _once(entry: Found, seen: dict[tuple[str, str | None], Found]) -> Found:
    draft = entry.item
    if not isinstance(draft, Draft) or len(draft.text) < LEAST:
        return entry
    key = draft.text, draft.outlet or draft.sitename
    first = seen.setdefault(key, entry)
    if first is entry or draft.id is not None:
        return entry
    reason = f"the same text as {first.id}"
    return Found(entry.id, entry.source, Failed(draft.line, draft.id, "double", reason, draft.part))
