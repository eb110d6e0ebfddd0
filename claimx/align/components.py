"""Which rows hang together through pairs, at first hand or through others: connected components, in whole arrays."""

from collections.abc import Iterable

import numpy as np

from claimx.align.columns import Ints


def components(rows: int, pairs: Iterable[tuple[Ints, Ints]]) -> Ints:
    """For each row the smallest row that it hangs together with; `pairs` come in portions, of which one is held at a time."""
    least = np.arange(rows)
    for a, b in pairs:
        _tie(least, a, b)
    return least


def _tie(least: Ints, a: Ints, b: Ints) -> None:
    """Hooks the greater of two roots to the smaller until all pairs agree (Shiloach and Vishkin 1982)."""
    while len(a):
        one, other = least[a], least[b]
        apart = one != other
        a, b, one, other = a[apart], b[apart], one[apart], other[apart]
        np.minimum.at(least, np.maximum(one, other), np.minimum(one, other))
        _shorten(least)


def _shorten(least: Ints) -> None:
    """Lets every row point to its root."""
    while True:
        further = least[least]
        if np.array_equal(further, least):
            return
        least[:] = further
