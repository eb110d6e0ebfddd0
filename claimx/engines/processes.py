"""The engine of this machine's cores: processes that each load what they need once, and may die without harm."""

import socket
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, TimeoutError
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context
from typing import Any, Generic

from pebble import ProcessExpired, ProcessPool

from claimx.engines import Each, Item, Key, Lost, Out, Task, Work, lost_group

TASKS_A_PROCESS = 1600
AHEAD = 2
"""So many batches a process are in hand at a time: enough to keep it busy, few enough to bound memory."""


@dataclass(frozen=True, slots=True)
class Processes:
    """So many processes, started afresh now and then, so that none grows for ever.

    An item that takes more than `seconds` (None: as long as it likes) is given up, its process ended. `pool` are the
    processes of an engine that is held; else each map has its own.
    """

    jobs: int
    seconds: float | None = None
    pool: Any = None

    def map(self, work: Work[Item, Out], batches: Iterable[Sequence[Item]], lost: Lost[Item, Out]) -> Iterator[Out]:
        """The results of all items, in their order.

        A process that dies or takes too long costs its batch a second try, item by item, and an item that fails alone
        its place: `lost` says what stands there. What `work` raises is raised here. Processes never outlive the
        iterator, also where it is closed early.
        """
        with self.held() if self.pool is None else nullcontext(self) as engine:
            yield from _Run(engine, engine.pool, work, lost).results(iter(batches))

    def map_groups(self, work: Task[Key, Out], keys: Iterable[Key]) -> Iterator[Out]:
        """What the work gives for each key, in the order of the keys; a process that dies costs its key a second try."""
        return replace(self, seconds=None).map(Each(work), ([key] for key in keys), lost_group)

    @contextmanager
    def held(self) -> "Iterator[Processes]":
        """The same engine, whose processes stay between its maps; they end with the context, however that ends."""
        pool: Any = ProcessPool(
            max_workers=self.jobs, max_tasks=TASKS_A_PROCESS, initializer=_offline, context=get_context("spawn")
        )
        try:
            yield replace(self, pool=pool)
            pool.close()
        finally:
            pool.stop()
            pool.join()


def _offline() -> None:
    """Keeps urllib3, which spaCy imports, from opening a socket to see whether there is IPv6."""
    socket.has_ipv6 = False


@dataclass(frozen=True, slots=True)
class _Run(Generic[Item, Out]):
    engine: Processes
    pool: Any
    work: Work[Item, Out]
    lost: Lost[Item, Out]

    def results(self, batches: Iterator[Sequence[Item]]) -> Iterator[Out]:
        """Keeps every process busy, and no more in hand than that needs."""
        first = islice(batches, self.engine.jobs * AHEAD)
        waiting = deque((batch, self._start(batch)) for batch in first)
        while waiting:
            batch, future = waiting.popleft()
            done = self._done(batch, future)
            waiting.extend((more, self._start(more)) for more in islice(batches, 1))
            yield from done

    def _start(self, batch: Sequence[Item]) -> "Future[list[Out]]":
        seconds = self.engine.seconds
        limit = None if seconds is None else seconds * len(batch)
        started: Future[list[Out]] = self.pool.schedule(self.work, args=(batch,), timeout=limit)
        return started

    def _done(self, batch: Sequence[Item], future: "Future[list[Out]]", again: bool = True) -> list[Out]:
        try:
            return future.result()
        except (ProcessExpired, TimeoutError) as failure:
            if again:
                return [out for item in batch for out in self._done([item], self._start([item]), again=False)]
            return [self.lost(item, self._why(failure)) for item in batch]

    def _why(self, failure: Exception) -> str:
        if isinstance(failure, TimeoutError):
            return f"took longer than {self.engine.seconds:g} seconds"
        return "ended the process that read it, twice"
