"""Claims -> events: every claim in exactly one, alone if need be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from claimx.align.clusters import Groups, clusters
from claimx.align.origins import Copies
from claimx.align.part import Terms, laid
from claimx.engines.serial import Serial
from claimx.engines.shelf import Memory, Shelf
from claimx.model import Article, Claim, Event

LABEL = 80

Place: TypeAlias = tuple[date, str, str, int, str]


def group(
    claims: Sequence[Claim], articles: Mapping[str, Article], names: Terms, shelf: Shelf | None = None
) -> tuple[Event, ...]:
    """Events of all claims, sorted by their earliest claim; `articles` and the counts of their `names` by article id.

    What grouping finds on the way is left on the shelf.
    """
    shelf = Memory() if shelf is None else shelf
    groups = clusters(Serial(), shelf, [laid(shelf, "parts/0", claims, articles, names)])
    rows = sorted(claims, key=lambda c: c.id)
    return made_of(rows, groups, articles)


def made_of(rows: Sequence[Claim], groups: Groups, articles: Mapping[str, Article]) -> tuple[Event, ...]:
    """The events of claims whose groups are given in the same order, whole events all, sorted by their earliest claim."""
    place = {c.id: place_of(c, articles[c.article]) for c in rows}
    order = sorted(range(len(rows)), key=lambda row: place[rows[row].id])
    home, core = groups.event.tolist(), groups.core.tolist()
    return tuple(
        _event([rows[n] for n in own], _cores(own, rows, core), bool(groups.sure[own[0]]), groups.copies)
        for own in _members(order, home).values()
    )


def place_of(claim: Claim, article: Article) -> Place:
    """What claims are sorted by in an event: day and id of the article, then as they stand, then the id."""
    known, span = article.published, claim.predicate.span
    day = known.earliest if known is not None and known.earliest else date.max
    return day, article.id, span.within, span.start, claim.id


def _members(order: Iterable[int], home: Sequence[int]) -> dict[int, list[int]]:
    """The rows of each group, in order; the groups in order of their first."""
    found: dict[int, list[int]] = defaultdict(list)
    for row in order:
        found[home[row]].append(row)
    return found


def _cores(own: Iterable[int], rows: Sequence[Claim], home: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(tuple(rows[n].id for n in core) for core in _members(own, home).values()))


def _event(claims: list[Claim], cores: tuple[tuple[str, ...], ...], sure: bool, copies: Copies) -> Event:
    return Event(
        id=f"e{claims[0].id}",
        label=_label(claims),
        claims=tuple(c.id for c in claims),
        cores=cores,
        sure=sure,
        origins=copies.origins({c.article for c in claims}),
    )


def _label(claims: list[Claim]) -> str:
    """The claim that tells it best in short: told as done, of the main ones, with most slots filled."""
    best = min(claims, key=_telling)
    return best.text if len(best.text) <= LABEL else best.text[: LABEL - 1].rstrip() + "…"


def _telling(claim: Claim) -> tuple[bool, ...]:
    """Small for claims that can stand alone."""
    named = claim.what is not None and bool(claim.what.refs) and claim.what.head in claim.what.span.text.lower()
    done = claim.status == "actual" and not claim.negated
    return not claim.main, claim.nominal, not done, not named, claim.who is None, claim.what is None
