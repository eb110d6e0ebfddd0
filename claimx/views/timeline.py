"""One event as it was told over time: planned, possible, done, denied, reversed, by articles whose day is known."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from claimx.model import Article, Claim, Event
from claimx.rules.lexicon import event_classes
from claimx.views import words
from claimx.views.index import Index


@dataclass(frozen=True)
class Entry:
    """What was first told when: the days of publication, the stage, who told it, and in which words.

    `others` is the number of other outlets that tell the same.
    """

    day: str
    stage: str
    outlet: str
    text: str
    others: int = 0


def timeline(event: Event, index: Index) -> tuple[Entry, ...]:
    """The stages of an event with the date that each tells; empty where it has only one stage or one day of telling."""
    claims = [c for c in (index.claims[c] for c in event.claims) if _age(index.articles[c.article])]
    told: dict[tuple[str, str], list[Claim]] = {}
    for claim in sorted(claims, key=lambda c: (_age(index.articles[c.article]) or (date.max, ""), not c.main)):
        if not claim.nominal and claim.predicate.cls is not None:
            told.setdefault((_stage(claim, claims), _when(claim)), []).append(claim)
    stages = {stage for stage, _ in told}
    days = {index.articles[c.article].published for ids in told.values() for c in ids}
    return tuple(_entries(told, index)) if len(stages) > 1 and len(days) > 1 else ()


def _entries(told: dict[tuple[str, str], list[Claim]], index: Index) -> Iterator[Entry]:
    dated = {stage for stage, when in told if when}
    for (stage, when), claims in told.items():
        if when or stage not in dated:
            first = claims[0]
            outlet = index.outlet(first.article)
            others = {index.outlet(c.article) for c in claims} - {outlet}
            day = words.published(index.articles[first.article].published)
            text = f"{words.line(first.text)}{f', {when}' if when else ''}"
            yield Entry(day, stage, outlet, text, len(others))


def _when(claim: Claim) -> str:
    dated = claim.when is not None and claim.when.timex.type in {"DATE", "TIME"}
    return words.when(claim.when) if dated else ""


def _age(article: Article) -> tuple[date, str] | None:
    """What puts articles in order, None for one that is not dated from both sides."""
    known = article.published
    return (known.earliest, article.id) if known and known.earliest and known.latest else None


def _stage(claim: Claim, claims: list[Claim]) -> str:
    """Where a claim stands: a later one of the class that undoes the first is a reversal."""
    if claim.status != "actual":
        return f"not {claim.status}" if claim.negated else claim.status
    if claim.negated:
        return "denied"
    first = next(c.predicate.cls for c in claims if c.predicate.cls is not None)
    return "reversed" if first and event_classes()[first].opposite == claim.predicate.cls else "done"
