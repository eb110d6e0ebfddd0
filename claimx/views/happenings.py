"""`events --format table`: a line an event: when, where, who tells of it, and what they tell differently."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from claimx.model import Event, Kind, Result
from claimx.views import words
from claimx.views.index import Index
from claimx.views.terminal import plain, sheet
from claimx.views.verdicts import tally

MOST = 50
SHOWN: tuple[Kind, ...] = ("conflicts", "supersedes", "refines")


def parts(result: Result, everything: bool = False) -> Iterator[RenderableType]:
    """The events in their order, the first of many where not `everything` is wanted."""
    index = Index(result)
    table = sheet(**{"id": 0, "what happened": 6, "when": 2, "where": 2, "told by": 4, "verdicts": 3})
    shown = result.events if everything else result.events[:MOST]
    for event in shown:
        _row(table, event, index)
    yield table if shown else Text("no event", style="dim")
    if left := len(result.events) - len(shown):
        yield Text(f"{left} more with --all, or choose with --event, --since, --told-by, --top", style="dim")


def _row(table: Table, event: Event, index: Index) -> None:
    told = [index.claims[c] for c in event.claims]
    days = [c.when for c in told if c.when]
    first = min((d.earliest for d in days if d.earliest), default=None)
    last = max((d.latest for d in days if d.latest), default=None)
    places = words.joined(v.value for s in event.slots if s.slot == "where" for v in s.values)
    outlets = words.joined(index.outlet(c.article) for c in told)
    kinds = Counter(r.kind for r in index.relations_in(event.id))
    verdicts = Text(" ").join(tally(kind, kinds[kind]) for kind in get_args(Kind) if kind in SHOWN and kinds[kind])
    table.add_row(
        plain(event.id, "dim"),
        plain(event.label, "bold"),
        plain(words.period(first, last)),
        plain(words.clipped(places, words.LONG)),
        plain(words.clipped(outlets, 2 * words.LONG)),
        verdicts,
    )
