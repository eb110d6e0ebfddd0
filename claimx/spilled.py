"""A run too large for memory: claims and events lie on disk, and its stages see a part or a share of them at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from claimx.align import Entities, Ties, ties_on
from claimx.align.dates import again, dated
from claimx.align.part import Part
from claimx.conflicts.judge import in_order
from claimx.engines.serial import Serial
from claimx.engines.shelf import Folder
from claimx.model import Article, Chain, Claim, Event, Relation, Result, Skipped, Work
from claimx.parts.resolve import Resolved, resolved
from claimx.parts.told import claims_of, lay
from claimx.spool import Spool
from claimx.together import Ways

ARTICLES_A_PART = 200


def spilled(done: Iterable[Work | Skipped], skipped: Sequence[Skipped], ways: Ways) -> Result:
    """What `together` makes of the same works, with articles, claims and events that are read from disk one by one.

    Judgements are not applied, nor annotations kept: both need all claims at hand.
    """
    works: Spool[Work] = Spool(Work)
    failed = list(skipped)
    for it in done:
        works.append(it) if isinstance(it, Work) else failed.append(it)
    ways.stage("grouping")
    entities = Entities.of(work.annotation for work in works)
    with TemporaryDirectory(prefix="claimx-") as folder:
        shelf = Folder(str(Path(folder)))
        parts = [_laid(shelf, works, first, entities) for first in range(0, len(works), ARTICLES_A_PART)]
        found = resolved(Serial(), shelf, parts)
        ties = _tied(works, shelf, entities)
        ways.stage("comparing")
        made = replace(_empty(ways), skipped=tuple(failed), entities=entities.entities + ties.entities)
        return _result(works, shelf, parts, (found, ties), made)


def _laid(shelf: Folder, works: Spool[Work], first: int, entities: Entities) -> Part:
    """Lays some articles' claims out to be grouped, under the names of the run."""
    some = works[first : first + ARTICLES_A_PART]
    articles = {work.annotation.article.id: work.annotation.article for work in some}
    claims = [entities.settle(claim) for work in some for claim in work.claims]
    return lay(shelf, f"parts/{first}", claims, articles, {id: entities.names[id] for id in articles})


def _tied(works: Spool[Work], shelf: Folder, entities: Entities) -> Ties:
    chains: Spool[tuple[Chain, ...]] = Spool(tuple[Chain, ...])
    at: dict[str, int] = {}
    for work in works:
        at[work.annotation.article.id] = len(chains)
        chains.append(work.chains)
    return ties_on(shelf, at, lambda article: chains[at[article]], entities.book)


def _empty(ways: Ways) -> Result:
    return Result(ways.run, (), (), (), (), (), ())


def _result(
    works: Spool[Work], shelf: Folder, parts: Sequence[Part], stages: tuple[Resolved, Ties], made: Result
) -> Result:
    found, ties = stages
    articles: Spool[Article] = Spool(Article)
    for work in works:
        articles.append(dated(work.annotation.article, found.changed))
    claims: Spool[Claim] = Spool(Claim)
    for part in parts:
        for claim in claims_of(shelf, part.place):
            claims.append(ties.settle(again(claim, found.changed)))
    events: Spool[Event] = Spool(Event)
    relations: list[Relation] = []
    for judged in found.judged(shelf):
        events.append(judged.event)
        relations += judged.relations
    ordered = in_order(relations)
    return replace(made, articles=articles, claims=claims, events=events, relations=ordered, copies=found.copies)  # type: ignore[arg-type]
