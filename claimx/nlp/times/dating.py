"""When an undated article can have been written, from what it tells itself."""

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from claimx.model import Published, Span
from claimx.model.calendar import DAY, days_of, modified
from claimx.nlp.docs import span_at
from claimx.nlp.times.forms import Form
from claimx.nlp.times.reader import Found
from claimx.nlp.times.tense import plans, way

# How far back an open quotation mark is looked for, in characters.
QUOTE = 600


@dataclass(frozen=True, slots=True)
class Fact:
    """One bound that a date sets: the article is from `day` or later, or from `day` or earlier."""

    day: date
    later: bool
    span: Span


def dated_by(doc: Doc, pairs: list[tuple[Found, Form]]) -> Published | None:
    """The bounds that dates with their year set: told as past, the article is no older; told as future, no younger.

    Of two bounds that can't both hold, the later one is dropped. None where nothing bounds the article.
    """
    text = doc.text
    facts = [fact for found, form in pairs for fact in _fact(doc, text, found, form)]
    lower = max((f for f in facts if f.later), key=lambda f: (f.day, -f.span.start), default=None)
    upper = min((f for f in facts if not f.later), key=lambda f: (f.day, f.span.start), default=None)
    if lower and upper and lower.day > upper.day:
        upper = None
    if not lower and not upper:
        return None
    evidence = tuple(sorted(f.span for f in (lower, upper) if f))
    return Published(lower.day if lower else None, upper.day if upper else None, "text", evidence)


def _fact(doc: Doc, text: str, found: Found, form: Form) -> list[Fact]:
    days = days_of(form.value or "") if form.type in ("DATE", "TIME") and _has_year(found.form) else None
    if days is None:
        return []
    span = span_at(doc, found.start, found.end)
    if found.form.step and days[1] < date.max:
        return [Fact(days[1] + DAY, True, span) if found.form.step < 0 else Fact(days[0] - DAY, False, span)]
    looks = _way(doc, found)
    first, last = modified(days, form.mod)
    if looks < 0:
        return [Fact(first, True, span)] if first else []
    return [Fact(last, False, span)] if last and looks == 1 and not _quoted(text, found.start) else []


def _has_year(form: Form) -> bool:
    return form.year is not None or (form.value is not None and form.value[:4].isdigit())


def _way(doc: Doc, found: Found) -> int:
    """As the sentence looks; 0 where a verb of planning governs it, or an infinitive, for those tell of neither."""
    span = doc.char_span(found.start, found.end, alignment_mode="expand")
    if span is None or any(plans(token) for token in span.root.ancestors):
        return 0
    return way(doc, found.start, found.end)


def _quoted(text: str, start: int) -> bool:
    """True inside quotation marks, where "will" may have been said long before."""
    before = text[max(0, start - QUOTE) : start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
