"""Compares two times: whether they can be one, which says it more precisely, and which calendar fact parts them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from claimx.compare.verdict import Verdict
from claimx.compare.words import day_name, in_words
from claimx.model import Anchor, Span, Time
from claimx.model.calendar import REFERENCES, Days, days_of, modified, occurrences

Side = Literal["a", "b"]
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_YEARLESS = re.compile(r"XXXX-(?!W|XX)[^X]+")
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
# Years looked at where nothing bounds a date without its year.
_YEARS = (1970, 2070)


@dataclass(frozen=True, slots=True)
class TimeVerdict(Verdict):
    """A verdict on two times; with kind "refines", `finer` tells which side is the more precise."""

    finer: Side | None = None

    @property
    def swap(self) -> bool:
        """True where the sides must change places, so that the more precise one comes first."""
        return self.finer == "b"


def compare_times(a: Time, b: Time) -> TimeVerdict:
    """How two times of one happening stand: agrees, refines (one lies within the other) or conflicts.

    Kind None where nothing can be said: a set, a duration that nothing anchors, "now" or "recently", a side that is not
    bounded enough. An anchored duration ("five years after it was seized") is the stretch that its bounds give.
    """
    return _compared(_anywhere(a), _anywhere(b))


def _anywhere(time: Time) -> Time:
    """The time without the place of its words, which says nothing of the calendar: news tells few times, each often."""
    anchor = Anchor(time.anchor.way, time.anchor.timex) if time.anchor is not None else None
    return Time(Span(0, 0, time.span.text), time.timex, time.earliest, time.latest, False, anchor)


@lru_cache(maxsize=20_000)
def _compared(a: Time, b: Time) -> TimeVerdict:
    if not (_is_point(a) and _is_point(b)):
        return TimeVerdict(None, f"{_told(a)} and {_told(b)} can't be laid beside each other on the calendar")
    parted = _parted(a, b)
    if parted:
        return TimeVerdict("conflicts", parted)
    ours, theirs = _known(a), _known(b)
    if ours and theirs:
        return _of_known(a, b, ours, theirs)
    return _of_unknown(a, b, ours, theirs)


def overlap(a: Time, b: Time) -> bool | None:
    """False where the two can't be one time, True where both are bounded and can, None where that is not known."""
    if not (_is_point(a) and _is_point(b)):
        return None
    if _parted(a, b):
        return False
    bounded = all(t.earliest is not None and t.latest is not None for t in (a, b))
    return True if bounded or _date(a) == _date(b) else None


def _is_point(time: Time) -> bool:
    if time.timex.type == "DURATION":
        return time.earliest is not None or time.latest is not None
    return time.timex.type in ("DATE", "TIME") and time.timex.value not in REFERENCES


def _date(time: Time) -> str:
    return time.timex.value.split("T")[0]


def _clock(time: Time) -> str:
    return time.timex.value.partition("T")[2]


def _told(time: Time) -> str:
    """A time in words, with the text's own where those say it otherwise: “Monday” (1 March 2021)."""
    text, words = " ".join(time.span.text.split()), in_words(time.timex)
    if time.anchor:
        return f"“{text}” {time.anchor.way} {in_words(time.anchor.timex) or 'the report'}"
    if words is None or not _says_otherwise(text, words):
        return words or f"“{text}”"
    return f"“{text}” ({words})"


def _says_otherwise(text: str, words: str) -> bool:
    """True where a text's words lack a part of the date that they mean, as "Monday" lacks month and year."""
    return len(text) > 1 and not set(words.casefold().replace(",", "").split()) <= set(text.casefold().split())


def _known(time: Time) -> Days | None:
    """First and last day of a time that is told in full, None of one that leaves its year or week open."""
    days = time.timex.type == "DURATION" or days_of(_date(time))
    return (time.earliest, time.latest) if days and time.earliest and time.latest else None


# ---------------------------------------------------------------- what can't be one


def _parted(a: Time, b: Time) -> str | None:
    """The reason for which the two can't be one time, None where they can."""
    for one, other in ((a, b), (b, a)):
        if _WEEKDAY.fullmatch(_date(one)):
            return _weekday_against(one, other) or _apart(a, b)
    if _YEARLESS.fullmatch(_date(a)) or _YEARLESS.fullmatch(_date(b)):
        return _never_meet(a, b)
    return _apart(a, b)


def _weekday_against(weekday: Time, other: Time) -> str | None:
    """A weekday of an unknown week against all days that the other can mean."""
    wanted = int(_date(weekday)[-1])
    told = _WEEKDAY.fullmatch(_date(other))
    if told:
        return None if int(told[1]) == wanted else f"{_told(weekday)} is not {_told(other)}"
    if not _is_bounded(weekday, other):
        return None
    days = list(_stretches(other, weekday))
    if not days or any(_has_weekday(d, wanted) for d in days):
        return None
    return f"{_told(other)} is a {day_name(days[0][0].isoweekday())}, not {_told(weekday)}"


def _is_bounded(one: Time, other: Time) -> bool:
    """True where the year of a date without one can be narrowed from both sides."""
    if not _YEARLESS.fullmatch(_date(other)):
        return True
    return any(t.earliest for t in (one, other)) and any(t.latest for t in (one, other))


def _has_weekday(days: Days, weekday: int) -> bool:
    return (weekday - days[0].isoweekday()) % 7 <= (days[1] - days[0]).days


def _stretches(time: Time, other: Time) -> Iterator[Days]:
    """All stretches of days that a time can mean, those of a date without its year within what bounds either side."""
    value = _date(time)
    if not _YEARLESS.fullmatch(value):
        days = _known(time)
        yield from [days] if days else []
        return
    low = max((t.earliest for t in (time, other) if t.earliest), default=date(_YEARS[0], 1, 1))
    high = min((t.latest for t in (time, other) if t.latest), default=date(_YEARS[1], 12, 31))
    own = time.earliest or date.min, time.latest or date.max
    yield from _occurring(value, time.timex.mod, (low.year - 1, high.year + 1), own)


@lru_cache(maxsize=20_000)
def _occurring(value: str, mod: str | None, years: tuple[int, int], within: Days) -> tuple[Days, ...]:
    """The stretches of a date without its year in these years that lie partly within some days, in order."""
    found = (modified(days, mod) for days in occurrences(value, *years))
    days = ((first, last) for first, last in found if first and last)
    return tuple(it for it in days if _meet(it, within))


def _never_meet(a: Time, b: Time) -> str | None:
    """A date without its year against another date: no year brings them together."""
    ours, theirs = list(_stretches(a, b)), list(_stretches(b, a))
    if not ours or not theirs:
        return _apart(a, b) or _other_part(a, b)
    if _any_meet(ours, theirs):
        return None
    return f"{_told(a)} is not {_told(b)}"


def _other_part(a: Time, b: Time) -> str | None:
    """Two dates of one grain without their years that differ in month or day."""
    same_grain = len(_date(a)) == len(_date(b)) and _date(a)[:4] == _date(b)[:4] == "XXXX"
    return f"{_told(a)} is not {_told(b)}" if same_grain and _date(a) != _date(b) else None


def _any_meet(ours: Sequence[Days], theirs: Sequence[Days]) -> bool:
    """True where a stretch of one meets one of the other; both are in order."""
    here, there = 0, 0
    while here < len(ours) and there < len(theirs):
        if _meet(ours[here], theirs[there]):
            return True
        if ours[here][1] < theirs[there][1]:
            here += 1
        else:
            there += 1
    return False


def _meet(x: Days, y: Days) -> bool:
    return x[0] <= y[1] and y[0] <= x[1]


def _apart(a: Time, b: Time) -> str | None:
    """All that one can mean lies before all that the other can mean."""
    for first, second in ((a, b), (b, a)):
        if first.latest and second.earliest and first.latest + _slack(first, second) < second.earliest:
            return f"{_told(first)} lies before {_told(second)}"
    return None


def _slack(a: Time, b: Time) -> timedelta:
    """What the edges can be off by: a week for a weekday of an unknown week, a tenth for "early" or "late", half
    the unit of a length of time that counts from a date, as that is rounded, and the day that a night ends in.
    """
    return max(_edge(a), _edge(b), _DAY if _clock(a) == "NI" else timedelta())


def _edge(time: Time) -> timedelta:
    if _WEEKDAY.fullmatch(_date(time)):
        return _WEEK
    if time.anchor and time.earliest and time.latest:
        return (time.latest - time.earliest) // 2
    days = days_of(_date(time))
    return (days[1] - days[0]) // 10 if days and time.timex.mod else timedelta()


# ---------------------------------------------------------------- what can be one


def _of_known(a: Time, b: Time, ours: Days, theirs: Days) -> TimeVerdict:
    if ours == theirs:
        return _same_days(a, b)
    if theirs[0] <= ours[0] and ours[1] <= theirs[1]:
        return TimeVerdict("refines", f"{_told(b)} contains {_told(a)}", "a")
    if ours[0] <= theirs[0] and theirs[1] <= ours[1]:
        return TimeVerdict("refines", f"{_told(a)} contains {_told(b)}", "b")
    return TimeVerdict(None, f"{_told(a)} and {_told(b)} share some days only")


def _same_days(a: Time, b: Time) -> TimeVerdict:
    """The same days; a time of day makes one side finer, two different ones may be of two time zones."""
    ours, theirs = _clock(a), _clock(b)
    if ours == theirs:
        return TimeVerdict("agrees", f"both tell {_told(a)}" if _told(a) == _told(b) else f"{_told(a)} is {_told(b)}")
    if ours and theirs:
        return TimeVerdict(None, f"{_told(a)} and {_told(b)} are of one day, told at two times of it")
    finer: Side = "a" if ours else "b"
    return TimeVerdict("refines", f"{_told(a)} and {_told(b)} are one day, one with the time of day", finer)


def _of_unknown(a: Time, b: Time, ours: Days | None, theirs: Days | None) -> TimeVerdict:
    if _told_alike(a, b):
        return TimeVerdict("agrees", f"both tell {_told(a)}")
    if (ours and _fits(a, ours, b)) or (theirs and _fits(b, theirs, a)):
        why = f"{_told(a)} and {_told(b)} fit, but one of them is left open to a side"
        return TimeVerdict("refines", why, "a" if ours else "b")
    return TimeVerdict(None, f"{_told(a)} and {_told(b)} can be one, but the article's date does not tell")


def _fits(known: Time, days: Days, other: Time) -> bool:
    """True where a time told in full lies within one that leaves its year, or one of its sides, open."""
    if other.timex.type == "DURATION":
        return (other.earliest or date.min) <= days[0] and days[1] <= (other.latest or date.max)
    return bool(_YEARLESS.fullmatch(_date(other))) and any(_within(days, d) for d in _stretches(other, known))


def _told_alike(a: Time, b: Time) -> bool:
    """True for one value; a length of time is one only with its bounds."""
    if _is_vague(a) or (a.timex.type, _date(a), a.timex.mod) != (b.timex.type, _date(b), b.timex.mod):
        return False
    return a.timex.type != "DURATION" or (a.earliest, a.latest) == (b.earliest, b.latest)


def _is_vague(time: Time) -> bool:
    """True for a unit that is not told at all ("last year" in an undated article)."""
    return _date(time).endswith("X")


def _within(inner: Days, outer: Days) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
