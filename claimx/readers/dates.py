"""The day of publication: as metadata state it, and as a text's own dateline or stamp does."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claimx.model import Published, PublishedFrom, Span
from claimx.nlp.layout import DAY, LEAD_BLOCKS, Block, dateline, month_of, months
from claimx.rules import mapping, table

ISO = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?"
)
CLOCK = r"(?:[\s,|@-]{1,3}(?:at\s)?[\d:.]{1,8}\s?(?:[ap]\.?\s?m\.?)?(?:\s?\(?[A-Z]{2,5}\)?)?)?"
STAMP_TAIL = re.compile(CLOCK, re.IGNORECASE)
WORD = re.compile(r"([^\W\d_]{3,9})\.?,?\s+")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A row of `rules/layout.toml`: the words before a page's own date of publication."""

    words: str
    example: str


def bounds(text: str) -> tuple[date, date] | None:
    """First and last day of an ISO day, date-time, month or year; None for any other form."""
    match = ISO.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(match[part]) if match[part] else None for part in ("year", "month", "day"))
    try:
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        return first, date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])
    except ValueError:
        return None


def stated(text: str, source: PublishedFrom) -> Published | None:
    """`bounds` as a `Published` from `source`."""
    found = bounds(text)
    return Published(*found, source) if found else None


def from_dateline(text: str, found: Sequence[Block]) -> Published | None:
    """The day that a dateline or a line of its own near the top states with its year, with the span that states it."""
    for block in found[:LEAD_BLOCKS]:
        line = dateline(text, block)
        span = (line.day if line else None) or _stamp(text, block)
        day = _day(span.text) if span else None
        if span and day:
            return Published(day, day, "dateline", (span,))
    return None


def days_in(line: str) -> set[date]:
    """The days that a short line states in full, with month and year."""
    iso = [bounds(match.group()[:10]) for match in ISO.finditer(line) if len(match.group()) >= 10]
    found = {day[0] for day in iso if day}
    at = 0
    while match := DAY.search(line, at):
        day = _day(match.group())
        found |= {day} if day else set()
        # In "Published 5 April 2021" another word than the month stands before the number.
        at = match.end() if day else match.start() + 1
    return found


def _stamp(text: str, block: Block) -> Span | None:
    """The date in a line that holds nothing but it: a label, a weekday, the date, a time of day."""
    if block.end - block.start > 80:
        return None
    at = _after_weekday(text, _after_label(text, block), block.end)
    match = DAY.match(text, at, block.end) or ISO.match(text, at, block.end)
    if match is None or not STAMP_TAIL.fullmatch(text, match.end(), block.end):
        return None
    return Span(match.start(), match.end(), match.group())


def _after_label(text: str, block: Block) -> int:
    line = text[block.start : block.end].lower()
    for stamp in table("layout", "stamp", Stamp):
        if line.startswith(stamp.words):
            rest = line[len(stamp.words) :]
            return block.end - len(rest.lstrip(" :|-"))
    return block.start


def _after_weekday(text: str, at: int, end: int) -> int:
    match = WORD.match(text, at, end)
    return match.end() if match and match[1].lower() in mapping("layout", "weekdays") else at


def _day(text: str) -> date | None:
    found = bounds(text) if len(text) >= 10 else None
    if found:
        return found[0]
    match = DAY.fullmatch(text)
    month = months().get(month_of(match)) if match else None
    if match is None or month is None or not match["year"]:
        return None
    try:
        return date(int(match["year"]), month, int(match["d1"] or match["d2"]))
    except ValueError:
        return None
