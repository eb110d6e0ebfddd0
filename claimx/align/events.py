"""Claims -> events: every claim in exactly one, alone if need be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from claimx.align.clusters import clusters
from claimx.align.features import features
from claimx.align.origins import Copies
from claimx.align.stories import Stories, Terms, terms
from claimx.model import Article, Claim, Event

LABEL = 80


def group(claims: Sequence[Claim], articles: Mapping[str, Article], names: Terms) -> tuple[Event, ...]:
    """Events of all claims, sorted by their earliest claim; `articles` and the counts of their `names` by article id."""
    rows = sorted(claims, key=lambda c: c.id)
    numbers = {article: number for number, article in enumerate(sorted(articles))}
    stories = Stories({a: articles[a] for a in numbers}, terms(rows, names))
    groups = clusters([features(c, articles[c.article]) for c in rows], numbers, stories)
    copies = Copies(articles)
    days = {a: _published(article) for a, article in articles.items()}
    order = sorted(range(len(rows)), key=lambda row: (days[rows[row].article], *_place(rows[row])))
    return tuple(
        _event([rows[n] for n in own], _cores(own, rows, groups.core), number in groups.sure, copies)
        for number, own in _members(order, groups.event).items()
    )


def _members(order: Iterable[int], home: Sequence[int]) -> dict[int, list[int]]:
    """The rows of each group, in order; the groups in order of their first."""
    found: dict[int, list[int]] = defaultdict(list)
    for row in order:
        found[home[row]].append(row)
    return found


def _cores(own: Iterable[int], rows: Sequence[Claim], home: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(tuple(rows[n].id for n in core) for core in _members(own, home).values()))


def _published(article: Article) -> tuple[date, str]:
    known = article.published
    return known.earliest if known is not None and known.earliest else date.max, article.id


def _place(claim: Claim) -> tuple[str, int]:
    return claim.predicate.span.within, claim.predicate.span.start


def _event(claims: list[Claim], cores: tuple[tuple[str, ...], ...], sure: bool, copies: Copies) -> Event:
    return Event(
        id=f"e{claims[0].id}",
        label=_label(claims),
        claims=tuple(c.id for c in claims),
        cores=cores,
        sure=sure,
        origins=copies.origins(tuple(dict.fromkeys(c.article for c in claims))),
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
