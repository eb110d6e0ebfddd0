"""Event -> its slots, grouped by value, and the relations between the values."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations, islice, product
from typing import TypeAlias, TypeVar

from claimx.conflicts import count, status, unit, what, when, where, who
from claimx.conflicts.ground import Ground, ground, tied_closely
from claimx.conflicts.opposite import opposites
from claimx.conflicts.origins import by_speaker
from claimx.conflicts.tellers import Tellers
from claimx.conflicts.verdicts import SlotRule, Told
from claimx.model import Article, Claim, Event, Relation, Slot, SlotName, Value

RULES = (when.RULE, where.RULE, who.RULE, what.RULE, count.RULE, status.RULE)
T = TypeVar("T")
Ask: TypeAlias = Callable[[Claim, Claim, Mapping[str, Article]], T]
# Claims of a value that are asked whether they meet those of another.
ASKED = 4
# Values of one slot that are compared with each other.
MOST = 100


def judge(
    event: Event, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> tuple[Event, tuple[Relation, ...]]:
    """The event with its slots filled, and its relations; a claim stands for its value by coming first in the event.

    Only values told within one core are compared, or by claims whose own words tie them: claims of two cores may tell of
    two happenings.
    """
    told = [claims[c] for c in event.claims]
    slots = [_slot(rule, told) for rule in RULES]
    pairs = Pairs(event, claims, articles)
    found: list[tuple[SlotName, Told | None]] = [
        (rule.slot, pairs.compared(rule, one, other))
        for rule, slot in zip(RULES, slots, strict=True)
        for one, other in combinations(slot.values[:MOST], 2)
    ]
    found += [("unit", unit.of_claim(c)) for c in told]
    undone, happenings = opposites(told, pairs.core, pairs.ground, articles)
    found += [("event", t) for t in undone]
    slots += [happenings] if undone else []
    relations = tuple(pairs.relation(slot, verdict) for slot, verdict in found if verdict is not None)
    known = by_speaker(event.origins, told)
    return replace(event, origins=known, slots=tuple(s for s in slots if s.values)), relations


def in_order(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """The relations of all events, sorted by event, slot and id."""
    return tuple(sorted(relations, key=lambda r: (r.event, r.slot, r.id)))


def _slot(rule: SlotRule, told: Sequence[Claim]) -> Slot:
    values: dict[str, list[str]] = {}
    for claim in told:
        value = rule.value(claim)
        if value is not None:
            values.setdefault(value, []).append(claim.id)
    return Slot(rule.slot, _caseless(values))


def _caseless(values: Mapping[str, Sequence[str]]) -> tuple[Value, ...]:
    """Values that differ in their capitals only are one, in the form told first."""
    if len(values) < 2:
        return tuple(Value(v, tuple(ids)) for v, ids in values.items())
    forms: dict[str, str] = {}
    told: dict[str, list[str]] = {}
    for value, ids in values.items():
        told.setdefault(forms.setdefault(value.casefold(), value), []).extend(ids)
    return tuple(Value(v, tuple(ids)) for v, ids in told.items())


class Pairs:
    """The pairs of an event's claims, each asked once what ties the two."""

    def __init__(self, event: Event, claims: Mapping[str, Claim], articles: Mapping[str, Article]) -> None:
        self.event, self.claims, self.articles = event, claims, articles
        self.core = {c: number for number, ids in enumerate(event.cores) for c in ids}
        self._known: dict[tuple[str, str], Ground] = {}
        self._close: dict[tuple[str, str], bool] = {}

    @cached_property
    def _tellers(self) -> Tellers:
        return Tellers([self.claims[c] for c in self.event.claims], self.articles)

    def ground(self, a: Claim, b: Claim) -> Ground:
        """What ties two claims and what keeps them apart."""
        return self._once(self._known, ground, a, b)

    def _once(self, known: dict[tuple[str, str], T], ask: Ask[T], a: Claim, b: Claim) -> T:
        key = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        if key not in known:
            known[key] = ask(a, b, self.articles)
        return known[key]

    def compared(self, rule: SlotRule, one: Value, other: Value) -> Told | None:
        """The verdict on two values, by the first claims that tell them, are tied, and of which anything can be said.

        Claims that contradict each other go before those that don't: a plan for the one day and its outcome on the other
        must not hide that another outlet has it happen on the first.
        """
        told = self._told(rule, one, other)
        first = next(told, None)
        if first is None or first.kind == "conflicts":
            return first
        return next((verdict for verdict in told if verdict.kind == "conflicts"), first)

    def _told(self, rule: SlotRule, one: Value, other: Value) -> Iterator[Told]:
        asked = islice(product(one.claims, other.claims), ASKED * ASKED)
        pairs = ((self.claims[a], self.claims[b]) for a, b in asked)
        told = (
            rule.compare(a, b, self.ground(a, b), self.articles)
            for a, b in pairs
            if rule.is_open(a, b) and self._tied(a, b)
        )
        spared = None
        for verdict in filter(None, told):
            other_parts = self._tellers.spared(verdict) if rule is count.RULE else None
            if other_parts is None:
                yield verdict
            spared = spared or other_parts
        if spared is not None:
            yield spared

    def _tied(self, a: Claim, b: Claim) -> bool:
        return self.core.get(a.id) == self.core.get(b.id) or self._once(self._close, tied_closely, a, b)

    def relation(self, slot: SlotName, told: Told) -> Relation:
        """A verdict as a record; sure where the event is, or where the two claims' own words tie them."""
        key = f"{self.event.id}\0{slot}\0{told.first.id}\0{told.second.id}"
        sure = self.event.sure or told.first is told.second or self.ground(told.first, told.second).close
        return Relation(
            id=f"r{hashlib.sha256(key.encode()).hexdigest()[:12]}",
            kind=told.kind,
            slot=slot,
            a=told.first.id,
            b=told.second.id,
            event=self.event.id,
            sure=sure,
            why=told.why,
        )
