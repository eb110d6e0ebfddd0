"""A change of a store's tables: what is grouped anew is laid down on disk first, and put into the tables in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from claimx.model import Result
from claimx.store import rows
from claimx.store.rows import Order

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Kept:
    """What a run has left in a store for the next: records by name, and one an article (id).

    `state` tells which run's: tables of another state can't be changed by what follows from it.
    """

    state: str | None = None
    records: Mapping[str, bytes] = field(default_factory=dict)
    marks: Mapping[str, bytes] = field(default_factory=dict)


def differences(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """What is new or other now, and None for what is gone."""
    found: dict[str, bytes | None] = {name: data for name, data in now.items() if before.get(name) != data}
    return found | dict.fromkeys(sorted(before.keys() - now.keys()))


@dataclass(frozen=True, slots=True)
class Change:
    """Rows that wait in a folder; `claims` are the ids of those that go, with their events and verdicts, None for all.

    `articles` are the ids of those that go.
    """

    folder: Path
    claims: Sequence[str] | None
    articles: Sequence[str]

    def add(self, result: Result, order: Order) -> None:
        """Lays down the records of a part of a result."""
        import pyarrow

        for name in rows.TABLES:
            if getattr(result, name):
                lines = rows.table(name, result, order)
                place = self.folder / f"{name}.{len(list(self.folder.glob(f'{name}.*')))}"
                with pyarrow.OSFile(str(place), "wb") as sink, pyarrow.ipc.new_file(sink, lines.schema) as writer:
                    writer.write_table(lines)

    def apply(self, connection: "DuckDBPyConnection") -> None:
        """Removes what goes, and puts in what has been laid down."""
        if self.claims is None:
            for name in rows.TABLES:
                connection.execute(f"DELETE FROM {name}")
        else:
            self._remove(connection, list(self.claims))
        for place in sorted(self.folder.iterdir()):
            _insert(connection, place)

    def _remove(self, connection: "DuckDBPyConnection", claims: list[str]) -> None:
        connection.execute("CREATE TEMP TABLE gone AS SELECT unnest(?) AS id", [claims])
        connection.execute(
            "CREATE TEMP TABLE ended AS SELECT DISTINCT event AS id FROM claims SEMI JOIN gone USING (id)"
        )
        connection.execute("DELETE FROM claims WHERE id IN (FROM gone)")
        connection.execute("DELETE FROM events WHERE id IN (FROM ended)")
        connection.execute("DELETE FROM relations WHERE event IN (FROM ended)")
        connection.execute("DELETE FROM articles WHERE list_contains(?, id)", [list(self.articles)])
        connection.execute("DELETE FROM entities")


def keep(connection: "DuckDBPyConnection", table: str, records: Mapping[str, bytes | None]) -> None:
    """Puts records by their names into one of the tables of what is kept; removes those that are None."""
    import pyarrow

    connection.execute(f"DELETE FROM {table} WHERE list_contains(?, name)", [list(records)])
    names = [name for name, data in records.items() if data is not None]
    held = pyarrow.array([records[name] for name in names], pyarrow.binary())
    lines = pyarrow.table({"name": pyarrow.array(names, pyarrow.string()), "record": held})  # noqa: F841 (as below)
    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM lines")


def _insert(connection: "DuckDBPyConnection", place: Path) -> None:
    import pyarrow

    with pyarrow.memory_map(str(place)) as source:
        lines = pyarrow.ipc.open_file(source).read_all()  # noqa: F841 (DuckDB finds it by its name)
        connection.execute(f"INSERT INTO {place.stem} BY NAME SELECT * FROM lines")
