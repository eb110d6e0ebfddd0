"""Claims built by hand, as small as a rule needs them, and what grouping makes of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from claimx.align import group
from claimx.model import Argument, Article, Claim, Event, Place, Predicate, Published, Quantity, Span, Time, Timex

A, B = "a.txt", "b.txt"


@dataclass(frozen=True)
class Report:
    """One article's claim: what happened to whom, when, where, how many."""

    verb: str
    cls: str | None
    what: str | None = None
    head: str | None = None
    things: tuple[str, ...] = ()
    who: str | None = None
    doers: tuple[str, ...] = ()
    days: tuple[str, str] | None = None
    town: tuple[float, float] | None = None
    number: float | None = None
    role: str | None = None
    relation: str = "="
    status: str = "actual"
    nominal: bool = False
    sentence: int = 1
    article: str = A

    def but(self, **changes: object) -> "Report":
        """The same in the other article, with these changes."""
        return replace(self, **{"article": B, **changes})  # type: ignore[arg-type]


def span(text: str, start: int = 0) -> Span:
    return Span(start, start + len(text), text)


def argument(text: str | None, head: str | None, refs: tuple[str, ...]) -> Argument | None:
    if text is None:
        return None
    noun = head or text.split()[-1]
    return Argument(span(text), noun, refs=refs, plural=noun not in text.lower() or f"{noun}s" in text.lower())


def day(days: tuple[str, str] | None) -> Time | None:
    if days is None:
        return None
    first, last = map(date.fromisoformat, days)
    return Time(span("then"), Timex("DATE", days[0]), first, last)


def quantity(r: Report) -> tuple[Quantity, ...]:
    if r.number is None:
        return ()
    low = None if r.relation == "<=" else r.number
    high = None if r.relation == ">=" else r.number
    where = span(str(r.number))
    return (Quantity(where, r.number, low, high, r.relation, role=r.role),)  # type: ignore[arg-type]


def claim(r: Report, number: int) -> Claim:
    places = (Place(span("Lund"), f"town {r.town}", lat=r.town[0], lon=r.town[1]),) if r.town else ()
    return Claim(
        id=f"{number:012x}",
        article=r.article,
        sentence=r.sentence,
        main=True,
        nominal=r.nominal,
        text=r.verb,
        predicate=Predicate(span(r.verb, number * 100), r.verb, r.cls),
        who=argument(r.who, None, r.doers),
        what=argument(r.what, r.head, r.things),
        when=day(r.days),
        where=places,
        quantities=quantity(r),
        status=r.status,  # type: ignore[arg-type]
        negated=False,
        said_by=(),
        evidence=span(r.verb),
    )


def article(name: str, published: str | None = "2021-05-10", text: str = "") -> Article:
    known = date.fromisoformat(published) if published else None
    return Article(name, text, name, published=Published(known, known, "row") if known else None)


def events(
    reports: Sequence[Report],
    stories: dict[str, tuple[str, ...]] | None = None,
    published: dict[str, str | None] | None = None,
) -> tuple[Event, ...]:
    """The events of the reports; `stories` gives the names that an article speaks of, `published` its day."""
    claims = [claim(r, n) for n, r in enumerate(reports)]
    found = {r.article: article(r.article, (published or {}).get(r.article, "2021-05-10")) for r in reports}
    return group(claims, found, {a: Counter(names) for a, names in (stories or {}).items()})


def met(*reports: Report, **more: object) -> str:
    """How the reports stand: "core" (their values may be compared), "event" (they only sound alike) or "apart"."""
    found = events(reports, **more)  # type: ignore[arg-type]
    if len(found) > 1:
        return "apart"
    return "core" if len(found[0].cores) == 1 else "event"
