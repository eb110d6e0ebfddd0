"""Which articles tell one story: those that name and tell of the same things at the same time, rare ones first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from math import log, sqrt

from claimx.model import Article, Claim, Published

ALIKE = 0.17
APART = timedelta(days=10)
TOP = 8
NOUN = 4

Terms = Mapping[str, Counter[str]]


def terms(claims: Iterable[Claim], names: Terms) -> Terms:
    """What each article speaks of, by article id: its names, and the nouns that its claims are about."""
    found = {article: Counter(counts) for article, counts in names.items()}
    for claim in claims:
        heads = (a.head for a in (claim.who, claim.what) if a is not None and len(a.head) >= NOUN)
        found.setdefault(claim.article, Counter()).update(f"noun:{head}" for head in heads)
    return found


class Stories:
    """The terms of every article of a run as tf-idf vectors, and the two questions asked of them."""

    def __init__(self, articles: Mapping[str, Article], found: Terms) -> None:
        self.articles = articles
        self.known = known = Counter(term for counts in found.values() for term in counts)
        self.vectors = {article: _vector(found.get(article, Counter()), known, len(articles)) for article in articles}
        self._same: dict[tuple[str, str], bool] = {}

    def salient(self, article: str) -> tuple[str, ...]:
        """The weightiest terms that the article shares with another."""
        shared = ((term, weight) for term, weight in self.vectors[article].items() if self.known[term] > 1)
        return tuple(term for term, _ in sorted(shared, key=lambda item: (-item[1], item[0]))[:TOP])

    def same(self, a: str, b: str) -> bool:
        """True for one article, and for two that name the same things and were published within ten days of each other."""
        if a == b:
            return True
        pair = (a, b) if a < b else (b, a)
        if pair not in self._same:
            close = _close(self.articles[a].published, self.articles[b].published)
            self._same[pair] = close and _cosine(self.vectors[a], self.vectors[b]) >= ALIKE
        return self._same[pair]


def _vector(counts: Counter[str], known: Mapping[str, int], total: int) -> dict[str, float]:
    """Names weighed by log frequency and inverse document frequency, to length one (Salton and Buckley 1988)."""
    raw = {ref: (1 + log(n)) * log(1 + total / known[ref]) for ref, n in counts.items()}
    length = sqrt(sum(w * w for w in raw.values())) or 1.0
    return {ref: w / length for ref, w in raw.items()}


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    small, large = sorted((a, b), key=len)
    return sum(w * large.get(ref, 0.0) for ref, w in sorted(small.items()))


def _close(a: Published | None, b: Published | None) -> bool:
    if not (a and b and a.earliest and a.latest and b.earliest and b.latest):
        return True
    return a.earliest - b.latest <= APART and b.earliest - a.latest <= APART
