"""Days that are told by a feast's name instead of month and day."""

from datetime import date, timedelta


def easter(year: int) -> date:
    """Easter Sunday of a Gregorian year (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return date(year, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def holiday_of(told: str, year: int) -> date:
    """The day of a feast in a year, as the rules tell it: "MM-DD", "easter OFFSET" or "MONTH WEEKDAY NTH [OFFSET]"."""
    parts = told.split()
    if len(parts) == 1:
        return date.fromisoformat(f"{year:04}-{told}")
    if parts[0] == "easter":
        return easter(year) + timedelta(days=int(parts[1]))
    month, weekday, nth, *offset = map(int, parts)
    return _nth_weekday(year, month, weekday, nth) + timedelta(days=sum(offset))
