"""A whole run in parts: shards are worked on, their claims settled, grouped and judged, and the result put together."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from claimx.align.dates import again, dated
from claimx.align.entities import Book, Entities, names_of
from claimx.align.part import Part
from claimx.align.ties import ties_on
from claimx.align.variants import Named
from claimx.conflicts.judge import in_order
from claimx.engines import Engine
from claimx.engines.shelf import Folder, Shelf, Storage
from claimx.model import Result, Run, Skipped, Work
from claimx.parts.resolve import resolved
from claimx.parts.shards import Manifest, done_in
from claimx.parts.told import claims_of, lay

BOOK = "book.json"
_BOOK = msgspec.json.Decoder(Book)


def assembled(
    engine: Engine, shelf: Folder | Storage, manifests: Sequence[Manifest], skipped: Sequence[Skipped], run: Run
) -> Result:
    """The result of finished shards, in whatever order, as a run in one piece gives it.

    The stages work on the engine, over files; what the result holds is read into memory at the end.
    """
    names = sorted(it.shard for it in manifests)
    key = hashlib.sha256(msgspec.json.encode(sorted((it.shard, it.checksum) for it in manifests))).hexdigest()
    beside = shelf.within(f"together/{key[:24]}")
    told = engine.map_groups(Names(shelf), names)
    entities = Entities(dict(sorted(it for part in told for it in part)))
    beside.write(BOOK, msgspec.json.encode(entities.book))
    parts: list[Part] = list(engine.map_groups(Settle(shelf, beside), names))
    found = resolved(engine, beside, parts)
    works = works_of(shelf, manifests)
    articles = [it.annotation.article for it in works if isinstance(it, Work)]
    chains = {it.annotation.article.id: it.chains for it in works if isinstance(it, Work)}
    ties = ties_on(beside, chains, chains.__getitem__, entities.book)
    judged = list(found.judged(beside))
    relations = (relation for it in judged for relation in it.relations)
    claims = sorted((it for part in parts for it in claims_of(beside, part.place)), key=lambda claim: claim.article)
    return Result(
        run=run,
        articles=tuple(dated(article, found.changed) for article in articles),
        skipped=(*skipped, *(it for it in works if isinstance(it, Skipped))),
        entities=entities.entities + ties.entities,
        claims=tuple(ties.settle(again(claim, found.changed)) for claim in claims),
        events=tuple(it.event for it in judged),
        relations=in_order(relations),
        copies=found.copies,
    )


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
