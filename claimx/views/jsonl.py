"""JSON Lines: `extract`'s claims, each complete in itself, its other records, and `annotate`'s articles."""

from collections.abc import Iterator
from functools import lru_cache

from claimx.model import Annotation, Claim, Result
from claimx.views import records
from claimx.views.index import Index
from claimx.views.json import dumps
from claimx.views.records import Record


def claims(result: Result, with_text: bool = False) -> Iterator[str]:
    """A line a claim, in the order of articles and text."""
    return map(dumps, of(result, "claims", with_text))


def of(result: Result, what: str, with_text: bool = False) -> Iterator[Record]:
    """The records of one kind: `claims`, `relations`, `events`, `articles` or `mentions`.

    A claim's `article` is the article's record; `event` is its event's id, and `relations` holds the ids of the
    verdicts on any value that the claim tells. A mention comes with its article's id and outlet.
    """
    if what == "claims":
        index = Index(result)
        article = lru_cache(1)(lambda id: records.article(index.articles[id], with_text))
        return (_claim(claim, index, article(claim.article)) for claim in result.claims)
    if what == "mentions":
        return (mention for it in result.annotations for mention in _mentions(it))
    if what == "relations":
        return map(records.relation, result.relations)
    if what == "events":
        return map(records.event, result.events)
    return (records.article(article, with_text) for article in result.articles)


def _claim(it: Claim, index: Index, article: Record) -> Record:
    event = index.event_of.get(it.id)
    ties = {"event": event.id if event else None, "relations": [r.id for r in index.relations_of(it.id)]}
    return records.claim(it) | {"article": article} | ties


def _mentions(it: Annotation) -> Iterator[Record]:
    known = {"article": it.article.id, "outlet": it.article.outlet}
    return (known | mention for mention in records.mentions(it))


def annotation(it: Annotation, with_text: bool = False) -> str:
    """One article with its mentions and attributions, as one line."""
    return dumps(records.annotation(it, with_text))
