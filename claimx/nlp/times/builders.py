"""Builders, one a kind of expression: from a rule's match to a form. A rule names its builder in `make`."""

from collections.abc import Callable
from dataclasses import replace

from claimx.nlp.times.digits import clock_time, numeric_date
from claimx.nlp.times.forms import Form, duration
from claimx.nlp.times.lengths import between, each, lasting, often, yearly
from claimx.nlp.times.lexer import Lexeme
from claimx.nlp.times.numbers import amount, day_of_month, ordinal, two_digit_year, whole, year_in_words
from claimx.nlp.times.patterns import Match
from claimx.nlp.times.told import int_of, last_int, mod_of, text_of

Builder = Callable[[Match], Form | None]

CLOCK_UNITS = ("S", "MIN", "H")
# What more or less than so long a time means for the day that lies so far back, and so far on.
AGO_MODS = {
    "MORE_THAN": "BEFORE",
    "LESS_THAN": "AFTER",
    "EQUAL_OR_MORE": "ON_OR_BEFORE",
    "EQUAL_OR_LESS": "ON_OR_AFTER",
}
HENCE_MODS = {
    "MORE_THAN": "AFTER",
    "LESS_THAN": "BEFORE",
    "EQUAL_OR_MORE": "ON_OR_AFTER",
    "EQUAL_OR_LESS": "ON_OR_BEFORE",
}


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
        mod=mod_of(match),
        year=year,
        month=int_of(match, "MONTH", "MABBR"),
        day=day_of_month(_dom(match)),
        weekday=int_of(match, "WEEKDAY", "WABBR"),
        quarter=_quarter(match),
        half=int_of(match, "HALFNO"),
        season=text_of(match, "SEASON"),
        holiday=str(match.value("HOLIDAY") or "") or None,
        part=text_of(match, "PART"),
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
    step_ = match.rule.step or int_of(match, "STEP")
    return replace(form, step=step_, unit=unit)


def ended(match: Match) -> Form | None:
    """The calendar quarter that holds most of one that ends on a date ("the quarter ended July 31"), and that date."""
    form = calendar(match)
    if form is None or not match.has("FIRSTQUARTER"):
        return form
    month = (form.month or 1) - ((form.month or 1) % 3 == 1)
    year = form.year - 1 if form.year and not month else form.year
    return replace(form, month=None, day=None, quarter=(month + 2) // 3 or 4, year=year, anchor="ended")


def nth(match: Match) -> Form | None:
    """So-and-so many a weekday of a month ("the first Tuesday in October")."""
    form, count = calendar(match), int_of(match, "NTHDAY")
    return replace(form, month=None, weekday=None, holiday=f"{form.month} {form.weekday} {count}") if form else None


def holding(match: Match) -> Form | None:
    """The week or weekend that holds a day ("the week of March 6")."""
    form = calendar(match)
    return replace(form, grain="WE" if any(word.low == "weekend" for word in match.words) else "W") if form else None


def hence(match: Match) -> Form | None:
    """So many weeks after a coming day ("a week from Monday")."""
    weeks = amount(list(match.words[:1])) or 1
    weekday, step_ = int_of(match, "WEEKDAY"), int_of(match, "DAYWORD")
    unit = "D" if weekday is None else None
    return Form("DATE", weekday=weekday, unit=unit, step=step_, way=1, plus=7 * int(weeks))


def feast(match: Match) -> Form | None:
    """A feast that the rule itself gives."""
    return Form("DATE", holiday=match.rule.value)


def yearend(match: Match) -> Form | None:
    """The last day of the article's year."""
    return Form("DATE", month=12, day=31, unit="Y", step=0)


def yearago(match: Match) -> Form | None:
    """The period a year before the one that the article is about."""
    return Form("DATE", unit="Y", step=-1, anchor="topic", quarter=_quarter(match))


def clock(match: Match) -> Form | None:
    """A time of day."""
    told = clock_time(match)
    return Form("TIME", clock=told, mod=mod_of(match)) if told else None


def day(match: Match) -> Form | None:
    """A day by its distance from the article's ("yesterday", "last night"), with its part."""
    step = match.rule.step + (int_of(match, "DAYWORD") or 0)
    return Form(
        match.rule.type, unit="D", step=step, part=match.rule.value or text_of(match, "PART"), mod=mod_of(match)
    )


def part(match: Match) -> Form | None:
    """A part of the day told before ("the morning", "overnight")."""
    told = match.rule.value or text_of(match, "PART", "TWILIGHT")
    return Form("TIME", part=told, unit="D", step=match.rule.step, anchor="topic", mod=mod_of(match))


def step(match: Match) -> Form | None:
    """ "last week", "this year", and "the quarter" that the article is about."""
    unit, count = match.rule.unit or text_of(match, "UNIT") or "period", last_int(match, "STEP", "SPANWORD")
    count = match.rule.step if match.rule.step else count
    if unit in CLOCK_UNITS:
        return None
    anchor = match.rule.anchor or ("topic" if count is None or unit == "period" else "now")
    return Form("DATE", unit=unit, step=count or 0, anchor=anchor, mod=mod_of(match))


def same(match: Match) -> Form | None:
    """ "that year": the one told before."""
    unit = text_of(match, "UNIT")
    return None if unit in CLOCK_UNITS else Form("DATE", unit=unit, step=0, anchor="then", mod=mod_of(match))


def _count(match: Match) -> float | None:
    """How many: a number, 1 for "a", None for "several"."""
    if match.has("NUMBER"):
        return amount(match.slots["NUMBER"])
    if match.has("SOME") or not match.has("ARTICLE"):
        return None
    return 1.5 if match.has("ANDHALF") else 1


def ago(match: Match) -> Form | None:
    """A distance from the article's day or from the date told before ("two weeks ago", "a year earlier")."""
    unit, count, rule = text_of(match, "UNIT", "UNITS"), _count(match), match.rule
    if unit is None:
        return None
    if count is None and rule.anchor != "now":
        return duration(unit, None, mod_of(match)) if rule.anchor == "then" else None
    if count is None:
        return Form("DATE", value="PAST_REF" if rule.step < 0 else "FUTURE_REF")
    unit, count = _finer(unit, count)
    if count != int(count):
        return Form("DATE", value="PAST_REF" if rule.step < 0 else "FUTURE_REF")
    mods = {} if unit in CLOCK_UNITS else AGO_MODS if rule.step < 0 else HENCE_MODS
    mod = mods.get(mod_of(match) or "", mod_of(match))
    anchor = (
        {"now": "compared", "then": "earlier"}[rule.anchor] if (count, unit, rule.step) == (1, "Y", -1) else rule.anchor
    )
    return Form("DATE", unit=unit, step=int(count) * rule.step, anchor=anchor, mod=mod)


def _finer(unit: str, count: float) -> tuple[str, float]:
    """Decades as years, and years and a half as months: what lies so far off is known by the finer unit."""
    if unit == "E":
        return "Y", count * 10
    return ("M", count * 12) if unit == "Y" and count % 1 else (unit, count)


def following(match: Match) -> Form | None:
    """ "the following day", "the day before": one on or back from the date told before."""
    unit, step_ = match.rule.unit or text_of(match, "UNIT"), match.rule.step or int_of(match, "STEP", "SPANWORD")
    return (
        Form("DATE", unit=unit, step=step_ or 1, anchor=match.rule.anchor) if unit and unit not in CLOCK_UNITS else None
    )


def decade(match: Match) -> Form | None:
    """A decade, in digits or by its name; one without its century is of the twentieth."""
    told = match.slots.get("DECADES") or match.slots.get("TENS")
    if told:
        digits_ = told[0].low.strip("'’‘s")
        value = digits_[:3] if len(digits_) == 4 else f"{two_digit_year(digits_) // 10}"
    else:
        value = f"19{int_of(match, 'DECADEWORD')}"
    half = {1: "START", 2: "END"}.get(int_of(match, "HALFNO") or 0)
    return Form("DATE", value=value, mod=mod_of(match) or half)


def century(match: Match) -> Form | None:
    """ "the 21st century"."""
    count = ordinal(match.slots["CENTURYNO"])
    return Form("DATE", value=f"{count - 1:02}", mod=mod_of(match)) if count and 1 <= count <= 30 else None


_ALL: tuple[Builder, ...] = (
    fixed, nothing, digits, calendar, ended, nth, holding, hence, feast, yearend, yearago, clock, day, part, step,
    same, ago, following, lasting, between, each, often, yearly, decade, century,
)  # fmt: skip
BUILDERS = {builder.__name__: builder for builder in _ALL}


def form_of(match: Match) -> Form | None:
    """The form that the rule's builder makes of a match; None where it is no time after all."""
    return BUILDERS[match.rule.make](match)
