"""Dates and times of day written in digits."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from claimx.nlp.times.numbers import whole
from claimx.nlp.times.patterns import Match
from claimx.rules.lexicon import KEPT

MAX_SPAN = 60
_PARTS = re.compile(r"(\d+)(\D)(\d+)")
# All that dateparser could take from the machine or the day of the run is fixed here.
_SETTINGS: dict[str, Any] = {
    "RELATIVE_BASE": datetime(2000, 1, 1),
    "TIMEZONE": "UTC",
    "STRICT_PARSING": True,
    "RETURN_AS_TIMEZONE_AWARE": False,
}


def _parsed(text: str, order: str) -> datetime | None:
    import dateparser

    found: datetime | None = dateparser.parse(text, languages=["en"], settings={**_SETTINGS, "DATE_ORDER": order})
    return found


def only_order(text: str) -> str | None:
    """ "DMY" or "MDY" where a date in digits can be read in one of the two orders only, or where both are one day."""
    first, mark, second = _PARTS.match(text).groups()  # type: ignore[union-attr]
    if mark == "." or int(first) > 12 or first.zfill(2) == second.zfill(2):
        return "DMY"
    return "MDY" if int(second) > 12 else None


@lru_cache(KEPT)
def numeric_date(text: str, order: str | None) -> str | None:
    """The ISO value of a date in digits, None where it is no date.

    `order` is the article's ("DMY" or "MDY"); where neither it nor the digits tell, only the year is known.
    """
    if len(text) > MAX_SPAN:
        return None
    if text[:4].isdigit():
        found = _parsed(text, "YMD")
        return found.isoformat()[: 16 if "t" in text else 10] if found else None
    told = only_order(text) or order
    found = _parsed(text, told or "DMY")
    return None if found is None else found.isoformat()[:10] if told else f"{found.year:04}"


def order_of(dates: Iterable[str], day_first: int, month_first: int) -> str | None:
    """The order of day and month in an article's dates in digits.

    Told by those that can be read in one way, else by how its dates with the month's name are written (`day_first` and
    `month_first` count them); None where these disagree or are none.
    """
    told = {order for order in map(only_order, dates) if order}
    if told:
        return told.pop() if len(told) == 1 else None
    if bool(day_first) == bool(month_first):
        return None
    return "DMY" if day_first else "MDY"


def clock_time(match: Match) -> str | None:
    """The time of day that a match tells ("19:15", or "24:00" for midnight), None where it is none."""
    noon = match.value("NOON")
    if noon is not None:
        return str(noon)
    hour, minute = _hour_and_minute(match)
    if hour is None or hour > 23 or minute > 59:
        return None
    later = (match.has("AMPM") and match.slots["AMPM"][0].low.startswith("p")) or match.value("PART") in ("AF", "EV")
    if match.has("AMPM") and hour == 12:
        hour = 0
    return f"{hour + 12 * (later and hour < 12):02}:{minute:02}"


def _hour_and_minute(match: Match) -> tuple[int | None, int]:
    if match.has("CLOCK"):
        told = match.slots["CLOCK"][0].low.replace(".", ":")
        return (int(told[:2]), int(told[2:])) if told.isdigit() else (int(told.split(":")[0]), int(told.split(":")[1]))
    words = match.slots.get("INT2") or match.slots.get("CARD") or []
    return whole(words), 0
