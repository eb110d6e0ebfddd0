"""A time as EDTF (ISO 8601-2): what its TIMEX3 says, else the days that it can mean."""

import re
from calendar import monthrange
from datetime import date

from claimx.model import Time

# TIMEX3's codes of parts of a year as EDTF's months beyond twelve: seasons, quarters, halves.
_PARTS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24, "Q1": 33, "Q2": 34, "Q3": 35, "Q4": 36, "H1": 40, "H2": 41}
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|XXXX-[0-9]{2}(-[0-9]{2}|-XX)?")
_PART = re.compile(rf"([0-9]{{4}})-({'|'.join(_PARTS)})")
_SHORT = re.compile(r"[0-9]{2,3}")
_CLOCK = re.compile(r"T.*$")
# With these the value names what the time lies in or beside, and only the bounds tell the time.
_BOUNDED = ("START", "MID", "END", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER")


def edtf(it: Time) -> str | None:
    """The EDTF string of a date or a time of day (its day); None for durations, sets, and where nothing is known.

    A stretch of time is an interval `a/b`; one day or stretch somewhere between two bounds is `[a..b]`, with a side
    left out where nothing bounds it.
    """
    if it.timex.type in ("DURATION", "SET"):
        return None
    plain = _plain(_CLOCK.sub("", it.timex.value)) if it.timex.mod not in _BOUNDED else None
    if plain and not (plain.startswith("X") and (it.earliest or it.latest)):
        return f"{plain}~" if it.timex.mod == "APPROX" and not _CLOCK.search(it.timex.value) else plain
    return _bounds(it)


def _plain(value: str) -> str | None:
    """A TIMEX3 value that EDTF can say as it is."""
    if _DATE.fullmatch(value):
        return value
    if part := _PART.fullmatch(value):
        return f"{part[1]}-{_PARTS[part[2]]}"
    return value.ljust(4, "X") if _SHORT.fullmatch(value) else None


def _bounds(it: Time) -> str | None:
    if it.earliest is None and it.latest is None:
        return None
    if it.earliest == it.latest and it.earliest:
        return it.earliest.isoformat()
    if it.earliest and it.latest and it.timex.value[0].isdigit():
        return f"{_short(it.earliest, it.latest, 0)}/{_short(it.earliest, it.latest, 1)}"
    return f"[{it.earliest or ''}..{it.latest or ''}]"


def _short(first: date, last: date, side: int) -> str:
    """One end of a stretch, without its day where the stretch is whole months."""
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    return (first, last)[side].isoformat()[: 7 if whole else 10]
