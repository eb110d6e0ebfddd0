"""Groups that grow by merging, best pairs first, where not too much speaks against it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeAlias

import numpy as np

from claimx.align.columns import Ints, Scores
from claimx.align.components import components

CHECKED = 24
# So many pairs of one strand may wait for an answer while those after them are looked at: more make fewer questions
# that each pair must wait for, and more looks at each pair.
WAITING = 16

Asked: TypeAlias = tuple[int, int, int, int]
"""Two groups as they stand: the root and the size of each."""


def nothing(a: Ints, b: Ints) -> Scores:
    """No pair of rows speaks against a merging."""
    return np.zeros(len(a))


@dataclass(slots=True)
class _Strand:
    """Pairs that hang together, best first, and before them those that wait."""

    fresh: Iterator[tuple[int, int]]
    waiting: list[tuple[int, int]] = field(default_factory=list)


class Merger:
    """Groups of rows, and their merging; `against` tells how much speaks against a pair of rows being in one group.

    Some rows stand for a large group: its earliest.
    """

    def __init__(self, rows: int, against: Callable[[Ints, Ints], Scores] = nothing) -> None:
        self._against = against
        self._parent = list(range(rows))
        self._members: dict[int, list[int]] = {}

    def home(self) -> list[int]:
        """The number of each row's group."""
        return [self._root(row) for row in range(len(self._parent))]

    def merge(self, a: Ints, b: Ints, most: float = 0.0) -> None:
        """Merges the groups of each pair of rows in turn, unless more than `most` speaks against it on average.

        What comes out is as if each pair were decided before the next is looked at. But no pair waits for one that has no
        group in common with it, so that `against` is asked of many at once. Two groups once kept apart are asked anew only
        after one of them has grown.
        """
        strands, apart = self._strands(a, b), dict[Asked, bool]()
        while strands:
            asked: set[Asked] = set()
            for strand in strands:
                self._walk(strand, apart, asked)
            apart.update(self._answers(sorted(asked), most))
            strands = [strand for strand in strands if strand.waiting]

    def _strands(self, a: Ints, b: Ints) -> list[_Strand]:
        """The pairs in their order, apart from those that no chain of pairs and no group ties to them."""
        home = np.array(self.home(), dtype=np.int64)
        strand = components(len(home), [(home[a], home[b])])[home[a]]
        order = np.argsort(strand, kind="stable")
        ends = np.flatnonzero(np.diff(strand[order])) + 1
        split = zip(np.split(a[order], ends), np.split(b[order], ends), strict=True)
        return [_Strand(zip(x.tolist(), y.tolist(), strict=True)) for x, y in split]

    def _walk(self, strand: _Strand, apart: Mapping[Asked, bool], asked: set[Asked]) -> None:
        """Decides the pairs that can be, and leaves those waiting that need an answer, or whose groups are in doubt."""
        doubted: set[int] = set()
        waiting: list[tuple[int, int]] = []
        for a, b in chain(strand.waiting, strand.fresh):
            one, other = self._root(a), self._root(b)
            if one == other:
                continue
            if one > other:
                one, other = other, one
            if one not in doubted and other not in doubted:
                question = (one, len(self._of(one)), other, len(self._of(other)))
                alone = question[1] == question[3] == 1
                if alone or question in apart:
                    if alone or not apart[question]:
                        self._join(one, other)
                    continue
                asked.add(question)
            doubted.add(one)
            doubted.add(other)
            waiting.append((one, other))
            if len(waiting) == WAITING:
                break
        strand.waiting = waiting

    def _root(self, row: int) -> int:
        parent = self._parent
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    def _of(self, root: int) -> list[int]:
        return self._members.get(root) or [root]

    def _answers(self, asked: Iterable[Asked], most: float) -> dict[Asked, bool]:
        """For each question whether the groups are kept apart."""
        questions = list(asked)
        if not questions:
            return {}
        sides = [(self._of(one)[:CHECKED], self._of(other)[:CHECKED]) for one, _, other, _ in questions]
        ours = np.concatenate([np.repeat(one, len(other)) for one, other in sides])
        theirs = np.concatenate([np.tile(other, len(one)) for one, other in sides])
        sizes = np.array([len(one) * len(other) for one, other in sides])
        against = np.add.reduceat(self._against(ours, theirs), np.cumsum(sizes) - sizes) / sizes
        return dict(zip(questions, (against > most).tolist(), strict=True))

    def _join(self, one: int, other: int) -> None:
        small, large = sorted((one, other), key=lambda root: (len(self._of(root)), -root))
        self._members.setdefault(large, [large]).extend(self._members.pop(small, [small]))
        self._parent[small] = large
