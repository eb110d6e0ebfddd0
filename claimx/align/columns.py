"""The claims of a run as columns of numbers, so that millions of pairs can be looked at at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from claimx.engines.shelf import Shelf

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Scores = NDArray[np.float64]
Number = TypeVar("Number", np.int64, np.uint64)
Points = tuple[tuple[float, float], ...]
OPEN = 10_000_000
WIDE = 1 << 32
PLACE = "columns"


def places(counts: Ints) -> Ints:
    """0, 1, 2 … up to each count."""
    found: Ints = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    return found


def once(numbers: NDArray[Number]) -> NDArray[Number]:
    """Each number once, sorted, as `np.unique` gives it; that fills a hash table, which takes many times as long."""
    ordered = np.sort(numbers)
    return ordered[np.append(True, ordered[1:] != ordered[:-1])] if len(ordered) else ordered


@dataclass(frozen=True, slots=True)
class Sets:
    """A set of numbered names for each row; whole arrays of row pairs are asked at once whether they share one.

    `counts` and `starts` tell where a row's names lie in `members`; `codes` holds row and name in one number, sorted.
    """

    counts: Ints
    starts: Ints
    members: Ints
    codes: Ints

    @classmethod
    def of(cls, counts: Ints, members: Ints) -> "Sets":
        """The sets of rows with so many members each, which lie one row after the other, sorted in each."""
        codes = np.repeat(np.arange(len(counts)), counts) * WIDE + members
        return cls(counts, np.cumsum(counts) - counts, members, codes)

    @classmethod
    def numbered(cls, rows: Sequence[Iterable[str]], numbers: Mapping[str, int]) -> "Sets":
        """The sets of names, by the number of each."""
        sets = [sorted({numbers[name] for name in row}) for row in rows]
        counts = np.array([len(s) for s in sets], dtype=np.int64)
        return cls.of(counts, np.array([m for s in sets for m in s], dtype=np.int64))

    def any(self, rows: Ints) -> Flags:
        """True for rows that have a name at all."""
        return self.counts[rows] > 0

    def of_rows(self, rows: Ints) -> tuple[Ints, Ints]:
        """All members of the rows, and for each the position in `rows` that it belongs to."""
        counts = self.counts[rows]
        at = np.repeat(np.arange(len(rows)), counts)
        return self.members[self.starts[rows][at] + places(counts)], at

    def shared(self, a: Ints, b: Ints) -> Flags:
        """True for pairs that have a name in common."""
        found = np.zeros(len(a), dtype=np.bool_)
        both = np.flatnonzero(self.any(a) & self.any(b))
        members, at = self.of_rows(a[both])
        found[both[at[holds(self.codes, b[both][at] * WIDE + members)]]] = True
        return found

    def differ(self, a: Ints, b: Ints) -> Flags:
        """True for pairs of which each has names, and no name in common."""
        return self.any(a) & self.any(b) & ~self.shared(a, b)

    def put(self, shelf: Shelf, name: str) -> None:
        """Leaves the sets on a shelf."""
        for part in fields(self):
            shelf.put(f"{name}.{part.name}", getattr(self, part.name))

    @classmethod
    def get(cls, shelf: Shelf, name: str) -> "Sets":
        """The sets from a shelf."""
        return cls(*(shelf.get(f"{name}.{part.name}") for part in fields(cls)))


def holds(codes: Ints, wanted: Ints) -> Flags:
    """True for each wanted number that stands among the sorted `codes`."""
    if not len(codes):
        return np.zeros(len(wanted), dtype=np.bool_)
    found: Flags = codes[np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)] == wanted
    return found


@dataclass(frozen=True, slots=True)
class Columns:
    """A row a claim, in order of the claims' ids; text is numbered, -1 stands for None, days are ordinals.

    `kinds` and `parts` are bit sets of the kinds of thing that the row's noun can name and of the words that tell its
    part; `site` numbers the towns of a row (-1: none), whose points stand in `sites`, by `sites.counts` so many each.
    """

    article: Ints
    sentence: Ints
    family: Ints
    opposite: Ints
    thing: Ints
    doer: Ints
    kinds: Ints
    parts: Ints
    first: Ints
    last: Ints
    days: Ints
    toll: Ints
    site: Ints
    told: Flags
    planned: Flags
    nominal: Flags
    what: Flags
    telling: Flags
    classed: Flags
    once: Flags
    victims: Flags
    people: Flags
    plural: Flags
    peopled: Flags
    counted: Flags
    least: Scores
    most: Scores
    things: Sets
    doers: Sets
    places: Sets
    countries: Sets
    who: Sets
    sites: Sequence[Points]

    @classmethod
    def get(cls, shelf: Shelf) -> "Columns":
        """The columns that lie on a shelf."""
        plain = [shelf.get(f"{PLACE}/{name}") for name in PLAIN]
        sets = [Sets.get(shelf, f"{PLACE}/{name}") for name in SETS]
        counts, points = shelf.get(f"{PLACE}/sites.counts"), shelf.get(f"{PLACE}/sites.points").tolist()
        ends = np.cumsum(counts).tolist()
        sites = [tuple(map(tuple, points[end - n : end])) for end, n in zip(ends, counts.tolist(), strict=True)]
        return cls(*plain, *sets, sites)  # type: ignore[arg-type, call-arg]

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.article)


SETS = tuple(f.name for f in fields(Columns) if f.type is Sets or f.type == "Sets")
PLAIN = tuple(f.name for f in fields(Columns) if f.name not in (*SETS, "sites"))
NUMBERED = ("family", "opposite", "thing", "doer")
"""The columns whose numbers stand for words."""
