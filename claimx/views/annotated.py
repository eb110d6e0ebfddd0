"""`annotate` on a terminal: the article's text with its mentions in colour, and a list of what each stands for."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from claimx.model import Annotation, Article, Attribution, Place, Span, Time
from claimx.safe import safe
from claimx.views import words
from claimx.views.terminal import plain, sheet

STYLES = {
    "time": "bold cyan",
    "place": "bold green",
    "organisation": "bold magenta",
    "person": "bold blue",
    "quantity": "bold yellow",
}
ZONE = "dim strike"

Mention = tuple[Span, str, str]


def view(it: Annotation, verbose: bool = False) -> RenderableType:
    """One article: its heading, its text in colour, its mentions and who says what in it.

    `verbose` adds what else each place's name could mean.
    """
    found = sorted(_mentions(it, verbose), key=lambda m: (m[0].within == "text", m[0].start, m[0].end))
    parts: list[RenderableType] = [Text(""), Rule(_heading(it.article), align="left", style="dim"), Text("")]
    parts += [_coloured(it.article, found), Text("")]
    if found:
        parts.append(_list(found))
    if it.attributions:
        parts += [Text(""), _sayings(it.attributions)]
    return Group(*parts)


def _heading(article: Article) -> Text:
    named = words.joined((article.outlet or "", article.id), "  ")
    return plain(named, "bold").append("  ").append_text(plain(words.published(article.published)))


def _mentions(it: Annotation, verbose: bool) -> Iterator[Mention]:
    yield from ((t.span, "time", _time(t)) for t in it.times)
    yield from ((p.span, "place", _place(p, verbose)) for p in it.places)
    yield from ((n.span, n.type, f"{n.name} ({n.id})" if n.id else n.name) for n in it.names)
    yield from ((q.span, "quantity", words.quantity_in_full(q)) for q in it.quantities if q.span)


def _place(it: Place, verbose: bool) -> str:
    """The place's name, country and id; the body that it stands for."""
    number = f"GeoNames {it.geonameid}" if it.geonameid else ""
    known = words.joined((it.country or "", number, it.id or ""))
    body, why = f"for {it.metonym}" if it.metonym else "", it.why or "" if verbose else ""
    return words.joined((f"{it.name} ({known})" if known else it.name, body, why))


def _time(it: Time) -> str:
    days = words.period(it.earliest, it.latest)
    value = words.joined((it.timex.value, it.timex.mod or ""), " ")
    return value if days in (words.UNKNOWN, it.timex.value) else f"{value} ({days})"


def _coloured(article: Article, found: Iterable[Mention]) -> Text:
    """The text in pieces between the edges of mentions and zones, each in the style of the shortest thing around it."""
    layers = [(z.start, z.end, ZONE) for z in article.zones]
    layers += [(s.start, s.end, STYLES[kind]) for s, kind, _ in found if s.within == "text"]
    edges = sorted({0, len(article.text), *(e for start, end, _ in layers for e in (start, end))})
    text = Text()
    for start, end in pairwise(edges):
        around = [layer for layer in layers if layer[0] <= start and end <= layer[1]]
        style = min(around, key=lambda layer: layer[1] - layer[0])[2] if around else ""
        text.append(safe(article.text[start:end]), style=style)
    return text


def _list(found: Iterable[Mention]) -> Table:
    """Each mention with what it stands for; the same words with the same meaning once, with how often they stand."""
    table = sheet(**{"kind": 0, "mention": 3, "stands for": 4})
    for (kind, words_of, meaning), times in Counter(
        (kind, span.text, meaning) for span, kind, meaning in found
    ).items():
        often = f" ×{times}" if times > 1 else ""
        table.add_row(plain(kind, STYLES[kind]), plain(words_of).append(often, style="dim"), plain(meaning))
    return table


def _sayings(them: Iterable[Attribution]) -> Table:
    table = sheet(**{"who says so": 2, "how": 1, "what": 4})
    for it in them:
        table.add_row(*(plain(" … ".join(s.text for s in part)) for part in (it.source, it.cue, it.content)))
    return table
