"""When an undated article can have been written, from what it tells itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from claimx.model import Anchor, Published, Span, Timex
from claimx.model.calendar import REFERENCES, bounds, days_of, modified
from claimx.model.counting import DAY
from claimx.nlp.docs import chars_of, span_at
from claimx.nlp.times.forms import Form
from claimx.nlp.times.reader import Found
from claimx.nlp.times.tense import plans, told_ahead, way
from claimx.nlp.times.weekdays import Dated, narrowed
from claimx.nlp.words import words_of

# How far back an open quotation mark is looked for, in characters.
QUOTE = 600

Pair = tuple[Found, Form]
Anchors = Mapping[Found, Anchor]


@dataclass(frozen=True, slots=True)
class Fact:
    """One bound that a date sets: the article is from `day` or later, or from `day` or earlier."""

    day: date
    later: bool
    span: Span


def dated_by(doc: Doc, pairs: list[Pair], anchors: Anchors) -> Published | None:
    """The bounds that an article's dates set, None where none does.

    One told as past makes the article no older, one told as future no younger; so does "five years after" a date, and
    a weekday told with day and month. Of two bounds that can't both hold, the later one is dropped.
    """
    text = words_of(doc).whole
    facts = [fact for found, form in pairs for fact in _fact(doc, text, found, form)]
    facts += _counted(doc, text, pairs, anchors)
    lower = max((f for f in facts if f.later), key=lambda f: (f.day, -f.span.start), default=None)
    upper = min((f for f in facts if not f.later), key=lambda f: (f.day, f.span.start), default=None)
    if lower and upper and lower.day > upper.day:
        upper = None
    found = Published(
        lower.day if lower else None,
        upper.day if upper else None,
        "text",
        tuple(sorted(f.span for f in (lower, upper) if f)),
    )
    found = narrowed(found, list(_weekdays(doc, text, pairs)))
    return found if found.earliest or found.latest else None


def narrower(own: Published | None, known: Published | None) -> Published | None:
    """What the text's `own` bounds leave of a `known` last day; own bounds that it contradicts are dropped."""
    if own is None or known is None or known.latest is None:
        return own or known
    if own.earliest and own.earliest > known.latest:
        return known
    return replace(own, latest=min(own.latest or known.latest, known.latest))


def _fact(doc: Doc, text: str, found: Found, form: Form) -> list[Fact]:
    """The bound of a date whose year is told, or follows from a date told before."""
    days = days_of(form.value or "") if form.type in ("DATE", "TIME") else None
    if days is None:
        return []
    span = span_at(doc, found.start, found.end)
    if found.form.step and found.form.year and days[1] < date.max:
        return [Fact(days[1] + DAY, True, span) if found.form.step < 0 else Fact(days[0] - DAY, False, span)]
    looks = _way(doc, text, found)
    first, last = modified(days, form.mod)
    if looks < 0:
        return [Fact(first, True, span)] if first else []
    return [Fact(last, False, span)] if last and looks > 0 else []


def _way(doc: Doc, text: str, found: Found) -> int:
    """As the sentence looks, 0 where that binds nobody.

    A verb of planning or an infinitive tells neither; what "will" be, inside quotation marks, may have been said long
    before.
    """
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None or any(plans(token) for token in span.root.ancestors):
        return 0
    looks = way(doc, found.start, found.end)
    return 0 if looks == 2 or (looks == 1 and _quoted(text, found.start)) else looks


def _quoted(text: str, start: int) -> bool:
    before = text[max(0, start - QUOTE) : start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


# ---------------------------------------------------------------- five years after


def _counted(doc: Doc, text: str, pairs: list[Pair], anchors: Anchors) -> list[Fact]:
    """ "Five years after the town fell in 2014" is told in 2019 or later, where it is not told as future."""
    facts = []
    for found, form in pairs:
        anchor = anchors.get(found)
        if anchor is None or anchor.way == "before" or anchor.span is None:
            continue
        first, _ = bounds(Timex(form.type, form.value or "", form.mod), None, anchor)
        if first and not told_ahead(doc, found.start, found.end) and not _quoted(text, found.start):
            facts.append(Fact(first, True, span_at(doc, found.start, chars_of(doc, anchor.span)[1])))
    return facts


# ---------------------------------------------------------------- weekdays of dated days


def _weekdays(doc: Doc, text: str, pairs: list[Pair]) -> Iterator[Dated]:
    for found, form in pairs:
        told = found.form
        if told.weekday and told.month and told.day and told.year is None and form.value not in REFERENCES:
            span = span_at(doc, found.start, found.end)
            yield Dated(told.month, told.day, told.weekday, _way(doc, text, found), span)
