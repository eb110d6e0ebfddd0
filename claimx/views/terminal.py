"""The way to a terminal, a pipe or a text file: article text goes through `plain` and no other door."""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import IO, Literal, cast

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from claimx.safe import safe_line

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
