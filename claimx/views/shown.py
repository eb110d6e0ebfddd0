"""`show ID`: one claim, verdict or event with its article's passage, the words that it stands on marked."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from rich.console import Group, RenderableType
from rich.text import Text

from claimx.errors import UsageError
from claimx.model import Article, Claim, Event, Relation, Result, Span
from claimx.safe import safe
from claimx.views import words
from claimx.views.index import Index
from claimx.views.terminal import plain, sheet
from claimx.views.verdicts import badge

# How a link into the report names a claim, a verdict or an event.
_ANCHOR = re.compile(r"^#?[cde]-")
# How far a passage reaches beyond the sentence on each side.
AROUND = 240
STYLES = {
    "told": "bold underline",
    "who": "bold magenta",
    "what": "bold blue",
    "when": "bold cyan",
    "where": "bold green",
    "how many": "bold yellow",
    "says so": "italic",
}

Slot = tuple[str, Span, str]


def parts(result: Result, id: str, colour: bool) -> Iterator[RenderableType]:
    """The record whose id is or begins with `id`; raises UsageError where there is none, or more than one.

    Without `colour` the marked words stand in brackets.
    """
    index = Index(result)
    found = _found(result, id)
    if isinstance(found, Claim):
        yield _claim(found, index, colour)
        return
    claims = (found.a, found.b) if isinstance(found, Relation) else found.claims
    yield Group(Text(""), _verdict(found, index) if isinstance(found, Relation) else plain(found.label, "bold"))
    for claim in dict.fromkeys(claims):
        yield _claim(index.claims[claim], index, colour)


def bare(id: str) -> str:
    """The id in what a link into the report ends with."""
    return _ANCHOR.sub("", id)


def _found(result: Result, id: str) -> Claim | Relation | Event:
    id = bare(id)
    known: list[Claim | Relation | Event] = [*result.claims, *result.relations, *result.events]
    found = [it for it in known if it.id == id] or [it for it in known if it.id.startswith(id)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UsageError(f"no claim, verdict or event has the id '{id}'", "ids stand in --format json, csv and html")
    raise UsageError(f"{len(found)} ids begin with '{id}'", f"such as {found[0].id} and {found[1].id}")


def _verdict(it: Relation, index: Index) -> Text:
    between = " → " if it.kind == "supersedes" else ", "
    sides = words.joined((index.outlet(index.claims[c].article) for c in (it.a, it.b)), between)
    text = (
        badge(it.kind, it.sure)
        .append(f"  {it.slot}  ", style="not bold default")
        .append_text(plain(sides, "bold default"))
    )
    return text.append("\n").append_text(plain(it.why, "not bold default"))


def _claim(it: Claim, index: Index, colour: bool) -> RenderableType:
    article, slots = index.articles[it.article], list(_slots(it))
    heading = plain(article.outlet or article.id, "bold").append("  ")
    heading.append_text(plain(words.published(article.published), "dim")).append("  ").append_text(
        plain(article.id, "dim")
    )
    table = sheet(**{"slot": 0, "words": 2, "stands for": 3})
    for name, span, meaning in slots:
        table.add_row(Text(name, style=STYLES[name] if colour else ""), plain(span.text), plain(meaning))
    told = plain(f"{words.status(it)}, sentence {it.sentence}, claim {it.id}", "dim")
    return Group(
        Text(""),
        heading,
        told,
        Text(""),
        _passage(article, it, [s for _, s, _ in slots], slots, colour),
        Text(""),
        table,
    )


def _slots(it: Claim) -> Iterator[Slot]:
    yield "told", it.predicate.span, it.text
    for name, argument in (("who", it.who), ("what", it.what)):
        if argument:
            yield name, argument.span, argument.name or ""
    if it.when:
        yield "when", it.when.span, words.joined((words.when(it.when), "inherited" if it.when.inherited else ""))
    yield from (("where", p.span, p.path or words.joined((p.name, p.country or ""))) for p in it.where)
    yield from (("how many", q.span, words.quantity_in_full(q)) for q in it.quantities if q.span)
    yield from (("says so", s, "") for s in it.said_by)


def _passage(article: Article, it: Claim, spans: Iterable[Span], slots: list[Slot], colour: bool) -> Text:
    """The sentence with what stands around it, from white space to white space."""
    within = it.evidence.within
    whole = article.text if within == "text" else article.title or ""
    start, end = _edges(whole, it.evidence)
    marked = [
        (s.start, s.end, name) for name, s, _ in slots if s.within == within and start <= s.start and s.end <= end
    ]
    cuts = sorted({start, end, it.evidence.start, it.evidence.end, *(e for a, b, _ in marked for e in (a, b))})
    text = Text("… " if start else "")
    for first, last in pairwise(cuts):
        around = [m for m in marked if m[0] <= first and last <= m[1]]
        outside = "dim" if first < it.evidence.start or first >= it.evidence.end else ""
        opens = "" if colour else "[" * len({m[:2] for m in around if m[0] == first})
        closes = "" if colour else "]" * len({m[:2] for m in around if m[1] == last})
        style = STYLES[min(around, key=lambda m: m[1] - m[0])[2]] if around and colour else outside
        text.append(opens + safe(whole[first:last]) + closes, style=style)
    return text.append("" if end == len(whole) else " …")


def _edges(whole: str, sentence: Span) -> tuple[int, int]:
    """Where a passage begins and ends: whole words, and no further than a paragraph's end."""
    before = whole[max(0, sentence.start - AROUND) : sentence.start]
    after = whole[sentence.end : sentence.end + AROUND]
    head = (
        before.rpartition("\n")[2]
        if "\n" in before.rstrip()
        else before.partition(" ")[2]
        if len(before) == AROUND
        else before
    )
    tail = after.partition("\n")[0] if "\n" in after else after.rpartition(" ")[0] if len(after) == AROUND else after
    return sentence.start - len(head), sentence.end + len(tail)
