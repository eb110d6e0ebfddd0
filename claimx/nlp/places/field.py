"""Where on the map the names of a text gather: what the others may mean, summed by region, country and map cell."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claimx.gazetteer import Entry

# Degrees of latitude a cell: with the cells around it about a day's drive, and a town with its surroundings.
WIDE, NARROW = 1.5, 0.4
_UNPLACED = ("country", "macro")

Place = object  # a country's code, a region's (country, code), a map cell


@dataclass(frozen=True, slots=True)
class Pull:
    """How many of the other names seem to lie in an entry's country, in its region, and in the wide and narrow cells around it."""

    country: float
    region: float
    wide: float
    narrow: float


class Field:
    """The places that a text's names may mean; sums over all names, a name's own share taken out.

    Places that no other name may lie in are left out once and for all: they add nothing in any round.
    """

    def __init__(self, entries: Mapping[str, Sequence[Entry]]) -> None:
        self._within = {key: [_within(e) for e in found] for key, found in entries.items()}
        owners: dict[Place, str | None] = {}
        for key, rows in self._within.items():
            for place in {place for row in rows for place in row}:
                owners[place] = key if place not in owners else None
        self._around = {
            key: [[[p for p in places if owners.get(p, key) != key] for places in _around(e)] for e in found]
            for key, found in entries.items()
        }

    def pulls(self, beliefs: Mapping[str, Sequence[float]]) -> dict[str, list[Pull]]:
        """What the other names say of each entry of each name, given how likely each name's entries are."""
        own = {key: _shares(self._within[key], shares) for key, shares in beliefs.items()}
        total: defaultdict[Place, float] = defaultdict(float)
        for shares in own.values():
            for place, share in shares.items():
                total[place] += share
        return {key: [_pull(around, total, own[key]) for around in rows] for key, rows in self._around.items()}


def _shares(within: Sequence[tuple[Place, ...]], beliefs: Sequence[float]) -> dict[Place, float]:
    out: defaultdict[Place, float] = defaultdict(float)
    for places, share in zip(within, beliefs, strict=True):
        for place in places:
            out[place] += share
    return out


def _pull(around: Sequence[Sequence[Place]], total: Mapping[Place, float], own: Mapping[Place, float]) -> Pull:
    pulls = []
    for places in around:
        pull = 0.0
        for place in places:
            pull += total.get(place, 0.0) - own.get(place, 0.0)
        pulls.append(pull)
    return Pull(*pulls)


@lru_cache(maxsize=50_000)
def _within(entry: Entry) -> tuple[Place, ...]:
    """What an entry lies in itself."""
    if entry.kind in _UNPLACED:
        return ()
    region = (entry.country, entry.admin1) if entry.admin1 else None
    places = (entry.country, _cell(entry, WIDE), _cell(entry, NARROW), region)
    return tuple(place for place in places if place is not None)


@lru_cache(maxsize=50_000)
def _around(entry: Entry) -> tuple[tuple[Place, ...], ...]:
    """Where other names speak for an entry: its country, its region, the wide and the narrow cells around it."""
    country = (entry.country,) if entry.country else ()
    region = ((entry.country, entry.admin1),) if entry.admin1 else ()
    return country, region, _neighbourhood(entry, WIDE), _neighbourhood(entry, NARROW)


def _cell(entry: Entry, size: float) -> Place | None:
    if entry.lat is None or entry.lon is None:
        return None
    row = math.floor(entry.lat / size)
    return size, row, math.floor(entry.lon / _width(row, size))


def _width(row: int, size: float) -> float:
    """The degrees of longitude of a cell in a row, so that cells are as wide as they are high."""
    return size / max(0.05, math.cos(math.radians((row + 0.5) * size)))


def _neighbourhood(entry: Entry, size: float) -> tuple[Place, ...]:
    if entry.lat is None or entry.lon is None or entry.kind in _UNPLACED:
        return ()
    middle, out = math.floor(entry.lat / size), []
    for row in (middle - 1, middle, middle + 1):
        column = math.floor(entry.lon / _width(row, size))
        out += [(size, row, column + step) for step in (-1, 0, 1)]
    return tuple(out)
