"""Groups that grow by merging, best pairs first, where not too much speaks against it."""

from collections.abc import Callable

import numpy as np

from claimx.align.columns import Ints, Scores

CHECKED = 24


def nothing(a: Ints, b: Ints) -> Scores:
    """No pair of rows speaks against a merging."""
    return np.zeros(len(a))


class Merger:
    """Groups of rows, and their merging; `against` tells how much speaks against a pair of rows being in one group.

    Some rows stand for a large group: its earliest.
    """

    def __init__(self, rows: int, against: Callable[[Ints, Ints], Scores] = nothing) -> None:
        self._against = against
        self._parent = list(range(rows))
        self._members: dict[int, list[int]] = {}
        self._apart: set[tuple[int, int, int, int]] = set()

    def home(self) -> list[int]:
        """The number of each row's group."""
        return [self._root(row) for row in range(len(self._parent))]

    def merge(self, a: Ints, b: Ints, most: float = 0.0) -> None:
        """Merges the groups of each pair of rows in turn, unless more than `most` speaks against it on average.

        Two groups once kept apart are asked anew only after one of them has grown.
        """
        self._apart.clear()
        for x, y in zip(a.tolist(), b.tolist(), strict=True):
            one, other = sorted((self._root(x), self._root(y)))
            if one != other and not self._kept_apart(one, other, most):
                self._join(one, other)

    def _root(self, row: int) -> int:
        parent = self._parent
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    def _of(self, root: int) -> list[int]:
        return self._members.get(root) or [root]

    def _kept_apart(self, one: int, other: int, most: float) -> bool:
        ours, theirs = self._of(one), self._of(other)
        if len(ours) == len(theirs) == 1:
            return False
        asked = (one, len(ours), other, len(theirs))
        if asked not in self._apart:
            ours, theirs = ours[:CHECKED], theirs[:CHECKED]
            if self._against(np.repeat(ours, len(theirs)), np.tile(theirs, len(ours))).mean() <= most:
                return False
            self._apart.add(asked)
        return True

    def _join(self, one: int, other: int) -> None:
        small, large = sorted((one, other), key=lambda root: (len(self._of(root)), -root))
        self._members.setdefault(large, [large]).extend(self._members.pop(small, [small]))
        self._parent[small] = large
