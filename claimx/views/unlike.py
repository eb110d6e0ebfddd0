"""`--why-not`: what looks like a conflict and is none, with both sides' words and the reason."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from claimx.model import Relation, Result
from claimx.views import words
from claimx.views.compared import quote
from claimx.views.index import Index
from claimx.views.terminal import plain
from claimx.views.verdicts import badge


def view(result: Result) -> RenderableType:
    """Every verdict "incomparable" of a result, by event."""
    index = Index(result)
    told = [line for e in result.events for r in index.relations_in(e.id) for line in _lines(r, e.label, index)]
    return Group(Text(""), *(told or [Text("Nothing.", style="dim")]))


def _lines(it: Relation, label: str, index: Index) -> Iterator[RenderableType]:
    if it.kind != "incomparable":
        return
    head = badge(it.kind, it.sure).append(f" {it.slot}  ", style="not bold").append_text(plain(label, "bold not dim"))
    yield head.append(f"  {it.id}", style="dim")
    for claim in (index.claims[c] for c in (it.a, it.b)):
        said = f" – {words.speakers(claim.said_by)}" if claim.said_by else ""
        teller = Text("   ").append_text(plain(index.outlet(claim.article), "bold")).append(" ")
        yield teller.append_text(plain(f"{words.quoted(quote(claim, it.slot))}{said} s{claim.sentence}", "not bold"))
    yield Text("   ").append_text(plain(it.why, "dim"))
