"""How days, numbers, places and speakers read to people: short words for a table's cell."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from claimx.model import Claim, Published, Quantity, Span, Time

UNKNOWN = "?"
LONG = 60
BOUNDS = {"=": "", "~": "about ", ">": "more than ", "<": "fewer than ", ">=": "at least ", "<=": "at most "}


def joined(parts: Iterable[str], between: str = ", ") -> str:
    """The parts in order, each once, empty ones left out."""
    return between.join(dict.fromkeys(p for p in parts if p))


def line(text: str) -> str:
    """A text on one line: every run of white space one blank."""
    return " ".join(text.split())


def clipped(text: str, length: int) -> str:
    """A text on one line, cut with an ellipsis where it is longer than `length`."""
    flat = line(text)
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"


def quoted(text: str, length: int = 60) -> str:
    """The article's own words, in quotation marks."""
    return f"“{clipped(text, length)}”"


def _starts(day: date) -> str:
    if day.day > 1:
        return day.isoformat()
    return f"{day.year:04}" if day.month == 1 else f"{day.year:04}-{day.month:02}"


def _ends(day: date) -> str:
    if day.day < monthrange(day.year, day.month)[1]:
        return day.isoformat()
    return f"{day.year:04}" if day.month == 12 else f"{day.year:04}-{day.month:02}"


def _within(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    if first.day == 1 and _ends(last) != last.isoformat():
        if (first.year, first.month) == (last.year, last.month):
            return first.isoformat()[:7]
        if first.month == 1 and last.month == 12:
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        return f"{first.isoformat()[:7]} to {last.isoformat()[:7]}"
    return f"{first.isoformat()} to {last.isoformat()}"


def period(first: date | None, last: date | None) -> str:
    """The days between two bounds as the shortest ISO form: "2017-11", "from 2017-11", "2014-05 to 2014-08", "?"."""
    if first and last:
        return _within(first, last)
    if first:
        return f"from {_starts(first)}"
    return f"until {_ends(last)}" if last else UNKNOWN


def published(it: Published | None) -> str:
    """When an article appeared, as far as known."""
    return period(it.earliest, it.latest) if it else UNKNOWN


def when(it: Time | None) -> str:
    """A claim's time: its days where they are known, else the words it was told in with what bounds them."""
    if it is None:
        return ""
    known = period(it.earliest, it.latest)
    if known != UNKNOWN and not it.timex.value.startswith("X"):
        return known
    return quoted(it.span.text, 30) + ("" if known == UNKNOWN else f" {known}")


def where(claim: Claim) -> str:
    """A claim's places by name."""
    return joined(place.name for place in claim.where)


def who(claim: Claim) -> str:
    """A claim's doer in the article's words, with the name of what a pronoun or a nominal stands for."""
    if claim.who is None:
        return ""
    said, name = claim.who.span.text, claim.who.name or ""
    more = len(name) <= LONG and name.casefold() not in line(said).casefold()
    return f"{clipped(said, LONG)} ({name})" if more else clipped(said, LONG)


def count(claim: Claim) -> str:
    """A claim's quantities in the article's words; a count that no number word states in digits."""
    told = (line(q.span.text) if q.span else digits(q.value) + (f" {q.of}" if q.of else "") for q in claim.quantities)
    return joined(told)


def digits(value: float | None) -> str:
    """A number as short as it is exact, its thousands apart."""
    return UNKNOWN if value is None else f"{value:,.15g}"


def quantity(it: Quantity) -> str:
    """A number with its bound and unit, and the role of those counted, else what is counted: "at least 12 killed"."""
    return joined((_number(it), it.unit or "", it.role or _thing(it)), " ")


def quantity_in_full(it: Quantity) -> str:
    """A number with all that is known of it: "at least 12 killed (passenger)"."""
    return joined((quantity(it), _thing(it) if it.role else ""), " ")


def _thing(it: Quantity) -> str:
    return f"({it.of})" if it.of else ""


def _number(it: Quantity) -> str:
    bound = BOUNDS[it.relation]
    if it.value is not None:
        return bound + digits(it.value)
    if it.low is not None and it.high is not None:
        return f"{bound}{digits(it.low)} to {digits(it.high)}"
    if it.low is None and it.high is None:
        return UNKNOWN
    open_to = ">=" if it.high is None else "<="
    return (bound or BOUNDS[open_to]) + digits(it.low if it.high is None else it.high)


def status(claim: Claim) -> str:
    """Whether a claim is told as a fact, a plan or a possibility, or as not so."""
    if not claim.negated:
        return claim.status
    return "negated" if claim.status == "actual" else f"not {claim.status}"


def speakers(spans: Iterable[Span]) -> str:
    """Who says so, the outermost speaker first."""
    return joined((clipped(s.text, LONG) for s in spans), " › ")
