"""Questions to a store: the part of its result that some events hold, found without reading the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from claimx.model import Claim, Kind, Result, SlotName
from claimx.store.database import reading
from claimx.store.store import ORDERS, RECORDS, Store

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_IDS = 1000
_SINCE = """e.id IN (
    SELECT c.event FROM claims c JOIN articles a ON a.id = c.article WHERE a.latest IS NULL OR a.latest >= ?
)"""
_VERDICTS = "e.id IN (SELECT event FROM relations WHERE list_contains(?, kind) AND (? OR list_contains(?, slot)))"
_BEGINNING = """
    SELECT id, event FROM claims WHERE starts_with(id, $id)
    UNION ALL SELECT id, event FROM relations WHERE starts_with(id, $id)
    UNION ALL SELECT id, id FROM events WHERE starts_with(id, $id) LIMIT $most
"""


@dataclass(frozen=True, slots=True)
class Question:
    """Which events are meant: each condition is SQL on a row `e` of the events, with its values."""

    conditions: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    claims: tuple[str, ...] = field(default=())

    def since(self, day: date | None) -> "Question":
        """Those that an article tells of which may be of the day or later."""
        return self if day is None else self._and(_SINCE, day)

    def with_verdicts(self, kinds: Sequence[Kind], slots: Sequence[SlotName]) -> "Question":
        """Those with a verdict of one of the kinds, on one of the slots (none named: any)."""
        return self._and(_VERDICTS, list(kinds), not slots, list(slots))

    def told_by(self, articles: int) -> "Question":
        """Those that so many articles tell of."""
        return self._and("e.articles >= ?", articles)

    def among(self, events: Iterable[str]) -> "Question":
        """Those with these ids."""
        return self._and("list_contains(?, e.id)", sorted(events))

    def _and(self, condition: str, *values: Any) -> "Question":
        return Question((*self.conditions, (condition, values)), self.claims)


def answered(store: Store, question: Question) -> Result:
    """The events that are meant, with their claims, verdicts, articles and names, in the order of the whole result.

    Raises InputError where the store holds no result yet.
    """
    conditions = " AND ".join(condition for condition, _ in question.conditions) or "true"
    values = [value for _, given in question.conditions for value in given]
    meant = f"SELECT e.id FROM events e WHERE {conditions}"
    run = store.run()
    with reading(store.path) as connection:
        connection.execute(f"CREATE TEMP TABLE meant AS {meant}", values)
        inside = "event IN (SELECT id FROM meant) OR list_contains(?, id)"
        claims: tuple[Claim, ...] = _records(connection, "claims", inside, list(question.claims))
        named = sorted({a.entity for c in claims for a in (c.who, c.what) if a is not None and a.entity})
        articles = sorted({c.article for c in claims})
        return Result(
            run=run,
            articles=_records(connection, "articles", "list_contains(?, id)", articles),
            skipped=(),
            entities=_records(connection, "entities", "list_contains(?, id)", named),
            claims=claims,
            events=_records(connection, "events", "id IN (SELECT id FROM meant)"),
            relations=_records(connection, "relations", "event IN (SELECT id FROM meant)"),
        )


def beginning(store: Store, id: str) -> Question:
    """The events that hold a claim, a verdict or themselves of this id, or of ids that begin with it."""
    with reading(store.path) as connection:
        found = connection.execute(_BEGINNING, {"id": id, "most": MOST_IDS}).fetchall()
    exact = [line for line in found if line[0] == id] or found
    return Question(claims=tuple(record for record, _ in exact)).among({event for _, event in exact if event})


def _records(connection: "DuckDBPyConnection", table: str, condition: str, *values: Any) -> tuple[Any, ...]:
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(RECORDS[table])
    found = connection.execute(f"SELECT record FROM {table} WHERE {condition} ORDER BY {ORDERS[table]}", list(values))
    return tuple(decoder.decode(record) for (record,) in found.fetchall())
