"""What a rule's match says before the calendar is asked: the parts of a date, or a duration."""

from dataclasses import dataclass

from claimx.model import TimexType


@dataclass(frozen=True, slots=True)
class Form:
    """A time expression by its parts; a part that is not told is None.

    `value` is final where it needs no calendar. `unit` and `step` count from the article's day; where `anchor` is
    "then", from the date told before; where it is "topic", from the period that the article is about; where it is
    "event", from what the next words tell ("the day before the blast"). `step` without
    `unit` belongs to the month, weekday, season or holiday ("last April"). `part` is a part of the day ("NI"),
    `clock` a time of day ("19:15"), `digits` a date all in digits ("04/05/2019"), which the order
    of day and month in its article may make more precise than `value`. `grain` is the unit that holds the day told
    ("W"), `plus` a number of days to count on from it, `way` 1 where it lies ahead whatever the tense.
    """

    type: TimexType
    value: str | None = None
    mod: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    holiday: str | None = None
    unit: str | None = None
    step: int | None = None
    anchor: str = "now"
    part: str | None = None
    clock: str | None = None
    digits: str | None = None
    grain: str | None = None
    plus: int = 0
    way: int = 0


# How TIMEX3 writes a unit, and what half of one is.
_LETTERS = {"S": "TS", "MIN": "TM", "H": "TH", "NI": "D", "FN": "W"}
_HALVES = {"Y": "6M", "H": "30M", "MIN": "30S", "D": "T12H"}
_YEARS = {"E": 10, "C": 100}
_TIMES = {"FN": 2}


def duration(unit: str, count: float | None, mod: str | None) -> Form:
    """A DURATION of so many units (an unknown number where `count` is None); 24 hours are a day."""
    letters = _LETTERS.get(unit, unit)
    prefix, letter = ("PT", letters[1:]) if letters[0] == "T" else ("P", letters)
    if count is None:
        return Form("DURATION", value=f"{prefix}X{letter}", mod=mod)
    if unit == "H" and count == 24:
        return Form("DURATION", value="P1D", mod=mod)
    if count % 1 and unit in _YEARS:
        count, letter = count * _YEARS[unit], "Y"
    count *= _TIMES.get(unit, 1)
    if count % 1 == 0.5 and unit in _HALVES:
        whole = f"{int(count)}{letter}" if count > 1 else ""
        half = prefix + whole + _HALVES[unit]
        return Form("DURATION", value="PT" + _HALVES[unit] if unit in ("H", "MIN") and not whole else half, mod=mod)
    return Form("DURATION", value=f"{prefix}{count:g}{letter}" if count < 1e6 else f"{prefix}X{letter}", mod=mod)
