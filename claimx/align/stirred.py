"""Which pairs of rows stand near each other in blocks now, and may not have done so before: found from what changed."""

from dataclasses import dataclass

import numpy as np

from claimx.align.columns import Flags, Ints, holds, once, places
from claimx.align.neighbours import coded, pair_codes


@dataclass(frozen=True, slots=True)
class Entries:
    """Entries of blocks: of each its key, what rows of one key are sorted by, and its row, an even number where it stays.

    Rows count twice the number that they have now; a row that is gone stands, as an odd number, where it would stand.
    """

    key: Ints
    order: Ints
    row: Ints

    def sorted(self) -> "Entries":
        """Block by block, each in the order of its rows."""
        by = np.lexsort((self.row, self.order, self.key))
        return self.of(by)

    def of(self, at: Ints | Flags) -> "Entries":
        """Some of the entries."""
        return Entries(self.key[at], self.order[at], self.row[at])

    def codes(self, wide: int) -> Ints:
        """Key and row of each entry in one number."""
        return self.key * wide + self.row


class Blocks:
    """Blocks as they are, beside what they were; in one of more than `block` rows only those `window` places apart are near."""

    def __init__(self, now: Entries, before: Entries, rows: int, block: int, window: int) -> None:
        keys = once(np.concatenate((now.key, before.key)))
        self._block, self._window, self._wide, self._rows = block, window, 2 * rows + 2, rows
        self._now = Entries(np.searchsorted(keys, now.key), now.order, now.row).sorted()
        was = Entries(np.searchsorted(keys, before.key), before.order, before.row)
        self._sizes = np.bincount(self._now.key, minlength=len(keys))
        self._sizes_before = np.bincount(was.key, minlength=len(keys))
        self._starts = np.cumsum(self._sizes) - self._sizes
        codes, known = self._now.codes(self._wide), was.codes(self._wide)
        self._added = ~holds(np.sort(known), codes)
        self._removed = was.of(~holds(np.sort(codes), known))
        self._changed = np.zeros(len(keys), dtype=np.bool_)
        self._changed[self._now.key[self._added]] = True
        self._changed[self._removed.key] = True
        self._place = np.argsort(codes)
        self._codes = codes[self._place]
        self._by_row = np.argsort(self._now.row, kind="stable")
        self._counts = np.bincount(self._now.row // 2, minlength=rows)

    def stirred(self) -> Ints:
        """The codes of pairs that are near now and may not have been before, sorted, each once."""
        small = self._sizes <= self._block
        was_small = self._sizes_before <= self._block
        whole = self._now.of((self._changed & small & ~was_small)[self._now.key])
        found = [self._of_added(small & was_small), self._of_windows(self._changed & ~small)]
        found.append(pair_codes(whole.key, whole.order, whole.row // 2, self._block, self._window))
        return once(np.concatenate(found))

    def doubtful(self) -> Flags:
        """True for rows of which a pair that was near may no longer be."""
        rows = np.zeros(self._rows, dtype=np.bool_)
        rows[self._now.row[(self._changed & (self._sizes > self._block))[self._now.key]] // 2] = True
        stay = self._removed.row % 2 == 0
        rows[self._removed.row[stay] // 2] = True
        return rows

    def near(self, a: Ints, b: Ints) -> Flags:
        """True for pairs of rows that are near in some block."""
        counts = self._counts[a]
        pair = np.repeat(np.arange(len(a)), counts)
        at = self._by_row[(np.cumsum(self._counts) - self._counts)[a][pair] + places(counts)]
        key = self._now.key[at]
        wanted = key * self._wide + 2 * b[pair]
        there = np.minimum(np.searchsorted(self._codes, wanted), len(self._codes) - 1)
        apart = np.abs(self._place[there] - at)
        close = (self._codes[there] == wanted) & ((self._sizes[key] <= self._block) | (apart <= self._window))
        found: Flags = np.bincount(pair[close], minlength=len(a)) > 0
        return found

    def _of_added(self, kind: Flags) -> Ints:
        """The pairs of an added entry with all others of its block, in blocks of a kind."""
        at = np.flatnonzero(self._added & kind[self._now.key])
        sizes = self._sizes[self._now.key[at]]
        other = np.repeat(self._starts[self._now.key[at]], sizes) + places(sizes)
        return self._pairs(np.repeat(at, sizes), other)

    def _of_windows(self, kind: Flags) -> Ints:
        """The pairs of neighbours in blocks of a kind between which something has come or gone, or which are new."""
        at = np.flatnonzero(kind[self._now.key])
        stirs = self._stirs(at, self._removed.of(kind[self._removed.key]))
        key, added = self._now.key[at], self._added[at]
        left = (self._starts + self._sizes)[key] - at - 1
        reach = np.minimum(left, self._window)
        first = np.flatnonzero(added | (stirs[np.arange(len(at)) + reach] != stirs))
        found = [np.zeros(0, dtype=np.int64)]
        for step in range(1, self._window + 1):
            first = first[reach[first] >= step]
            met = first[added[first] | (stirs[first + step] != stirs[first])]
            found.append(self._pairs(at[met], at[met] + step))
        return np.concatenate(found)

    def _stirs(self, at: Ints, removed: Entries) -> Ints:
        """For each entry how many have come, up to and with it, or gone before it."""
        own = self._now.of(at)
        both = (np.concatenate(pair) for pair in zip(_columns(own), _columns(removed), strict=True))
        key, order, row = both
        stirred = np.concatenate((self._added[at], np.ones(len(removed.key), dtype=np.bool_)))
        by = np.lexsort((row, order, key))
        counts = np.empty(len(by), dtype=np.int64)
        counts[by] = np.cumsum(stirred[by])
        return counts[: len(at)]

    def _pairs(self, at: Ints, other: Ints) -> Ints:
        a, b = self._now.row[at] // 2, self._now.row[other] // 2
        codes: Ints = coded(a, b)[a != b]
        return codes


def _columns(of: Entries) -> tuple[Ints, Ints, Ints]:
    return of.key, of.order, of.row
