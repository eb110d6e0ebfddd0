"""Joins neighbouring forms that tell one time ("10 p.m." and "Wednesday") and the two readings of one form."""

import re
from dataclasses import replace

from claimx.nlp.times.forms import Form

_IN_BRACKETS = re.compile(r"\s*\([^()]{1,24}\)")
JOINTS = ("", ",", "on", ", on", "of", "at", ", at")


def _is_time(form: Form) -> bool:
    """A time of day or part of the day that names no day."""
    named = (form.month, form.weekday, form.holiday, form.year, form.value)
    return form.type == "TIME" and not any(named) and (form.unit is None or (form.anchor == "topic" and not form.step))


def _is_day(form: Form) -> bool:
    named = form.day or form.weekday or form.holiday or form.unit == "D"
    return form.type == "DATE" and form.value is None and bool(named)


def _is_part_of_day(form: Form) -> bool:
    return form.type == "TIME" and form.part is not None and form.weekday is not None


def _is_full(form: Form) -> bool:
    return form.value is not None and form.type == "DATE" and len(form.value) == 10


# Units of a duration from the longest to the shortest, as TIMEX3 writes them.
_DURATION = re.compile(r"P(?:\d+([YMWD])|T\d+([HMS]))")
_ORDER = ("Y", "M", "W", "D", "TH", "TM", "TS")


def _unit(value: str) -> int | None:
    told = _DURATION.fullmatch(value)
    return _ORDER.index(told[1] or "T" + told[2]) if told else None


def _summed(first: Form, second: Form, between: str) -> Form | None:
    """ "two hours and ten minutes": one duration, where each unit is shorter than the one before."""
    long, short = _unit(first.value or ""), _unit(second.value or "")
    if long is None or short is None or long >= short or between.strip() not in ("", "and", ","):
        return None
    tail = (second.value or "")[1:]
    return replace(first, value=(first.value or "") + (tail[1:] if long > 3 else tail))


def merged(first: Form, second: Form, between: str) -> Form | None:
    """One form of two that stand next to each other with `between` in between, None where they tell two times."""
    if "\n\n" in between:
        return None
    if first.type == second.type == "DURATION":
        return _summed(first, second, between)
    if _IN_BRACKETS.sub("", between).strip().lower() not in JOINTS:
        return None
    if _is_time(first) and (_is_day(second) or _is_part_of_day(second)):
        first, second = second, first
    if _is_full(first) and second.clock and _is_time(second):
        return replace(first, type="TIME", value=f"{first.value}T{second.clock}")
    if _is_part_of_day(first) and second.clock and _is_time(second):
        return replace(first, clock=second.clock, part=None, mod=second.mod)
    if _is_day(first) and _is_time(second):
        return replace(first, type="TIME", clock=second.clock, part=second.part, mod=second.mod or first.mod)
    return None


def agreed(early: str, late: str, unknown: str) -> str:
    """What two readings of one expression have in common: parts on which they differ become X.

    `unknown` is the value without any article's day: its parts that are known stay, whatever stands before them.
    """
    if early == late:
        return early
    clock = early[early.index("T") :] if "T" in early else ""
    ours, theirs, open_ = (v.split("T")[0].split("-") for v in (early, late, unknown))
    if not len(ours) == len(theirs) == len(open_) or (open_[1:2] == ["WXX"] and open_[2:3] not in ([], ["WE"])):
        return unknown
    same, parts = True, []
    for a, b, x in zip(ours, theirs, open_, strict=True):
        same = same and a == b
        parts.append(a if same else x)
    return "-".join(parts) + clock
