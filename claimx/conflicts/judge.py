"""Event -> its slots, grouped by value, and the relations between the values."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from claimx.conflicts import count, status, unit, when, where, who
from claimx.conflicts.verdicts import SlotRule, Told
from claimx.model import Article, Claim, Event, Relation, Slot, SlotName, Value

RULES = (when.RULE, where.RULE, who.RULE, count.RULE, status.RULE)


def judge(
    event: Event, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> tuple[Event, tuple[Relation, ...]]:
    """The event with its slots filled, and its relations; a claim stands for its value by coming first in the event.

    Only values told within one core are compared: claims of two cores may tell of two happenings.
    """
    told = [claims[c] for c in event.claims]
    core = {c: number for number, ids in enumerate(event.cores) for c in ids}
    slots = [_slot(rule, told) for rule in RULES]
    pairs = ((rule, pair) for rule, slot in zip(RULES, slots, strict=True) for pair in combinations(slot.values, 2))
    found = ((rule, _compared(rule, one, other, core, claims, articles)) for rule, (one, other) in pairs)
    relations = [_relation(rule.slot, verdict, event) for rule, verdict in found if verdict is not None]
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
    rule: SlotRule,
    one: Value,
    other: Value,
    core: Mapping[str, int],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
) -> Told | None:
    """The verdict on two values, by the first claims that tell them in one core."""
    pairs = ((a, b) for a in one.claims for b in other.claims if core.get(a) == core.get(b))
    first = next(pairs, None)
    return rule.compare(claims[first[0]], claims[first[1]], articles) if first is not None else None


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
