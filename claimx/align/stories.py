"""Which articles tell one story: those that name and tell of the same things at the same time, rare ones first."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from claimx.align.columns import Flags, Ints, Scores, holds, places
from claimx.align.neighbours import coded
from claimx.align.pairing import deal_entries, kept_pairs
from claimx.align.whole import Whole
from claimx.compare.leeway import STORY_DAYS
from claimx.engines import Engine
from claimx.engines.shelf import Array, Shelf

ALIKE = 0.17
TOP = 8
WEIGHTY = 32
BLOCK = 300
# A term is no less rare in the world because the run has few articles.
LIBRARY = 100
PART = 100_000
PLACE = "stories"


@dataclass(frozen=True, slots=True)
class Stories:
    """Which articles, by number, are alike: `codes` holds each pair as one number, sorted."""

    codes: Ints

    def same(self, a: Ints, b: Ints) -> Flags:
        """True for pairs of one article, and of two that name the same things and were published within ten days."""
        same: Flags = (a == b) | holds(self.codes, coded(a, b))
        return same

    @classmethod
    def get(cls, shelf: Shelf) -> "Stories":
        """What `told` left on the shelf."""
        return cls(shelf.get(f"{PLACE}/alike"))


def told(engine: Engine, shelf: Shelf, made: Whole) -> None:
    """Leaves on the shelf which articles are alike, and the weightiest terms of each."""
    vectors = _vectors(shelf, made)
    vectors.put(shelf)
    top = vectors.weightiest()
    shelf.put(f"{PLACE}/salient.counts", np.minimum(top[0], TOP))
    shelf.put(f"{PLACE}/salient", top[1][places(top[0]) < TOP])
    row, order = np.repeat(np.arange(len(made.articles)), top[0]), vectors.days[:, 0]
    dealt = deal_entries(shelf, f"{PLACE}/entries", top[1], order[row], row)
    rule, near = Alike(shelf), (BLOCK, BLOCK // 4)
    names = kept_pairs(engine, shelf, PLACE, [dealt], len(made.articles), near, rule)
    none = np.zeros(0, dtype=np.int64)
    codes = [coded(shelf.get(f"{name}.a"), shelf.get(f"{name}.b")) for name in names]
    shelf.put(f"{PLACE}/alike", np.sort(np.concatenate([none, *codes])))


@dataclass(frozen=True, slots=True)
class Alike:
    """The rule that keeps pairs of articles which tell one story."""

    shelf: Shelf

    def __call__(self, a: Ints, b: Ints) -> Mapping[str, Array]:
        """The pairs published within ten days of each other whose terms are alike."""
        vectors = Vectors.get(self.shelf)
        first, last = vectors.days.T
        close = np.maximum(first[a] - last[b], first[b] - last[a]) <= STORY_DAYS
        a, b = a[close], b[close]
        alike = vectors.cosine(a, b) >= ALIKE
        return {"a": a[alike], "b": b[alike]}


@dataclass(frozen=True, slots=True)
class Vectors:
    """The terms of each article in order, with their weights, as tf-idf vectors of length one (Salton and Buckley 1988).

    `known` tells of each word how many articles have it, `days` of each article the first and last day of publication.
    """

    terms: Ints
    weights: Scores
    sizes: Ints
    starts: Ints
    codes: Ints
    known: Ints
    days: Ints

    def weightiest(self) -> tuple[Ints, Ints]:
        """How many terms each article shares with another, at most so many, and these, the weightiest first."""
        row = np.repeat(np.arange(len(self.sizes)), self.sizes)
        shared = self.known[self.terms] > 1
        row, terms, weights = row[shared], self.terms[shared], self.weights[shared]
        best = np.lexsort((terms, -weights, row))
        counts = np.bincount(row, minlength=len(self.sizes))
        found: Ints = terms[best][places(counts) < WEIGHTY]
        return np.minimum(counts, WEIGHTY), found

    def cosine(self, a: Ints, b: Ints) -> Scores:
        """The cosine of each pair of articles."""
        parts = [self._cosine(a[i : i + PART], b[i : i + PART]) for i in range(0, len(a), PART)]
        return np.concatenate([np.zeros(0), *parts])

    def _cosine(self, a: Ints, b: Ints) -> Scores:
        pair = np.repeat(np.arange(len(a)), self.sizes[a])
        at = self.starts[a][pair] + places(self.sizes[a])
        wanted = b[pair] * len(self.known) + self.terms[at]
        there = np.minimum(np.searchsorted(self.codes, wanted), len(self.codes) - 1)
        shared = np.where(self.codes[there] == wanted, self.weights[at] * self.weights[there], 0.0)
        return np.bincount(pair, shared, minlength=len(a)).astype(np.float64)

    def put(self, shelf: Shelf) -> None:
        """Leaves the vectors on a shelf."""
        for part in fields(self):
            shelf.put(f"{PLACE}/{part.name}", getattr(self, part.name))

    @classmethod
    def get(cls, shelf: Shelf) -> "Vectors":
        """The vectors from a shelf."""
        return cls(*(shelf.get(f"{PLACE}/{part.name}") for part in fields(cls)))


def _vectors(shelf: Shelf, made: Whole) -> Vectors:
    """Terms weighed by log frequency and inverse document frequency."""
    count, none = len(made.articles), np.zeros((0, 3), dtype=np.int64)
    rows, terms, often = np.concatenate([none, *(_terms(shelf, part.place) for part in made.parts)]).T
    order = np.lexsort((terms, rows))
    rows, terms, often = rows[order], terms[order], often[order]
    sizes = np.bincount(rows, minlength=count)
    known = np.bincount(terms, minlength=len(made.words))
    raw = (1 + np.log(often)) * np.log(1 + max(count, LIBRARY) / known[terms])
    weights = raw / np.sqrt(np.bincount(rows, raw * raw, minlength=count))[rows]
    days = np.zeros((count, 2), dtype=np.int64)
    for part in made.parts:
        days[shelf.get(f"{part.place}/of.articles")] = shelf.get(f"{part.place}/published")
    return Vectors(terms, weights, sizes, np.cumsum(sizes) - sizes, rows * len(known) + terms, known, days)


def _terms(shelf: Shelf, place: str) -> Ints:
    """A part's terms by the run's numbers: article, term, how often."""
    article, term, often = shelf.get(f"{place}/terms").T
    articles, words = shelf.get(f"{place}/of.articles"), shelf.get(f"{place}/of.words")
    found: Ints = np.stack((articles[article], words[term], often), axis=1)
    return found
