"""Claims -> groups of one happening: blocking by family and name, then merging best pairs first while nothing bars it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations

from claimx.align.features import Features
from claimx.align.match import Match, match
from claimx.align.stories import Stories

BLOCK = 400
CHECKED = 24
NARROW = 31
SLIP = timedelta(days=2)


def keys(f: Features, stories: Stories) -> set[tuple[str, str]]:
    """The blocks that a claim is compared in: its family with each of its names, and with its article's weightiest."""
    return {(f.family, word) for word in (*f.names, *stories.salient(f.claim.article), *_months(f))}


def _months(f: Features) -> Iterator[str]:
    """The thing with each month that a narrowly dated claim can lie in, for claims that name nothing."""
    first, last, days = f.window.earliest, f.window.latest, f.window.days
    if f.window.told and first and last and days and days <= NARROW:
        for day in (first - SLIP, last + SLIP):
            yield f"{f.thing}@{day:%Y-%m}"


def clusters(claims: Iterable[Features], stories: Stories) -> list[list[Features]]:
    """Groups of claims of one happening; a claim that meets none is alone. The order of input changes nothing."""
    ordered = sorted(claims, key=lambda f: f.claim.id)
    groups = {f.claim.id: [f] for f in ordered}
    for _, a, b in _pairs(ordered, stories):
        one, other = groups[a.claim.id], groups[b.claim.id]
        if one is not other and not _barred(one, other, stories):
            merged = one + other
            groups.update((f.claim.id, merged) for f in merged)
    return list({id(g): g for g in groups.values()}.values())


def _pairs(ordered: list[Features], stories: Stories) -> list[tuple[float, Features, Features]]:
    """Pairs that speak for one happening: an article's own first, since it knows best what it tells twice."""
    found = ((m.score, a, b) for a, b, m in _scored(ordered, stories) if m.score > 0)
    return sorted(found, key=lambda p: (p[1].claim.article != p[2].claim.article, -p[0], p[1].claim.id, p[2].claim.id))


def _scored(ordered: list[Features], stories: Stories) -> Iterator[tuple[Features, Features, Match]]:
    seen: set[tuple[str, str]] = set()
    for block in _blocks(ordered, stories):
        for a, b in combinations(block, 2):
            pair = (a.claim.id, b.claim.id)
            if pair not in seen:
                seen.add(pair)
                yield a, b, match(a, b, stories)


def _blocks(ordered: list[Features], stories: Stories) -> Iterator[list[Features]]:
    """Blocks in order of their key; a very large one is cut by date, so that cost stays near-linear."""
    blocks: dict[tuple[str, str], list[Features]] = defaultdict(list)
    for f in ordered:
        for key in keys(f, stories):
            blocks[key].append(f)
    for _, block in sorted(blocks.items()):
        if len(block) <= BLOCK:
            yield block
            continue
        dated = sorted(block, key=lambda f: (str(f.window.earliest), f.claim.id))
        yield from (sorted(dated[i : i + BLOCK], key=lambda f: f.claim.id) for i in range(0, len(dated), BLOCK // 2))


def _barred(one: list[Features], other: list[Features], stories: Stories) -> bool:
    """True where any claim of one group can't be of the other's happening (the first few of each stand for large groups)."""
    return any(match(a, b, stories).barred for a in one[:CHECKED] for b in other[:CHECKED])
