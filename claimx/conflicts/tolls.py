"""Tolls that two articles tell of one event: what ties their numbers, wherever in the articles they stand."""

import re
from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache

from claimx.compare.quantities import group_of
from claimx.gazetteer import fold
from claimx.model import Article, Claim
from claimx.rules.lexicon import KEPT, calendar_names

NEWS = timedelta(days=30)
MANY = 1000
TOLL = "toll"
"""The sign that ties the numbers of such tolls, and nothing else of their event."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def are_tolls(a: Claim, b: Claim, articles: Mapping[str, Article]) -> bool:
    """True for the tolls of one kind of people that two articles (by id) tell as new, of one scene."""
    return a.article != b.article and _one_toll(a, b) and _one_scene(a, b, articles)


def _one_toll(a: Claim, b: Claim) -> bool:
    """True where both count people of one kind who suffered one fate; a toll in the thousands is mostly a war's, of years."""
    return any(
        q.role == r.role
        and q.role is not None
        and (None in (q.of, r.of) or group_of(q.of) == group_of(r.of))
        and max(n.value or n.low or 0 for n in (q, r)) < MANY
        for q in a.quantities
        for r in b.quantities
    )


def _one_scene(a: Claim, b: Claim, articles: Mapping[str, Article]) -> bool:
    """True where both are told as new, under a name that stands in both sentences or headlines."""
    if not (_is_recent(a, articles) and _is_recent(b, articles)):
        return False
    one, other = (_capitals(articles[c.article].title or "") | _capitals(c.evidence.text) for c in (a, b))
    return not one.isdisjoint(other)


@lru_cache(KEPT)
def _capitals(text: str) -> frozenset[str]:
    """The words of a text that are written as names, but for the first, which always is."""
    words = (word for word in _WORD.findall(text)[1:] if word[0].isupper() and word.lower() not in calendar_names())
    return frozenset(map(fold, words))


def _is_recent(claim: Claim, articles: Mapping[str, Article]) -> bool:
    """True unless it is dated long before its article was published."""
    published, when = articles[claim.article].published, claim.when
    if when is None or when.latest is None or published is None or published.earliest is None:
        return True
    return published.earliest - when.latest <= NEWS
