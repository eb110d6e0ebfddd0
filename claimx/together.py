"""Works on single articles -> a result: by themselves, or together with what needs all of them; no spaCy from here on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from claimx.align import Apart, Entities, Ties, group, redated, ties_on
from claimx.align.origins import Copies
from claimx.collector import REST
from claimx.conflicts.judge import in_order, judge
from claimx.engines.shelf import Memory
from claimx.judgements import Applied, read_judgements
from claimx.model import Result, Run, Skipped, Work


def nothing(told: str) -> None:
    """Takes a line or a stage and does nothing with it."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How works become a result, as the pipeline's options have it."""

    run: Run
    events: bool = True
    mentions: bool = False
    judgements: str | None = None
    warn: Callable[[str], None] = nothing
    stage: Callable[[str], None] = nothing


def alone(work: Work, run: Run) -> Result:
    """What one article tells by itself, under the names that it has there."""
    entities = Apart((work.annotation,))
    return Result(
        run=run,
        articles=(work.annotation.article,),
        skipped=(),
        entities=entities.entities,
        claims=tuple(map(entities.settle, work.claims)),
        events=(),
        relations=(),
        annotations=(work.annotation,),
    )


@REST
def together(works: Sequence[Work], skipped: Iterable[Skipped], ways: Ways) -> Result:
    """What needs all articles: names, events, dates that they narrow, relations, and what the user judged of them."""
    ways.stage("grouping")
    given = Applied(read_judgements(ways.judgements) if ways.judgements else ())
    articles = {w.annotation.article.id: w.annotation.article for w in works}
    annotations, told = given.names(tuple(w.annotation for w in works), [c for w in works for c in w.claims])
    entities = Entities.of(annotations) if ways.events else Apart(annotations)
    claims, shelf, ties = tuple(map(entities.settle, told)), Memory(), Ties()
    events = given.events(group(claims, articles, entities.names, shelf), claims, articles) if ways.events else ()
    if isinstance(entities, Entities):
        chains = {w.annotation.article.id: w.chains for w in works}
        ties = ties_on(shelf, chains, chains.__getitem__, entities.book)
    articles, claims = redated(articles, claims, events)
    ways.stage("comparing")
    by_id = {c.id: c for c in claims}
    judged = [judge(event, by_id, articles) for event in events]
    relations = given.relations([r for _, rs in judged for r in rs], claims, [event for event, _ in judged])
    _tell(given, ways.warn)
    return Result(
        run=ways.run,
        articles=tuple(articles.values()),
        skipped=tuple(skipped),
        entities=entities.entities + ties.entities,
        claims=tuple(map(ties.settle, claims)),
        events=tuple(event for event, _ in judged),
        relations=in_order(relations),
        copies=Copies.of(articles).groups() if ways.events else (),
        annotations=annotations if ways.mentions else (),
        judgements=given.listed(),
    )


def _tell(given: Applied, warn: Callable[[str], None]) -> None:
    for judgement in given.listed():
        if not judgement.applied:
            warn(f"the judgement '{judgement.kind}' of {judgement.a} does not apply: {judgement.why}")
