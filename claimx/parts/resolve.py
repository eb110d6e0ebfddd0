"""The keyed stages over laid parts: happenings, the dates that they narrow, and verdicts, each share of them by one task."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge

import msgspec
import numpy as np

from claimx.align.clusters import Groups, clusters
from claimx.align.dates import Reason, again, is_dated, narrowed, reasons
from claimx.align.events import Place, made_of, place_of
from claimx.align.origins import Copies
from claimx.align.pairing import spans
from claimx.align.part import Part
from claimx.conflicts.judge import judge
from claimx.engines import Engine
from claimx.engines.shelf import Shelf
from claimx.model import Article, Claim, Event, Relation
from claimx.parts.told import DealTold, Share, articles_of

CLAIMS_A_TASK = 20_000
PLACE = "groups"


@dataclass(frozen=True, slots=True)
class Judged:
    """One event with its verdicts; `place` is what events are sorted by."""

    place: Place
    event: Event
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the stages left on the shelf: under each of `names` judged events in order, a line each.

    `changed` are the articles, by id, whose dates others narrowed; `copies` groups of articles with one origin.
    """

    names: tuple[str, ...]
    changed: dict[str, Article]
    copies: tuple[tuple[str, ...], ...]

    def judged(self, shelf: Shelf) -> Iterator[Judged]:
        """All events with their verdicts, in order; no more is held than a line of each name."""
        return merge(*(_judged(shelf, name) for name in self.names), key=lambda it: it.place)


def resolved(engine: Engine, shelf: Shelf, parts: Sequence[Part]) -> Resolved:
    """Groups the claims of all parts, narrows dates by what others tell, and judges; each stage is work for the engine."""
    groups = clusters(engine, shelf, parts)
    shares = _shares(shelf, groups)
    dealt = tuple(engine.map_groups(DealTold(shelf, shares), [part.place for part in parts]))
    told: dict[str, list[Reason]] = {}
    for found in engine.map_groups(Gather(shelf, dealt), range(shares)):
        for article, own in found.items():
            told.setdefault(article, []).extend(own)
    changed = narrowed({a.id: a for part in parts for a in articles_of(shelf, part.place) if a.id in told}, told)
    shelf.write(f"{PLACE}/changed", msgspec.json.encode(changed))
    names = tuple(engine.map_groups(Verdicts(shelf, dealt), range(shares)))
    return Resolved(names, changed, groups.copies.groups())


def _shares(shelf: Shelf, groups: Groups) -> int:
    """Leaves on the shelf what each claim is grouped with and whose share its event is; gives the number of shares."""
    many = np.bincount(groups.event, minlength=len(groups.event))
    shares = spans(many, CLAIMS_A_TASK)
    lasts = np.array([last for _, last in shares])
    shelf.put(f"{PLACE}/told", np.searchsorted(lasts, groups.event, side="right"))
    for name in ("event", "core", "sure"):
        shelf.put(f"{PLACE}/{name}", getattr(groups, name))
    shelf.put(f"{PLACE}/origin", groups.copies.origin)
    return len(shares)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The claims and articles (by id) of one share, and its events."""

    claims: dict[str, Claim]
    articles: dict[str, Article]
    events: tuple[Event, ...]


def _gathered(shelf: Shelf, dealt: Sequence[Share], share: int) -> Gathered:
    rows, claims, articles = zip(*(own.of(shelf, share) for own in dealt), strict=True)
    numbers = np.concatenate(rows)
    order = np.argsort(numbers)
    told = [claim for own in claims for claim in own]
    known = {article.id: article for own in articles for article in own}
    home = dict(zip((c.article for c in told), shelf.get("columns/article")[numbers].tolist(), strict=True))
    origin = shelf.get(f"{PLACE}/origin")[list(home.values())]
    event, core, sure = (shelf.get(f"{PLACE}/{name}")[numbers[order]] for name in ("event", "core", "sure"))
    groups = Groups(event, core, sure, Copies(tuple(home), origin))
    events = made_of([told[n] for n in order.tolist()], groups, known)
    return Gathered({c.id: c for c in told}, known, events)


@dataclass(frozen=True, slots=True)
class Gather:
    """The task that makes the events of one share."""

    shelf: Shelf
    dealt: tuple[Share, ...]

    def __call__(self, share: int) -> dict[str, list[Reason]]:
        """What the share's events tell of the days of articles (ids) that state none."""
        articles = [article for own in self.dealt for article in own.articles_of(self.shelf, share)]
        if len({is_dated(article) for article in articles}) < 2:
            return {}
        found = _gathered(self.shelf, self.dealt, share)
        return reasons(found.claims, found.articles, found.events)


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The task that judges the events of one share, once it is known which articles' dates are narrowed."""

    shelf: Shelf
    dealt: tuple[Share, ...]

    def __call__(self, share: int) -> str:
        """Leaves the judged events as lines under the name that it gives."""
        found = _gathered(self.shelf, self.dealt, share)
        changed = msgspec.json.decode(self.shelf.read(f"{PLACE}/changed"), type=dict[str, Article])
        claims = {id: again(claim, changed) for id, claim in found.claims.items()}
        articles = found.articles | {id: changed[id] for id in found.articles.keys() & changed.keys()}
        lines = (
            Judged(place_of(found.claims[event.claims[0]], found.articles[claims[event.claims[0]].article]), *done)
            for event in found.events
            for done in [judge(event, claims, articles)]
        )
        name = f"judged/{share}"
        self.shelf.write(name, b"\n".join(map(msgspec.json.encode, lines)))
        return name


def _judged(shelf: Shelf, name: str) -> Iterator[Judged]:
    decoder = msgspec.json.Decoder(Judged)
    return map(decoder.decode, shelf.read(name).splitlines())
