"""From a form and what is known when it is read, to a TIMEX3 value."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from claimx.model.calendar import Days, days_of
from claimx.model.counting import DAY, add_months
from claimx.nlp.times.easter import holiday_of
from claimx.nlp.times.forms import Form, duration

MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}
DAYS = {"D": 1, "NI": 1, "W": 7, "WE": 7, "FN": 14}
NEAR = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form is read against.

    `day` is the article's (None: unknown); `way` is how the sentence looks: -1 back, 1 ahead, 2 ahead of what is told,
    0 not told. `then` is the last date told, `topic` the quarter that the article is about.
    """

    day: date | None
    way: int = 0
    then: str | None = None
    topic: str | None = None


def value_at(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit that holds a day."""
    if unit in ("D", "NI"):
        return day.isoformat()
    if unit in ("W", "FN", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    if unit == "Q":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    return day.isoformat()[: {"M": 7, "Y": 4, "E": 3, "C": 2}[unit]]


def moved(day: date, unit: str, step: int) -> date:
    """A day in the unit that lies `step` units from `day`'s; the last or first day of the calendar beyond it."""
    if unit in MONTHS:
        return add_months(day, MONTHS[unit] * step)
    try:
        return day + timedelta(days=DAYS[unit] * step)
    except OverflowError:
        return date.max if step > 0 else date.min


UNKNOWN = {
    "D": "XXXX-XX-XX", "NI": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "FN": "XXXX-WXX",
    "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX",
}  # fmt: skip


def resolve(form: Form, reading: Reading) -> Form | None:
    """The form with its `value` (and a type that fits it), None where no calendar has such a date."""
    if form.value is not None:
        return form
    if form.way:
        reading = replace(reading, way=form.way)
    if form.month and form.anchor == "then" and re.match(r"\d{4}", reading.then or ""):
        form = replace(form, year=int((reading.then or "")[:4]))
    found = _timed(form, reading) if form.clock or form.part else _dated(form, reading)
    return _shifted(found) if found and (form.grain or form.plus) else found


def _shifted(form: Form) -> Form:
    """With the days that are counted on from the day told, or the week that holds it; of an unknown day, what is sure."""
    days = days_of(form.value or "")
    if days is None:
        return replace(form, value="XXXX" if form.grain else "FUTURE_REF")
    return replace(form, value=value_at(moved(days[0], "D", form.plus), form.grain or "D"))


def _dated(form: Form, reading: Reading) -> Form | None:
    if _is_relative(form):
        return _relative(form, reading)
    value = _calendar(form, reading)
    return replace(form, value=value) if value else None


def _is_relative(form: Form) -> bool:
    named = (form.month, form.weekday, form.quarter, form.half, form.season, form.holiday, form.year)
    return form.unit is not None and not any(named)


def _timed(form: Form, reading: Reading) -> Form | None:
    """A date with a part or time of day; a bare one is of the day told before, else of the article's."""
    bare = form.unit in (None, "D") and not any((form.month, form.weekday, form.holiday, form.year))
    if bare and (form.unit is None or form.anchor == "topic"):
        told = days_of(reading.then) if reading.then else None
        day = told[0] if told and told[0] == told[1] else reading.day
        base = moved(day, "D", form.step or 0).isoformat() if day else UNKNOWN["D"]
    else:
        dated = _dated(replace(form, part=None, clock=None), reading)
        if dated is None or dated.value is None:
            return None
        base = dated.value
    return replace(form, value=f"{base}T{form.clock or form.part}")


def _relative(form: Form, reading: Reading) -> Form | None:
    unit, step = form.unit or "Y", form.step or 0
    if unit in ("S", "MIN", "H"):
        return duration(unit, abs(step), form.mod)
    if form.anchor == "topic":
        return _of_topic(form, unit, step, reading)
    if unit == "Y" and step == -1 and form.anchor in ("compared", "earlier") and reading.topic:
        return _of_topic(replace(form, anchor="topic"), unit, step, reading)
    told = days_of(reading.then) if _counts_from_told(form, reading) and reading.then else None
    if told is None and _counts_from_told(form, reading) and (reading.then or "").startswith("XXXX-"):
        return replace(form, value=_from_open(reading.then or "", unit, step))
    if told is None:
        return replace(form, value=_from_day(reading.day, unit, step))
    return _from_told(form, unit, step, reading.then or "", told)


def _counts_from_told(form: Form, reading: Reading) -> bool:
    """True for what counts from the date told before.

    "A year earlier" than a year or quarter is the article's affair, and "the next year" counts so in the past alone.
    """
    if form.anchor == "next":
        return reading.way < 0
    return form.anchor == "then" or (
        form.anchor == "earlier" and re.match(r"\d{4}-\d\d", reading.then or "") is not None
    )


def _from_day(day: date | None, unit: str, step: int) -> str:
    if unit == "period":
        unit = "Q"
    if day is not None:
        return value_at(moved(day, unit, step), unit)
    return UNKNOWN[unit] if abs(step) <= 1 else "PAST_REF" if step < 0 else "FUTURE_REF"


def _from_open(then: str, unit: str, step: int) -> str:
    """Counted from a day or month told without its year, or a weekday; where that does not tell, the year is open."""
    weekday = re.fullmatch(r"XXXX-WXX-([1-7])", then)
    if weekday and unit == "D":
        return f"XXXX-WXX-{(int(weekday[1]) - 1 + step) % 7 + 1}"
    dated = re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", then)
    if dated is None or unit not in ("D", "M") or (unit == "D" and dated[2] is None):
        return "XXXX"
    return "XXXX" + value_at(moved(date(2000, int(dated[1]), int(dated[2] or 1)), unit, step), unit)[4:]


def _from_told(form: Form, unit: str, step: int, then: str, told: Days) -> Form:
    """Counted from a date told before; one told more roughly than the unit gives a DURATION only."""
    length = (told[1] - told[0]).days + 1
    if length > 31 * MONTHS.get(unit, 0) + DAYS.get(unit, 0):
        about = "APPROX" if form.mod == "APPROX" else None
        return duration(unit, abs(step), about) if step else replace(form, value="PAST_REF")
    if unit == "Y" and "-Q" in then:
        return replace(form, value=value_at(moved(told[0], unit, step), "Q"))
    return replace(form, value=value_at(moved(told[0], unit, step), unit))


def _of_topic(form: Form, unit: str, step: int, reading: Reading) -> Form | None:
    """A period that the article is about: the one told before, else the last full quarter or the article's own."""
    if unit == "WE" and reading.day and reading.day.isoweekday() < 6 and reading.way < 1:
        return replace(form, value=_from_day(reading.day, unit, -1))
    told = days_of(reading.topic) if reading.topic else None
    if form.quarter:
        base = told[0] if told else reading.day
        return replace(form, value=f"{base.year + step:04}-Q{form.quarter}" if base else f"XXXX-Q{form.quarter}")
    if (told and unit in ("Q", "period")) or (told and form.step):
        return replace(form, value=value_at(moved(told[0], unit if unit != "period" else "Y", step), "Q"))
    if unit in ("Q", "period"):
        step -= 1
    return replace(form, value=_from_day(reading.day, unit, step))


# ---------------------------------------------------------------- named dates

Candidate = tuple[str, Days]


def _in_year(form: Form, year: int) -> Candidate | None:
    """The form's value and days in one year; None where that year has no such day."""
    value = f"{year:04}" + _suffix(form, year)
    days = days_of(value)
    if days and form.season == "WI" and year < 9999:
        days = date(year, 12, 1), days[1]
    return (value, days) if days else None


def _suffix(form: Form, year: int) -> str:
    if form.holiday:
        return holiday_of(form.holiday, year).isoformat()[4:]
    if form.month:
        return f"-{form.month:02}" + (f"-{form.day:02}" if form.day else "")
    if form.quarter:
        return f"-Q{form.quarter}"
    return f"-H{form.half}" if form.half else f"-{form.season}" if form.season else ""


def _calendar(form: Form, reading: Reading) -> str | None:
    if form.quarter and not 1 <= form.quarter <= 4:
        return None
    if form.year is not None:
        if form.anchor == "topic" and reading.topic:
            return f"{form.year:04}{reading.topic[4:]}"
        found = _in_year(form, form.year)
        return found[0] if found else None
    if form.weekday and not (form.month or form.holiday):
        return _weekday(form, reading)
    if reading.day is None:
        return _yearless(form)
    if form.unit == "Y":
        found = _in_year(form, reading.day.year + (form.step or 0))
        return found[0] if found else None
    return _nearby(form, reading.day, reading.way)


def _yearless(form: Form) -> str | None:
    """The value with its year left open; of a moving feast nothing else is known, and some days no year has."""
    if form.holiday and " " in form.holiday:
        return "XXXX"
    return "XXXX" + _suffix(form, 2000) if _in_year(form, 2000) else None


def _nearby(form: Form, day: date, way: int) -> str | None:
    """The value in the year that step, tense or nearness choose; a told weekday must fit where it can."""
    years = [_in_year(form, year) for year in range(max(day.year - 5, 1), min(day.year + 6, 9999))]
    found = [c for c in years if c]
    fitting = [c for c in found if form.weekday in (None, c[1][0].isoweekday())] if form.day else found
    chosen = _choose(fitting or found, day, form.step, way)
    return chosen[0] if chosen else None


def _choose(found: list[Candidate], day: date, step: int | None, way: int) -> Candidate | None:
    back = [c for c in found if (c[1][1] < day if step else c[1][0] <= day)]
    ahead = [c for c in found if (c[1][0] > day if step else c[1][1] >= day)]
    if step == 0:
        return next((c for c in found if c[1][0].year == day.year), None)
    if step:
        return back[-1] if step < 0 and back else ahead[0] if ahead and step > 0 else None
    if not back or not ahead:
        return (back or ahead)[-1] if back or ahead else None
    return _by_tense(back[-1], ahead[0], day, way)


def _by_tense(back: Candidate, ahead: Candidate, day: date, way: int) -> Candidate:
    """The one that the tense points to, but one a month away or less before one that is most of a year away."""
    ago, to_come = max(day - back[1][1], 0 * DAY), max(ahead[1][0] - day, 0 * DAY)
    if way < 0 and not (to_come <= NEAR and ago > 8 * NEAR):
        return back
    if way == 1 and "-Q" not in back[0] and not (ago <= NEAR and to_come > 9 * NEAR):
        return ahead
    return back if ago <= to_come else ahead


def _counted_from(form: Form, reading: Reading) -> date | None:
    """The day told before, for an expression that counts from it."""
    told = days_of(reading.then) if form.anchor == "then" and reading.then else None
    return told[0] if told and told[0] == told[1] else None


def _weekday(form: Form, reading: Reading) -> str:
    weekday = form.weekday or 1
    day = _counted_from(form, reading) or reading.day
    if day is None:
        return f"XXXX-WXX-{weekday}"
    back, ahead = (day.isoweekday() - weekday) % 7, (weekday - day.isoweekday()) % 7
    if form.unit == "W":
        distance = weekday - day.isoweekday() + 7 * (form.step or 0)
    elif form.step:
        distance = -(back or 7) if form.step < 0 else ahead or 7
    else:
        # Ahead of what is told can still lie behind the article: then the nearer day is meant.
        distance = ahead if reading.way == 1 or (reading.way == 2 and ahead < back) else -back
    return moved(day, "D", distance).isoformat()
