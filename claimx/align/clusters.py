"""Claims -> groups of one happening: blocking by family and name, then merging best pairs first while nothing bars it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations, count

from claimx.align.features import Features
from claimx.align.match import Match, match
from claimx.align.stories import Stories
from claimx.model.calendar import shifted

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
        for day in (shifted(first, -SLIP), shifted(last, SLIP)):
            yield f"{f.thing}@{day:%Y-%m}"


def clusters(claims: Iterable[Features], stories: Stories) -> list[list[list[Features]]]:
    """Groups of claims of one happening, each as its cores; a claim that meets none is alone.

    A core holds claims that are tied closely enough to compare their values; cores of one group only sound alike. The
    order of input changes nothing.
    """
    ordered = sorted(claims, key=lambda f: f.claim.id)
    pairs = _pairs(ordered, stories)
    cores = _merged([[f] for f in ordered], ((a, b) for m, a, b in pairs if m.tied), stories)
    events = _merged(list(cores), ((a, b) for _, a, b in pairs), stories)
    core_of = {f.claim.id: core for core in cores for f in core}
    return [list({id(core_of[f.claim.id]): core_of[f.claim.id] for f in event}.values()) for event in events]


def _merged(
    groups: list[list[Features]], pairs: Iterable[tuple[Features, Features]], stories: Stories
) -> list[list[Features]]:
    """The groups after joining those of each pair in turn, where no claim of one bars a claim of the other."""
    home = {f.claim.id: number for number, group in enumerate(groups) for f in group}
    members = dict(enumerate(groups))
    apart: set[tuple[int, int]] = set()  # a merged group gets a fresh number, so what was barred before is asked anew
    fresh = count(len(groups))
    for a, b in pairs:
        one, other = sorted((home[a.claim.id], home[b.claim.id]))
        if one == other or (one, other) in apart:
            continue
        if _barred(members[one], members[other], stories):
            apart.add((one, other))
            continue
        new = next(fresh)
        members[new] = members.pop(one) + members.pop(other)
        home.update((f.claim.id, new) for f in members[new])
    return list(members.values())


def _pairs(ordered: list[Features], stories: Stories) -> list[tuple[Match, Features, Features]]:
    """Pairs that speak for one happening, best first: an article's own before all, since it knows what it tells twice."""
    found = [(m, a, b) for a, b, m in _scored(ordered, stories) if m.score > 0]
    return sorted(found, key=_best_first)


def _best_first(pair: tuple[Match, Features, Features]) -> tuple[bool, bool, float, str, str]:
    m, a, b = pair
    return not m.tied, a.claim.article != b.claim.article, -m.score, a.claim.id, b.claim.id


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
