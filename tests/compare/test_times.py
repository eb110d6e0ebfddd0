"""Two times of one happening: agree, refine, conflict, or nothing that can be said."""

from datetime import date

import pytest

from claimx.compare.times import compare_times, overlap
from claimx.model import Published, Span, Time, Timex, TimexType
from claimx.model.calendar import bounds

LATER = Published(date(2017, 11, 1), None, "text")
SEPTEMBER = Published(date(2019, 9, 1), date(2019, 9, 30), "sidecar")


def time(value: str, mod: str | None = None, published: Published | None = None, kind: TimexType = "DATE") -> Time:
    timex = Timex(kind, value, mod)
    return Time(Span(0, 1, "x"), timex, *bounds(timex, published))


def stretch(first: int | None, last: int | None) -> Time:
    """A length of time from the first day of one year to the last of another."""
    days = date(first, 1, 1) if first else None, date(last, 12, 31) if last else None
    return Time(Span(0, 1, "x"), Timex("DURATION", "P5Y"), *days)


CASES = [
    (time("2017-11"), time("2017-11"), "agrees", None),
    (time("2017-11"), time("2017", "END"), "refines", "a"),
    (time("2017", "END"), time("2017-11"), "refines", "b"),
    (time("2014-08"), time("2014", "MID"), "refines", "a"),
    (time("2019-W39"), time("2019-09-27"), "refines", "b"),
    (time("2019-09-30"), time("2019-09-07"), "conflicts", None),
    (time("2014"), time("2012-07"), "conflicts", None),
    (time("2019-W40"), time("2019-09"), None, None),
    (time("2019-08-21"), time("2019-08", "END"), "refines", "a"),
    # The edges of "late" are soft: a day before it is no contradiction.
    (time("2019-08-20"), time("2019-08", "END"), None, None),
    (time("2019-08-02"), time("2019-08", "END"), "conflicts", None),
    # A weekday of an unknown week.
    (time("XXXX-WXX-1", published=LATER), time("2019-09-07"), "conflicts", None),
    (time("XXXX-WXX-1", published=LATER), time("2019-09-09"), None, None),
    (time("XXXX-WXX-1", published=LATER), time("XXXX-WXX-5"), "conflicts", None),
    (time("XXXX-WXX-1", published=LATER), time("XXXX-WXX-1"), "agrees", None),
    (time("XXXX-WXX-1", published=LATER), time("2014-08-04"), "conflicts", None),
    (time("XXXX-WXX-1", published=LATER), time("2019-09"), None, None),
    # A date without its year.
    (time("XXXX-09-07", published=LATER), time("XXXX-09-01", published=LATER), "conflicts", None),
    (time("XXXX-09-07", published=LATER), time("XXXX-09-07", published=LATER), "agrees", None),
    (time("XXXX-09-07", published=LATER), time("2019-09-30"), "conflicts", None),
    (time("XXXX-09-07", published=LATER), time("2019-09-07"), "refines", "b"),
    (time("XXXX-09-07", published=LATER), time("2014-09-07"), "conflicts", None),
    (time("XXXX-09-07", published=LATER), time("XXXX-WXX-1", published=LATER), None, None),
    (time("XXXX-09-07", published=SEPTEMBER), time("XXXX-WXX-2", published=SEPTEMBER), "conflicts", None),
    (time("XXXX-09", published=LATER), time("2019-08-30"), "conflicts", None),
    # What the calendar can't compare.
    (time("P5Y", kind="DURATION"), time("2014"), None, None),
    (time("PRESENT_REF", published=SEPTEMBER), time("2014"), None, None),
    (time("XXXX", published=LATER), time("2019"), None, None),
    (time("XXXX", published=LATER), time("2012"), "conflicts", None),
    # Times of day.
    (time("2019-09-30TMO"), time("2019-09-30"), "refines", "a"),
    (time("2019-09-30T10:35"), time("2019-09-30T11:00"), None, None),
    (time("2019-09-30TEV"), time("2019-09-29TMO"), "conflicts", None),
    # A night ends on the next day.
    (time("2019-09-30TMO"), time("2019-09-29TNI"), None, None),
    (time("2019-10-01TMO"), time("2019-09-29TNI"), "conflicts", None),
    # A length of time that is anchored is the stretch that its bounds give.
    (stretch(2014, 2015), time("2014-08"), "refines", "b"),
    (stretch(2014, None), time("2014-08"), "refines", "b"),
    (stretch(2016, None), time("2014-08"), "conflicts", None),
    (stretch(None, 2013), time("2014-08"), "conflicts", None),
    (stretch(2014, 2015), stretch(2014, 2015), "agrees", None),
    (stretch(2014, None), stretch(2016, None), None, None),
]


@pytest.mark.parametrize(("a", "b", "kind", "finer"), CASES)
def test_kind_and_finer_side(a: Time, b: Time, kind: str | None, finer: str | None) -> None:
    verdict = compare_times(a, b)
    assert (verdict.kind, verdict.finer) == (kind, finer), verdict.why


@pytest.mark.parametrize(("a", "b", "kind", "finer"), CASES)
def test_the_other_way_round(a: Time, b: Time, kind: str | None, finer: str | None) -> None:
    verdict = compare_times(b, a)
    assert verdict.kind == kind
    assert verdict.finer == {"a": "b", "b": "a", None: None}[finer]
    assert overlap(a, b) == overlap(b, a)


@pytest.mark.parametrize(("a", "b", "kind", "finer"), CASES)
def test_only_conflicting_times_do_not_overlap(a: Time, b: Time, kind: str | None, finer: str | None) -> None:
    assert (overlap(a, b) is False) == (kind == "conflicts")


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (
            time("2019-09-07"),
            time("XXXX-WXX-1", published=LATER),
            "7 September 2019 is a Saturday, not a Monday",
        ),
        (time("2017-11"), time("2017", "END"), "late 2017 contains November 2017"),
        (time("2017-11"), time("2017-11"), "both tell November 2017"),
        (time("2012-07"), time("2014", "MID"), "July 2012 lies before mid-2014"),
        (time("XXXX-09-07"), time("XXXX-09-01"), "7 September is not 1 September"),
    ],
)
def test_reasons_quote_both_values(a: Time, b: Time, why: str) -> None:
    assert compare_times(a, b).why == why


def test_the_reason_has_the_texts_words_where_they_say_less() -> None:
    monday = Time(Span(0, 6, "Monday"), Timex("DATE", "2021-03-01"), date(2021, 3, 1), date(2021, 3, 1))
    second = Time(Span(0, 12, "2 March 2021"), Timex("DATE", "2021-03-02"), date(2021, 3, 2), date(2021, 3, 2))
    assert compare_times(monday, second).why == "“Monday” (1 March 2021) lies before 2 March 2021"


def test_swap_tells_that_the_second_is_finer() -> None:
    assert compare_times(time("2017", "END"), time("2017-11")).swap
    assert not compare_times(time("2017-11"), time("2017", "END")).swap
