"""Blocks of a whole run -> the pairs of rows that a rule keeps: tasks over buckets of keys, then over ranges of pairs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from claimx.align.columns import Ints, once
from claimx.align.neighbours import WIDE, decoded, pair_codes
from claimx.engines import Engine
from claimx.engines.shelf import Array, Shelf

BUCKETS = 64
"""Into so many buckets the keys are dealt; one task may take several."""
ENTRIES_A_TASK = 400_000
RANGES = 256
PAIRS_A_TASK = 4_000_000
PAIRS_AT_ONCE = 500_000
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

Rule: TypeAlias = Callable[[Ints, Ints], Mapping[str, Array]]
"""Takes pairs of rows and gives what it keeps of them, as arrays of one length: "a", "b" and what else it finds."""


@dataclass(frozen=True, slots=True)
class Dealt:
    """Rows of an array that lies on the shelf, sorted by bucket; `ends` tells where each bucket ends."""

    name: str
    ends: tuple[int, ...]

    def of(self, shelf: Shelf, first: int, last: int) -> Array:
        """The rows of the buckets from `first` up to `last`."""
        return shelf.get(self.name)[self.ends[first - 1] if first else 0 : self.ends[last - 1]]

    @property
    def sizes(self) -> Ints:
        """How many rows each bucket has."""
        return np.diff(np.array((0, *self.ends)))


def deal(shelf: Shelf, name: str, rows: Array, bucket: Ints, buckets: int) -> Dealt:
    """Leaves the rows on the shelf, sorted by the bucket of each; within a bucket they keep their order."""
    order = np.argsort(bucket, kind="stable")
    shelf.put(name, rows[order])
    return Dealt(name, tuple(np.searchsorted(bucket[order], np.arange(buckets), side="right").tolist()))


def deal_entries(shelf: Shelf, name: str, key: Ints, order: Ints, row: Ints) -> Dealt:
    """Deals entries of blocks by their keys."""
    bucket = ((key.astype(np.uint64) * _SPREAD) >> np.uint64(40)).astype(np.int64) % BUCKETS
    return deal(shelf, name, np.stack((key, order, row), axis=1), bucket, BUCKETS)


@dataclass(frozen=True, slots=True)
class Walk:
    """The task that finds the pairs under the keys of some buckets; see `pair_codes`."""

    shelf: Shelf
    name: str
    dealt: tuple[Dealt, ...]
    block: int
    window: int
    rows: int

    def __call__(self, key: tuple[int, int, int, int]) -> Dealt:
        """Of buckets `key[0]` up to `key[1]` part `key[2]` of `key[3]`; leaves the pairs' codes, in ranges."""
        first, last, part, parts = key
        none = np.zeros((0, 3), dtype=np.int64)
        entries = np.concatenate([none, *(d.of(self.shelf, first, last) for d in self.dealt)])
        near, own = entries.T, (self.block, self.window, part, parts)
        codes = pair_codes(near[0], near[1], near[2], *own)
        name = f"{self.name}/pairs/{first}.{part}"
        self.shelf.put(name, codes)
        edges = np.arange(1, RANGES + 1) * -(-self.rows // RANGES) * WIDE
        return Dealt(name, tuple(np.searchsorted(codes, edges).tolist()))


@dataclass(frozen=True, slots=True)
class Sift:
    """The task that asks a rule of the pairs of some ranges, each pair once, and keeps what it gives."""

    shelf: Shelf
    name: str
    walked: tuple[Dealt, ...]
    rule: Rule

    def __call__(self, key: tuple[int, int]) -> tuple[str, ...]:
        """Of the ranges `key[0]` up to `key[1]`; gives the names of the arrays that it left on the shelf."""
        none = np.zeros(0, dtype=np.int64)
        a, b = decoded(once(np.concatenate([none, *(d.of(self.shelf, *key) for d in self.walked)])))
        step = PAIRS_AT_ONCE
        found = [self.rule(a[i : i + step], b[i : i + step]) for i in range(0, max(len(a), 1), step)]
        for field in found[0]:
            self.shelf.put(f"{self.name}/kept/{key[0]}.{field}", np.concatenate([kept[field] for kept in found]))
        return tuple(f"{self.name}/kept/{key[0]}.{field}" for field in found[0])


def kept_pairs(
    engine: Engine, shelf: Shelf, name: str, dealt: Sequence[Dealt], rows: int, near: tuple[int, int], rule: Rule
) -> list[str]:
    """Under which names the shelf holds what the rule keeps of the pairs that share a key, in order of the pairs.

    `near` is the largest block of which all pairs are looked at, and how far apart those of a larger one may stand. A key
    with more entries than one task should take is work for several.
    """
    walk = Walk(shelf, name, tuple(dealt), *near, rows)
    sizes = sum((d.sizes for d in dealt), np.zeros(BUCKETS, dtype=np.int64))
    walked = tuple(engine.map_groups(walk, _stretches(sizes)))
    many = sum((d.sizes for d in walked), np.zeros(RANGES, dtype=np.int64))
    found = engine.map_groups(Sift(shelf, name, walked, rule), spans(many, PAIRS_A_TASK))
    return [names[0].rpartition(".")[0] for names in found]


def _stretches(sizes: Ints) -> Iterator[tuple[int, int, int, int]]:
    for first, last in spans(sizes, ENTRIES_A_TASK):
        parts = -(-int(sizes[first:last].sum()) // (2 * ENTRIES_A_TASK)) or 1
        yield from ((first, last, part, parts) for part in range(parts))


def spans(sizes: Ints, most: int) -> list[tuple[int, int]]:
    """Neighbouring places put together (first, last) while their sizes come to no more than `most`; the empty are left out."""
    found: list[tuple[int, int]] = []
    held = 0
    for place, size in enumerate(sizes.tolist()):
        if not size:
            continue
        if found and held + size <= most:
            found[-1] = (found[-1][0], place + 1)
            held += size
        else:
            found.append((place, place + 1))
            held = size
    return found or [(0, 1)]
