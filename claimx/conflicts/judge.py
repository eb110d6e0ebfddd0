"""Event -> its slots, grouped by value, and the relations between the values."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from claimx.conflicts import count, status, unit, when, where, who
from claimx.conflicts.verdicts import SlotRule, Told
from claimx.model import Article, Claim, Event, Relation, Slot, SlotName, Value

RULES = (when.RULE, where.RULE, who.RULE, count.RULE, status.RULE)


def judge(
    event: Event, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> tuple[Event, tuple[Relation, ...]]:
    """The event with its slots filled, and its relations; a claim stands for its value by coming first in the event."""
    told = [claims[c] for c in event.claims]
    slots = [_slot(rule, told) for rule in RULES]
    relations = [
        r for rule, slot in zip(RULES, slots, strict=True) for r in _compared(rule, slot, event, claims, articles)
    ]
    relations += [_relation("unit", t, event) for c in told for t in [unit.of_claim(c)] if t is not None]
    return replace(event, slots=tuple(s for s in slots if s.values)), tuple(relations)


def _slot(rule: SlotRule, told: Sequence[Claim]) -> Slot:
    values: dict[str, list[str]] = {}
    for claim in told:
        value = rule.value(claim)
        if value is not None:
            values.setdefault(value, []).append(claim.id)
    return Slot(rule.slot, tuple(Value(v, tuple(ids)) for v, ids in values.items()))


def _compared(
    rule: SlotRule, slot: Slot, event: Event, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> Iterable[Relation]:
    for one, other in combinations(slot.values, 2):
        told = rule.compare(claims[one.claims[0]], claims[other.claims[0]], articles)
        if told is not None:
            yield _relation(rule.slot, told, event)


def _relation(slot: SlotName, told: Told, event: Event) -> Relation:
    key = f"{event.id}\0{slot}\0{told.first.id}\0{told.second.id}"
    return Relation(
        id=f"r{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        kind=told.kind,
        slot=slot,
        a=told.first.id,
        b=told.second.id,
        event=event.id,
        sure=event.sure,
        why=told.why,
    )
