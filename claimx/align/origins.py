"""Which articles of an event share one origin: near-copies of one text, by exact containment of word shingles (Broder 1997)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from claimx.align.columns import Ints, once
from claimx.align.components import components
from claimx.align.pairing import deal_entries, kept_pairs
from claimx.engines import Engine
from claimx.engines.serial import Serial
from claimx.engines.shelf import Array, Memory, Shelf
from claimx.model import Article

Numbers = NDArray[np.uint64]

PLACE = "copies"
SHINGLE = 8
COPIED = 0.6
# One shingle in so many serves to find pairs that are worth an exact look; under a shingle that more articles have than
# a block holds, only neighbours are looked at, which still leads from copy to copy.
SAMPLED = 4
# Texts of fewer shingles are looked at whole: a sample of so few may hold none.
SHORT = 64
BLOCK = 40
FACTOR = np.uint64(0x9E3779B97F4A7C15)


def shingles(article: Article) -> Numbers:
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
    return once(mixed)


@lru_cache(maxsize=100_000)
def _number(word: str) -> int:
    data = word.encode()
    return crc32(data) << 32 | crc32(data[::-1])


class Copies:
    """Which articles, by id, are near-copies of one another, at first hand or through a third; `origin` is one number a copy."""

    def __init__(self, articles: Sequence[str], origin: Ints) -> None:
        self.origin = origin
        self._origin = dict(zip(articles, origin.tolist(), strict=True))

    @classmethod
    def of(cls, articles: Mapping[str, Article]) -> "Copies":
        """The near-copies among articles, by id."""
        shelf, order = Memory(), sorted(articles)
        put_prints(shelf, PLACE, [shingles(articles[id]) for id in order])
        return cls(order, copied(Serial(), shelf, len(order)))

    def origins(self, ids: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """The article ids in groups of one origin."""
        groups: dict[int, list[str]] = {}
        for article in sorted(ids):
            groups.setdefault(self._origin[article], []).append(article)
        return tuple(tuple(group) for group in groups.values())

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The ids of all articles that have near-copies, a tuple a group, sorted."""
        return tuple(sorted(group for group in self.origins(self._origin) if len(group) > 1))


def put_prints(shelf: Shelf, place: str, prints: Sequence[Numbers]) -> None:
    """Leaves the shingles of articles on the shelf, one article after the other."""
    shelf.put(f"{place}/prints.ends", np.cumsum([0, *map(len, prints)]))
    shelf.put(f"{place}/prints", np.concatenate([np.zeros(0, dtype=np.uint64), *prints]))


def copied(engine: Engine, shelf: Shelf, articles: int) -> Ints:
    """For each article, by number, one that stands for its origin; their shingles lie on the shelf."""
    prints, ends = shelf.get(f"{PLACE}/prints"), shelf.get(f"{PLACE}/prints.ends")
    sizes = np.diff(ends)
    row = np.repeat(np.arange(articles), sizes)
    sampled = (prints % np.uint64(SAMPLED) == 0) | (sizes[row] < SHORT)
    row = row[sampled]
    dealt = deal_entries(shelf, f"{PLACE}/entries", prints[sampled].view(np.int64), row, row)
    names = kept_pairs(engine, shelf, PLACE, [dealt], articles, (BLOCK, 2), Copied(shelf))
    return components(articles, ((shelf.get(f"{name}.a"), shelf.get(f"{name}.b")) for name in names))


@dataclass(frozen=True, slots=True)
class Copied:
    """The rule that keeps pairs of articles of which one holds most of the other."""

    shelf: Shelf

    def __call__(self, a: Ints, b: Ints) -> Mapping[str, Array]:
        """The pairs whose shorter text has most of its shingles in the other."""
        prints, ends = self.shelf.get(f"{PLACE}/prints"), self.shelf.get(f"{PLACE}/prints.ends").tolist()
        kept = np.array(
            [
                _copied(*(prints[ends[n] : ends[n + 1]] for n in pair))
                for pair in zip(a.tolist(), b.tolist(), strict=True)
            ],
            dtype=np.bool_,
        )
        return {"a": a[kept], "b": b[kept]}


def _copied(a: Numbers, b: Numbers) -> bool:
    smaller = min(len(a), len(b))
    return bool(smaller) and len(np.intersect1d(a, b, assume_unique=True)) >= COPIED * smaller
