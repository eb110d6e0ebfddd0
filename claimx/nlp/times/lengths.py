"""Builders of durations and of what happens again and again."""

from dataclasses import replace

from claimx.nlp.times.forms import Form, duration
from claimx.nlp.times.numbers import amount
from claimx.nlp.times.patterns import Match
from claimx.nlp.times.told import int_of, mod_of, text_of


def lasting(match: Match) -> Form | None:
    """A duration: so many units, or units without a number."""
    unit = text_of(match, "UNIT", "UNITS", "LONGWORD")
    if unit is None:
        return None
    return replace(duration(unit, _lasts(match), mod_of(match)), anchor=match.rule.anchor or "now")


def _lasts(match: Match) -> float | None:
    """How many units last: the number told, 1 of a single one, None of several."""
    if match.has("NUMBER"):
        return amount(match.slots["NUMBER"])
    if match.has("SOME") or match.has("UNITS"):
        return None
    return 1.5 if match.has("ANDHALF") else 1


def between(match: Match) -> Form | None:
    """A duration between two numbers, told by the lower one; a smaller one behind is a part of it ("twenty-seven")."""
    unit = text_of(match, "UNIT", "UNITS")
    low, high = amount(match.slots["LOW"]), amount(match.slots["NUMBER"])
    if unit is None or low is None:
        return None
    if high is not None and high < low:
        return duration(unit, low + high, mod_of(match))
    return duration(unit, low, "EQUAL_OR_MORE")


def each(match: Match) -> Form | None:
    """Something that happens again: every so many units, or each weekday."""
    weekday = int_of(match, "WEEKDAY", "WEEKDAYS")
    if weekday is not None:
        told = text_of(match, "PART", "PARTS")
        return Form("SET", value=f"XXXX-WXX-{weekday}" + (f"T{told}" if told else ""))
    if match.has("PART"):
        return Form("SET", value=f"XXXX-XX-XXT{text_of(match, 'PART')}")
    unit = text_of(match, "UNIT", "UNITS")
    count = amount(match.slots["NUMBER"]) if match.has("NUMBER") else 1
    return replace(duration(unit, count, None), type="SET") if unit else None


def often(match: Match) -> Form | None:
    """ "daily", and so many times a unit."""
    unit = match.rule.value or text_of(match, "UNIT")
    return replace(duration(unit, 1, None), type="SET") if unit else Form("SET", value=text_of(match, "OFTEN"))


def yearly(match: Match) -> Form | None:
    """A month or season of every year."""
    month, season = int_of(match, "MONTH"), text_of(match, "SEASON")
    return Form("SET", value=f"XXXX-{month:02}" if month else f"XXXX-{season}")
