"""Claims -> groups of one happening: pairs near each other under a name, merged best first while nothing bars it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import numpy as np

from claimx.align.columns import Columns, Ints
from claimx.align.features import Features
from claimx.align.match import Matches, against, match
from claimx.align.merger import Merger
from claimx.align.neighbours import neighbours
from claimx.align.stories import Stories
from claimx.compare.leeway import MONTH
from claimx.model.calendar import shifted

BLOCK = 400
WINDOW = 48
PART = 500_000
SLIP = timedelta(days=2)
# The share of claim pairs that may speak against the merging of two groups: one misread date shall not part a story's
# event, but values are compared only among claims that hardly anything parts.
IN_CORE, IN_EVENT = 0.1, 0.5


@dataclass(frozen=True, slots=True)
class Groups:
    """For each claim the number of its event and of its core in it, and whether the event is sure.

    A core holds claims that are tied closely enough to compare their values; cores of one event only sound alike.
    """

    event: list[int]
    core: list[int]
    sure: set[int]


def clusters(rows: Sequence[Features], articles: dict[str, int], stories: Stories) -> Groups:
    """The groups of claims given in order of their ids; one that meets none is alone."""
    columns = Columns(rows, articles)
    found = _matches(columns, _candidates(rows, columns, stories), stories)
    merger = Merger(columns.rows, partial(against, columns))
    merger.merge(found.a[found.tied], found.b[found.tied], IN_CORE)
    core = merger.home()
    merger.merge(found.a, found.b, IN_EVENT)
    event = merger.home()
    return Groups(event, core, _sure(event, found))


def keys(f: Features, salient: Sequence[str]) -> set[tuple[str, str]]:
    """The blocks that a claim is compared in: its family with its article, its names, and its article's weightiest."""
    family = min(f.family, f.opposite) if f.opposite is not None else f.family
    own = f"in {f.claim.article}"
    return {(family, word) for word in (own, *f.things, *f.doers, *f.places, *salient, *_months(f))}


def _months(f: Features) -> Iterator[str]:
    """The thing with each month that a narrowly dated claim can lie in, for claims that name nothing."""
    first, last, days = f.window.earliest, f.window.latest, f.window.days
    if f.window.told and first and last and days and days <= MONTH:
        for day in (shifted(first, -SLIP), shifted(last, SLIP)):
            yield f"{f.thing}@{day:%Y-%m}"


def _candidates(rows: Sequence[Features], columns: Columns, stories: Stories) -> tuple[Ints, Ints]:
    """Pairs of claims that share a block; a large block is walked in order of date."""
    numbers: dict[tuple[str, str], int] = {}
    salient = {a: stories.salient(a) for a in set(columns.article.tolist())}
    entries = [
        (numbers.setdefault(key, len(numbers)), row)
        for row, (f, article) in enumerate(zip(rows, columns.article.tolist(), strict=True))
        for key in keys(f, salient[article])
    ]
    key, row = np.array(entries, dtype=np.int64).reshape(-1, 2).T
    return neighbours(key, columns.first[row], row, BLOCK, WINDOW)


def _matches(columns: Columns, pairs: tuple[Ints, Ints], stories: Stories) -> Matches:
    """The pairs that speak for one happening, best first: an article's own before all, since it knows what it tells twice."""
    parts = [
        match(columns, pairs[0][i : i + PART], pairs[1][i : i + PART], stories)
        for i in range(0, max(len(pairs[0]), 1), PART)
    ]
    a, b, score, tied, sure = (np.concatenate([getattr(p, k) for p in parts]) for k in Matches.__slots__)
    best = np.lexsort((b, a, -score, columns.article[a] != columns.article[b], ~tied))
    return Matches(a[best], b[best], score[best], tied[best], sure[best])


def _sure(event: Sequence[int], found: Matches) -> set[int]:
    """The events whose claims are all linked by sure pairs."""
    home = np.array(event, dtype=np.int64)
    links = found.sure & (home[found.a] == home[found.b])
    linker = Merger(len(event))
    linker.merge(found.a[links], found.b[links])
    linked = linker.home()
    parts: dict[int, set[int]] = defaultdict(set)
    for group, part in zip(event, linked, strict=True):
        parts[group].add(part)
    return {group for group, own in parts.items() if len(own) == 1}
