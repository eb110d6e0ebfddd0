"""Where work runs: what every engine offers, each in a file that imports its own library only."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Generic, NoReturn, Protocol, TypeAlias, TypeVar

from claimx.collector import REST
from claimx.errors import WorkerError

Item = TypeVar("Item")
Key = TypeVar("Key")
Out = TypeVar("Out")

Work: TypeAlias = Callable[[Sequence[Item]], list[Out]]
"""Takes a batch of items and returns as many results, in their order; picklable wherever processes are many."""

Task: TypeAlias = Callable[[Key], Out]
"""Takes the key of one group and gives what others need to know; picklable wherever processes are many."""

Lost: TypeAlias = Callable[[Item, str], Out]
"""What stands in the place of an item that can't be worked on, and why it can't."""


class Engine(Protocol):
    """Runs work over batches of items; a result stands where its item stood, whatever ran first."""

    def map(self, work: "Work[Item, Out]", batches: Iterable[Sequence[Item]], lost: "Lost[Item, Out]") -> Iterator[Out]:
        """The results of all items, in their order."""
        ...

    def map_groups(self, work: "Task[Key, Out]", keys: Iterable[Key]) -> Iterator[Out]:
        """What the work gives for each key, in the order of the keys.

        What goes with a key lies where all workers reach it (see `shelf`), and so does what the work leaves there; a
        task may run more than once, and gives the same each time. A key whose work ends every worker raises WorkerError.
        """
        ...

    def held(self) -> "AbstractContextManager[Engine]":
        """The same engine, whose workers, or the way to them, stay between its maps until the context ends."""
        ...


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Each(Generic[Key, Out]):
    """Work on batches that does a task for each key of the batch."""

    task: "Task[Key, Out]"

    @REST
    def __call__(self, keys: Sequence[Key]) -> list[Out]:
        """What the task gives for each key."""
        return [self.task(key) for key in keys]


def lost_group(key: object, why: str) -> NoReturn:
    """Raises WorkerError: a group can't be left out."""
    raise WorkerError(f"the work on {key} {why}", "give the workers more memory, and run the same again")
