"""The table that claimx exists for: one event, a row a slot, a column an outlet, and a verdict with its reason."""

from collections.abc import Iterator
from itertools import groupby

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from claimx.model import Kind
from claimx.views import words
from claimx.views.compared import WEIGHT, Comparison, Row, Told, Verdict, Voice
from claimx.views.terminal import plain
from claimx.views.verdicts import LOOKS, badge, tally

SLOT, COLUMN = 8, 22
MOST_VALUES, MOST_VOICES, MOST_VERDICTS, MOST_GROUPS, MOST_TELLERS, MOST_STAGES = 5, 3, 3, 8, 3, 8
STAGES = {"done": "green", "denied": "red", "reversed": "red"}
DIFFERENT: tuple[Kind, ...] = ("conflicts", "supersedes", "refines", "incomparable")
NOTHING = Text("–", style="dim")


def table(it: Comparison, number: int, width: int) -> RenderableType:
    """One event: its heading, and its rows with the outlets side by side where `width` has room, else stacked."""
    room = (width - SLOT) // (COLUMN + 2) - 1
    rows = _side_by_side(it) if len(it.outlets) <= max(room, 1) else _stacked(it)
    return Group(Text(""), *_heading(it, number), rows, *_timeline(it))


def _heading(it: Comparison, number: int) -> Iterator[Text]:
    yield Text(f"{number}  ", style="dim").append_text(plain(it.event.label, "bold not dim"))
    told = Text("   ")
    for kind in DIFFERENT:
        if it.kinds[kind]:
            told.append_text(tally(kind, it.kinds[kind])).append("   ")
    told.append(it.tellers, style="dim")
    yield told if it.event.sure else told.append("   perhaps not one event", style="yellow")


def _timeline(it: Comparison) -> Iterator[RenderableType]:
    """How the event was told over time, a line a stage."""
    if not it.timeline:
        return
    lines = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for entry in it.timeline[:MOST_STAGES]:
        outlet = entry.outlet + (f" and {entry.others} more" if entry.others else "")
        stage = Text(entry.stage, style=STAGES.get(entry.stage, "yellow"))
        lines.add_row(plain(entry.day, "dim"), stage, plain(outlet, "bold"), plain(entry.text))
    if len(it.timeline) > MOST_STAGES:
        lines.add_row("", "", Text(f"+ {len(it.timeline) - MOST_STAGES} more", style="dim"), "")
    yield Group(Text(""), Text("As it was published:", style="dim"), lines)


def _grid(header: bool) -> Table:
    grid = Table(box=box.HORIZONTALS, show_lines=True, show_header=header, expand=True, border_style="dim")
    grid.padding, grid.pad_edge, grid.show_edge = (0, 2, 0, 0), False, False
    return grid


def _side_by_side(it: Comparison) -> Table:
    grid = _grid(header=True)
    grid.add_column("", width=SLOT)
    for name, articles in it.outlets.items():
        dates = words.joined(words.published(a.published) for a in articles)
        grid.add_column(Group(plain(name, "bold"), plain(dates, "dim")), ratio=1, overflow="fold")
    grid.add_column("verdict", ratio=1, overflow="fold")
    for row in it.rows:
        cells = (Group(*_cell(row, name)) if row.cells[name] else NOTHING for name in it.outlets)
        grid.add_row(_slot(row), *cells, Group(*(Group(head, *reasons) for head, reasons in _verdicts(row, it))))
    return grid


def _stacked(it: Comparison) -> Table:
    grid = _grid(header=False)
    grid.add_column("", width=SLOT)
    grid.add_column("", ratio=1)
    for row in it.rows:
        grid.add_row(_slot(row), _by_value(row, it))
    return grid


def _by_value(row: Row, it: Comparison) -> Table:
    """Each value with the outlets that tell it under it, the most contested first."""
    inner = Table.grid(padding=(0, 2, 0, 0), expand=True, pad_edge=False)
    inner.add_column(ratio=1, overflow="fold")
    inner.add_column(ratio=3, overflow="fold")
    values: dict[str, list[tuple[str, Told]]] = {}
    for name, cell in row.cells.items():
        for told in cell:
            values.setdefault(told.value, []).append((name, told))
    ordered = sorted(values.items(), key=lambda v: (min(_weight(t) for _, t in v[1]), -len(v[1])))
    for value, tellers in ordered[:MOST_GROUPS]:
        inner.add_row(plain(value, _style(tellers[0][1])), Group(*_tellers_of(value, tellers, row.differs)))
    if len(ordered) > MOST_GROUPS:
        inner.add_row(Text(f"+ {len(ordered) - MOST_GROUPS} other values", style="dim"), "")
    for head, reasons in _verdicts(row, it):
        inner.add_row(head, Group(*reasons))
    return inner


def _weight(told: Told) -> int:
    return WEIGHT[told.kind] if told.kind else len(WEIGHT)


def _style(told: Told) -> str:
    return LOOKS[told.kind].style if told.kind in DIFFERENT else ""


def _tellers_of(value: str, tellers: list[tuple[str, Told]], differs: bool) -> Iterator[Text]:
    """Who tells a value: a few outlets with their words, many by name with the words of the first."""
    if len(tellers) > MOST_TELLERS:
        yield plain(words.joined(name for name, _ in tellers), "bold")
        yield _voiced(value, tellers[0][1].voices[0])
        return
    for name, told in tellers:
        voices = told.voices[: MOST_VOICES if differs else 1]
        line = plain(name, "bold").append(" ", style="not bold")
        yield line.append_text(Text("; ").join(_voiced(value, voice) for voice in voices))


def _voiced(value: str, voice: Voice) -> Text:
    """A voice's words, left out where the value says the same, who speaks, and in which sentence."""
    quote = words.quoted(voice.quote)
    if quote in value or voice.quote.casefold() == value.casefold():
        return Text(style="not bold").append_text(_speaker(voice)[1:])
    return Text(style="not bold").append_text(plain(quote)).append_text(_speaker(voice))


def _slot(row: Row) -> Text:
    if not row.differs:
        return Text(f"  {row.slot}", style="dim")
    look = LOOKS[row.verdicts[0].kind]
    return Text(f"{look.sign} {row.slot}", style=look.style)


def _cell(row: Row, outlet: str) -> Iterator[Text]:
    """Every value that an outlet tells; where nobody differs, one voice for it is enough."""
    values = row.cells[outlet]
    for told in values[:MOST_VALUES]:
        yield from _told(told, MOST_VOICES if row.differs else 1)
    if len(values) > MOST_VALUES:
        yield Text(f"+ {len(values) - MOST_VALUES} other values", style="dim")


def _told(it: Told, most: int) -> Iterator[Text]:
    style = _style(it)
    if len(it.voices) == 1 and _quotes_itself(it):
        yield _at_once(it, style)
        return
    yield plain(it.value, style)
    for voice in it.voices[:most]:
        yield plain(words.quoted(voice.quote)).append_text(_speaker(voice))
    if len(it.voices) > most > 1:
        yield Text(f"+ {len(it.voices) - most} more", style="dim")


def _quotes_itself(it: Told) -> bool:
    quote = it.voices[0].quote
    return quote.casefold() == it.value.casefold() or words.quoted(quote) in it.value


def _at_once(it: Told, style: str) -> Text:
    """A value that is told once in its own words."""
    quote = words.quoted(it.voices[0].quote)
    return plain(it.value if quote in it.value else quote, style).append_text(_speaker(it.voices[0]))


def _speaker(it: Voice) -> Text:
    text = Text(style="not bold default")
    if it.speaker:
        text.append(" – ", style="dim").append_text(plain(it.speaker, "italic"))
    return text.append(f" s{it.sentence}", style="dim")


def _verdicts(row: Row, it: Comparison) -> Iterator[tuple[Text, list[Text]]]:
    """Each kind of verdict once, with the reasons for it; between whom only where that is not plain to see."""
    tellers = sum(map(bool, row.cells.values()))
    if not row.verdicts:
        yield Text("told by one" if tellers == 1 else "not compared", style="dim"), []
    named = len(it.outlets) > 1 and (len(row.verdicts) > 1 or tellers != 2)
    shown = row.verdicts[: MOST_VERDICTS if row.differs else 1]
    for (kind, sure), group in groupby(shown, key=lambda v: (v.kind, v.sure)):
        yield badge(kind, sure), [_reason(verdict, named) for verdict in group if verdict.why]
    if row.differs and len(row.verdicts) > len(shown):
        yield Text(f"+ {len(row.verdicts) - len(shown)} more", style="dim"), []


def _reason(it: Verdict, named: bool) -> Text:
    if not (named and it.a):
        return plain(it.why)
    between = it.a if it.a == it.b else (" → " if it.kind == "supersedes" else ", ").join((it.a, it.b))
    return plain(between, "dim").append(": ", style="dim").append_text(plain(it.why, "not dim"))
