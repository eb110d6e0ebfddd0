"""Days, numbers and speakers in short words."""

from datetime import date

import pytest

from claimx.model import Published, Quantity, Span, Time, Timex
from claimx.views import words
from tests.views.sample import NINE, PLAN, SEVEN, WITHOUT


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        (date(2019, 9, 30), date(2019, 9, 30), "2019-09-30"),
        (date(2017, 11, 1), date(2017, 11, 30), "2017-11"),
        (date(2020, 2, 1), date(2020, 2, 29), "2020-02"),
        (date(2021, 2, 1), date(2021, 2, 27), "2021-02-01 to 2021-02-27"),
        (date(2014, 5, 1), date(2014, 8, 31), "2014-05 to 2014-08"),
        (date(2014, 1, 1), date(2014, 12, 31), "2014"),
        (date(2010, 1, 1), date(2019, 12, 31), "2010 to 2019"),
        (date(2019, 9, 1), date(2019, 9, 10), "2019-09-01 to 2019-09-10"),
        (date(2017, 11, 1), None, "from 2017-11"),
        (date(2018, 1, 1), None, "from 2018"),
        (date(2017, 11, 2), None, "from 2017-11-02"),
        (None, date(2019, 12, 31), "until 2019"),
        (None, date(2019, 10, 31), "until 2019-10"),
        (None, date(2019, 10, 30), "until 2019-10-30"),
        (None, None, "?"),
        (date(814, 3, 1), date(814, 3, 31), "0814-03"),
    ],
)
def test_period(first: date | None, last: date | None, shown: str) -> None:
    assert words.period(first, last) == shown


@pytest.mark.parametrize(
    ("it", "shown", "in_full"),
    [
        (Quantity(None, 6, 6, 6, "=", of="sailor", role="killed"), "6 killed", "6 killed (sailor)"),
        (Quantity(None, 9, 9, None, ">=", of="sailor"), "at least 9 (sailor)", "at least 9 (sailor)"),
        (Quantity(None, 400, 400, 400, "~", unit="kilometre"), "about 400 kilometre", None),
        (Quantity(None, None, 24, 96, "="), "24 to 96", None),
        (Quantity(None, None, 3, None, ">", unit="year"), "more than 3 year", None),
        (Quantity(None, None, None, 7, "<"), "fewer than 7", None),
        (Quantity(None, None, 200, None, "="), "at least 200", None),
        (Quantity(None, None, None, 5, "="), "at most 5", None),
        (Quantity(None, 2.5, 2.5, 2.5, "=", unit="percent"), "2.5 percent", None),
        (Quantity(None, 5_300_000_000, None, None, "=", unit="US dollar"), "5,300,000,000 US dollar", None),
        (Quantity(None, None, None, None, "="), "?", None),
    ],
)
def test_quantity(it: Quantity, shown: str, in_full: str | None) -> None:
    assert words.quantity(it) == shown
    assert words.quantity_in_full(it) == (in_full or shown)


def test_published() -> None:
    assert words.published(None) == "?"
    assert words.published(Published(date(2017, 11, 1), None, "text")) == "from 2017-11"


def test_a_time_without_bounds_keeps_its_own_words() -> None:
    assert words.when(Time(Span(0, 6, "Monday"), Timex("DATE", "XXXX-WXX-1"))) == "“Monday”"
    assert words.when(None) == ""


def test_status() -> None:
    assert (words.status(PLAN), words.status(NINE), words.status(WITHOUT)) == ("planned", "actual", "negated")


def test_who_is_shown_with_the_name_behind_it() -> None:
    assert words.who(SEVEN) == "a crew member (Ivo Brand)"


def test_speakers_are_named_once_and_from_the_outside_in() -> None:
    said = (Span(0, 3, "INA"), Span(9, 19, "the\nmayor "), Span(30, 33, "INA"))
    assert words.speakers(said) == "INA › the mayor"


@pytest.mark.parametrize(("text", "shown"), [("short", "short"), ("a  b\n c", "a b c"), ("twelve letters", "twelve…")])
def test_clipped(text: str, shown: str) -> None:
    assert words.clipped(text, 8) == shown


def test_a_day_without_a_year_is_never_shown_as_a_known_day() -> None:
    day = Time(Span(0, 11, "September 7"), Timex("DATE", "XXXX-09-07"), date(2017, 9, 7))
    assert words.when(day) == "“September 7” from 2017-09-07"
