"""The user's judgements in the tables: each in a line, with what became of it."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from claimx.model import Judgement
from claimx.views.terminal import plain


def view(them: Iterable[Judgement]) -> RenderableType:
    """What was judged, and which of it did not apply."""
    return Group(Text(""), *map(_line, them))


def _line(it: Judgement) -> Text:
    about = " and ".join(filter(None, (it.a, it.b))) + (f", {it.slot}" if it.slot else "")
    text = plain(f"{it.kind}: {about}").append("  ").append_text(plain(it.note, "italic"))
    return text if it.applied else text.append("  does not apply: ", style="yellow").append_text(plain(it.why))
