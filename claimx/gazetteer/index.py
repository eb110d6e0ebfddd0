"""Look-ups in the index: by key, and by likeness inside given countries."""

import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from claimx.gazetteer.fold import fold, skeleton
from claimx.gazetteer.store import ensure, rebuild

_BATCH = 400
_ALIKE = 78.0
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR)
_FIELDS = "entry.id, geonameid, name, entry.country, admin1, lat, lon, population, kind"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer.

    `id` is the index's own number; `admin1` is GeoNames' code of the first-level region (of US states the postal code).
    """

    id: int
    geonameid: int | None
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    kind: str

    def __hash__(self) -> int:
        return self.id


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that a key led to, and how good a name of it the key is (FULL, OTHER, BARE, SHORT in `sources`)."""

    entry: Entry
    grade: int


class Index:
    """An open index; one a process suffices (read only)."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = self._open()
        self._known: dict[str, tuple[Hit, ...]] = {}

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def _rows(self, query: str, values: Iterable[object]) -> list[tuple[object, ...]]:
        """The rows of a query; a file that broke while in use is built anew, once."""
        values = list(values)
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode not in _BROKEN:
                raise
            self._db.close()
            self.path = rebuild(self.path)
            self._db = self._open()
            return self._db.execute(query, values).fetchall()

    def find(self, keys: Iterable[str]) -> dict[str, tuple[Hit, ...]]:
        """Key -> its hits, the most populous first; keys without any are left out."""
        wanted = sorted(set(keys))
        if len(self._known) > 50_000:
            self._known.clear()
        missing = [key for key in wanted if key not in self._known]
        for at in range(0, len(missing), _BATCH):
            self._fetch(missing[at : at + _BATCH])
        return {key: hits for key in wanted if (hits := self._known[key])}

    def _fetch(self, keys: list[str]) -> None:
        found: dict[str, list[Hit]] = {key: [] for key in keys}
        marks = ",".join("?" * len(keys))
        query = f"select key, grade, {_FIELDS} from name join entry on entry.id = name.entry where key in ({marks})"
        for key, grade, *values in self._rows(query, keys):
            found[str(key)].append(Hit(Entry(*values), int(grade)))  # type: ignore[arg-type, call-overload]
        for key, hits in found.items():
            self._known[key] = tuple(sorted(hits, key=lambda h: (-h.entry.population, h.entry.id)))

    def similar(self, name: str, countries: Collection[str]) -> tuple[tuple[float, Entry], ...]:
        """Entries of these countries whose name may be this one transliterated otherwise, the likest (of 100) first."""
        ranked: dict[int, tuple[float, Entry]] = {}
        key, bones = fold(name), skeleton(name)
        if len(bones) < 3 or len(key) < 5:
            return ()
        query = (
            f"select key, {_FIELDS} from similar join entry on id = entry where similar.country = ? and skeleton = ?"
        )
        for country in sorted(countries):
            for other, *values in self._rows(query, (country, bones)):
                likeness, entry = fuzz.ratio(key, str(other)), Entry(*values)  # type: ignore[arg-type]
                if likeness >= _ALIKE and likeness > ranked.get(entry.id, (0.0, entry))[0]:
                    ranked[entry.id] = (likeness, entry)
        return tuple(sorted(ranked.values(), key=lambda pair: (-pair[0], -pair[1].population, pair[1].id)))

    def of_kind(self, kind: str) -> tuple[Entry, ...]:
        """All entries of a kind, in order."""
        query = f"select {_FIELDS} from entry where kind = ? order by id"
        return tuple(Entry(*row) for row in self._rows(query, (kind,)))  # type: ignore[arg-type]


@cache
def opened() -> Index:
    """The process's index, built at first use."""
    return Index(ensure())
