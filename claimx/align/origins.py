"""Which articles of an event share one origin: near-copies of one text, by exact containment of word shingles (Broder 1997)."""

import re
from collections.abc import Mapping
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from claimx.align.merger import Merger
from claimx.align.neighbours import neighbours
from claimx.model import Article

Prints = NDArray[np.uint64]

SHINGLE = 8
COPIED = 0.6
# One shingle in so many serves to find pairs that are worth an exact look; under a shingle that more articles have than
# a block holds, only neighbours are looked at, which still leads from copy to copy.
SAMPLED = 4
# Texts of fewer shingles are looked at whole: a sample of so few may hold none.
SHORT = 64
BLOCK = 40
FACTOR = np.uint64(0x9E3779B97F4A7C15)


def shingles(article: Article) -> Prints:
    """Every run of eight words of the article as a number, sorted, its zones left out."""
    words: list[str] = []
    at = 0
    for zone in article.zones:
        words += re.findall(r"\w+", article.text[at : zone.start].lower())
        at = zone.end
    words += re.findall(r"\w+", article.text[at:].lower())
    numbers = np.array([_number(word) for word in words], dtype=np.uint64)
    runs = max(len(words) - SHINGLE + 1, 0)
    mixed = np.zeros(runs, dtype=np.uint64)
    for place in range(SHINGLE):
        mixed = (mixed ^ numbers[place : place + runs]) * FACTOR
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    data = word.encode()
    return crc32(data) << 32 | crc32(data[::-1])


class Copies:
    """Which articles of a run are near-copies of one another, at first hand or through a third."""

    def __init__(self, articles: Mapping[str, Article]) -> None:
        self._number = {article: number for number, article in enumerate(sorted(articles))}
        prints = [shingles(articles[article]) for article in self._number]
        a, b = _candidates(prints)
        merger = Merger(len(prints))
        merger.merge_where(a, b, lambda x, y: _copied(prints[x], prints[y]))
        self._origin = merger.home()

    def origins(self, ids: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """The article ids in groups of one origin."""
        groups: dict[int, list[str]] = {}
        for article in sorted(ids):
            groups.setdefault(self._origin[self._number[article]], []).append(article)
        return tuple(tuple(group) for group in groups.values())

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The ids of all articles that have near-copies, a tuple a group, sorted."""
        return tuple(sorted(group for group in self.origins(tuple(self._number)) if len(group) > 1))


def _candidates(prints: list[Prints]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of articles that share a sampled shingle."""
    sampled = [own if len(own) < SHORT else own[own % np.uint64(SAMPLED) == 0] for own in prints]
    row = np.repeat(np.arange(len(prints)), [len(own) for own in sampled])
    key = np.concatenate([np.zeros(0, dtype=np.uint64), *sampled]).view(np.int64)
    return neighbours(key, row, row, BLOCK, 2)


def _copied(a: Prints, b: Prints) -> bool:
    smaller = min(len(a), len(b))
    return bool(smaller) and len(np.intersect1d(a, b, assume_unique=True)) >= COPIED * smaller
