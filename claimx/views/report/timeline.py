"""When each outlet has an event planned, done or denied: a row a told time, and where its bar lies on the event's axis."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from claimx.model import Claim, Event, Result
from claimx.safe import safe_line
from claimx.views import words
from claimx.views.index import Index
from claimx.views.report.anchors import anchor
from claimx.views.report.texts import Texts

TICKS = 6
# How far a date's label is kept from those at the axis's ends, which reach inwards, in per cent.
CLEAR = 20
# How a claim's status is told: its name in the page's words.
HOW = {"actual": "done", "planned": "planned", "possible": "possible", "negated": "denied"}
_MONTHS = (1, 2, 3, 6, 12)
_DAYS = (1, 2, 5, 7, 10, 14)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


@dataclass(frozen=True)
class Bar:
    """One told time: how it is told, its days in words, who tells it, and its place on the axis in per cent.

    `open` is "left", "right" or both where nothing bounds that side; `mark` is where the sign of a known day stands;
    `href` names the sentence.
    """

    how: str
    days: str
    words: str
    outlets: str
    start: float
    width: float
    open: str
    mark: float | None
    href: str


@dataclass(frozen=True)
class Tick:
    """A date on the axis and where it stands, in per cent."""

    at: float
    label: str


@dataclass(frozen=True)
class Track:
    """An event's bars over its axis; `table` names its table of disagreements, if it has one."""

    id: str
    label: str
    event: str
    first: str
    last: str
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    outlets: tuple[str, ...]


def tracks(result: Result, texts: Texts) -> list[Track]:
    """The events of which two or more times are told, in the order of their days."""
    index = Index(result)
    found = []
    for event in result.events:
        told = [c for c in map(index.claims.__getitem__, event.claims) if c.when and _bounded(c)]
        groups = _groups(told)
        if len(groups) > 1:
            found.append(_track(event, groups, index, texts))
    return sorted(found, key=lambda t: (t.first, t.last, t.id))


def _bounded(it: Claim) -> bool:
    return bool(it.when and (it.when.earliest or it.when.latest))


Key = tuple[str, date | None, date | None]


def _groups(told: Iterable[Claim]) -> dict[Key, list[Claim]]:
    """Claims of one status and one time together, in the order of their days."""
    groups: dict[Key, list[Claim]] = defaultdict(list)
    for claim in told:
        if claim.when:
            how = HOW["negated" if claim.negated else claim.status]
            groups[how, claim.when.earliest, claim.when.latest].append(claim)
    return dict(sorted(groups.items(), key=lambda g: (g[0][1] or g[0][2] or date.min, g[0][2] or date.max, g[0][0])))


def _track(event: Event, groups: dict[Key, list[Claim]], index: Index, texts: Texts) -> Track:
    days = [day for _, first, last in groups for day in (first, last) if day]
    axis = Axis(min(days), max(days))
    outlets = dict.fromkeys(index.outlet(c.article) for claims in groups.values() for c in claims)
    return Track(
        id=anchor("t", event.id),
        label=safe_line(event.label),
        event=anchor("e", event.id),
        first=min(days).isoformat(),
        last=max(days).isoformat(),
        ticks=tuple(axis.ticks()),
        bars=tuple(_bar(key, claims, axis, index, texts) for key, claims in groups.items()),
        outlets=tuple(map(safe_line, outlets)),
    )


def _bar(key: Key, claims: list[Claim], axis: "Axis", index: Index, texts: Texts) -> Bar:
    how, first, last = key
    told = words.joined((words.quoted(c.when.span.text, 30) for c in claims if c.when), ", ")
    start = axis.at(first) if first else 0.0
    end = axis.at(last + timedelta(days=1)) if last else 100.0
    one = claims[0]
    return Bar(
        how=how,
        days=words.period(first, last),
        words=safe_line(told),
        outlets=safe_line(words.joined(index.outlet(c.article) for c in claims)),
        start=round(start, 2),
        width=round(end - start, 2),
        open=words.joined(("" if first else "left", "" if last else "right"), " "),
        mark=round((start + end) / 2, 2) if first == last else None,
        href=texts.places(one.article, one.predicate.span, [one.when.span] if one.when else [])[1],
    )


class Axis:
    """A stretch of days with some room at its ends."""

    def __init__(self, first: date, last: date) -> None:
        room = max(2, (last - first).days // 12)
        low, high = first.toordinal() - room, last.toordinal() + 1 + room
        self.first, self.last = max(low, date.min.toordinal()), min(high, date.max.toordinal())

    def at(self, day: date) -> float:
        """Where a day begins, in per cent of the axis."""
        return 100 * (day.toordinal() - self.first) / (self.last - self.first)

    def ticks(self) -> Iterator[Tick]:
        """Round dates: days, first days of months, or of years; labelled where the label is clear of those at the ends."""
        found = [(self.at(day), label) for day, label in self._round() if 0 <= self.at(day) <= 100]
        ends = {found[0], found[-1]} if found else set()
        for at, label in found:
            clear = (at, label) in ends or all(abs(at - end) >= CLEAR for end, _ in ends)
            yield Tick(round(at, 2), label if clear else "")

    def _round(self) -> Iterator[tuple[date, str]]:
        span = self.last - self.first
        if span <= TICKS * _DAYS[-1]:
            step = next(s for s in _DAYS if span <= TICKS * s)
            for number in range(self.first, self.last + 1, step):
                yield date.fromordinal(number), date.fromordinal(number).isoformat()
        elif span <= TICKS * 366:
            step = next(s for s in _MONTHS if span <= TICKS * 31 * s)
            yield from self._months(step)
        else:
            yield from self._years(next(s for s in _YEARS if span <= TICKS * 366 * s))

    def _months(self, step: int) -> Iterator[tuple[date, str]]:
        first, last = date.fromordinal(self.first), date.fromordinal(self.last)
        for number in range(first.year * 12, last.year * 12 + last.month, step):
            day = date(number // 12, number % 12 + 1, 1)
            yield day, day.isoformat()[:7]

    def _years(self, step: int) -> Iterator[tuple[date, str]]:
        first, last = date.fromordinal(self.first).year, date.fromordinal(self.last).year
        for year in range(first - first % step, last + 1, step):
            if year >= 1:
                yield date(year, 1, 1), f"{year:04}"
