"""What a weekday told with day and month ("Monday, September 30") tells of the article's year."""

from dataclasses import dataclass
from datetime import date

from claimx.model import Published, Span
from claimx.model.calendar import Days

# A date without its year lies within a year of the article.
YEAR = 366
# A day of a month falls on one weekday again within so many years (29 February within forty).
YEARS = 12


@dataclass(frozen=True, slots=True)
class Dated:
    """A day of a month with its weekday, without its year; `way` is -1 where it is told as past, 1 as future."""

    month: int
    day: int
    weekday: int
    way: int
    span: Span


def _on(dated: Dated, year: int) -> date | None:
    try:
        found = date(year, dated.month, dated.day)
    except ValueError:
        return None
    return found if found.isoweekday() == dated.weekday else None


def _around(day: date, way: int) -> Days:
    """The days on which an article can tell a day without its year."""
    at = day.toordinal()
    first = at if way < 0 else max(at - YEAR, 1)
    last = at if way > 0 else min(at + YEAR, date.max.toordinal())
    return date.fromordinal(first), date.fromordinal(last)


def narrowed(published: Published, dated: list[Dated]) -> Published:
    """The bounds, narrowed to the years in which the days fall on their weekdays; unchanged where none fits."""
    for one in dated:
        published = _narrowed(published, one)
    return published


def _narrowed(published: Published, dated: Dated) -> Published:
    early, late = published.earliest, published.latest
    if early is None and late is None:
        return published
    first = early.year - 1 if early else (late or date.max).year - YEARS
    last = late.year + 1 if late else first + YEARS
    years = (_on(dated, year) for year in range(max(first, 1), min(last, 9999) + 1))
    stretches = [_around(day, dated.way) for day in years if day]
    fitting = [s for s in stretches if (early is None or s[1] >= early) and (late is None or s[0] <= late)]
    if not fitting:
        return published
    lower = max(early, fitting[0][0]) if early else None
    upper = min(late, fitting[-1][1]) if late else None
    if (lower, upper) == (early, late):
        return published
    return Published(lower, upper, published.source, tuple(sorted({*published.evidence, dated.span})))
