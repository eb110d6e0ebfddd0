"""Bounds for an undated article's day, from its own words."""

from datetime import date

import pytest

from claimx.model import Published, PublishedFrom
from claimx.nlp.times.dating import narrower
from tests.nlp.times.conftest import Reader

Sides = tuple[str | None, str | None]

CASES = [
    # Told as past: the article is no older.
    ("The army took the town in November 2017.", "2017-11-01", None, ["November 2017"]),
    ("The town fell in 2012. It was freed on 4 May 2014.", "2014-05-04", None, ["4 May 2014"]),
    ("The army took the town in late 2017.", "2017-09-01", None, ["late 2017"]),
    ("Envoys met last March 2019.", "2019-04-01", None, ["last March 2019"]),
    # Told as future: the article is no younger.
    ("The bridge will open in 2031.", None, "2031-12-31", ["2031"]),
    ("The town fell in 2012. The bridge will open in May 2031.", "2012-01-01", "2031-05-31", ["2012", "May 2031"]),
    # Plans of the past tell nothing.
    ("The bridge was scheduled to open in 2031.", None, None, []),
    ("The bridge would open in 2031.", None, None, []),
    # A quotation may be older than the article.
    ("He said: “The bridge will open in 2013.”", None, None, []),
    # Two that can't both hold: the later one is dropped.
    ("The town fell in 2019. The bridge will open in 2014.", "2019-01-01", None, ["2019"]),
    ("It reopened on Monday.", None, None, []),
    # A past form that hides behind a prefix, and a perfect behind "may".
    ("Loyal troops retook the border post in late 2017.", "2017-09-01", None, ["late 2017"]),
    ("The town may have been shelled in 2016.", "2016-01-01", None, ["2016"]),
    # So long after a date that is told.
    (
        "The gate opened five years after the town fell in 2014.",
        "2019-01-01",
        None,
        ["five years after the town fell in 2014"],
    ),
    ("It opened nearly five years after 2014.", "2018-01-01", None, ["nearly five years after 2014"]),
    ("The gate will open five years after the town fell in 2014.", "2014-01-01", None, ["2014"]),
    ("The town fell in 2014. Three years later it was freed.", "2017-01-01", None, ["Three years later"]),
    # A weekday that a day of the month has in some years only.
    (
        "It was freed in November 2017. The gate reopened on Monday, September 30.",
        "2019-09-30",
        None,
        ["November 2017", "Monday, September 30"],
    ),
    (
        "The gate reopened on Monday, September 30. The port will be dredged in 2020.",
        None,
        "2020-09-30",
        ["Monday, September 30", "2020"],
    ),
    ("The gate reopened on Monday, September 30.", None, None, []),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "evidence"), CASES)
def test_bounds(on_day: Reader, text: str, earliest: str | None, latest: str | None, evidence: list[str]) -> None:
    published = on_day(text)._.published
    if earliest is None and latest is None:
        assert published is None
        return
    assert published.source == "text"
    assert [day and str(day) for day in (published.earliest, published.latest)] == [earliest, latest]
    assert [span.text for span in published.evidence] == evidence


def test_a_known_date_stays(on_day: Reader) -> None:
    published = on_day("The army took the town in November 2017.", "2019-09-30")._.published
    assert (str(published.earliest), published.source) == ("2019-09-30", "row")


@pytest.mark.parametrize(
    ("own", "known", "both"),
    [
        ((None, None), (None, "2021-04-06"), (None, "2021-04-06")),
        (("2019-01-01", None), (None, "2021-04-06"), ("2019-01-01", "2021-04-06")),
        (("2019-01-01", "2020-01-01"), (None, "2021-04-06"), ("2019-01-01", "2020-01-01")),
        (("2022-01-01", None), (None, "2021-04-06"), (None, "2021-04-06")),
    ],
)
def test_a_last_day_known_beside_the_text_s_own_bounds(own: Sides, known: Sides, both: Sides) -> None:
    found = narrower(published(own, "text") if any(own) else None, published(known, "warc"))
    assert found is not None
    assert (found.earliest, found.latest) == days(both)


def days(sides: Sides) -> tuple[date | None, ...]:
    return tuple(date.fromisoformat(side) if side else None for side in sides)


def published(sides: Sides, source: PublishedFrom) -> Published:
    earliest, latest = days(sides)
    return Published(earliest, latest, source)
