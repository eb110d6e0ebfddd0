"""The work on shards: articles in, finished shards out; done once, whoever does it and however often it is asked for."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claimx.engines import Engine
from claimx.engines.shelf import Shelf
from claimx.model import Article, Run, Skipped, Work
from claimx.parts.shards import CHARACTERS, Manifest, articles_in, done_in, manifest_of, name_of, put_articles, put_done
from claimx.worker import Task, batches, faulty

CHARACTERS_A_BATCH = 50_000


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
    engine: Engine, work: WorkShards, articles: Iterable[Article]
) -> Iterator[tuple[Manifest, list[Work | Skipped]]]:
    """Finishes the shards of these articles: the manifest of each and what it holds, in their order.

    A shard that ends every worker is tried article by article, and an article that does so alone is named in its place.
    """
    laid = [_laid_out(work, batch) for batch in batches(articles, CHARACTERS)]
    found = engine.map(work, ([name] for name, done in laid if done is None), nobody)
    for name, done in laid:
        manifest = done or next(found) or _one_by_one(engine, work, name)
        yield manifest, list(done_in(work.shelf, name))
    next(found, None)  # lets the engine end its workers


def _laid_out(work: WorkShards, articles: Sequence[Article]) -> tuple[str, Manifest | None]:
    """A shard's name, and its manifest; of one that is not finished the articles lie on the shelf."""
    name = name_of(articles, work.run)
    done = manifest_of(work.shelf, name)
    if done is None:
        put_articles(work.shelf, name, articles)
    return name, done


def nobody(name: str, why: str) -> None:
    """What stands in the place of a shard that ended every worker."""


def _one_by_one(engine: Engine, work: WorkShards, name: str) -> Manifest:
    """A shard that ended every worker, finished article by article."""
    articles = articles_in(work.shelf, name)
    found = list(engine.map(work.task, ([article] for article in articles), faulty))
    return put_done(work.shelf, name, found, work.run)
