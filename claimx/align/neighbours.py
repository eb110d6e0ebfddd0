"""Which rows stand near each other under a common key: the pairs worth a look (sorted neighbourhood, Hernández and Stolfo 1995)."""

from collections.abc import Iterator

import numpy as np

from claimx.align.columns import Ints, once

HELD = 4_000_000
WIDE = 1 << 31


def neighbours(key: Ints, order: Ints, row: Ints, block: int, window: int) -> tuple[Ints, Ints]:
    """Pairs of rows, the smaller first, that share a key; each pair once, in order; see `pair_codes`."""
    return decoded(pair_codes(key, order, row, block, window))


def coded(a: Ints, b: Ints) -> Ints:
    """One number for each pair of rows, whichever of the two is named first; numbers sort as the pairs do."""
    codes: Ints = np.minimum(a, b) * WIDE + np.maximum(a, b)
    return codes


def decoded(codes: Ints) -> tuple[Ints, Ints]:
    """The two rows of each pair's code."""
    return codes // WIDE, codes % WIDE


def pair_codes(key: Ints, order: Ints, row: Ints, block: int, window: int, part: int = 0, parts: int = 1) -> Ints:
    """The codes of pairs of rows that share a key, sorted, each once.

    `key`, `order` and `row` tell of each entry its key, by what rows of one key are sorted, and its row. Under a key with
    at most `block` rows all pairs are given, under a larger one those at most `window` places apart, so that the number
    of pairs grows with the number of entries. Of `parts` equal stretches of the entries in their order, only those pairs
    whose first entry lies in stretch `part` are given: so one key can be work for many.
    """
    by = np.lexsort((row, order, key))
    key, row = key[by], row[by]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, dtype=np.int64)
    sizes = np.diff(np.r_[starts, len(key)])
    reach = np.repeat(np.where(sizes <= block, sizes - 1, window), sizes)
    left = np.repeat(starts + sizes, sizes) - np.arange(len(key)) - 1
    reach = np.minimum(reach, left)
    first, last = (len(key) * n // parts for n in (part, part + 1))
    return _unique(_steps(row, reach, first + np.flatnonzero(reach[first:last] > 0)))


def _steps(row: Ints, reach: Ints, at: Ints) -> Iterator[Ints]:
    """The codes of the pairs one place apart, then two, and so on, from each of the places `at`."""
    step = 1
    while len(at):
        a, b = row[at], row[at + step]
        yield coded(a, b)[a != b]
        step += 1
        at = at[reach[at] >= step]


def _unique(found: Iterator[Ints]) -> Ints:
    """All codes once, sorted; no more are held at a time than need be."""
    known, held, count = np.zeros(0, dtype=np.int64), [], 0
    for codes in found:
        held.append(codes)
        count += len(codes)
        if count > max(HELD, len(known)):
            known, held, count = once(np.concatenate([known, *held])), [], 0
    return once(np.concatenate([known, *held]))
