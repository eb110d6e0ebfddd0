"""Which articles tell one story: those that name the same things at the same time, weighed by how rare the names are."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from math import log, sqrt

from claimx.model import Article, Published

ALIKE = 0.45
APART = timedelta(days=10)
TOP = 4

Names = Mapping[str, Counter[str]]


class Stories:
    """The names of every article of a run as tf-idf vectors, and the two questions asked of them."""

    def __init__(self, articles: Mapping[str, Article], names: Names) -> None:
        self.articles = articles
        known = {ref: sum(ref in c for c in names.values()) for ref in {r for c in names.values() for r in c}}
        self.vectors = {article: _vector(names.get(article, Counter()), known, len(articles)) for article in articles}
        self._same: dict[tuple[str, str], bool] = {}

    def salient(self, article: str) -> tuple[str, ...]:
        """The article's weightiest names."""
        ranked = sorted(self.vectors[article].items(), key=lambda item: (-item[1], item[0]))
        return tuple(ref for ref, _ in ranked[:TOP])

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
