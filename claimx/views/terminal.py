"""The way to a terminal, a pipe or a text file: article text goes through `plain` and no other door."""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import IO, Literal, cast

from rich import box
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.table import Column, Table
from rich.text import Text

from claimx.safe import safe_line

# What stands between two columns of a sheet: their padding and the box's own.
GAP = 3
SHORT = 6
ColorSystem = Literal["standard", "256", "truecolor"]


def plain(text: str, style: str = "") -> Text:
    """Text of any origin as rich text without markup, on one line, and harmless on a terminal."""
    return Text(safe_line(text), style=style)


def sheet(**columns: int) -> Table:
    """A table as wide as the screen with the named columns, each with its share of the room (0: what it needs)."""
    table = Table(box=box.SIMPLE_HEAD, expand=True, show_edge=False, header_style="dim", border_style="dim")
    table.padding, table.pad_edge = (0, 2, 0, 0), False
    for name, share in columns.items():
        table.add_column(name, ratio=share or None, overflow="fold")
    return table


def whole_words(table: Table, width: int) -> Table:
    """A sheet laid out for `width` columns so that no column is narrower than its longest word, where there is room."""
    bend = [column for column in table.columns if column.ratio]
    fixed = sum(max(map(_length, _cells(column))) for column in table.columns if not column.ratio)
    room = max(len(bend), width - fixed - GAP * (len(table.columns) - 1))
    least = [max(_length(word) for cell in _cells(column) for word in (cell.split() or [""])) for column in bend]
    while sum(least) > room:
        # Words of the column that has most room are broken before days and names are.
        least[max(range(len(bend)), key=lambda n: (least[n] > SHORT, bend[n].ratio or 0, least[n]))] -= 1
    for column, share in zip(bend, _shares(room, [c.ratio or 0 for c in bend], least), strict=True):
        column.width, column.ratio = share, None
    return table


def _cells(column: Column) -> list[str]:
    return [str(cell) for cell in (column.header, *column.cells)]


def _length(text: str) -> int:
    return max(map(cell_len, text.split("\n")))


def _shares(room: int, ratios: list[int], least: list[int]) -> list[int]:
    """The room by ratio; whoever would get less than its least gets that, and the others share the rest."""
    short: set[int] = set()
    while True:
        free = [n for n in range(len(ratios)) if n not in short]
        rest, parts = room - sum(least[n] for n in short), sum(ratios[n] for n in free)
        tight = {n for n in free if rest * ratios[n] < least[n] * parts}
        if not tight:
            shares = [least[n] if n in short else rest * ratios[n] // parts for n in range(len(ratios))]
            shares[free[0] if free else 0] += room - sum(shares)
            return shares
        short |= tight


def console(stream: IO[str] | None = None, width: int | None = None) -> Console:
    """A console that lays out for `stream` (None: for a file) and never writes to it.

    It has the stream's width and colours (none in a pipe, and none where NO_COLOR is set), and reads no markup, number
    or emoji into text.
    """
    seen = Console(file=stream or StringIO(), legacy_windows=False)
    return Console(
        file=StringIO(),
        width=width or seen.width,
        force_terminal=seen.is_terminal,
        color_system=cast(ColorSystem, seen.color_system) if seen.is_terminal else None,
        no_color=seen.no_color,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )


def rendered(parts: Iterable[RenderableType], on: Console) -> Iterator[str]:
    """Each part as the text that `on` would show, so that a reader who leaves early stops the work."""
    for part in parts:
        with on.capture() as shown:
            on.print(part)
        text = shown.get()
        yield text if on.is_terminal else "\n".join(line.rstrip() for line in text.split("\n"))
