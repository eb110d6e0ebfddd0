"""The part of a result that a reader asked for: verdicts by kind, slot, outlet and day, and the events that hold them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from claimx.model import Event, Kind, Relation, Result, SlotName
from claimx.views.compared import WEIGHT
from claimx.views.index import Index


@dataclass(frozen=True)
class Filter:
    """What to keep; an empty field keeps all.

    `events` are ids or their beginnings, or words of a label; `outlets` names, of which either side of a verdict must
    bear one; `since` a day on which or after which somebody may have told of an event; `strict` drops conflicts where it
    is not sure that both tell of one event; `top` is a number of events, the weightiest first.
    """

    kinds: tuple[Kind, ...] = ()
    slots: tuple[SlotName, ...] = ()
    events: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: date | None = None
    strict: bool = False
    top: int | None = None


def chosen(result: Result, wanted: Filter) -> Result:
    """The result with the verdicts that pass, and the events that they stand in; articles and claims stay.

    Of an event's slots those stay that were asked for, and of these not the ones all of whose verdicts were left out: they
    would look as if nobody had compared them.
    """
    if wanted == Filter():
        return result
    index = Index(result)
    events = {e.id for e in result.events if _tells(e, wanted, index)}
    kept = [r for r in result.relations if r.event in events and _passes(r, wanted, index)]
    held = {r.event for r in kept}
    left = _top([e for e in result.events if e.id in held], kept, wanted.top)
    ids = {e.id for e in left}
    hidden = {(r.event, r.slot) for r in result.relations} - {(r.event, r.slot) for r in kept}
    events_left = tuple(_with_slots(e, wanted.slots, hidden) for e in left)
    return replace(result, events=events_left, relations=tuple(r for r in kept if r.event in ids))


def _with_slots(event: Event, wanted: tuple[SlotName, ...], hidden: set[tuple[str, SlotName]]) -> Event:
    asked = (s for s in event.slots if not wanted or s.slot in wanted)
    return replace(event, slots=tuple(s for s in asked if (event.id, s.slot) not in hidden))


def unmet(result: Result, wanted: Filter) -> Iterator[str]:
    """A line for each event and outlet asked for that the result knows none of, with the outlet of the likest name."""
    if not (wanted.events or wanted.outlets):
        return
    index = Index(result)
    for event in wanted.events:
        if not any(_named(e, event) for e in result.events):
            yield f"no event has the id '{event}', or these words in its label"
    names = {name.casefold(): name for name in (index.outlet(a.id) for a in result.articles)}
    for outlet in wanted.outlets:
        if outlet.casefold() not in names:
            like = get_close_matches(outlet.casefold(), sorted(names), n=1)
            yield f"no article is by '{outlet}'" + (f"; did you mean '{names[like[0]]}'?" if like else "")


def _named(event: Event, wanted: str) -> bool:
    return event.id.startswith(wanted) or wanted.casefold() in event.label.casefold()


def happened(result: Result, wanted: Filter) -> Result:
    """The result with the events that pass, whether or not a verdict stands in them; kinds and slots ask for one.

    The `top` are those that most independent articles tell of.
    """
    index = Index(result)
    asks = bool(wanted.kinds or wanted.slots or wanted.strict)
    held = {r.event for r in result.relations if _passes(r, replace(wanted, outlets=()), index)}
    names = {name.casefold() for name in wanted.outlets}
    left = [e for e in result.events if _tells(e, wanted, index) and (not asks or e.id in held)]
    left = [
        e for e in left if not names or any(index.outlet(index.claims[c].article).casefold() in names for c in e.claims)
    ]
    first = {e.id for e in sorted(left, key=lambda e: -len(e.origins))[: wanted.top]}
    events = tuple(e for e in left if e.id in first)
    return replace(result, events=events, relations=tuple(r for r in result.relations if r.event in first))


def _tells(event: Event, wanted: Filter, index: Index) -> bool:
    if wanted.events and not any(_named(event, e) for e in wanted.events):
        return False
    if wanted.since is None:
        return True
    days = (index.articles[index.claims[c].article].published for c in event.claims)
    return any(day is None or day.latest is None or day.latest >= wanted.since for day in days)


def _passes(relation: Relation, wanted: Filter, index: Index) -> bool:
    if wanted.kinds and relation.kind not in wanted.kinds:
        return False
    if wanted.slots and relation.slot not in wanted.slots:
        return False
    if wanted.strict and relation.kind == "conflicts" and not relation.sure:
        return False
    return not wanted.outlets or _told_by(relation, wanted.outlets, index)


def _told_by(relation: Relation, outlets: Iterable[str], index: Index) -> bool:
    """True where one of the outlets tells either value."""
    names = {name.casefold() for name in outlets}
    claims = {c for side in (relation.a, relation.b) for c in index.peers(relation.slot, side)}
    return any(index.outlet(index.claims[c].article).casefold() in names for c in claims)


def _top(events: list[Event], relations: list[Relation], top: int | None) -> tuple[Event, ...]:
    """The events with most of the weightiest verdicts, in their own order."""
    if not top:
        return tuple(events)
    told = {e.id: [0] * len(WEIGHT) for e in events}
    for relation in relations:
        told[relation.event][WEIGHT[relation.kind]] -= 1
    first = sorted(events, key=lambda e: told[e.id])[:top]
    ids = {e.id for e in first}
    return tuple(e for e in events if e.id in ids)
