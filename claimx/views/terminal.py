"""The way to a terminal, a pipe or a text file: article text goes through `plain` and no other door."""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import IO

from rich.console import Console, RenderableType
from rich.text import Text

from claimx.safe import safe_line


def plain(text: str, style: str = "", end: str = "") -> Text:
    """Text of any origin as rich text without markup, on one line, and harmless on a terminal."""
    return Text(safe_line(text), style=style, end=end)


def console(stream: IO[str] | None = None, width: int | None = None) -> Console:
    """A console on `stream` (None: for a file) that reads no markup, number or emoji into text."""
    return Console(
        file=stream or StringIO(), width=width, markup=False, highlight=False, emoji=False, legacy_windows=False
    )


def rendered(parts: Iterable[RenderableType], on: Console) -> Iterator[str]:
    """Each part as the text that `on` would show, so that a reader who leaves early stops the work."""
    for part in parts:
        with on.capture() as shown:
            on.print(part)
        yield "\n".join(line.rstrip() for line in shown.get().split("\n")) if not on.is_terminal else shown.get()
