"""The engine of an organisation's Spark: work goes to its executors as rows of a data frame, by mapInArrow."""

import pickle
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Generic

from claimx.engines import Each, Item, Key, Lost, Out, Task, Work, lost_group
from claimx.errors import UsageError

AT_ONCE = 256
"""So many batches go into one job: enough to keep executors busy, few enough to bound this side's memory."""
ROWS = "number long, found binary"


@dataclass(frozen=True, slots=True)
class Spark:
    """A Spark by the address of its Connect server (sc://host:port); anything that speaks Spark Connect will do.

    Executors need the same claimx and the same model; each batch is one partition, and Spark itself gives the work of an
    executor that dies to another. `session` is that of an engine that is held; else each map has its own.
    """

    server: str
    session: Any = None

    def map(self, work: Work[Item, Out], batches: Iterable[Sequence[Item]], lost: Lost[Item, Out]) -> Iterator[Out]:
        """The results of all items, in their order.

        A job that fails is done again batch by batch, then item by item, and `lost` says what stands in the place of an
        item that fails alone. Raises UsageError where no server answers.
        """
        waiting = iter(batches)
        with self.held() if self.session is None else nullcontext(self) as engine:
            run = _Run(engine.session, work, lost)
            while some := list(islice(waiting, AT_ONCE)):
                yield from (out for found in run.results(some) for out in found)

    def map_groups(self, work: Task[Key, Out], keys: Iterable[Key]) -> Iterator[Out]:
        """What the work gives for each key, in the order of the keys."""
        return self.map(Each(work), ([key] for key in keys), lost_group)

    @contextmanager
    def held(self) -> "Iterator[Spark]":
        """The same engine, with one session until the context ends; raises as `map` does."""
        session = _session(self.server)
        try:
            yield replace(self, session=session)
        finally:
            session.stop()


@dataclass(frozen=True, slots=True)
class _Run(Generic[Item, Out]):
    session: Any
    work: Work[Item, Out]
    lost: Lost[Item, Out]

    def results(self, batches: Sequence[Sequence[Item]]) -> Iterator[list[Out]]:
        """What each batch gave, in their order; a job that fails without a word of the work's own is done in smaller ones."""
        try:
            found = self._collected(batches)
        except Exception as failure:  # what a driver makes of a dead executor differs between servers and versions
            if len(batches) > 1:
                yield from (out for batch in batches for out in self.results([batch]))
            elif len(batches[0]) > 1:
                yield [out for item in batches[0] for found in self.results([[item]]) for out in found]
            else:
                yield [
                    self.lost(item, f"ended the executors that worked on it ({_first(failure)})") for item in batches[0]
                ]
            return
        for raised, out in found:
            if raised is not None:
                raise raised
            yield out

    def _collected(self, batches: Sequence[Sequence[Item]]) -> list[tuple[Exception | None, list[Out]]]:
        rows = [(number, pickle.dumps(batch)) for number, batch in enumerate(batches)]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            frame = self.session.createDataFrame(rows, "number long, batch binary").repartition(len(rows))
            found = frame.mapInArrow(_worker(self.work), ROWS).collect()
        return [pickle.loads(bytes(row["found"])) for row in sorted(found, key=lambda row: row["number"])]


def _worker(work: Work[Item, Out]) -> Any:
    """What an executor does with the rows of a partition: batches in, what they gave or raised out."""

    def done(batch: bytes) -> bytes:
        try:
            return pickle.dumps((None, work(pickle.loads(batch))))
        except Exception as raised:  # told to the driver, which raises it; an executor would try again
            return pickle.dumps((raised, []))

    def worked(partition: Iterator[Any]) -> Iterator[Any]:
        from pyarrow import RecordBatch

        for rows in partition:
            for number, batch in zip(*(rows.column(n).to_pylist() for n in (0, 1)), strict=True):
                yield RecordBatch.from_pydict({"number": [number], "found": [done(batch)]})

    return worked


def _first(failure: Exception) -> str:
    told = (line.strip() for line in str(failure).splitlines())
    return next((line[:200] for line in told if line), type(failure).__name__)


def _session(server: str) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as missing:
        advice = "install it with: pip install 'claimx[spark]'"
        raise UsageError("the spark engine needs the package 'pyspark-client'", advice) from missing
    try:
        with warnings.catch_warnings():  # of versions that this use of it does not touch
            warnings.simplefilter("ignore", FutureWarning)
            session = SparkSession.builder.remote(server).create()
            session.sql("SELECT 1").collect()
    except Exception as error:  # each kind of server refuses in its own way
        raise UsageError(f"no Spark Connect server answers at {server}", "start one, or mend --scheduler") from error
    return session
