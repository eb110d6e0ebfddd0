"""Which articles tell one story: those that name and tell of the same things at the same time, rare ones first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from claimx.align.columns import OPEN, Flags, Ints, holds
from claimx.align.neighbours import neighbours
from claimx.compare.leeway import STORY_DAYS
from claimx.model import Article, Claim

ALIKE = 0.17
TOP = 8
WEIGHTY = 32
NOUN = 4
BLOCK = 300
PART = 100_000

Terms = Mapping[str, Counter[str]]


def terms(claims: Iterable[Claim], names: Terms) -> Terms:
    """What each article speaks of, by article id: its names, and the nouns that its claims are about."""
    found = {article: Counter(counts) for article, counts in names.items()}
    for claim in claims:
        heads = (a.head for a in (claim.who, claim.what) if a is not None and len(a.head) >= NOUN)
        found.setdefault(claim.article, Counter()).update(f"noun:{head}" for head in heads)
    return found


class Stories:
    """The terms of every article of a run as tf-idf vectors, and which articles are alike; articles go by number.

    Terms are weighed by log frequency and inverse document frequency, to length one (Salton and Buckley 1988).
    """

    def __init__(self, articles: Mapping[str, Article], found: Terms) -> None:
        counts = [found.get(article, Counter()) for article in articles]
        self._terms = sorted({term for count in counts for term in count})
        self._vectors = _Vectors(counts, {term: number for number, term in enumerate(self._terms)})
        self._wide = max(len(articles), 1)
        self._codes = self._alike(list(articles.values()))

    def salient(self, article: int) -> tuple[str, ...]:
        """The weightiest terms that the article shares with another."""
        return tuple(self._terms[term] for term in self._vectors.weightiest(article)[:TOP])

    def same(self, a: Ints, b: Ints) -> Flags:
        """True for pairs of one article, and of two that name the same things and were published within ten days."""
        same: Flags = (a == b) | holds(self._codes, np.minimum(a, b) * self._wide + np.maximum(a, b))
        return same

    def _alike(self, articles: list[Article]) -> Ints:
        """The pairs of articles that tell one story, each as one number, sorted."""
        if not articles:
            return np.zeros(0, dtype=np.int64)
        first, last = (np.array(side, dtype=np.int64) for side in zip(*map(_days, articles), strict=True))
        top = [self._vectors.weightiest(n)[:WEIGHTY] for n in range(len(articles))]
        row = np.repeat(np.arange(len(articles)), [len(t) for t in top])
        a, b = neighbours(np.concatenate(top), first[row], row, BLOCK, BLOCK // 4)
        close = np.maximum(first[a] - last[b], first[b] - last[a]) <= STORY_DAYS
        a, b = a[close], b[close]
        codes: Ints = (a * self._wide + b)[self._vectors.cosine(a, b) >= ALIKE]
        return codes


class _Vectors:
    """The terms of each article in order, with their weights."""

    def __init__(self, counts: Sequence[Counter[str]], numbers: Mapping[str, int]) -> None:
        rows = [sorted((numbers[term], n) for term, n in count.items()) for count in counts]
        sizes = np.array([len(row) for row in rows], dtype=np.int64)
        self.terms: Ints = np.array([term for row in rows for term, _ in row], dtype=np.int64)
        self.known = np.bincount(self.terms, minlength=len(numbers))
        often = np.array([n for row in rows for _, n in row], dtype=np.float64)
        raw = (1 + np.log(often)) * np.log(1 + len(rows) / self.known[self.terms])
        row = np.repeat(np.arange(len(rows)), sizes)
        self.weights = raw / np.sqrt(np.bincount(row, raw * raw, minlength=len(rows)))[row]
        self.sizes, self.starts = sizes, np.cumsum(sizes) - sizes
        self.codes = row * len(numbers) + self.terms

    def weightiest(self, article: int) -> Ints:
        """The terms that the article shares with another, the weightiest first."""
        part = slice(self.starts[article], self.starts[article] + self.sizes[article])
        terms = self.terms[part]
        best: Ints = terms[np.lexsort((terms, -self.weights[part]))]
        return best[self.known[best] > 1]

    def cosine(self, a: Ints, b: Ints) -> NDArray[np.float64]:
        """The cosine of each pair of articles."""
        parts = [self._cosine(a[i : i + PART], b[i : i + PART]) for i in range(0, len(a), PART)]
        return np.concatenate([np.zeros(0), *parts])

    def _cosine(self, a: Ints, b: Ints) -> NDArray[np.float64]:
        pair = np.repeat(np.arange(len(a)), self.sizes[a])
        offset = np.arange(len(pair)) - np.repeat(np.cumsum(self.sizes[a]) - self.sizes[a], self.sizes[a])
        at = self.starts[a][pair] + offset
        wanted = b[pair] * len(self.known) + self.terms[at]
        there = np.minimum(np.searchsorted(self.codes, wanted), len(self.codes) - 1)
        shared = np.where(self.codes[there] == wanted, self.weights[at] * self.weights[there], 0.0)
        return np.bincount(pair, shared, minlength=len(a)).astype(np.float64)


def _days(article: Article) -> tuple[int, int]:
    """First and last day of publication as ordinals; all days where a side is open."""
    known = article.published
    if known is None or known.earliest is None or known.latest is None:
        return 0, OPEN
    return known.earliest.toordinal(), known.latest.toordinal()
