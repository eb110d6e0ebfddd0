"""The table from a TIMEX3 value, its modifier and the article's own bounds to a first and a last day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.model import Published, Timex
from claimx.model.calendar import bounds, days_of, third_of

SEPTEMBER = Published(date(2019, 9, 1), date(2019, 9, 30), "sidecar")
LATER = Published(date(2019, 4, 1), None, "text")


def told(value: str, mod: str | None = None, published: Published | None = None, kind: str = "DATE") -> tuple[str, str]:
    first, last = bounds(Timex(kind, value, mod), published)  # type: ignore[arg-type]
    return str(first), str(last)


TABLE = [
    ("2019-09-30", None, ("2019-09-30", "2019-09-30")),
    ("2019-09-30T10:35", None, ("2019-09-30", "2019-09-30")),
    ("2020-02", None, ("2020-02-01", "2020-02-29")),
    ("2014", None, ("2014-01-01", "2014-12-31")),
    ("201", None, ("2010-01-01", "2019-12-31")),
    ("19", None, ("1900-01-01", "1999-12-31")),
    ("2019-W40", None, ("2019-09-30", "2019-10-06")),
    ("2019-W40-WE", None, ("2019-10-05", "2019-10-06")),
    ("2012-Q3", None, ("2012-07-01", "2012-09-30")),
    ("2012-H2", None, ("2012-07-01", "2012-12-31")),
    ("2013-SU", None, ("2013-06-01", "2013-09-23")),
    ("2014", "START", ("2014-01-01", "2014-04-30")),
    ("2014", "MID", ("2014-05-01", "2014-08-31")),
    ("2014", "END", ("2014-09-01", "2014-12-31")),
    ("2019-08", "START", ("2019-08-01", "2019-08-10")),
    ("2019-08", "MID", ("2019-08-11", "2019-08-20")),
    ("2019-08", "END", ("2019-08-21", "2019-08-31")),
    ("2019-W40", "START", ("2019-09-30", "2019-10-01")),
    ("2019-W40", "MID", ("2019-10-02", "2019-10-03")),
    ("2019-W40", "END", ("2019-10-04", "2019-10-06")),
    ("197", "END", ("1976-01-01", "1979-12-31")),
    ("20", "START", ("2000-01-01", "2032-12-31")),
    ("2014", "BEFORE", ("None", "2014-12-31")),
    ("2014", "ON_OR_AFTER", ("2014-01-01", "None")),
    ("2014-08", "APPROX", ("2014-07-01", "2014-10-01")),
    ("2014-08-03T18:00", "APPROX", ("2014-08-03", "2014-08-03")),
    ("2019-02-30", None, ("None", "None")),
    ("XXXX-09-07", None, ("None", "None")),
]


@pytest.mark.parametrize(("value", "mod", "expected"), TABLE)
def test_values_that_need_no_article(value: str, mod: str | None, expected: tuple[str, str]) -> None:
    assert told(value, mod) == expected


OPEN = [
    ("PRESENT_REF", ("2019-09-01", "2019-09-30"), ("2019-04-01", "None")),
    ("PAST_REF", ("None", "2019-09-30"), ("None", "None")),
    ("FUTURE_REF", ("2019-09-01", "None"), ("2019-04-01", "None")),
    ("XXXX-WXX-1", ("2019-08-26", "2019-09-30"), ("2019-04-01", "None")),
    ("XXXX-09-07", ("2018-09-07", "2020-09-07"), ("2018-09-07", "None")),
    ("XXXX-WXX", ("2019-08-19", "2019-10-13"), ("2019-03-25", "None")),
    ("XXXX-XX", ("2019-08-01", "2019-10-31"), ("2019-03-01", "None")),
    ("XXXX", ("2018-01-01", "2020-12-31"), ("2018-01-01", "None")),
    ("2019-XX-XX", ("2019-08-31", "2019-10-01"), ("2019-03-31", "2019-12-31")),
    ("2014-XX-XX", ("2014-01-01", "2014-12-31"), ("2014-01-01", "2014-12-31")),
]


@pytest.mark.parametrize(("value", "partly", "later"), OPEN)
def test_values_that_lean_on_the_article(value: str, partly: tuple[str, str], later: tuple[str, str]) -> None:
    assert told(value, published=SEPTEMBER) == partly
    assert told(value, published=LATER) == later


def test_no_open_value_leaves_the_calendar() -> None:
    ends = Published(date.min, date.max, "row")
    for value in ("XXXX-WXX-7", "XXXX-XX-XX", "XXXX-WXX"):
        assert told(value, published=ends) == ("0001-01-01", "9999-12-31")


def test_a_modifier_opens_a_side_of_an_unknown_unit() -> None:
    assert told("XXXX", "BEFORE", SEPTEMBER) == ("None", "2020-12-31")
    assert told("XXXX", "AFTER", SEPTEMBER) == ("2018-01-01", "None")


@pytest.mark.parametrize(("value", "kind"), [("P5Y", "DURATION"), ("PXD", "DURATION"), ("XXXX-WXX-1", "SET")])
def test_durations_and_sets_have_no_days(value: str, kind: str) -> None:
    assert told(value, published=SEPTEMBER, kind=kind) == ("None", "None")


@given(st.dates())
def test_a_day_is_itself_and_lies_in_its_units(day: date) -> None:
    year, week, _ = day.isocalendar()
    units = [day.isoformat(), f"{day:%Y-%m-%d}"[:7].rjust(7, "0"), f"{day.year:04}", f"{year:04}-W{week:02}"]
    for value in units:
        days = days_of(value)
        assert days is None or days[0] <= day <= days[1]


@given(st.sampled_from([row[0] for row in TABLE if row[1] is None and not row[0].startswith("X")]))
def test_thirds_follow_each_other_and_fill_the_whole(value: str) -> None:
    days = days_of(value)
    if days is None or (days[1] - days[0]).days < 2:
        return
    first, middle, last = (third_of(days, n) for n in range(3))
    assert (first[0], last[1]) == days
    assert (middle[0] - first[1]).days == (last[0] - middle[1]).days == 1


@given(
    st.text(alphabet="0123456789XWQHSUT-:_PREF", max_size=12),
    st.dates(min_value=date(1, 1, 1)),
    st.integers(min_value=0, max_value=4000),
)
def test_no_value_and_no_article_breaks_it(value: str, day: date, length: int) -> None:
    last = date.fromordinal(min(day.toordinal() + length, date.max.toordinal()))
    for published in (None, Published(day, last, "row"), Published(day, None, "text"), Published(None, day, "text")):
        for mod in (None, "START", "END", "APPROX", "BEFORE"):
            first, end = bounds(Timex("DATE", value, mod), published)
            assert first is None or end is None or first <= end
