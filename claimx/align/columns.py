"""The claims of a run as columns of numbers, so that millions of pairs can be looked at at once."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from claimx.align.features import PEOPLE, Features

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Scores = NDArray[np.float64]
Points = tuple[tuple[float, float], ...]
OPEN = 10_000_000


class Sets:
    """A set of names for each row; whole arrays of row pairs are asked at once whether they share one."""

    def __init__(self, rows: Sequence[Iterable[str]], numbers: dict[str, int]) -> None:
        sets = [sorted({numbers.setdefault(name, len(numbers)) for name in sorted(row)}) for row in rows]
        self.counts: Ints = np.array([len(s) for s in sets], dtype=np.int64)
        self.members: Ints = np.array([m for s in sets for m in s], dtype=np.int64)
        self.starts: Ints = np.cumsum(self.counts) - self.counts
        self._wide = 1 << 32
        self._codes: Ints = np.repeat(np.arange(len(sets)), self.counts) * self._wide + self.members

    def any(self, rows: Ints) -> Flags:
        """True for rows that have a name at all."""
        return self.counts[rows] > 0

    def of(self, rows: Ints) -> tuple[Ints, Ints]:
        """All members of the rows, and for each the position in `rows` that it belongs to."""
        counts = self.counts[rows]
        at = np.repeat(np.arange(len(rows)), counts)
        offset = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
        return self.members[self.starts[rows][at] + offset], at

    def shared(self, a: Ints, b: Ints) -> Flags:
        """True for pairs that have a name in common."""
        found = np.zeros(len(a), dtype=np.bool_)
        both = np.flatnonzero(self.any(a) & self.any(b))
        members, at = self.of(a[both])
        found[both[at[holds(self._codes, b[both][at] * self._wide + members)]]] = True
        return found

    def differ(self, a: Ints, b: Ints) -> Flags:
        """True for pairs of which each has names, and no name in common."""
        return self.any(a) & self.any(b) & ~self.shared(a, b)


def holds(codes: Ints, wanted: Ints) -> Flags:
    """True for each wanted number that stands among the sorted `codes`."""
    if not len(codes):
        return np.zeros(len(wanted), dtype=np.bool_)
    found: Flags = codes[np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)] == wanted
    return found


class Columns:
    """A row a claim, in order of the claims' ids; text is numbered, -1 stands for None, days are ordinals.

    `kinds` and `parts` are bit sets of the kinds of thing that the row's noun can name and of the words that tell its
    part; `site` numbers the towns of a row (-1: none), whose points `sites` holds.
    """

    def __init__(self, rows: Sequence[Features], articles: Mapping[str, int]) -> None:
        self.rows = len(rows)
        self._numbers(rows, articles)
        self._flags(rows)
        counts = [f.count for f in rows]
        self.counted = np.array([c is not None for c in counts], dtype=np.bool_)
        self.least: Scores = np.array([c.low if c is not None else 0.0 for c in counts], dtype=np.float64)
        self.most: Scores = np.array([c.high if c is not None else 0.0 for c in counts], dtype=np.float64)
        names: dict[str, int] = {}
        self.things, self.doers = Sets([f.things for f in rows], names), Sets([f.doers for f in rows], names)
        self.places, self.countries = Sets([f.places for f in rows], names), Sets([f.countries for f in rows], names)
        self.who = Sets([f.claim.who.refs if f.claim.who is not None else () for f in rows], names)

    def _numbers(self, rows: Sequence[Features], articles: Mapping[str, int]) -> None:
        words: dict[str | None, int] = {None: -1}
        towns: dict[Points, int] = {(): -1}

        def numbers(value: Callable[[Features], float]) -> Ints:
            return np.fromiter(map(value, rows), dtype=np.int64, count=len(rows))

        def numbered(value: Callable[[Features], str | None]) -> Ints:
            return numbers(lambda f: words.setdefault(value(f), len(words)))

        self.article, self.sentence = numbers(lambda f: articles[f.claim.article]), numbers(lambda f: f.claim.sentence)
        self.family, self.opposite = numbered(lambda f: f.family), numbered(lambda f: f.opposite)
        self.thing, self.doer = numbered(lambda f: f.thing), numbered(lambda f: f.doer)
        self.kinds, self.parts = numbers(lambda f: f.kinds), numbers(lambda f: f.parts)
        self.first = numbers(lambda f: f.window.earliest.toordinal() if f.window.earliest else -OPEN)
        self.last = numbers(lambda f: f.window.latest.toordinal() if f.window.latest else OPEN)
        self.days, self.toll = numbers(lambda f: f.window.days or OPEN), numbers(lambda f: f.toll)
        self.site = numbers(lambda f: towns.setdefault(f.points, len(towns) - 1))
        self.sites = list(towns)[1:]

    def _flags(self, rows: Sequence[Features]) -> None:
        def flags(value: Callable[[Features], bool]) -> Flags:
            return np.fromiter(map(value, rows), dtype=np.bool_, count=len(rows))

        self.told, self.planned = flags(lambda f: f.window.told), flags(lambda f: f.claim.status == "planned")
        self.nominal, self.what = flags(lambda f: f.claim.nominal), flags(lambda f: f.claim.what is not None)
        self.telling, self.classed = flags(lambda f: f.telling), flags(lambda f: f.classed)
        self.once, self.victims = flags(lambda f: f.once), flags(lambda f: f.victims)
        self.people, self.plural = flags(lambda f: f.people), flags(lambda f: f.plural)
        self.peopled = flags(lambda f: f.thing == PEOPLE)
