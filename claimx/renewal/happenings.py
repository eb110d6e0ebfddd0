"""The events of some rows of a run, made and judged from their claims alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from claimx.align.clusters import Groups
from claimx.align.columns import Flags, Ints
from claimx.align.dates import Reason, again, narrowed, reasons
from claimx.align.events import made_of, place_of
from claimx.align.renewed import Renewed
from claimx.conflicts.judge import judge
from claimx.engines.shelf import Memory
from claimx.model import Article, Claim, Event, Result, Run
from claimx.renewal.settled import Settled
from claimx.store.rows import Order

CLAIMS_A_SHARE = 5_000


@dataclass(frozen=True, slots=True)
class Hint:
    """What an event tells of the day of an article; `claim` is the first of the event."""

    claim: str
    article: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Share:
    """Some whole events, with their claims and articles by id; `numbers` are those of the claims in their articles."""

    events: tuple[Event, ...]
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    numbers: Mapping[str, int]


class Happenings:
    """The events of a run, of which only those are made that are asked for."""

    def __init__(self, found: Renewed, settled: Settled, shelf: Memory) -> None:
        self._found, self._settled = found, settled
        self._article: Ints = shelf.get("columns/article")
        self._number = np.zeros(len(found.made.ids), dtype=np.int64)
        for part in found.made.parts:
            own = shelf.get(f"{part.place}/article")
            self._number[shelf.get(f"{part.place}/of.rows")] = np.arange(len(own)) - np.searchsorted(own, own)

    def hints(self, before: Iterable[Hint]) -> list[Hint]:
        """What all events tell of the days of articles; `before` is what they told in the run before."""
        ids, stay = self._found.made.ids, self._found.stay
        held = list(before)
        place = np.searchsorted(ids, np.array([hint.claim.encode() for hint in held], dtype=ids.dtype))
        stays = (
            (np.append(ids, b"")[place] == [h.claim.encode() for h in held]) & np.append(stay, False)[place]
        ).tolist()
        found = [hint for hint, is_kept in zip(held, stays, strict=True) if is_kept]
        for share in self._shares(~stay):
            for event in share.events:
                told = reasons(share.claims, share.articles, [event])
                found += [Hint(event.claims[0], article, reason) for article, own in told.items() for reason in own]
        return found

    def narrowed(self, hints: Iterable[Hint]) -> dict[str, Article]:
        """The articles, by id, whose days the hints narrow."""
        told: dict[str, list[Reason]] = {}
        for hint in hints:
            told.setdefault(hint.article, []).append(hint.reason)
        return narrowed({id: self._settled.marks[id].article for id in told}, told)

    def stirred(self, articles: Iterable[str]) -> Flags:
        """True for rows whose events are other ones than before, or tell of one of these articles (ids)."""
        some = set(articles)
        named = np.array([article in some for article in self._found.made.articles], dtype=np.bool_)
        event = self._found.groups.event
        rows: Flags = ~self._found.stay | np.isin(event, event[named[self._article]])
        return rows

    def judged(self, rows: Flags, changed: Mapping[str, Article], run: Run) -> Iterator[tuple[Result, Order]]:
        """The events of the rows with their verdicts and claims, a share at a time, once it is known whose dates are narrowed."""
        for share in self._shares(rows):
            claims = {id: again(claim, changed) for id, claim in share.claims.items()}
            articles = {id: changed.get(id, article) for id, article in share.articles.items()}
            done = [judge(event, claims, articles) for event in share.events]
            relations = tuple(relation for _, own in done for relation in own)
            events = tuple(event for event, _ in done)
            yield Result(run, (), (), (), tuple(claims.values()), events, relations), _order(share)

    def _shares(self, rows: Flags) -> Iterator[Share]:
        """Whole events of the rows, so many claims at a time."""
        at = np.flatnonzero(rows)
        event = self._found.groups.event[at]
        by = np.argsort(event, kind="stable")
        at, event = at[by], event[by]
        self._settled.want(self._found.made.articles[n] for n in np.unique(self._article[at]).tolist())
        yield from (self._share(np.sort(own)) for own in np.split(at, _cuts(event)) if len(own))

    def _share(self, rows: Ints) -> Share:
        names = self._found.made.articles
        homes = [names[n] for n in self._article[rows].tolist()]
        numbers = self._number[rows].tolist()
        claims = [self._settled.claim(*place) for place in zip(homes, numbers, strict=True)]
        articles = {id: self._settled.marks[id].article for id in sorted(set(homes))}
        all_groups = self._found.groups
        groups = Groups(all_groups.event[rows], all_groups.core[rows], all_groups.sure[rows], all_groups.copies)
        told = {c.id: c for c in claims}
        return Share(made_of(claims, groups, articles), told, articles, dict(zip(told, numbers, strict=True)))


def _cuts(event: Ints) -> list[int]:
    """Places between events, at least so many rows apart."""
    cuts = [0]
    for place in (np.flatnonzero(event[1:] != event[:-1]) + 1).tolist():
        if place - cuts[-1] >= CLAIMS_A_SHARE:
            cuts.append(place)
    return cuts[1:]


def _order(share: Share) -> Order:
    """What claims and events are sorted by in the store."""
    order: dict[str, dict[str, object]] = {id: {"number": number} for id, number in share.numbers.items()}
    for event in share.events:
        first = share.claims[event.claims[0]]
        day, article, within, start, _ = place_of(first, share.articles[first.article])
        order[event.id] = {"day": day, "article": article, "within": within, "start": start}
    return order
