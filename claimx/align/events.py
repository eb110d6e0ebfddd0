"""Claims -> events: every claim in exactly one, alone if need be."""

from collections.abc import Mapping, Sequence
from datetime import date

from claimx.align.clusters import clusters
from claimx.align.features import Features, features
from claimx.align.match import match
from claimx.align.origins import origins, shingles
from claimx.align.stories import Stories, Terms, terms
from claimx.model import Article, Claim, Event

LABEL = 80
CHECKED = 24


def group(claims: Sequence[Claim], articles: Mapping[str, Article], names: Terms) -> tuple[Event, ...]:
    """Events of all claims, sorted by their earliest claim; `articles` and the counts of their `names` by article id."""
    stories = Stories(articles, terms(claims, names))
    texts = {article_id: shingles(article) for article_id, article in sorted(articles.items())}
    groups = clusters((features(c, articles[c.article]) for c in claims), stories)
    ordered = [[_sorted(core, articles) for core in event] for event in groups]
    events = (_event(cores, articles, texts, stories) for cores in ordered)
    return tuple(event for _, event in sorted(events, key=lambda e: e[0]))


def _sorted(group: list[Features], articles: Mapping[str, Article]) -> list[Features]:
    return sorted(group, key=lambda f: _order(f.claim, articles))


def _order(claim: Claim, articles: Mapping[str, Article]) -> tuple[date, str, str, int]:
    published = articles[claim.article].published
    day = published.earliest if published is not None and published.earliest else date.max
    return day, claim.article, claim.predicate.span.within, claim.predicate.span.start


def _event(
    cores: list[list[Features]],
    articles: Mapping[str, Article],
    texts: Mapping[str, frozenset[tuple[str, ...]]],
    stories: Stories,
) -> tuple[tuple[date, str, str, int], Event]:
    group = _sorted([f for core in cores for f in core], articles)
    claims = [f.claim for f in group]
    told = Event(
        id=f"e{claims[0].id}",
        label=_label(claims),
        claims=tuple(c.id for c in claims),
        cores=tuple(sorted(tuple(f.claim.id for f in core) for core in cores)),
        sure=_tied(group, stories),
        origins=origins(tuple(dict.fromkeys(c.article for c in claims)), texts),
    )
    return _order(claims[0], articles), told


def _tied(group: list[Features], stories: Stories) -> bool:
    """True where sure matches link every claim of the group with every other."""
    left, reached = group[1:CHECKED], [group[0]]
    while reached and left:
        at = reached.pop()
        near = [f for f in left if match(at, f, stories).sure]
        left = [f for f in left if f not in near]
        reached += near
    return not left


def _label(claims: list[Claim]) -> str:
    """The claim that tells it best in short: told as done, of the main ones, with most slots filled."""
    best = min(claims, key=_telling)
    return best.text if len(best.text) <= LABEL else best.text[: LABEL - 1].rstrip() + "…"


def _telling(claim: Claim) -> tuple[bool, ...]:
    """Small for claims that can stand alone."""
    named = claim.what is not None and bool(claim.what.refs) and claim.what.head in claim.what.span.text.lower()
    done = claim.status == "actual" and not claim.negated
    return not claim.main, claim.nominal, not done, not named, claim.who is None, claim.what is None
