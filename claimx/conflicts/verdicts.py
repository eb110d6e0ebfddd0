"""What a slot's comparison needs and yields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claimx.conflicts.ground import Ground
from claimx.model import Article, Claim, Kind, SlotName

LONG = 80


@dataclass(frozen=True, slots=True)
class Told:
    """The verdict on two claims' values; `first` is the claim that comes first in the relation (the more precise, the earlier)."""

    kind: Kind
    why: str
    first: Claim
    second: Claim


@dataclass(frozen=True, slots=True)
class SlotRule:
    """How one slot is read and compared.

    `value` gives what a claim tells of the slot in words (None: nothing); claims with one value agree.
    `compare` judges two claims of one event with different values, of which it is told what ties them and what keeps
    them apart; None where nothing can be said. `is_open` is asked before, as it costs little: False where nothing can be
    said of the two, whatever ties them.
    """

    slot: SlotName
    value: Callable[[Claim], str | None]
    is_open: Callable[[Claim, Claim], bool]
    compare: Callable[[Claim, Claim, Ground, Mapping[str, Article]], Told | None]


def quoted(claim: Claim) -> str:
    """A claim's words for a reason, with who says so where that is not the outlet itself."""
    speakers = " › ".join(_clipped(s.text) for s in claim.said_by)
    told = f"“{_clipped(claim.text)}”"
    return f"{told} ({speakers})" if speakers else told


def _clipped(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONG else flat[: LONG - 1].rstrip() + "…"
