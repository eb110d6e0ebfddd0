"""Groups of a run that follows another: what new, changed or missing articles touch is compared and merged anew, no more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claimx.align.clusters import BLOCK, PLACE, WINDOW, Groups, Matching, grounded, matched, matches_of, merged
from claimx.align.columns import Flags, Ints, holds, once
from claimx.align.components import components
from claimx.align.match import Matches
from claimx.align.neighbours import coded, decoded
from claimx.align.pairing import BUCKETS, PAIRS_AT_ONCE, Dealt
from claimx.align.part import Part
from claimx.align.stirred import Blocks, Entries
from claimx.align.stories import Stories
from claimx.align.whole import Whole
from claimx.engines import Engine
from claimx.engines.shelf import Array, Shelf

MOST_NEW = 0.3
"""The share of rows above which comparing all anew costs no more than finding out what need not be."""


@dataclass(frozen=True, slots=True)
class Former:
    """What a run leaves of its grouping.

    `stamps` tell of each article what its claims follow from: with an equal stamp they are the same. `entries` are those
    of blocks (family, word, order, row), by the numbers that words and rows had.
    """

    ids: NDArray[np.bytes_]
    article: Ints
    articles: tuple[str, ...]
    stamps: tuple[str, ...]
    words: tuple[str, ...]
    entries: Ints
    alike: Ints
    matches: Matches
    event: Ints
    core: Ints
    sure: Flags
    origin: Ints


@dataclass(frozen=True, slots=True)
class Renewed:
    """Groups, what the next run needs of them, and which rows (in order of the ids) are grouped as they were."""

    made: Whole
    groups: Groups
    former: Former
    stay: Flags


def renewed(
    engine: Engine, shelf: Shelf, parts: Sequence[Part], stamps: Mapping[str, str], former: Former | None
) -> Renewed:
    """The groups that `clusters` gives for these parts; `stamps` by article id, `former` from a run before."""
    made, copies, dealt = grounded(engine, shelf, parts)
    now = _Now(shelf, made, dealt, tuple(stamps[article] for article in made.articles))
    step = _Step(now, former) if former is not None else None
    if step is None or step.new.sum() > MOST_NEW * len(step.new):
        names = matched(engine, shelf, dealt, len(made.ids))
        groups = merged(engine, shelf, names, len(made.ids))
        found = _joined([matches_of(shelf, name) for name in names])
        stay = np.zeros(len(made.ids), dtype=np.bool_)
    else:
        found, touched = step.matches()
        groups = step.merged(engine, found, touched)
        stay = step.whole(groups[0], step.alike(*groups) & ~step.origins_differ(copies.origin)[now.article])
    return Renewed(made, Groups(*groups, copies), now.left(groups, found, copies.origin), stay)


class _Now:
    """The run as it is: its rows, their articles, and the entries of its blocks."""

    def __init__(self, shelf: Shelf, made: Whole, dealt: Sequence[Dealt], stamps: tuple[str, ...]) -> None:
        self.shelf, self.made, self.stamps = shelf, made, stamps
        self.article: Ints = shelf.get("columns/article")
        none = np.zeros((0, 3), dtype=np.int64)
        self.entries: Ints = np.concatenate([none, *(d.of(shelf, 0, BUCKETS) for d in dealt)])

    def left(self, groups: tuple[Ints, Ints, Flags], found: Matches, origin: Ints) -> Former:
        """What the next run needs of this one."""
        key, order, row = self.entries.T
        wide = max(len(self.made.words), 1)
        entries = np.stack((key // wide, key % wide, order, row))
        alike = np.stack(decoded(Stories.get(self.shelf).codes))
        names = (self.made.articles, self.stamps, self.made.words)
        return Former(self.made.ids, self.article, *names, entries, alike, found, *groups, origin)


class _Step:
    """From a former run to the one that is: which rows stay, under which numbers, and what has come between them."""

    def __init__(self, now: _Now, former: Former) -> None:
        self.now, self.former = now, former
        held = dict(zip(former.articles, former.stamps, strict=True))
        number = {article: place for place, article in enumerate(now.made.articles)}
        kept = {a for a, stamp in zip(now.made.articles, now.stamps, strict=True) if held.get(a) == stamp}
        self._articles = _ints(number[a] if a in kept else -1 for a in former.articles)
        self._rows, self._place = self._numbered()
        self.new = np.ones(len(now.made.ids), dtype=np.bool_)
        self.new[self._rows[self._rows >= 0]] = False

    def _numbered(self) -> tuple[Ints, Ints]:
        """For each former row its number now (-1: it is gone), and where it stands or would stand, as `Entries` count."""
        ids, before = self.now.made.ids, self.former.ids
        place = np.searchsorted(ids, before)
        there = np.append(ids, b"")[place] == before
        stays = there & (self._articles[self.former.article] >= 0)
        return np.where(stays, place, -1), 2 * place - ~stays

    def matches(self) -> tuple[Matches, Flags]:
        """What `match` keeps of all pairs that are near now, and the rows of those that were not kept before, or no longer are."""
        known, touched = self._known()
        blocks = self._blocks()
        codes = once(np.concatenate((blocks.stirred(), self._restoried(blocks))))
        asked = np.flatnonzero(_either(blocks.doubtful(), known))
        lost = np.zeros(len(known.a), dtype=np.bool_)
        lost[asked] = ~blocks.near(known.a[asked], known.b[asked])
        again = holds(codes, _codes(known))
        fresh = self._matched(codes)
        same = _holds_all(_some(known, again), fresh)
        for part in (
            _some(known, lost),
            _some(fresh, ~same),
            _some(known, again & ~holds(np.sort(_codes(fresh)), _codes(known))),
        ):
            touched[part.a] = touched[part.b] = True
        found = _joined([_some(known, ~lost & ~again), fresh])
        return _some(found, np.argsort(_codes(found))), touched

    def _known(self) -> tuple[Matches, Flags]:
        """The matches of rows that stay, under their numbers now; and the rows that have lost one with a row that is gone."""
        f = self.former.matches
        a, b = self._rows[f.a], self._rows[f.b]
        touched = self.new.copy()
        for one, other in ((a, b), (b, a)):
            touched[one[(one >= 0) & (other < 0)]] = True
        return _some(Matches(a, b, f.score, f.tied, f.sure), (a >= 0) & (b >= 0)), touched

    def _blocks(self) -> Blocks:
        key, order, row = self.now.entries.T
        words = {word: place for place, word in enumerate(self.now.made.words)}
        numbers = _ints(words.get(word, -1) for word in self.former.words)
        family, word, before, was = self.former.entries
        gone = (numbers[family] < 0) | (numbers[word] < 0)
        # A block that is gone needs no name of its own: those who stood in it are asked anew.
        keys = np.where(gone, -1, numbers[family] * len(words) + numbers[word])
        rows = len(self.now.made.ids)
        return Blocks(Entries(key, order, 2 * row), Entries(keys, before, self._place[was]), rows, BLOCK, WINDOW)

    def _restoried(self, blocks: Blocks) -> Ints:
        """The codes of near pairs of rows whose articles have come to tell one story, or no longer do."""
        a, b = self._articles[self.former.alike]
        kept = (a >= 0) & (b >= 0)
        before = np.sort(coded(a[kept], b[kept]))
        now = Stories.get(self.now.shelf).codes
        changed = np.concatenate((before[~holds(now, before)], now[~holds(before, now)]))
        stays = np.zeros(len(self.now.made.articles), dtype=np.bool_)
        stays[self._articles[self._articles >= 0]] = True
        one, other = decoded(changed)
        both = stays[one] & stays[other]
        return self._of_articles(blocks, one[both], other[both])

    def _of_articles(self, blocks: Blocks, one: Ints, other: Ints) -> Ints:
        order = np.argsort(self.now.article, kind="stable")
        counts = np.bincount(self.now.article, minlength=len(self.now.made.articles))
        starts = np.cumsum(counts) - counts
        found = [np.zeros(0, dtype=np.int64)]
        for x, y in zip(one.tolist(), other.tolist(), strict=True):
            ours, theirs = (order[starts[n] : starts[n] + counts[n]] for n in (x, y))
            a, b = np.repeat(ours, len(theirs)), np.tile(theirs, len(ours))
            near = blocks.near(a, b)
            found.append(coded(a, b)[near])
        return np.concatenate(found)

    def _matched(self, codes: Ints) -> Matches:
        rule, step = Matching(self.now.shelf), PAIRS_AT_ONCE
        parts = (decoded(codes[i : i + step]) for i in range(0, max(len(codes), 1), step))
        return _joined([Matches(**rule(a, b)) for a, b in parts])

    def merged(self, engine: Engine, found: Matches, touched: Flags) -> tuple[Ints, Ints, Flags]:
        """Event, core and sureness of each row; those that hang together with a touched one are grouped anew."""
        rows, f, shelf = len(touched), self.former, self.now.shelf
        least = components(rows, [(found.a, found.b)])
        stirred = np.zeros(rows, dtype=np.bool_)
        stirred[least[touched]] = True
        redone = stirred[least]
        for field, column in zip(Matches.__slots__, _fields(_some(found, redone[found.a])), strict=True):
            shelf.put(f"{PLACE}/again.{field}", column)
        event, core, sure = merged(engine, shelf, [f"{PLACE}/again"], rows)
        before = np.flatnonzero(self._rows >= 0)
        before = before[~redone[self._rows[before]]]
        now = self._rows[before]
        event[now], core[now], sure[now] = self._rows[f.event[before]], self._rows[f.core[before]], f.sure[before]
        return event, core, sure

    def alike(self, event: Ints, core: Ints, sure: Flags) -> Flags:
        """True for rows that were there, whose event and core have the numbers that they had, and are as sure."""
        f, before = self.former, np.flatnonzero(self._rows >= 0)
        now, found = self._rows[before], np.zeros(len(event), dtype=np.bool_)
        found[now] = (self._rows[f.event[before]] == event[now]) & (self._rows[f.core[before]] == core[now])
        found[now] &= f.sure[before] == sure[now]
        return found

    def whole(self, event: Ints, stay: Flags) -> Flags:
        """True for rows of events all of whose rows stay, and from which none is gone."""
        sizes, stays = (np.bincount(event, weights, minlength=len(event)) for weights in (None, stay))
        were = np.zeros(len(event))
        roots = self._rows[self.former.event]
        np.add.at(were, roots[roots >= 0], 1)
        found: Flags = ((sizes == stays) & (sizes == were))[event]
        return found

    def origins_differ(self, origin: Ints) -> Flags:
        """True for articles whose text has another origin than it had."""
        was = np.full(len(self.now.made.articles), -1, dtype=np.int64)
        stays = self._articles >= 0
        was[self._articles[stays]] = self._articles[self.former.origin][stays]
        differ: Flags = was != origin
        return differ


def _ints(numbers: object) -> Ints:
    return np.fromiter(numbers, dtype=np.int64)  # type: ignore[call-overload, no-any-return]


def _codes(of: Matches) -> Ints:
    return coded(of.a, of.b)


def _fields(of: Matches) -> Iterator[Array]:
    return (getattr(of, field) for field in Matches.__slots__)


def _some(of: Matches, at: Ints | Flags) -> Matches:
    return Matches(*(column[at] for column in _fields(of)))


def _joined(parts: Sequence[Matches]) -> Matches:
    return Matches(*(np.concatenate([getattr(part, field) for part in parts]) for field in Matches.__slots__))


def _either(rows: Flags, of: Matches) -> Flags:
    return rows[of.a] | rows[of.b]


def _holds_all(known: Matches, wanted: Matches) -> Flags:
    """True for the wanted matches that are among those known, with the same score and the same flags."""
    if not len(known.a):
        return np.zeros(len(wanted.a), dtype=np.bool_)
    known = _some(known, np.argsort(_codes(known)))
    at = np.minimum(np.searchsorted(_codes(known), _codes(wanted)), len(known.a) - 1)
    pairs = zip(_fields(_some(known, at)), _fields(wanted), strict=True)
    same: Flags = np.logical_and.reduce([one == other for one, other in pairs])
    return same
