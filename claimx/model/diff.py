"""Two articles side by side: what both tell of, value by value, and what only one of them does."""

from dataclasses import dataclass
from typing import Literal

from claimx.model.article import Article
from claimx.model.event import Kind, SlotName, Value
from claimx.model.result import Result

Side = Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class SlotDiff:
    """A value of A beside one of B, each with that article's claims (ids) that tell it; None where a side has none.

    `kind` is None where nothing can be said of the two. `first` is the side whose value is the more precise (refines)
    or the earlier (supersedes), None for the other kinds.
    """

    slot: SlotName
    kind: Kind | None
    a: Value | None
    b: Value | None
    why: str = ""
    sure: bool = True
    first: Side | None = None


@dataclass(frozen=True, slots=True)
class Shared:
    """An event (id) that both articles tell of: the claims (ids) of each, and their values side by side."""

    event: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    slots: tuple[SlotDiff, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether what the two tell can't both hold, or what one tells overtakes the other."""
        return any(slot.kind in ("conflicts", "supersedes") for slot in self.slots)


@dataclass(frozen=True, slots=True)
class DiffResult:
    """`diff`'s whole result: `extract`'s over the two articles, and its claims by who tells them.

    `one_origin` tells that one article is nearly a copy of the other.
    """

    a: Article
    b: Article
    found: Result
    both: tuple[Shared, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    one_origin: bool = False
