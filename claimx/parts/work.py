"""The work on shards: articles in, finished shards out; done once, whoever does it and however often it is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimx.engines import Engine
from claimx.engines.shelf import Shelf
from claimx.model import Run, Skipped, Work
from claimx.parts.shards import Manifest, Shard, articles_in, done_in, manifest_of, put_done
from claimx.worker import CHARACTERS_A_BATCH, Task, batches, faulty


@dataclass(frozen=True, slots=True)
class WorkShards:
    """The task that works on shards and leaves them finished; plain and picklable, and the same each time."""

    shelf: Shelf
    task: Task
    run: Run

    def __call__(self, names: Sequence[str]) -> list[Manifest | None]:
        """One manifest a shard, never None; a shard that somebody has finished meanwhile is left as it is."""
        return [manifest_of(self.shelf, name) or self._done(name) for name in names]

    def _done(self, name: str) -> Manifest:
        articles = articles_in(self.shelf, name)
        found = [it for batch in batches(articles, CHARACTERS_A_BATCH) for it in self.task(batch)]
        return put_done(self.shelf, name, found, self.run)


def worked(
    engine: Engine, work: WorkShards, shards: Sequence[Shard]
) -> Iterator[tuple[Manifest, list[Work | Skipped]]]:
    """Finishes the shards: the manifest of each and what it holds, in their order.

    A shard that ends every worker is tried article by article, and an article that does so alone is named in its place.
    """
    found = engine.map(work, ([name] for name, done in shards if done is None), nobody)
    for name, done in shards:
        manifest = done or next(found) or _one_by_one(engine, work, name)
        yield manifest, list(done_in(work.shelf, name))
    next(found, None)  # lets the engine end its workers


def nobody(name: str, why: str) -> None:
    """What stands in the place of a shard that ended every worker."""


def _one_by_one(engine: Engine, work: WorkShards, name: str) -> Manifest:
    """A shard that ended every worker, finished article by article."""
    articles = articles_in(work.shelf, name)
    found = list(engine.map(work.task, ([article] for article in articles), faulty))
    return put_done(work.shelf, name, found, work.run)
