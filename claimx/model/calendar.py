"""What a TIMEX3 value means on the calendar: its first and last day, alone and in an article of a given date."""

import re
from datetime import date, timedelta
from functools import lru_cache

from claimx.model.article import Published
from claimx.model.counting import DAY, UNITS, Bounds, add_months, counted_from, held
from claimx.model.mention import Anchor, Timex

Days = tuple[date, date]

# Meteorological and astronomical seasons together; a winter named by a year may begin or end in it.
SEASONS = {"SP": ((3, 1), (6, 21)), "SU": ((6, 1), (9, 23)), "FA": ((9, 1), (12, 21)), "WI": ((1, 1), (3, 20))}
REFERENCES = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
_SHAPE = re.compile(
    r"(?P<y>\d{4})(?:-(?:(?P<m>\d\d)(?:-(?P<d>\d\d))?|W(?P<w>\d\d)(?:-(?P<wd>[1-7]|WE))?|Q(?P<q>[1-4])|H(?P<h>[12])|(?P<s>SP|SU|FA|WI)))?"
    r"|(?P<decade>\d{3})|(?P<century>\d\d)"
)
_KNOWN = re.compile(r"\d{4}(?:-\d\d(?=-))?")
_RECURRING = re.compile(r"XXXX-(?!W|XX)[^X]+")


def month_days(year: int, month: int, months: int = 1) -> Days:
    """First and last day of `months` months from `month` of `year` on."""
    first = date(year, month, 1)
    if first.year * 12 + first.month + months > 9999 * 12 + 12:
        return first, date.max
    return first, add_months(first, months) - DAY


def _years(first: int, count: int) -> Days:
    first = max(first, 1)
    return date(first, 1, 1), date(min(first + count - 1, 9999), 12, 31)


def _week(year: int, week: int, weekday: str | None) -> Days:
    monday = date.fromisocalendar(year, week, 1)
    if weekday == "WE":
        return monday + 5 * DAY, monday + 6 * DAY
    if weekday:
        return (monday + (int(weekday) - 1) * DAY,) * 2
    return monday, monday + 6 * DAY


def _season(year: int, name: str) -> Days:
    (month, day), (last_month, last_day) = SEASONS[name]
    return date(year, month, day), date(year + (name == "WI" and year < 9999), last_month, last_day)


@lru_cache(maxsize=20_000)
def days_of(value: str) -> Days | None:
    """First and last day of a value that names one stretch of the calendar (its clock time left out), else None."""
    shape = _SHAPE.fullmatch(value.split("T")[0])
    try:
        return _days(shape) if shape else None
    except ValueError:
        return None


def _days(shape: re.Match[str]) -> Days:
    part = shape.groupdict()
    if part["decade"]:
        return _years(int(part["decade"]) * 10, 10)
    if part["century"]:
        return _years(int(part["century"]) * 100, 100)
    year = int(part["y"])
    if part["d"]:
        return (date(year, int(part["m"]), int(part["d"])),) * 2
    if part["w"]:
        return _week(year, int(part["w"]), part["wd"])
    if part["s"]:
        return _season(year, part["s"])
    for key, months in (("m", 1), ("q", 3), ("h", 6)):
        if part[key]:
            return month_days(year, (int(part[key]) - 1) * months + 1, months)
    return _years(year, 1)


def _month_third(first: date, last: date, third: int) -> Days:
    cut = first.replace(day=11), first.replace(day=21)
    return ((first, cut[0] - DAY), (cut[0], cut[1] - DAY), (cut[1], last))[third]


def _week_third(first: date, last: date, third: int) -> Days:
    cut = first + 2 * DAY, first + 4 * DAY
    return ((first, cut[0] - DAY), (cut[0], cut[1] - DAY), (cut[1], last))[third]


def _years_third(first: date, last: date, third: int) -> Days:
    """Thirds in whole months for a year or less, in whole years beyond."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = months // 3 if months <= 12 else months // 36 * 12
    starts = [add_months(first, step * i) for i in range(3)]
    ends = [starts[1] - DAY, starts[2] - DAY, last]
    return starts[third], ends[third]


def third_of(days: Days, third: int) -> Days:
    """The first (0), middle (1) or last (2) third of a week, month, quarter, half, year, decade or century.

    A day or a weekend has no thirds and stays whole.
    """
    first, last = days
    length = (last - first).days + 1
    if length <= 2:
        return days
    if length == 7:
        return _week_third(first, last, third)
    if length <= 31:
        return _month_third(first, last, third)
    return _years_third(first, last, third)


def _approximate(days: Days) -> Days:
    length = days[1] - days[0] + DAY
    return days[0] - min(length, days[0] - date.min), days[1] + min(length, date.max - days[1])


_THIRDS = {"START": 0, "MID": 1, "END": 2}


def modified(days: Days, mod: str | None) -> Bounds:
    """The days that `mod` leaves of `days`: a third, one side open, or one length more on both sides for APPROX."""
    if mod in _THIRDS:
        return third_of(days, _THIRDS[mod])
    if mod == "APPROX":
        return _approximate(days)
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        return None, days[1]
    if mod in ("AFTER", "ON_OR_AFTER"):
        return days[0], None
    return days


def bounds(timex: Timex, published: Published | None, anchor: Anchor | None = None) -> Bounds:
    """First and last day that `timex` can mean in an article of `published`; None where nothing bounds a side.

    This is the whole table: nothing but value, mod, the anchor of a duration and the article's own bounds enters it.
    A SET has none, a DURATION only with an anchor.
    """
    if anchor is not None and timex.type == "DURATION":
        return counted_from(timex, anchor.way == "before", bounds(anchor.timex, published))
    early, late = (published.earliest, published.latest) if published else (None, None)
    if timex.type in ("DURATION", "SET") or (timex.value.startswith("P") and timex.value not in REFERENCES):
        return None, None
    if timex.value in REFERENCES:
        return {"PAST_REF": (None, late), "PRESENT_REF": (early, late), "FUTURE_REF": (early, None)}[timex.value]
    days = days_of(timex.value)
    if days:
        # About an hour is still that day.
        return days if timex.mod == "APPROX" and "T" in timex.value else modified(days, timex.mod)
    return _symbolic(timex.value.split("T")[0], timex.mod, early, late)


def _symbolic(value: str, mod: str | None, early: date | None, late: date | None) -> Bounds:
    if re.fullmatch(r"XXXX-WXX-[1-7]", value):
        return _weekday(int(value[-1]), early, late)
    if _RECURRING.fullmatch(value):
        return _recurring(value, mod, early, late)
    return _opened(_unknown_unit(value, early, late), mod) if "X" in value else (None, None)


def _opened(days: Bounds, mod: str | None) -> Bounds:
    """With the side open that `mod` opens."""
    if mod in ("BEFORE", "ON_OR_BEFORE"):
        return None, days[1]
    return (days[0], None) if mod in ("AFTER", "ON_OR_AFTER") else days


def _weekday(weekday: int, early: date | None, late: date | None) -> Bounds:
    """As wide as the article's own bounds; between two known sides, out to the nearest such weekday."""
    if early is None or late is None:
        return early, late
    back, on = (early.isoweekday() - weekday) % 7, (weekday - late.isoweekday()) % 7
    return shifted(early, -back * DAY), shifted(late, on * DAY)


@lru_cache(maxsize=20_000)
def occurrences(value: str, first: int, last: int) -> tuple[Days, ...]:
    """The stretches that a value without its year ("XXXX-09-07", "XXXX-SU") has in the years `first` to `last`."""
    found = (days_of(f"{year:04}{value[4:]}") for year in range(max(first, 1), min(last, 9999) + 1))
    return tuple(days for days in found if days)


def _recurring(value: str, mod: str | None, early: date | None, late: date | None) -> Bounds:
    """From its first occurrence that touches the year before the article to its last that touches the year after."""
    after = (
        [d for d in occurrences(value, early.year - 2, early.year + 8) if d[1] >= _year_away(early, -1)]
        if early
        else []
    )
    before = (
        [d for d in occurrences(value, late.year - 8, late.year + 2) if d[0] <= _year_away(late, 1)] if late else []
    )
    return modified(after[0], mod)[0] if after else None, modified(before[-1], mod)[1] if before else None


def _year_away(day: date, years: int) -> date:
    year = min(max(day.year + years, 1), 9999)
    return day.replace(year=year, day=min(day.day, 28)) if day.month == 2 else day.replace(year=year)


def _unknown_unit(value: str, early: date | None, late: date | None) -> Bounds:
    """The unit before the article's first day to the unit after its last, within the year or month that is told."""
    unit = UNITS.get(re.sub(r"\d", "X", value).removesuffix("-WE"))
    if unit is None:
        return None, None
    first = held(unit, early, -1, 0) if early else None
    last = held(unit, late, 2, 1) if late else None
    known = _KNOWN.match(value)
    within = days_of(known.group()) if known else None
    if within is None:
        return first, last
    meet = max(first or date.min, within[0]), min(last or date.max, within[1])
    return meet if meet[0] <= meet[1] else within


def shifted(day: date, by: timedelta) -> date:
    """The day so much later or earlier, held within the calendar's first and last day."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min
