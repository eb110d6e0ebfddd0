"""Builders, one a kind of expression: from a rule's match to a form. A rule names its builder in `make`."""

from collections.abc import Callable
from dataclasses import replace

from claimx.nlp.times.digits import clock_time, numeric_date
from claimx.nlp.times.forms import Form, duration
from claimx.nlp.times.lexer import Lexeme
from claimx.nlp.times.numbers import amount, day_of_month, ordinal, two_digit_year, whole, year_in_words
from claimx.nlp.times.patterns import Match

Builder = Callable[[Match], Form | None]

CLOCK_UNITS = ("S", "MIN", "H")
AGO_MODS = {"MORE_THAN": "BEFORE", "LESS_THAN": "AFTER"}


def _int(match: Match, *names: str) -> int | None:
    return next((v for name in names for v in match.values(name) if isinstance(v, int)), None)


def _last_int(match: Match, *names: str) -> int | None:
    """The value of the last word of these classes ("this coming week" is the next one)."""
    return next((v for name in names for v in reversed(match.values(name)) if isinstance(v, int)), None)


def _text(match: Match, *names: str) -> str | None:
    return next((v for name in names for v in match.values(name) if isinstance(v, str)), None)


def _mod(match: Match) -> str | None:
    """The modifier that the match's words tell: how far in, how much more or less, or open to one side."""
    told = _text(match, "THIRD", "OPENEND") or match.value("QUALIFIER") or match.value("LIMIT") or match.rule.mod
    return str(told) if told else None


def _dom(match: Match) -> list[Lexeme]:
    return next((match.slots[name] for name in ("DOM", "DOMORD", "DAYDIGIT") if name in match.slots), [])


def _year(match: Match) -> int | None:
    if match.has("TAIL") and match.has("YEAR"):
        return _ended(int(match.slots["YEAR"][0].low), int(match.slots["TAIL"][0].low))
    if match.has("YEAR"):
        return int(match.slots["YEAR"][0].low)
    if match.has("YY"):
        return two_digit_year(match.slots["YY"][0].low)
    return year_in_words(match.slots["YEARWORDS"]) if match.has("YEARWORDS") else None


def _ended(year: int, tail: int) -> int | None:
    """The year that "13" means in "2012-13"; None where it lies before the first one ("2012-09" is a month)."""
    end = year // 100 * 100 + tail + (100 if tail == 0 and year % 100 == 99 else 0)
    return end if end > year else None


def fixed(match: Match) -> Form | None:
    """A value that the rule itself gives."""
    return Form(match.rule.type, value=match.rule.value)


def nothing(match: Match) -> Form | None:
    """Words that look like a time and are none."""
    return None


def digits(match: Match) -> Form | None:
    """A date all in digits."""
    told = match.words[0].low
    value = numeric_date(told, None)
    if value is None:
        return None
    return Form("TIME" if "T" in value else "DATE", value=value, digits=told if match.has("NUMDATE") else None)


def calendar(match: Match) -> Form | None:
    """A date by its month, day, weekday, quarter, half, season, holiday or year."""
    year = _year(match)
    if year is None and (match.has("YEARWORDS") or match.has("TAIL")):
        return None
    form = Form(
        match.rule.type,
        mod=_mod(match),
        year=year,
        month=_int(match, "MONTH", "MABBR"),
        day=day_of_month(_dom(match)),
        weekday=_int(match, "WEEKDAY", "WABBR"),
        quarter=_quarter(match),
        half=_int(match, "HALFNO"),
        season=_text(match, "SEASON"),
        holiday=str(match.value("HOLIDAY") or "") or None,
        part=_text(match, "PART"),
        anchor=match.rule.anchor or "now",
    )
    return _stepped(match, form)


def _quarter(match: Match) -> int | None:
    words = match.slots.get("QUARTERNO") or match.slots.get("QUARTERDIGIT")
    return ordinal(words) or whole(words) if words else None


def _stepped(match: Match, form: Form) -> Form | None:
    """With the step of "last April", or of the year or week that it stands in ("April last year")."""
    if _dom(match) and form.day is None:
        return None
    unit = "Y" if match.has("STEPYEAR") else "W" if match.has("STEPWEEK") else None
    step_ = match.rule.step or _int(match, "STEP")
    return replace(form, step=step_, unit=unit)


def yearend(match: Match) -> Form | None:
    """The last day of the article's year."""
    return Form("DATE", month=12, day=31, unit="Y", step=0)


def yearago(match: Match) -> Form | None:
    """The period a year before the one that the article is about."""
    return Form("DATE", unit="Y", step=-1, anchor="topic", quarter=_quarter(match))


def clock(match: Match) -> Form | None:
    """A time of day."""
    told = clock_time(match)
    return Form("TIME", clock=told, mod=_mod(match)) if told else None


def day(match: Match) -> Form | None:
    """A day by its distance from the article's ("yesterday", "last night"), with its part."""
    step = match.rule.step + (_int(match, "DAYWORD") or 0)
    return Form(match.rule.type, unit="D", step=step, part=match.rule.value or _text(match, "PART"), mod=_mod(match))


def part(match: Match) -> Form | None:
    """A part of the day told before ("the morning", "overnight")."""
    told = match.rule.value or _text(match, "PART", "TWILIGHT")
    return Form("TIME", part=told, unit="D", step=match.rule.step, anchor="topic", mod=_mod(match))


def step(match: Match) -> Form | None:
    """ "last week", "this year", and "the quarter" that the article is about."""
    unit, count = _text(match, "UNIT") or "period", _last_int(match, "STEP", "SPANWORD")
    count = match.rule.step if match.rule.step else count
    if unit in CLOCK_UNITS:
        return None
    anchor = match.rule.anchor or ("topic" if count is None or unit == "period" else "now")
    return Form("DATE", unit=unit, step=count or 0, anchor=anchor, mod=_mod(match))


def same(match: Match) -> Form | None:
    """ "that year": the one told before."""
    unit = _text(match, "UNIT")
    return None if unit in CLOCK_UNITS else Form("DATE", unit=unit, step=0, anchor="then")


def _count(match: Match) -> float | None:
    """How many: a number, 1 for "a", None for "several"."""
    if match.has("NUMBER"):
        return amount(match.slots["NUMBER"])
    if match.has("SOME") or not match.has("ARTICLE"):
        return None
    return 1.5 if match.has("ANDHALF") else 1


def ago(match: Match) -> Form | None:
    """A distance from the article's day or from the date told before ("two weeks ago", "a year earlier")."""
    unit, count, rule = _text(match, "UNIT", "UNITS"), _count(match), match.rule
    if unit is None:
        return None
    if count is None and rule.anchor != "now":
        return duration(unit, None, _mod(match)) if rule.anchor == "then" else None
    if count is None:
        return Form("DATE", value="PAST_REF" if rule.step < 0 else "FUTURE_REF")
    unit, count = _finer(unit, count)
    if count != int(count):
        return Form("DATE", value="PAST_REF" if rule.step < 0 else "FUTURE_REF")
    mod = _mod(match)
    anchor = "compared" if count == 1 and unit == "Y" and rule.step < 0 else rule.anchor
    return Form("DATE", unit=unit, step=int(count) * rule.step, anchor=anchor, mod=AGO_MODS.get(mod or "", mod))


def _finer(unit: str, count: float) -> tuple[str, float]:
    """Decades as years, and years and a half as months: what lies so far off is known by the finer unit."""
    if unit == "E":
        return "Y", count * 10
    return ("M", count * 12) if unit == "Y" and count % 1 else (unit, count)


def following(match: Match) -> Form | None:
    """ "the following day", "the day before": one on or back from the date told before."""
    unit, step_ = _text(match, "UNIT"), match.rule.step or _int(match, "STEP", "SPANWORD")
    return Form("DATE", unit=unit, step=step_ or 1, anchor="then") if unit and unit not in CLOCK_UNITS else None


def lasting(match: Match) -> Form | None:
    """A duration: so many units, or units without a number."""
    unit = _text(match, "UNIT", "UNITS")
    if unit is None:
        return None
    return duration(unit, _lasts(match), _mod(match))


def _lasts(match: Match) -> float | None:
    """How many units last: the number told, 1 of a single one, None of several."""
    if match.has("NUMBER"):
        return amount(match.slots["NUMBER"])
    if match.has("SOME") or match.has("UNITS"):
        return None
    return 1.5 if match.has("ANDHALF") else 1


def between(match: Match) -> Form | None:
    """A duration between two numbers, told by the lower one."""
    unit, low = _text(match, "UNIT", "UNITS"), amount(match.slots["LOW"])
    return duration(unit, low, "EQUAL_OR_MORE") if unit else None


def each(match: Match) -> Form | None:
    """Something that happens again: every so many units, or each weekday."""
    weekday = _int(match, "WEEKDAY", "WEEKDAYS")
    if weekday is not None:
        told = _text(match, "PART", "PARTS")
        return Form("SET", value=f"XXXX-WXX-{weekday}" + (f"T{told}" if told else ""))
    unit = _text(match, "UNIT", "UNITS")
    count = amount(match.slots["NUMBER"]) if match.has("NUMBER") else 1
    return replace(duration(unit, count, None), type="SET") if unit else None


def often(match: Match) -> Form | None:
    """ "daily", and so many times a unit."""
    unit = _text(match, "UNIT")
    return replace(duration(unit, 1, None), type="SET") if unit else Form("SET", value=_text(match, "OFTEN"))


def decade(match: Match) -> Form | None:
    """A decade, in digits or by its name; one without its century is of the twentieth."""
    told = match.slots.get("DECADES") or match.slots.get("TENS")
    if told:
        digits_ = told[0].low.strip("'’‘s")
        value = digits_[:3] if len(digits_) == 4 else f"{two_digit_year(digits_) // 10}"
    else:
        value = f"19{_int(match, 'DECADEWORD')}"
    half = {1: "START", 2: "END"}.get(_int(match, "HALFNO") or 0)
    return Form("DATE", value=value, mod=_mod(match) or half)


def century(match: Match) -> Form | None:
    """ "the 21st century"."""
    count = ordinal(match.slots["CENTURYNO"])
    return Form("DATE", value=f"{count - 1:02}", mod=_mod(match)) if count and 1 <= count <= 30 else None


_ALL: tuple[Builder, ...] = (
    fixed, nothing, digits, calendar, yearend, yearago, clock, day, part, step,
    same, ago, following, lasting, between, each, often, decade, century,
)  # fmt: skip
BUILDERS = {builder.__name__: builder for builder in _ALL}


def form_of(match: Match) -> Form | None:
    """The form that the rule's builder makes of a match; None where it is no time after all."""
    return BUILDERS[match.rule.make](match)
