"""Durations that count from a date: which do, from what, and the days that follow."""

import pytest

from claimx.model import Anchor, Timex
from claimx.model.calendar import bounds
from tests.nlp.times.conftest import Reader

ANCHORED = [
    ("The gate opened five years after the town fell in 2014.", "after", "2014", ("2019-01-01", "2019-12-31")),
    ("The gate opened five years after August 2014.", "after", "2014-08", ("2019-01-01", "2019-12-31")),
    ("He died two days before the vote of 3 May 2019.", "before", "2019-05-03", ("2019-05-01", "2019-05-01")),
    ("It opened nearly two years after it was shut in May 2014.", "after", "2014-05", ("2015-01-01", "2016-12-31")),
    ("It opened about a week after the raid of 3 May 2019.", "after", "2019-05-03", ("2019-04-29", "2019-05-19")),
    ("It opened more than ten years after 1998.", "after", "1998", ("2008-01-01", "None")),
    ("He left the day after the vote of 3 May 2019.", "after", "2019-05-03", ("2019-05-04", "2019-05-04")),
    ("The gate will open in two weeks.", "after", "PRESENT_REF", ("2019-10-14", "2019-10-20")),
    ("The gate will open within a few days.", "after", "PRESENT_REF", ("2019-09-30", "None")),
    ("It shut weeks before the vote of 3 May 2019.", "before", "2019-05-03", ("None", "2019-05-05")),
]


@pytest.mark.parametrize(("sentence", "way", "value", "days"), ANCHORED)
def test_a_duration_counts_from_a_date(
    on_day: Reader, sentence: str, way: str, value: str, days: tuple[str, str]
) -> None:
    time = on_day(sentence, "2019-09-30")._.times[0]
    assert time.anchor is not None
    assert (time.anchor.way, time.anchor.timex.value) == (way, value)
    assert (str(time.earliest), str(time.latest)) == days


ALONE = [
    "The siege lasted five years.",
    "The gate opened five years after the town fell.",
    "It fell five years after the war. The gate opened in 2014.",
    "He left five years after he met the man who founded the port in 1998.",
    "It was the first rain in two weeks.",
    "They will camp there for two weeks.",
    "Aid ran out two hours after the raid of 3 May 2019.",
]


@pytest.mark.parametrize("sentence", ALONE)
def test_a_duration_without_a_date_of_its_own_has_no_days(on_day: Reader, sentence: str) -> None:
    time = on_day(sentence, "2019-09-30")._.times[0]
    assert (time.anchor, time.earliest, time.latest) == (None, None, None)


EDGES = [("P9999Y", "after"), ("P9999Y", "before"), ("P9999C", "after"), ("P9999D", "before"), ("P999W", "before")]


@pytest.mark.parametrize(("value", "way"), EDGES)
def test_no_count_leaves_the_calendar(value: str, way: str) -> None:
    anchor = Anchor("after" if way == "after" else "before", Timex("DATE", "0002"))
    earliest, latest = bounds(Timex("DURATION", value, "APPROX"), None, anchor)
    assert earliest is not None
    assert latest is not None
    assert earliest <= latest
