"""Axes: their ends, their ticks, and where days lie on them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.views.report.timeline import TICKS, Axis


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (
            date(2021, 5, 4),
            date(2021, 5, 4),
            ["2021-05-02", "2021-05-03", "2021-05-04", "2021-05-05", "2021-05-06", "2021-05-07"],
        ),
        (
            date(2021, 5, 1),
            date(2021, 5, 31),
            ["2021-04-29", "2021-05-06", "2021-05-13", "2021-05-20", "2021-05-27", "2021-06-03"],
        ),
        (date(2021, 1, 1), date(2021, 12, 31), ["2021-01", "2021-04", "2021-07", "2021-10", "2022-01"]),
        (date(1990, 1, 1), date(2019, 12, 31), ["1990", "2000", "2010", "2020"]),
    ],
)
def test_ticks_are_round(first: date, last: date, labels: list[str]) -> None:
    assert [tick.label for tick in Axis(first, last).ticks()] == labels


def test_a_label_keeps_clear_of_those_at_the_ends() -> None:
    ticks = list(Axis(date(2021, 5, 4), date(2021, 5, 5)).ticks())
    assert [tick.label for tick in ticks] == [
        "2021-05-02",
        "",
        "2021-05-04",
        "2021-05-05",
        "2021-05-06",
        "",
        "2021-05-08",
    ]
    assert ticks[1].at > 0


@given(st.dates(), st.dates())
def test_days_lie_on_the_axis_in_their_order_and_there_are_few_ticks(one: date, other: date) -> None:
    first, last = sorted((one, other))
    axis = Axis(first, last)
    assert 0 <= axis.at(first) <= axis.at(last) <= 100
    assert len(list(axis.ticks())) <= TICKS + 2
