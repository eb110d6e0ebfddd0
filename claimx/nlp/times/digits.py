"""Dates and times of day written in digits."""

from datetime import datetime
from functools import cache
from typing import Any

from claimx.nlp.times.numbers import whole
from claimx.nlp.times.patterns import Match

MAX_SPAN = 60
# All that dateparser could take from the machine or the day of the run is fixed here.
_SETTINGS: dict[str, Any] = {
    "RELATIVE_BASE": datetime(2000, 1, 1),
    "TIMEZONE": "UTC",
    "STRICT_PARSING": True,
    "RETURN_AS_TIMEZONE_AWARE": False,
}


@cache
def numeric_date(text: str) -> str | None:
    """The ISO value of a date in digits, month first unless that can't be; None where it is no date."""
    if len(text) > MAX_SPAN:
        return None
    import dateparser

    iso = text[:4].isdigit()
    for order in ("YMD",) if iso else ("MDY", "DMY"):
        found = dateparser.parse(text, languages=["en"], settings={**_SETTINGS, "DATE_ORDER": order})
        if found:
            return str(found.strftime("%Y-%m-%dT%H:%M" if "t" in text else "%Y-%m-%d"))
    return None


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
        parts = match.slots["CLOCK"][0].low.split(":")
        return int(parts[0]), int(parts[1])
    words = match.slots.get("INT2") or match.slots.get("CARD") or []
    return whole(words), 0
