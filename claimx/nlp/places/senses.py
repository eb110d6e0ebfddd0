"""Tells places of one name in one text apart: "Perth, Scotland, and Perth, Australia"."""

from collections import defaultdict
from dataclasses import replace

from claimx.gazetteer import Entry
from claimx.nlp.places.candidates import Candidate
from claimx.nlp.places.context import Context, container, inside


def parted(accepted: list[Candidate], context: Context) -> list[Candidate]:
    """The candidates in order; a key whose containers contradict each other becomes one a container.

    A mention without a container means what the last one before it meant.
    """
    held = {c.start: container(c, context) for c in accepted if c.hits}
    told: dict[str, dict[int, Entry]] = defaultdict(dict)
    for c in accepted:
        holder = held.get(c.start)
        if holder is not None:
            told[c.key].setdefault(holder.id, holder)
    last = {c.key: next(iter(told[c.key])) for c in accepted if _contradict(c, list(told[c.key].values()))}
    return [_sense(c, held.get(c.start), last) for c in accepted]


def _contradict(c: Candidate, holders: list[Entry]) -> bool:
    """True where no place of the name lies in all of its containers, but some in each."""
    if len(holders) < 2 or not all(any(inside(h.entry, it) for h in c.hits) for it in holders):
        return False
    return not any(all(inside(h.entry, it) for it in holders) for h in c.hits)


def _sense(c: Candidate, holder: Entry | None, last: dict[str, int]) -> Candidate:
    if c.key not in last:
        return c
    last[c.key] = holder.id if holder is not None else last[c.key]
    return replace(c, key=f"{c.key} {last[c.key]}")
