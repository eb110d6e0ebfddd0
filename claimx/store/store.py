"""What a store is asked and told: the work on single articles, and the result of them all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from claimx.errors import InputError
from claimx.model import Article, Claim, Entity, Event, Relation, Result, Run, Skipped, Work
from claimx.store import rows
from claimx.store.change import Change, Kept, differences, keep
from claimx.store.database import reading, writing
from claimx.store.held import Held

RECORDS: Mapping[str, type] = {
    "articles": Article,
    "entities": Entity,
    "claims": Claim,
    "events": Event,
    "relations": Relation,
}
KEPT = ("kept", "marks")
ORDERS: Mapping[str, str] = {
    "articles": "id",
    "entities": "number",
    "claims": "article, number",
    "events": "day, article, within, start, id",
    "relations": "event, slot, id",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading some paths met beside articles: inputs that gave none, and lines for the user."""

    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]


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

    def works(self, articles: Sequence[str] | None = None) -> Iterator[Work]:
        """What is kept of these articles (None: of all), in the order of their ids."""
        decoder = msgspec.json.Decoder(Work)
        if articles is not None and not articles:
            return
        meant, given = (
            ("", [])
            if articles is None
            else ("SEMI JOIN (SELECT unnest(?) AS article) USING (article)", [list(articles)])
        )
        with reading(self.path) as connection:
            found = connection.execute(f"SELECT record FROM works {meant} ORDER BY article", given)
            while lines := found.fetchmany(1000):
                yield from (decoder.decode(record) for (record,) in lines)

    def work(self, article: str) -> Work | None:
        """What is kept of one article (its id), None where nothing is."""
        with reading(self.path) as connection:
            line = connection.execute("SELECT record FROM works WHERE article = ?", [article]).fetchone()
        return msgspec.json.decode(line[0], type=Work) if line else None

    def reading(self, key: tuple[str, str | None], works: str) -> Reading | None:
        """What reading some paths met on the way, where neither their files nor the `works` have changed since."""
        if not self.path.exists():
            return None
        with reading(self.path) as connection:
            asked = "SELECT record FROM readings WHERE paths = ? AND key = ? AND works = ?"
            line = connection.execute(asked, [*key, works]).fetchone()
        return msgspec.json.decode(line[0], type=Reading) if line else None

    def put_reading(self, key: tuple[str, str | None], works: str, met: Reading) -> None:
        """Keeps what reading some paths met, where something tells whether they have changed."""
        if key[1]:
            with writing(self.path) as connection:
                line = [*key, works, msgspec.json.encode(met)]
                connection.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?)", line)

    def run(self) -> Run:
        """What made the result that the tables hold; raises InputError where they hold none."""
        with reading(self.path) as connection:
            told = connection.execute("SELECT value FROM meta WHERE name = 'run'").fetchone()
        if told is None:
            raise InputError(f"{self.path} holds no result yet", "make one with: claimx extract PATH --store FILE")
        return msgspec.json.decode(told[0], type=Run)

    def result(self, key: str | None = None) -> Result | None:
        """The result that the tables hold, if it is the one of this key (None: whichever it is); else None.

        Its records are read as they are looked at, from the tables as they are then.
        """
        if not self.path.exists():
            return None
        with reading(self.path) as connection:
            meta = dict(connection.execute("SELECT name, value FROM meta").fetchall())
            if "result" not in meta or key not in (None, meta["result"]):
                return None
            sizes = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone() for name in RECORDS}
        parts = {name: Held(size[0], partial(self._records, name)) for name, size in sizes.items() if size}
        copies = msgspec.json.decode(meta["copies"], type=tuple[tuple[str, ...], ...])
        return Result(run=msgspec.json.decode(meta["run"], type=Run), skipped=(), copies=copies, **parts)  # type: ignore[arg-type]

    def kept(self, run: Run) -> Kept:
        """What the run that made the tables left for the next; no records where another `run` did, or grouped nothing."""
        with reading(self.path) as connection:
            meta = dict(connection.execute("SELECT name, value FROM meta").fetchall())
            state = meta.get("result")
            if state is None or meta.get("kept") != _text([run, state]):
                return Kept(state)
            records, marks = (dict(connection.execute(f"SELECT name, record FROM {it}").fetchall()) for it in KEPT)
        return Kept(state, records, marks)

    def renew(self, made: Result, change: Change, before: Kept, after: Kept) -> bool:
        """Changes the tables to hold another result, in one transaction, and keeps what the next run needs.

        Of `made` nothing is looked at but what made it and its copies. Gives False, and does nothing, where the tables are
        no longer those that `before` tells of.
        """
        state = after.state or ""
        told = {"kept": _text([made.run, state]), "result": state, "run": _text(made.run), "copies": _text(made.copies)}
        with writing(self.path) as connection:
            found = connection.execute("SELECT value FROM meta WHERE name = 'result'").fetchone()
            if (found[0] if found else None) != before.state:
                return False
            for table, was, now in zip(KEPT, (before.records, before.marks), (after.records, after.marks), strict=True):
                if not before.records:
                    connection.execute(f"DELETE FROM {table}")
                keep(connection, table, differences(was, now))
            change.apply(connection)
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(told.items()))
        return True

    def settle(self, key: str, result: Result) -> None:
        """Puts a result without events into the tables in place of the former one, in one transaction."""
        with TemporaryDirectory(prefix="claimx-") as folder:
            change = Change(Path(folder), None, ())
            change.add(result, rows.order_of(result))
            self.renew(result, change, replace(self.kept(result.run), records={}, marks={}), Kept(key))

    def _records(self, name: str) -> tuple[Any, ...]:
        decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(RECORDS[name])
        with reading(self.path) as connection:
            found = connection.execute(f"SELECT record FROM {name} ORDER BY {ORDERS[name]}").fetchall()
        return tuple(decoder.decode(record) for (record,) in found)


def _text(of: object) -> str:
    return msgspec.json.encode(of).decode()
