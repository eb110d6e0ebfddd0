"""Where on the map the names of a text gather: what the others may mean, summed by region, country and map cell."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from claimx.gazetteer import Entry

# Degrees of latitude a cell: with the cells around it about a day's drive, and a town with its surroundings.
WIDE, NARROW = 1.5, 0.4
_UNPLACED = ("country", "macro")

Cell = tuple[float, int, int]
Beliefs = Mapping[str, Sequence[tuple[Entry, float]]]


class Field:
    """The sums over all names; a name's own share is taken out when it asks."""

    def __init__(self, beliefs: Beliefs) -> None:
        self._own: dict[str, Counter[object]] = {key: _shares(rows) for key, rows in beliefs.items()}
        self._all: defaultdict[object, float] = defaultdict(float)
        for shares in self._own.values():
            for place, share in shares.items():
                self._all[place] += share

    def country(self, key: str, entry: Entry) -> float:
        """How many of the other names seem to lie in an entry's country."""
        return self._others(key, entry.country) if entry.country else 0.0

    def region(self, key: str, entry: Entry) -> float:
        """How many of the other names seem to lie in an entry's first-level region."""
        return self._others(key, (entry.country, entry.admin1)) if entry.admin1 else 0.0

    def around(self, key: str, entry: Entry, size: float) -> float:
        """How many of the other names seem to lie in the cells of a size around an entry."""
        return sum(self._others(key, cell) for cell in _neighbourhood(entry, size))

    def _others(self, key: str, place: object) -> float:
        return self._all.get(place, 0.0) - self._own[key].get(place, 0.0)


def _shares(rows: Sequence[tuple[Entry, float]]) -> "Counter[object]":
    out: Counter[object] = Counter()
    for entry, share in rows:
        if entry.kind in _UNPLACED:
            continue
        places: list[object] = [entry.country, *(_cell(entry, size) for size in (WIDE, NARROW))]
        for place in filter(None, [*places, (entry.country, entry.admin1) if entry.admin1 else None]):
            out[place] += share  # type: ignore[assignment]
    return out


def _cell(entry: Entry, size: float) -> Cell | None:
    if entry.lat is None or entry.lon is None:
        return None
    row = math.floor(entry.lat / size)
    return size, row, math.floor(entry.lon / _width(row, size))


def _width(row: int, size: float) -> float:
    """The degrees of longitude of a cell in a row, so that cells are as wide as they are high."""
    return size / max(0.05, math.cos(math.radians((row + 0.5) * size)))


def _neighbourhood(entry: Entry, size: float) -> Iterator[Cell]:
    if entry.lat is None or entry.lon is None or entry.kind in _UNPLACED:
        return
    middle = math.floor(entry.lat / size)
    for row in (middle - 1, middle, middle + 1):
        column = math.floor(entry.lon / _width(row, size))
        yield from ((size, row, column + step) for step in (-1, 0, 1))
