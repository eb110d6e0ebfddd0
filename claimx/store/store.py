"""What a store is asked and told: the work on single articles, and the result of them all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from claimx.model import Article, Claim, Entity, Event, Relation, Result, Run, Work
from claimx.store import rows
from claimx.store.database import reading, writing

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

RECORDS: Mapping[str, type] = {
    "articles": Article,
    "entities": Entity,
    "claims": Claim,
    "events": Event,
    "relations": Relation,
}


@dataclass(frozen=True, slots=True)
class Store:
    """A DuckDB file; it is made when first written to."""

    path: Path

    def keys(self) -> dict[str, tuple[str, str]]:
        """Each article's id -> the path that it was found under, and its key; nothing where there is no file yet."""
        if not self.path.exists():
            return {}
        with reading(self.path) as connection:
            found = connection.execute("SELECT article, path, key FROM works ORDER BY article").fetchall()
        return {article: (path, key) for article, path, key in found}

    def put(self, works: Iterable[Work], keys: Mapping[str, str]) -> None:
        """Keeps what was found in articles, by their keys, in one transaction; an article's former work goes."""
        articles = [(work.annotation.article, work) for work in works]
        lines = [(a.id, a.path, keys[a.id], msgspec.json.encode(work)) for a, work in articles]
        if lines:
            with writing(self.path) as connection:
                connection.executemany("INSERT OR REPLACE INTO works VALUES (?, ?, ?, ?)", lines)

    def drop(self, articles: Sequence[str]) -> None:
        """Forgets the work on these articles (ids)."""
        if articles:
            with writing(self.path) as connection:
                connection.execute("DELETE FROM works WHERE list_contains(?, article)", [list(articles)])

    def works(self) -> Iterator[Work]:
        """What is kept of every article, in the order of their ids."""
        decoder = msgspec.json.Decoder(Work)
        with reading(self.path) as connection:
            found = connection.execute("SELECT record FROM works ORDER BY article")
            while lines := found.fetchmany(1000):
                yield from (decoder.decode(record) for (record,) in lines)

    def work(self, article: str) -> Work | None:
        """What is kept of one article (its id), None where nothing is."""
        with reading(self.path) as connection:
            line = connection.execute("SELECT record FROM works WHERE article = ?", [article]).fetchone()
        return msgspec.json.decode(line[0], type=Work) if line else None

    def result(self, key: str | None = None) -> Result | None:
        """The result that the tables hold, if it is the one of this key (None: whichever it is); else None."""
        if not self.path.exists():
            return None
        with reading(self.path) as connection:
            meta = dict(connection.execute("SELECT name, value FROM meta").fetchall())
            if "result" not in meta or key not in (None, meta["result"]):
                return None
            parts = {name: _records(connection, name, kind) for name, kind in RECORDS.items()}
        return Result(run=msgspec.json.decode(meta["run"], type=Run), skipped=(), **parts)

    def settle(self, key: str, result: Result) -> None:
        """Puts a result into the tables in place of the former one, in one transaction."""
        with writing(self.path) as connection:
            for name in RECORDS:
                lines = rows.table(name, getattr(result, name))  # noqa: F841 (DuckDB finds it by its name)
                connection.execute(f"DELETE FROM {name}")
                connection.execute(f"INSERT INTO {name} BY NAME SELECT * FROM lines")
            told = [("result", key), ("run", msgspec.json.encode(result.run).decode())]
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", told)


def _records(connection: "DuckDBPyConnection", name: str, kind: type) -> tuple[Any, ...]:
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(kind)
    found = connection.execute(f"SELECT record FROM {name} ORDER BY rowid").fetchall()
    return tuple(decoder.decode(record) for (record,) in found)
