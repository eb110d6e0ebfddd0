"""The engine of many machines: the workers of a running Dask cluster, reached through its scheduler."""

import importlib.metadata
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from claimx import __version__
from claimx.engines import Each, Item, Key, Lost, Out, Task, Work, lost_group
from claimx.errors import UsageError, WorkerError

AHEAD = 3
"""So many batches a worker are in hand at a time: enough to hide the way to it, few enough to bound memory."""
SECONDS_TO_CONNECT = 30
SECONDS_WITHOUT_WORKERS = 120
"""So long a cluster may have no worker at all before the run gives up: workers that died come back within seconds."""


@dataclass(frozen=True, slots=True)
class Dask:
    """A cluster, by the address of its scheduler (tcp://host:port).

    Each worker is one process of one thread in an environment that has the same claimx and the same model. `client` is the
    way to them of an engine that is held; else each map has its own.
    """

    scheduler: str
    client: Any = None

    def map(self, work: Work[Item, Out], batches: Iterable[Sequence[Item]], lost: Lost[Item, Out]) -> Iterator[Out]:
        """The results of all items, in their order.

        The cluster itself gives the work of a worker that dies to another, a few times; a batch that outlives no worker
        is tried item by item, and `lost` says what stands in the place of an item that fails alone. What `work` raises
        is raised here. Raises UsageError where no scheduler answers, where it has no worker, or where workers have
        several threads or another version of claimx.
        """
        with self.held() if self.client is None else nullcontext(self) as engine:
            yield from _results(engine.client, work, iter(batches), lost)

    def map_groups(self, work: Task[Key, Out], keys: Iterable[Key]) -> Iterator[Out]:
        """What the work gives for each key, in the order of the keys."""
        return self.map(Each(work), ([key] for key in keys), lost_group)

    @contextmanager
    def held(self) -> "Iterator[Dask]":
        """The same engine, connected until the context ends; raises as `map` does."""
        with _client(self.scheduler) as client:
            yield replace(self, client=client)


def _client(scheduler: str) -> Any:
    try:
        from distributed import Client
    except ImportError as missing:
        advice = "install it with: pip install 'claimx[dask]'"
        raise UsageError("the dask engine needs the package 'distributed'", advice) from missing
    try:
        client: Any = Client(scheduler, timeout=SECONDS_TO_CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {scheduler}", "start one, or mend --scheduler") from error
    _check(client, scheduler)
    return client


def _check(client: Any, scheduler: str) -> None:
    threads = client.nthreads()
    if not threads:
        client.close()
        raise UsageError(
            f"the Dask scheduler at {scheduler} has no worker", "start some with: dask worker --nthreads 1"
        )
    if crowded := sorted(worker for worker, many in threads.items() if many > 1):
        client.close()
        raise UsageError(f"the Dask worker {crowded[0]} has several threads", "start workers with --nthreads 1")
    if strange := sorted(worker for worker, theirs in _versions(client).items() if theirs != __version__):
        client.close()
        raise UsageError(f"the Dask worker {strange[0]} lacks claimx {__version__}", "install it where workers start")


def _versions(client: Any) -> dict[str, str]:
    """What version of claimx each worker has installed; the function that tells must be one that any worker knows."""
    found: dict[str, str] = client.run(importlib.metadata.version, "claimx", on_error="return")
    return found


def _results(
    client: Any, work: Work[Item, Out], batches: Iterator[Sequence[Item]], lost: Lost[Item, Out]
) -> Iterator[Out]:
    from distributed.scheduler import KilledWorker

    def start(batch: Sequence[Item]) -> Any:
        return client.submit(work, batch, pure=False)

    def done(batch: Sequence[Item], future: Any, again: bool) -> list[Out]:
        try:
            found: list[Out] = _awaited(client, future)
            return found
        except KilledWorker:
            if again and len(batch) > 1:
                return [out for item in batch for out in done([item], start([item]), False)]
            return [lost(item, "ended every worker that read it") for item in batch]

    waiting = deque((batch, start(batch)) for batch in islice(batches, AHEAD * len(client.nthreads())))
    while waiting:
        batch, future = waiting.popleft()
        found = done(batch, future, True)
        waiting.extend((more, start(more)) for more in islice(batches, 1))
        yield from found


def _awaited(client: Any, future: Any) -> Any:
    """What a task gives, once it has; raises what it raises, and WorkerError where no worker is left that could do it."""
    gone: float | None = None
    while future.status == "pending":
        # A task's own TimeoutError leaves the future done, and is raised below.
        with suppress(TimeoutError):
            return future.result(timeout=min(SECONDS_WITHOUT_WORKERS, 5))
        if client.nthreads():
            gone = None
            continue
        gone = gone or time.monotonic()
        if time.monotonic() - gone >= SECONDS_WITHOUT_WORKERS:
            message = f"the Dask cluster has had no worker for {SECONDS_WITHOUT_WORKERS} seconds"
            raise WorkerError(message, "start some, and give the command again: with --parts, what is finished stays")
    return future.result()
