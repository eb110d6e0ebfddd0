"""The engine that runs everything here and now, one batch after the other."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext

from claimx.engines import Engine, Item, Key, Lost, Out, Task, Work


class Serial:
    """Works in this process, on each batch when its results are asked for."""

    def map(self, work: Work[Item, Out], batches: Iterable[Sequence[Item]], lost: Lost[Item, Out]) -> Iterator[Out]:
        """The results of all items, in their order; nothing is lost here but with the process itself."""
        for batch in batches:
            yield from work(batch)

    def map_groups(self, work: Task[Key, Out], keys: Iterable[Key]) -> Iterator[Out]:
        """What the work gives for each key, in the order of the keys."""
        return map(work, keys)

    def held(self) -> AbstractContextManager[Engine]:
        """The engine itself."""
        return nullcontext(self)
