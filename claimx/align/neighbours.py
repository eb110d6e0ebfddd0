"""Which rows stand near each other under a common key: the pairs worth a look (sorted neighbourhood, Hernández and Stolfo 1995)."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
HELD = 4_000_000


def neighbours(key: Ints, order: Ints, row: Ints, block: int, window: int) -> tuple[Ints, Ints]:
    """Pairs of rows, the smaller first, that share a key; each pair once, in order.

    `key`, `order` and `row` tell of each entry its key, by what rows of one key are sorted, and its row. Under a key with
    at most `block` rows all pairs are given, under a larger one those at most `window` places apart, so that the number
    of pairs grows with the number of entries.
    """
    by = np.lexsort((row, order, key))
    key, row = key[by], row[by]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, dtype=np.int64)
    sizes = np.diff(np.r_[starts, len(key)])
    reach = np.repeat(np.where(sizes <= block, sizes - 1, window), sizes)
    left = np.repeat(starts + sizes, sizes) - np.arange(len(key)) - 1
    codes = _unique(_steps(row, np.minimum(reach, left)))
    wide = 1 << 31
    return codes // wide, codes % wide


def _steps(row: Ints, reach: Ints) -> Iterator[Ints]:
    """The codes of the pairs one place apart, then two, and so on."""
    at, step = np.flatnonzero(reach > 0), 1
    while len(at):
        a, b = row[at], row[at + step]
        yield (np.minimum(a, b) * (1 << 31) + np.maximum(a, b))[a != b]
        step += 1
        at = at[reach[at] >= step]


def _unique(found: Iterator[Ints]) -> Ints:
    """All codes once, sorted; no more are held at a time than need be."""
    known, held, count = np.zeros(0, dtype=np.int64), [], 0
    for codes in found:
        held.append(codes)
        count += len(codes)
        if count > max(HELD, len(known)):
            known, held, count = np.unique(np.concatenate([known, *held])), [], 0
    return np.unique(np.concatenate([known, *held]))
