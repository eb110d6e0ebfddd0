"""JSON Lines: `extract`'s claims, each complete in itself, and `annotate`'s articles."""

from collections.abc import Iterator

from claimx.model import Annotation, Result
from claimx.views import records
from claimx.views.index import Index
from claimx.views.json import dumps


def claims(result: Result, with_text: bool = False) -> Iterator[str]:
    """A line a claim, in the order of articles and text.

    The claim's `article` is the article's record; `event` is its event's id, and `relations` holds the ids of the
    verdicts on any value that the claim tells.
    """
    index = Index(result)
    articles = {a.id: records.article(a, with_text) for a in result.articles}
    for claim in result.claims:
        event = index.event_of.get(claim.id)
        ties = {"event": event.id if event else None, "relations": [r.id for r in index.relations_of(claim.id)]}
        yield dumps(records.claim(claim) | {"article": articles[claim.article]} | ties)


def annotation(it: Annotation, with_text: bool = False) -> str:
    """One article with its mentions and attributions, as one line."""
    return dumps(records.annotation(it, with_text))
