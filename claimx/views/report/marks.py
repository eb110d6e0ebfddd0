"""What is marked in an article's text, with what each mark stands for, and the text cut at the marks' edges."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from claimx.compare.words import in_words
from claimx.model import Annotation, Claim, Span, Time
from claimx.safe import safe
from claimx.views import words
from claimx.views.report.anchors import anchor


@dataclass(frozen=True)
class Mark:
    """A span of one kind and what it stands for; `id` is the name by which a link finds it, if one does."""

    span: Span
    kind: str
    value: str
    id: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of text with the kinds of all marks around it (blanks between), and their values where they end."""

    text: str
    kinds: str
    values: str
    id: str = ""


def marks(it: Annotation, claims: Iterable[Claim]) -> list[Mark]:
    """Everything marked in an article: claims' predicates, times, places, names, numbers, speakers."""
    found = [Mark(c.predicate.span, "claim", _claim(c), anchor("c", c.id)) for c in claims]
    found += [Mark(t.span, "time", _time(t)) for t in it.times]
    found += [Mark(p.span, "place", _place(p.name, p.country, p.geonameid)) for p in it.places]
    found += [Mark(n.span, "name", n.name) for n in it.names]
    found += [Mark(q.span, "number", words.quantity_in_full(q)) for q in it.quantities if q.span]
    found += [Mark(s, "speaker", "speaks") for a in it.attributions for s in a.source]
    return found


def _claim(it: Claim) -> str:
    return f"{words.status(it)}: {words.clipped(it.text, 90)}"


def _time(it: Time) -> str:
    """Its days as far as they are known; what kind of time it is where it names none."""
    days = words.period(it.earliest, it.latest)
    if days != words.UNKNOWN:
        return days
    return in_words(it.timex) or f"{it.timex.type.lower()} {it.timex.value}"


def _place(name: str, country: str | None, number: int | None) -> str:
    return words.joined((name, country or "", f"GeoNames {number}" if number else ""))


def prepared(text: str) -> str:
    """The text with plain line ends, every other character in its place: a return becomes a mark that is not shown."""
    return text.replace("\r\n", "\u200b\n").replace("\r", "\n")


def pieces(text: str, start: int, end: int, found: Iterable[Mark]) -> Iterator[Piece]:
    """`text[start:end]` (prepared) cut at the edges of the marks that reach into it."""
    here = [m for m in found if m.span.start < end and start < m.span.end]
    inner = {e for m in here for e in (m.span.start, m.span.end) if start < e < end}
    for first, last in pairwise(sorted({start, end, *inner})):
        around = [m for m in here if m.span.start <= first and last <= m.span.end]
        values = words.joined((f"{m.kind}: {m.value}" for m in around if m.span.end == last), "; ")
        ids = [m.id for m in around if m.id and m.span.start == first]
        yield Piece(
            safe(text[first:last]), words.joined((m.kind for m in around), " "), safe(values), ids[0] if ids else ""
        )
