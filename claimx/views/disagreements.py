"""The table that claimx exists for: one event, a row a slot, a column an outlet, and a verdict with its reason."""

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimx.model import Kind
from claimx.views import words
from claimx.views.compared import WEIGHT, Comparison, Row, Told, Verdict, Voice
from claimx.views.terminal import plain
from claimx.views.verdicts import LOOKS, badge, tally

SLOT, CELL, VERDICT = 7, 22, 24
MOST_VOICES, MOST_VERDICTS = 3, 3


def table(it: Comparison, number: int, width: int) -> RenderableType:
    """One event: its heading, and its rows with the outlets side by side where `width` has room, else stacked."""
    room = (width - SLOT - VERDICT - 2) // (CELL + 2)
    rows = _side_by_side(it) if len(it.outlets) <= max(room, 1) else _stacked(it)
    return Group(_heading(it, number), rows)


def _heading(it: Comparison, number: int) -> RenderableType:
    title = Text.assemble((f"{number}  ", "bold dim"), plain(it.event.label, "bold"))
    for kind in WEIGHT:
        if it.kinds[kind] and kind != "agrees":
            title.append("   ").append_text(tally(kind, it.kinds[kind]))
    return Group(Text(""), title, Padding(Text(_tellers(it), style="dim"), (0, 0, 0, 3)))


def _tellers(it: Comparison) -> str:
    articles = sum(len(told) for told in it.outlets.values())
    parts = ["1 article" if articles == 1 else f"{articles} articles"]
    if 0 < len(it.event.origins) < articles:
        parts.append("of one origin" if len(it.event.origins) == 1 else f"of {len(it.event.origins)} origins")
    return " ".join(parts) + ("" if it.event.sure else ", perhaps not one event")


def _side_by_side(it: Comparison) -> Table:
    grid = Table(box=box.HORIZONTALS, show_lines=True, expand=True, border_style="dim", pad_edge=False, padding=(0, 1))
    grid.add_column("", width=SLOT, style="bold")
    for name, articles in it.outlets.items():
        dates = words.joined(words.published(a.published) for a in articles)
        grid.add_column(Group(plain(name, "bold"), plain(dates, "dim")), ratio=1, min_width=CELL - 4)
    grid.add_column("verdict", width=VERDICT)
    for row in it.rows:
        cells = (
            Group(*map(_told, row.cells[name])) if row.cells[name] else Text("–", style="dim") for name in it.outlets
        )
        grid.add_row(row.slot, *cells, Group(*_verdicts(row, it)))
    return grid


def _stacked(it: Comparison) -> Table:
    grid = Table(
        box=box.HORIZONTALS, show_lines=True, show_header=False, expand=True, border_style="dim", pad_edge=False
    )
    grid.add_column("", width=SLOT, style="bold")
    grid.add_column("", ratio=1)
    for row in it.rows:
        grid.add_row(row.slot, Group(*_verdicts(row, it), _by_outlet(row)))
    return grid


def _by_outlet(row: Row) -> Table:
    inner = Table.grid(padding=(0, 1), expand=True)
    inner.add_column(ratio=1)
    inner.add_column(ratio=3)
    for name, told in row.cells.items():
        if told:
            inner.add_row(plain(name, "bold"), Group(*map(_told, told)))
    return inner


def _told(it: Told) -> Text:
    text = plain(it.value, LOOKS[it.kind].style if it.kind in ("conflicts", "supersedes") else "")
    for voice in it.voices[:MOST_VOICES]:
        text.append("\n").append_text(_voice(voice, it.value))
    if len(it.voices) > MOST_VOICES:
        text.append(f"\n+ {len(it.voices) - MOST_VOICES} more", style="dim")
    return text


def _voice(it: Voice, value: str) -> Text:
    text = plain(words.quoted(it.quote), "dim")
    if it.speaker:
        text.append(" says ", style="dim").append_text(plain(words.clipped(it.speaker, 60), "italic"))
    return text.append(f" s{it.sentence}", style="dim")


def _verdicts(row: Row, it: Comparison) -> Iterator[Text]:
    if not row.verdicts:
        yield Text("told by one" if sum(map(bool, row.cells.values())) == 1 else "–", style="dim")
    named = len(row.verdicts) > 1 and len(it.outlets) > 1
    for verdict in row.verdicts[:MOST_VERDICTS]:
        yield _verdict(verdict, named)
    if len(row.verdicts) > MOST_VERDICTS:
        yield Text(f"+ {len(row.verdicts) - MOST_VERDICTS} more", style="dim")


def _verdict(it: Verdict, named: bool) -> Text:
    text = badge(it.kind, it.sure)
    if named:
        between = it.a if it.a == it.b else f"{it.a} / {it.b}"
        text.append(" ").append_text(plain(between, "bold"))
    return text.append("\n" if it.why else "").append_text(plain(it.why))


def worst(it: Comparison) -> Kind:
    """The weightiest verdict in an event."""
    return min(it.kinds, key=WEIGHT.__getitem__)
