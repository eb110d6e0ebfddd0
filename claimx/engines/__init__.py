"""Where work runs: what every engine offers, each in a file that imports its own library only."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias, TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key")
Out = TypeVar("Out")

Work: TypeAlias = Callable[[Sequence[Item]], list[Out]]
"""Takes a batch of items and returns as many results, in their order; picklable wherever processes are many."""

Lost: TypeAlias = Callable[[Item, str], Out]
"""What stands in the place of an item that can't be worked on, and why it can't."""


class Engine(Protocol):
    """Runs work over batches of items; a result stands where its item stood, whatever ran first."""

    def map(self, work: "Work[Item, Out]", batches: Iterable[Sequence[Item]], lost: "Lost[Item, Out]") -> Iterator[Out]:
        """The results of all items, in their order."""
        ...


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
