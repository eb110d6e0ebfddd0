"""What a slot's comparison needs and yields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from claimx.model import Article, Claim, Kind, SlotName


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
    `compare` judges two claims of one event with different values; None where nothing can be said.
    """

    slot: SlotName
    value: Callable[[Claim], str | None]
    compare: Callable[[Claim, Claim, Mapping[str, Article]], Told | None]
