"""The order in which a store's result is brought up to date: names, parts, groups, dates, verdicts, tables."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from claimx.align import Entities, Ties, ties_on
from claimx.align.columns import Flags
from claimx.align.dates import dated
from claimx.align.entities import names_of
from claimx.align.renewed import Former, Renewed, renewed
from claimx.align.variants import Named
from claimx.engines.serial import Serial
from claimx.engines.shelf import Memory
from claimx.model import Article, Published, Result
from claimx.parts.told import slim
from claimx.renewal.happenings import Happenings, Hint
from claimx.renewal.marks import Mark, Trace
from claimx.renewal.packed import former_packed, former_unpacked
from claimx.renewal.settled import Settled, parts_of
from claimx.store import Change, Kept, Store
from claimx.store.rows import order_of
from claimx.together import Ways

FORMER, TOLD = "former", "told"


@dataclass(frozen=True, slots=True)
class Told:
    """What a run's events tell of the days of articles, and the days that they narrow, by article id.

    `things` are the entities of what no name tells: for each article pairs of a thing's number and its entity.
    """

    hints: tuple[Hint, ...] = ()
    narrowed: dict[str, Published] = field(default_factory=dict)
    things: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    def differ(self, other: "Told") -> set[str]:
        """The ids of articles of which the other tells another day or other things."""
        ids = {*self.narrowed, *other.narrowed, *self.things, *other.things}
        return {
            id
            for id in ids
            if self.narrowed.get(id) != other.narrowed.get(id) or self.things.get(id) != other.things.get(id)
        }


@dataclass(frozen=True, slots=True)
class Before:
    """What the run before left: its records, the marks of its articles by id, its groups (None: nothing), what they told."""

    kept: Kept
    marks: dict[str, Mark]
    former: Former | None
    told: Told

    @classmethod
    def of(cls, kept: Kept) -> "Before":
        """What records hold."""
        decoder = msgspec.json.Decoder(Mark)
        marks = {id: decoder.decode(data) for id, data in kept.marks.items()}
        if FORMER not in kept.records:
            return cls(kept, marks, None, Told())
        told = msgspec.json.decode(kept.records[TOLD], type=Told)
        return cls(kept, marks, former_unpacked(kept.records[FORMER]), told)


def renew(store: Store, key: str, ways: Ways) -> None:
    """Brings the tables of a store up to its works, under the `key` that their result has.

    They hold then what `together` makes of the same works.
    """
    while not _renewed(store, key, ways):
        pass  # another process has changed the tables meanwhile


def _renewed(store: Store, key: str, ways: Ways) -> bool:
    ways.stage("grouping")
    before, shelf = Before.of(store.kept(ways.run)), Memory()
    marks = _marks(store, before.marks)
    entities = Entities({id: mark.named for id, mark in marks.items()})
    settled = Settled(store, Trace(entities.book), marks)
    parts, records = parts_of(settled, before.kept.records, shelf)
    found = renewed(Serial(), shelf, parts, {id: mark.stamp for id, mark in marks.items()}, before.former)
    happenings = Happenings(found, settled, shelf)
    hints = happenings.hints(before.told.hints)
    changed = happenings.narrowed(hints)
    ties = ties_on(shelf, marks, lambda id: marks[id].chains, entities.book)
    days = {id: it.published for id, it in changed.items() if it.published is not None}
    told = Told(tuple(hints), days, _things(ties))
    differ = told.differ(before.told)
    rows = happenings.stirred(differ & marks.keys())
    ways.stage("comparing")
    made = Result(ways.run, (), (), entities.entities + ties.entities, (), (), (), found.groups.copies.groups())
    with TemporaryDirectory(prefix="claimx-") as folder:
        change = Change(Path(folder), _gone(before.former, found, rows), _others(before.marks, marks, differ))
        for result, order in happenings.judged(rows, changed, ways.run):
            change.add(replace(result, claims=tuple(map(ties.settle, result.claims))), order)
        change.add(replace(made, articles=_articles(store, change.articles, changed)), order_of(made))
        records |= {FORMER: former_packed(found.former), TOLD: msgspec.json.encode(told)}
        kept = Kept(key, records, {id: msgspec.json.encode(mark) for id, mark in marks.items()})
        return store.renew(made, change, before.kept, kept)


def _marks(store: Store, before: Mapping[str, Mark]) -> dict[str, Mark]:
    """A mark for each article that the store holds, by id; those of articles that have changed lack what settling tells."""
    keys = {id: key for id, (_, key) in store.keys().items()}
    held = {id: before[id] for id, key in keys.items() if id in before and before[id].key == key}
    once: dict[Named, Named] = {}
    for work in store.works(sorted(keys.keys() - held.keys())):
        article = slim(work.annotation.article)
        named = tuple(once.setdefault(name, name) for name in names_of(work.annotation))
        held[article.id] = Mark(keys[article.id], article, named, work.chains)
    return {id: held[id] for id in sorted(held)}


def _things(ties: Ties) -> dict[str, list[tuple[int, str]]]:
    found: dict[str, list[tuple[int, str]]] = {}
    for (article, number), entity in sorted((ties.of or {}).items()):
        found.setdefault(article, []).append((number, entity))
    return found


def _gone(former: Former | None, found: Renewed, rows: Flags) -> list[str] | None:
    """The ids of claims that are no longer there or whose events are made anew; None where nothing was there."""
    if former is None:
        return None
    there = set(found.made.ids[~rows].tolist())
    return [id.decode() for id in former.ids.tolist() if id not in there]


def _others(before: Mapping[str, Mark], marks: Mapping[str, Mark], differ: Iterable[str]) -> list[str]:
    """The ids of articles that are new or gone, or are told otherwise than before."""
    keys = ({id: mark.key for id, mark in them.items()} for them in (before, marks))
    was, now = keys
    return sorted({id for id in was.keys() | now.keys() if was.get(id) != now.get(id)} | set(differ))


def _articles(store: Store, ids: Iterable[str], changed: Mapping[str, Article]) -> tuple[Article, ...]:
    return tuple(dated(work.annotation.article, changed) for work in store.works(list(ids)))
