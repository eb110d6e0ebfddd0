"""Claims -> groups of one happening: pairs near each other under a name, merged best first while nothing bars it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from claimx.align import origins, stories
from claimx.align.columns import Columns, Flags, Ints, Scores, once, places
from claimx.align.components import components
from claimx.align.match import Matches, against, match
from claimx.align.merger import Merger
from claimx.align.pairing import Dealt, deal, deal_entries, kept_pairs, spans
from claimx.align.part import Part
from claimx.align.stories import Stories
from claimx.align.whole import Whole, gather_prints, whole
from claimx.engines import Engine
from claimx.engines.shelf import Array, Shelf

BLOCK = 400
WINDOW = 48
MATCHES_A_TASK = 200_000
PLACE = "groups"
# The share of claim pairs that may speak against the merging of two groups: one misread date shall not part a story's
# event, but values are compared only among claims that hardly anything parts.
IN_CORE, IN_EVENT = 0.1, 0.5


@dataclass(frozen=True, slots=True)
class Groups:
    """For each claim, in order of the ids, the number of its event and of its core in it, and whether the event is sure.

    A core holds claims that are tied closely enough to compare their values; cores of one event only sound alike. The
    numbers are those of claims. `copies` knows which articles have one origin.
    """

    event: Ints
    core: Ints
    sure: Flags
    copies: origins.Copies


def clusters(engine: Engine, shelf: Shelf, parts: Sequence[Part]) -> Groups:
    """The groups of the claims of all parts; a claim that meets none is alone."""
    made, copies, dealt = grounded(engine, shelf, parts)
    names = matched(engine, shelf, dealt, len(made.ids))
    return Groups(*merged(engine, shelf, names, len(made.ids)), copies)


def grounded(engine: Engine, shelf: Shelf, parts: Sequence[Part]) -> tuple[Whole, origins.Copies, list[Dealt]]:
    """The run that the parts make, its near-copies, and its blocks as they are dealt; stories and columns lie on the shelf."""
    made = whole(shelf, parts)
    gather_prints(shelf, made, f"{origins.PLACE}/prints")
    copies = origins.Copies(made.articles, origins.copied(engine, shelf, len(made.articles)))
    stories.told(engine, shelf, made)
    return made, copies, list(engine.map_groups(DealBlocks(shelf, len(made.words)), [part.place for part in parts]))


def matched(engine: Engine, shelf: Shelf, dealt: Sequence[Dealt], rows: int) -> list[str]:
    """Under which names the shelf holds the matches among so many rows, whose blocks are dealt."""
    return kept_pairs(engine, shelf, PLACE, dealt, rows, (BLOCK, WINDOW), Matching(shelf))


@dataclass(frozen=True, slots=True)
class DealBlocks:
    """The task that deals the blocks of one part's claims, and those with their articles' weightiest terms, by key."""

    shelf: Shelf
    words: int

    def __call__(self, place: str) -> Dealt:
        """Of the part that lies at `place`."""
        family, word, row = self.shelf.get(f"{place}/blocks").T
        words, rows = self.shelf.get(f"{place}/of.words"), self.shelf.get(f"{place}/of.rows")
        more, at = self._salient(place)
        home = self.shelf.get(f"{place}/home")
        key = np.concatenate((words[family] * self.words + words[word], words[home[at]] * self.words + more))
        row = np.concatenate((row, at))
        order = np.lexsort((row, key))
        key, row = key[order], row[order]
        new = np.ones(len(key), dtype=np.bool_)
        new[1:] = (key[1:] != key[:-1]) | (row[1:] != row[:-1])
        key, row = key[new], row[new]
        first = self.shelf.get(f"{place}/first")
        return deal_entries(self.shelf, f"{place}/dealt", key, first[row], rows[row])

    def _salient(self, place: str) -> tuple[Ints, Ints]:
        """For each row the weightiest terms of its article: the term, and the row."""
        counts, terms = (self.shelf.get(f"{stories.PLACE}/salient{end}") for end in (".counts", ""))
        article = self.shelf.get(f"{place}/of.articles")[self.shelf.get(f"{place}/article")]
        many = counts[article]
        at = np.repeat(np.arange(len(article)), many)
        return terms[(np.cumsum(counts) - counts)[article][at] + places(many)], at


@dataclass(frozen=True, slots=True)
class Matching:
    """The rule that keeps pairs of claims which speak for one happening."""

    shelf: Shelf

    def __call__(self, a: Ints, b: Ints) -> Mapping[str, Array]:
        """The matches of the pairs."""
        found = match(Columns.get(self.shelf), a, b, Stories.get(self.shelf))
        return {name: getattr(found, name) for name in Matches.__slots__}


def matches_of(shelf: Shelf, name: str) -> Matches:
    """The matches that lie under a name."""
    return Matches(*(shelf.get(f"{name}.{field}") for field in Matches.__slots__))


def merged(engine: Engine, shelf: Shelf, names: Sequence[str], rows: int) -> tuple[Ints, Ints, Flags]:
    """Event, core and sureness of each row; what hangs together through matches is one task's, many small ones with it."""
    least = components(rows, _pairs(shelf, names))
    many = np.zeros(rows, dtype=np.int64)
    for a, _ in _pairs(shelf, names):
        many += np.bincount(least[a], minlength=rows)
    shares = spans(many, MATCHES_A_TASK)
    share = np.searchsorted(np.array([last for _, last in shares]), least, side="right")
    shelf.put(f"{PLACE}/share", share)
    dealt = tuple(engine.map_groups(DealMatches(shelf, len(shares)), names))
    event, core, sure = np.arange(rows), np.arange(rows), np.ones(rows, dtype=np.bool_)
    for name in engine.map_groups(Merge(shelf, dealt), range(len(shares))):
        own = shelf.get(f"{name}.rows")
        event[own], core[own], sure[own] = (shelf.get(f"{name}.{what}") for what in ("event", "core", "sure"))
    return event, core, sure


def _pairs(shelf: Shelf, names: Sequence[str]) -> Iterator[tuple[Ints, Ints]]:
    return ((shelf.get(f"{name}.a"), shelf.get(f"{name}.b")) for name in names)


@dataclass(frozen=True, slots=True)
class DealMatches:
    """The task that deals matches by the share that their rows are in."""

    shelf: Shelf
    shares: int

    def __call__(self, name: str) -> Dealt:
        """Of the matches that lie under the name."""
        found = matches_of(self.shelf, name)
        share = self.shelf.get(f"{PLACE}/share")[found.a]
        columns = [getattr(found, field).astype(np.float64) for field in Matches.__slots__]
        return deal(self.shelf, f"{name}.dealt", np.stack(columns, axis=1), share, self.shares)


@dataclass(frozen=True, slots=True)
class Merge:
    """The task that merges the rows of one share, best pairs first."""

    shelf: Shelf
    dealt: tuple[Dealt, ...]

    def __call__(self, share: int) -> str:
        """Leaves the share's rows that match at all, with their groups, under the name that it gives."""
        columns = Columns.get(self.shelf)
        a, b, score, tied, sure = np.concatenate([d.of(self.shelf, share, share + 1) for d in self.dealt]).T
        found = _best(columns, Matches(a.astype(np.int64), b.astype(np.int64), score, tied > 0, sure > 0))
        rows = once(np.concatenate((found.a, found.b)))
        own = Matches(
            np.searchsorted(rows, found.a), np.searchsorted(rows, found.b), found.score, found.tied, found.sure
        )
        event, core = _grown(own, rows, partial(_against, columns, rows))
        name = f"{PLACE}/merged/{share}"
        for what, column in (("event", rows[event]), ("core", rows[core]), ("sure", _sure(event, own)), ("rows", rows)):
            self.shelf.put(f"{name}.{what}", column)
        return name


def _against(columns: Columns, rows: Ints, a: Ints, b: Ints) -> Scores:
    return against(columns, rows[a], rows[b])


def _best(columns: Columns, found: Matches) -> Matches:
    """Best first: an article's own before all, since it knows what it tells twice."""
    across = columns.article[found.a] != columns.article[found.b]
    best = np.lexsort((found.b, found.a, -found.score, across, ~found.tied))
    return Matches(*(getattr(found, field)[best] for field in Matches.__slots__))


def _grown(found: Matches, rows: Ints, bars: "partial[Scores]") -> tuple[Ints, Ints]:
    """Event and core of each row."""
    merger = Merger(len(rows), bars)
    merger.merge(found.a[found.tied], found.b[found.tied], IN_CORE)
    core = merger.home()
    merger.merge(found.a, found.b, IN_EVENT)
    return np.array(merger.home(), dtype=np.int64), np.array(core, dtype=np.int64)


def _sure(event: Ints, found: Matches) -> Flags:
    """True for the rows of events whose claims are all linked by sure pairs."""
    links = found.sure & (event[found.a] == event[found.b])
    linked = components(len(event), [(found.a[links], found.b[links])])
    strays = np.zeros(len(event), dtype=np.bool_)
    first = np.full(len(event), len(event))
    np.minimum.at(first, event, linked)
    np.logical_or.at(strays, event, linked != first[event])
    sure: Flags = ~strays[event]
    return sure
