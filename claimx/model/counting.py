"""Units of the calendar counted from a day: so many on or back, and the days that a duration after or before a date means."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from claimx.model.mention import Timex

Bounds = tuple[date | None, date | None]

DAY = timedelta(days=1)
_LENGTH = re.compile(r"P(\d{1,4}|X)([YMWDEQC])")
_SHAPES = {"Y": "XXXX", "M": "XXXX-XX", "Q": "XXXX-QX", "W": "XXXX-WXX", "D": "XXXX-XX-XX", "E": "XXX", "C": "XX"}
_OPEN = ("MORE_THAN", "EQUAL_OR_MORE")


def add_months(day: date, months: int) -> date:
    """The first day of the month that lies `months` after `day`'s (within datetime's years)."""
    index = min(max(day.year * 12 + day.month - 1 + months, 12), 9999 * 12 + 11)
    return date(index // 12, index % 12 + 1, 1)


def _week_start(day: date) -> date:
    return day - (day.isoweekday() - 1) * DAY


# For each shape of an unknown unit: the first day of the unit `n` away from the one that holds a day.
UNITS: dict[str, Callable[[date, int], date]] = {
    "XXXX-XX-XX": lambda day, n: day + n * DAY,
    "XXXX-WXX": lambda day, n: _week_start(day) + 7 * n * DAY,
    "XXXX-XX": lambda day, n: add_months(day, n),
    "XXXX-QX": lambda day, n: add_months(day.replace(month=(day.month - 1) // 3 * 3 + 1), 3 * n),
    "XXXX": lambda day, n: add_months(day.replace(month=1), 12 * n),
    "XXX": lambda day, n: add_months(date(max(day.year // 10 * 10, 1), 1, 1), 120 * n),
    "XX": lambda day, n: add_months(date(max(day.year // 100 * 100, 1), 1, 1), 1200 * n),
}


def length_of(value: str) -> tuple[int | None, str] | None:
    """How many of which unit of the calendar a duration's value tells ("P5Y"; None of them for "PXY"), None for another."""
    told = _LENGTH.fullmatch(value)
    return (None if told[1] == "X" else int(told[1]), told[2]) if told else None


def counted_from(timex: Timex, before: bool, base: Bounds) -> Bounds:
    """The days that lie a duration after (or before) a date of the bounds `base`, to the grain of the duration's unit.

    "Five years after August 2014" is the year 2019. Without a number, or with "more than" one, the far side is open.
    """
    length = length_of(timex.value)
    if length is None:
        return None, None
    unit = UNITS[_SHAPES[length[1]]]
    least, most = _counts(length[0], timex.mod)
    first, last = (most, least) if before else (least, most)
    sign = -1 if before else 1
    start = None if base[0] is None or first is None else held(unit, base[0], sign * first, 0)
    end = None if base[1] is None or last is None else held(unit, base[1], sign * last + 1, 1)
    return start, max(start, end) if start and end else end


def _counts(count: int | None, mod: str | None) -> tuple[int, int | None]:
    """The least and the greatest number of units that a modified number means; None: open."""
    if count is None or mod in _OPEN:
        return count or 0, None
    if mod == "EQUAL_OR_LESS":
        return 0, count
    return max(count - (mod in ("LESS_THAN", "APPROX")), 0), count + (mod == "APPROX")


def held(unit: Callable[[date, int], date], day: date, step: int, back: int) -> date:
    """The first day of a unit so far away, `back` days sooner; the calendar's first or last day where it lies beyond."""
    try:
        return unit(day, step) - back * DAY
    except (OverflowError, ValueError):
        return date.max if step > 0 else date.min
