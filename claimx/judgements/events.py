"""Events put together or taken apart as judged."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from claimx.model import Article, Claim, Event

Order = Callable[[str], tuple[date, int]]


def order(claims: Sequence[Claim], articles: Mapping[str, Article]) -> Order:
    """Sorts claims (by id) as events do: by the day of their article, then as they stand."""
    known = {c.id: (_day(articles[c.article]), number) for number, c in enumerate(claims)}
    return known.__getitem__


def _day(article: Article) -> date:
    published = article.published
    return published.earliest if published is not None and published.earliest else date.max


def joined(events: Sequence[Event], a: str, b: str, by: Order) -> list[Event]:
    """The events with those of the claims `a` and `b` as one, whose values are compared with each other."""
    one, other = (next(e for e in events if c in e.claims) for c in (a, b))
    if one is other:
        merged = replace(one, cores=_one_core(one.cores, a, b))
        return [merged if e is one else e for e in events]
    big, small = sorted((one, other), key=lambda e: (-len(e.claims), by(e.claims[0])))
    claims = tuple(sorted((*one.claims, *other.claims), key=by))
    made = replace(
        big,
        id=f"e{claims[0]}",
        claims=claims,
        cores=_one_core((*one.cores, *other.cores), a, b),
        sure=True,
        origins=_united((*one.origins, *small.origins) if big is one else (*other.origins, *small.origins)),
    )
    return sorted([made, *(e for e in events if e is not one and e is not other)], key=lambda e: by(e.claims[0]))


def _one_core(cores: Iterable[tuple[str, ...]], a: str, b: str) -> tuple[tuple[str, ...], ...]:
    told = list(cores)
    met = [core for core in told if a in core or b in core]
    made = tuple(dict.fromkeys(c for core in met for c in core))
    return tuple(sorted([made, *(core for core in told if core not in met)]))


def _united(origins: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Groups of articles; those that share one are one."""
    groups: list[set[str]] = []
    for group in map(set, origins):
        met = [g for g in groups if g & group]
        groups = [g for g in groups if not g & group] + [group.union(*met)]
    return tuple(sorted(tuple(sorted(g)) for g in groups))


def parted(events: Sequence[Event], a: str, b: str, claims: Mapping[str, Claim], by: Order) -> list[Event]:
    """The events with `b` out of the event of `a`, and with it what its article tells beside it in the same core.

    Where `a` stands in that article too, only the claim `b` itself goes.
    """
    home = next(e for e in events if a in e.claims)
    core = next((core for core in home.cores if b in core), (b,))
    alone = claims[a].article == claims[b].article
    gone = {b} if alone else {c for c in core if claims[c].article == claims[b].article}
    if not alone and a not in core:
        gone = set(core)
    made = [_part(home, home_ids, claims, by) for home_ids in (set(home.claims) - gone, gone)]
    return sorted([*made, *(e for e in events if e is not home)], key=lambda e: by(e.claims[0]))


def _part(event: Event, ids: set[str], claims: Mapping[str, Claim], by: Order) -> Event:
    told = tuple(sorted(ids, key=by))
    articles = {claims[c].article for c in told}
    origins = (tuple(a for a in group if a in articles) for group in event.origins)
    whole = next((c for c in told if claims[c].text == event.label), None)
    return replace(
        event,
        id=f"e{told[0]}",
        label=event.label if whole else claims[told[0]].text,
        claims=told,
        cores=tuple(core for core in (tuple(c for c in core if c in ids) for core in event.cores) if core),
        origins=tuple(group for group in origins if group),
    )
