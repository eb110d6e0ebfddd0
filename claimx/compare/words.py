"""Says a TIMEX3 value in words, for the reasons that the comparator of times gives."""

import re
from datetime import date
from functools import cache

from claimx.model import Timex
from claimx.rules import mapping

_SHAPE = re.compile(
    r"(?P<y>\d{4}|XXXX)(?:-(?:(?P<m>\d\d)(?:-(?P<d>\d\d))?|W(?P<w>\d\d)(?P<we>-WE)?|Q(?P<q>\d)|H(?P<h>\d)|(?P<s>[A-Z]{2})))?"
    r"(?:T(?P<t>.+))?|XXXX-WXX-(?P<wd>[1-7])(?:T(?P<wt>.+))?|(?P<decade>\d{3})|(?P<century>\d\d)"
)


@cache
def _names(section: str) -> dict[int, str]:
    words: dict[str, int] = mapping("times", "class")[section]
    return {number: word.capitalize() for word, number in words.items()}


def day_name(weekday: int) -> str:
    """The name of an ISO weekday (1 is Monday)."""
    return _names("WEEKDAY")[weekday]


def _said(code: str) -> str:
    return str(mapping("times", "said").get(code, code))


def _day(part: dict[str, str | None]) -> str:
    year = "" if part["y"] == "XXXX" else f" {part['y']}"
    day = f"{int(part['d'])} " if part["d"] else ""
    return f"{day}{_names('MONTH').get(int(part['m'] or 0), '')}{year}"


def _week(part: dict[str, str | None]) -> str:
    monday = date.fromisocalendar(int(part["y"] or 1), int(part["w"] or 1), 1)
    whole = f"{monday.day} {_names('MONTH')[monday.month]} {monday.year}"
    return _said("WE" if part["we"] else "W").format(whole)


def _stretch(part: dict[str, str | None]) -> str:
    """A stretch longer than a day."""
    for key in ("q", "h", "decade", "century"):
        if part[key]:
            return _said(key).format(part[key], part["y"])
    if part["s"]:
        return f"{_said(part['s'])} {part['y']}"
    return str(part["y"])


def _plain(part: dict[str, str | None]) -> str:
    if part["wd"]:
        return f"a {day_name(int(part['wd']))}"
    return _day(part) if part["m"] else _week(part) if part["w"] else _stretch(part)


def in_words(timex: Timex) -> str | None:
    """ "late August 2019", "a Monday", "7 September"; None for a value that no words are known for."""
    shape = _SHAPE.fullmatch(timex.value)
    if shape is None or timex.value == "XXXX":
        return None
    part = shape.groupdict()
    clock = part["t"] or part["wt"]
    told = _plain(part) + (f", {_said(clock)}" if clock else "")
    return _said(timex.mod).format(told) if timex.mod else told
