"""A whole run in parts: shards are worked on, their claims settled, grouped and judged, and the result put together."""

import hashlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from claimx.align.dates import again, dated
from claimx.align.entities import Book, Entities, names_of
from claimx.align.part import Part
from claimx.align.ties import Ties, ties_on
from claimx.align.variants import Named
from claimx.collector import REST
from claimx.conflicts.judge import in_order
from claimx.engines import Engine
from claimx.engines.shelf import Folder, Shelf, Storage
from claimx.model import Article, Chain, Claim, Event, Relation, Result, Skipped, Work
from claimx.parts.resolve import resolved
from claimx.parts.shards import Manifest, done_in
from claimx.parts.told import claims_of, lay
from claimx.spool import Spool, ordered
from claimx.together import Ways

BOOK = "book.json"
_BOOK = msgspec.json.Decoder(Book)


@REST
def assembled(
    engine: Engine, shelf: Folder | Storage, manifests: Sequence[Manifest], skipped: Sequence[Skipped], ways: Ways
) -> Result:
    """The result of finished shards, in whatever order, as a run in one piece gives it; its records are read one by one.

    The stages work on the engine, over files; this side holds the names of the run, and numbers for each claim.
    """
    names = sorted(it.shard for it in manifests)
    key = hashlib.sha256(msgspec.json.encode(sorted((it.shard, it.checksum) for it in manifests))).hexdigest()
    beside = shelf.within(f"together/{key[:24]}")
    told = engine.map_groups(Names(shelf), names)
    entities = Entities(dict(sorted(it for part in told for it in part)))
    beside.write(BOOK, msgspec.json.encode(entities.book))
    parts: list[Part] = list(engine.map_groups(Settle(shelf, beside), names))
    found = resolved(engine, beside, parts)
    articles = _Articles(found.changed)
    for name in names:
        articles.add(done_in(shelf, name))
    ties = ties_on(beside, sorted(articles.at), articles.chains_of, entities.book)
    ways.stage("comparing")
    events: Spool[Event] = Spool(Event)
    relations: list[Relation] = []
    for judged in found.judged(beside):
        events.append(judged.event)
        relations += judged.relations
    return Result(
        run=ways.run,
        articles=articles.ordered(),  # type: ignore[arg-type]
        skipped=(*skipped, *sorted(articles.skipped, key=_id)),
        entities=entities.entities + ties.entities,
        claims=articles.claims(beside, parts, ties),  # type: ignore[arg-type]
        events=events,  # type: ignore[arg-type]
        relations=in_order(relations),
        copies=found.copies,
    )


class _Articles:
    """The articles of finished shards on disk, with the days that others narrowed, and their chains."""

    def __init__(self, changed: Mapping[str, Article]) -> None:
        self.at: dict[str, int] = {}
        self.skipped: list[Skipped] = []
        self._changed = changed
        self._articles: Spool[Article] = Spool(Article)
        self._chains: Spool[tuple[Chain, ...]] = Spool(tuple[Chain, ...])

    def add(self, done: Iterable[Work | Skipped]) -> None:
        """Lays down what a shard holds."""
        for it in done:
            if isinstance(it, Skipped):
                self.skipped.append(it)
                continue
            article = it.annotation.article
            self.at[article.id] = len(self._articles)
            self._articles.append(dated(article, self._changed))
            self._chains.append(it.chains)

    def chains_of(self, id: str) -> tuple[Chain, ...]:
        """The chains of an article."""
        return self._chains[self.at[id]]

    def ordered(self) -> Sequence[Article]:
        """The articles by id."""
        return ordered(self._articles, list(self.at))

    def claims(self, shelf: Shelf, parts: Iterable[Part], ties: Ties) -> Sequence[Claim]:
        """The claims of all parts, as the run settles them, in the order of their articles."""
        rank = {id: number for number, id in enumerate(sorted(self.at))}
        found: Spool[Claim] = Spool(Claim)
        of = array("q")
        for part in parts:
            for claim in claims_of(shelf, part.place):
                found.append(ties.settle(again(claim, self._changed)))
                of.append(rank[claim.article])
        return ordered(found, of)


def works_of(shelf: Shelf, manifests: Iterable[Manifest]) -> list[Work | Skipped]:
    """What finished shards hold, an entry an article, in the order of their ids."""
    return sorted((it for manifest in manifests for it in done_in(shelf, manifest.shard)), key=_id)


def _id(it: Work | Skipped) -> str:
    return it.id if isinstance(it, Skipped) else it.annotation.article.id


@dataclass(frozen=True, slots=True)
class Names:
    """The task that lists the names in the articles of one shard."""

    shelf: Shelf

    def __call__(self, shard: str) -> list[tuple[str, list[Named]]]:
        """Article ids with the names that each has."""
        works = (it for it in done_in(self.shelf, shard) if isinstance(it, Work))
        return [(it.annotation.article.id, list(names_of(it.annotation))) for it in works]


@dataclass(frozen=True, slots=True)
class Settle:
    """The task that settles the claims of one shard by the run's book, and lays them out to be grouped."""

    shelf: Shelf
    beside: Shelf

    def __call__(self, shard: str) -> Part:
        """What others must know of the part."""
        book = _BOOK.decode(self.beside.read(BOOK))
        works = [it for it in done_in(self.shelf, shard) if isinstance(it, Work)]
        articles = {it.annotation.article.id: it.annotation.article for it in works}
        names = {it.annotation.article.id: book.names(names_of(it.annotation)) for it in works}
        return lay(self.beside, f"parts/{shard}", [book.settle(c) for it in works for c in it.claims], articles, names)
