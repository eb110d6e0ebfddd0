"""Reads an article's time expressions from first to last, each against its day and what was told before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Doc

from claimx.model import Published
from claimx.model.calendar import REFERENCES, days_of
from claimx.nlp.docs import chars_of
from claimx.nlp.layout import LEAD_BLOCKS, blocks, dateline
from claimx.nlp.times.checks import stands
from claimx.nlp.times.digits import numeric_date, order_of
from claimx.nlp.times.forms import Form
from claimx.nlp.times.lexer import Lexeme
from claimx.nlp.times.merge import agreed, merged
from claimx.nlp.times.patterns import Match, matches
from claimx.nlp.times.ranges import is_range, parts_of
from claimx.nlp.times.resolve import Reading, resolve
from claimx.nlp.times.tense import way
from claimx.nlp.words import words_of

_DAY_FIRST = re.compile(r"\d{1,2}(?:st|nd|rd|th)?[ -](?:of )?[A-Z]")

# How much of a text is looked at for a dateline.
LEAD_CHARACTERS = 2000
# Business periods longer than a quarter: what is compared with them lies a year back, not a quarter a year back.
_LONG_PERIODS = ("P6M", "P9M")


@dataclass(frozen=True, slots=True)
class Found:
    """A form and the characters of `doc.text` that tell it."""

    start: int
    end: int
    form: Form


def found_in(doc: Doc) -> list[Found]:
    """The forms in a Doc's text, in order, neighbours that tell one time joined."""
    found: list[Found] = []
    text = words_of(doc).whole
    for one in _ordered(list(_single(doc, text)), text):
        last = found[-1] if found else None
        joined = merged(last.form, one.form, text[last.end : one.start]) if last else None
        if last and joined:
            found[-1] = Found(last.start, one.end, joined)
        else:
            found.append(one)
    return found


def _single(doc: Doc, text: str) -> Iterator[Found]:
    names, head = _names(doc), _datelines(text)
    for match in matches(text):
        for words, form in _parts(doc, text, match):
            start, end = words[0].start, words[-1].end
            if start in head or (_can_be_named(form) and not names.isdisjoint(range(start, end))):
                continue
            yield Found(start, end, form)


def _parts(doc: Doc, text: str, match: Match) -> list[tuple[tuple[Lexeme, ...], Form]]:
    """The dates of a match that the sentence allows; of a range that it does not allow, the first one."""
    if stands(doc, text, match):
        return parts_of(match)
    return parts_of(match)[:1] if is_range(match) else []


def _ordered(found: list[Found], text: str) -> Iterator[Found]:
    """With dates in digits read in the order of day and month that the article uses."""
    dates = [one.form.digits for one in found if one.form.digits]
    if not dates:
        yield from found
        return
    named = [one for one in found if one.form.month and one.form.day]
    day_first = sum(_DAY_FIRST.search(text, one.start, one.end) is not None for one in named)
    order = order_of(dates, day_first, len(named) - day_first)
    for one in found:
        told = one.form.digits
        yield replace(one, form=replace(one.form, value=numeric_date(told, order))) if told else one


def _datelines(text: str) -> set[int]:
    """The characters of the days in datelines, which tell the article's own day ("OSLO, August 8 (NTB) --")."""
    top = text[:LEAD_CHARACTERS]
    found = (dateline(top, block) for block in blocks(top)[:LEAD_BLOCKS])
    return {at for one in found if one and one.day for at in range(one.day.start, one.day.end)}


def _names(doc: Doc) -> set[int]:
    """The characters of names of several words, where a year or a month is a part of the name."""
    spans = [chars_of(doc, found.span) for found in (*doc._.names, *doc._.places) if " " in found.span.text]
    return {at for start, end in spans for at in range(start, end)}


def _can_be_named(form: Form) -> bool:
    """A year, month, season or feast without a day: what names are made of ("Expo 2020", "Arab Spring")."""
    return form.value is None and not (form.day or form.weekday or form.unit or form.part or form.clock)


@dataclass(slots=True)
class Memory:
    """What was told so far, as read on one day (None: a day that is not known)."""

    day: date | None
    then: str | None = None
    topic: str | None = None

    def read(self, form: Form, looks: int) -> Form | None:
        """Resolves a form, and remembers a date that later expressions may count from."""
        found = resolve(form, Reading(self.day, looks, self.then, self.topic))
        if found and found.value and found.type in ("DATE", "TIME") and found.value not in REFERENCES:
            self.then = found.value.split("T")[0]
            if found.quarter and self._is_told_of(found, self.then):
                self.topic = self.then
        if found and found.value in _LONG_PERIODS:
            self.topic = None
        return found

    def _is_told_of(self, form: Form, quarter: str) -> bool:
        """True for the first quarter told, and for any that is over and told by its number: others are compared with."""
        if form.step or (form.year is not None and form.anchor != "ended"):
            return False
        days = days_of(quarter)
        over = days is None or self.day is None or days[1] < self.day
        return self.topic is None or (over and form.anchor != "ended")


def _days(published: Published | None) -> tuple[date | None, date | None]:
    """The first and last day to read an article on; both None unless both are known."""
    if published is None or published.earliest is None or published.latest is None:
        return None, None
    return published.earliest, published.latest


def read(doc: Doc, found: list[Found], published: Published | None) -> list[tuple[Found, Form]]:
    """Each found form with its value in an article of `published`; what no calendar has is left out.

    A form is read on the first and on the last day that the article can be of; where the two differ, only what they
    have in common is told.
    """
    first, last = _days(published)
    memories = [Memory(day) for day in dict.fromkeys((first, last))]
    unknown = Memory(None)
    pairs = []
    for one in found:
        looks = way(doc, one.start, one.end) if _needs_way(one.form) else 0
        readings = [memory.read(one.form, looks) for memory in memories]
        open_ = unknown.read(one.form, looks) if len(memories) > 1 else None
        form = _common(readings, open_)
        if form is not None:
            pairs.append((one, form))
    return pairs


def _needs_way(form: Form) -> bool:
    if form.value is not None or form.year is not None:
        return False
    return (
        form.unit == "WE"
        or form.anchor == "next"
        or any((form.weekday, form.month, form.holiday, form.quarter, form.half, form.season))
    )


def _common(readings: list[Form | None], open_: Form | None) -> Form | None:
    early, late = readings[0], readings[-1]
    if early is None or late is None or early == late:
        return early
    if open_ is None or early.value is None or late.value is None or open_.value is None:
        return None
    return early if early.type != late.type else replace(early, value=agreed(early.value, late.value, open_.value))
