"""Groups grow best pairs first, and stay apart where too much speaks against them."""

from collections.abc import Sequence

import numpy as np
import pytest

from claimx.align.columns import Ints, Scores
from claimx.align.merger import CHECKED, Merger


def rows(*numbers: int) -> Ints:
    return np.array(numbers, dtype=np.int64)


def grouped(home: list[int]) -> list[list[int]]:
    return sorted(sorted(row for row, group in enumerate(home) if group == g) for g in set(home))


def against(*pairs: tuple[int, int]):  # type: ignore[no-untyped-def]
    def weigh(a: Ints, b: Ints) -> Scores:
        told = [pairs.count((x, y)) + pairs.count((y, x)) for x, y in zip(a.tolist(), b.tolist(), strict=True)]
        return np.array(told, dtype=np.float64)

    return weigh


# Two groups of two, 0 and 1, 2 and 3, and a pair that would join them.
CASES = [
    ("nothing against", (), 0.0, True),
    ("one pair of four against, none allowed", ((0, 2),), 0.0, False),
    ("one pair of four against, a quarter allowed", ((0, 2),), 0.25, True),
    ("two pairs of four against, a quarter allowed", ((0, 2), (1, 2)), 0.25, False),
    ("one pair that weighs twice, a quarter allowed", ((0, 2), (0, 2)), 0.25, False),
]


@pytest.mark.parametrize(("bars", "most", "joined"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_two_groups(bars: tuple[tuple[int, int], ...], most: float, joined: bool) -> None:
    merger = Merger(4, against(*bars))
    merger.merge(rows(0, 2, 1), rows(1, 3, 3), most)
    assert grouped(merger.home()) == ([[0, 1, 2, 3]] if joined else [[0, 1], [2, 3]])


def test_the_best_pair_comes_first() -> None:
    merger = Merger(3, against((0, 2)))
    merger.merge(rows(0, 1), rows(1, 2))
    assert grouped(merger.home()) == [[0, 1], [2]]
    other = Merger(3, against((0, 2)))
    other.merge(rows(1, 0), rows(2, 1))
    assert grouped(other.home()) == [[0], [1, 2]]


def test_groups_once_apart_meet_when_more_is_allowed() -> None:
    merger = Merger(4, against((0, 2)))
    merger.merge(rows(0, 2, 1), rows(1, 3, 3))
    merger.merge(rows(1), rows(3), 0.5)
    assert grouped(merger.home()) == [[0, 1, 2, 3]]


def test_a_group_that_has_grown_is_asked_anew() -> None:
    merger = Merger(5, against((0, 2)))
    merger.merge(rows(0, 1, 1, 1), rows(1, 2, 3, 2), 0.4)
    assert grouped(merger.home()) == [[0, 1, 2, 3], [4]]


def test_a_large_group_is_asked_in_part() -> None:
    asked: list[int] = []

    def weigh(a: Ints, b: Ints) -> Scores:
        asked.append(len(a))
        return np.zeros(len(a))

    many = 5 * CHECKED
    merger = Merger(many, weigh)
    merger.merge(rows(*[0] * (many - 1)), rows(*range(1, many)))
    assert len(set(merger.home())) == 1
    assert max(asked) == CHECKED


def one_by_one(many: int, pairs: Sequence[tuple[int, int]], bars: set[tuple[int, int]], most: float) -> list[list[int]]:
    """The groups where each pair is decided before the next is looked at."""
    groups = {row: [row] for row in range(many)}
    for pair in pairs:
        one, other = (groups[row] for row in pair)
        told = [(x, y) in bars or (y, x) in bars for x in one for y in other]
        if one is not other and (len(told) == 1 or sum(told) <= most * len(told)):
            joined = [*one, *other]
            groups.update((row, joined) for row in joined)
    return sorted(sorted(group) for group in {id(group): group for group in groups.values()}.values())


@pytest.mark.parametrize("seed", range(60))
@pytest.mark.parametrize("most", [0.0, 0.1, 0.5])
def test_what_is_asked_together_is_decided_in_turn(seed: int, most: float) -> None:
    chance, many = np.random.default_rng(seed), 16
    bars = {(x, y) for x in range(many) for y in range(x) if chance.random() < 0.25}
    a, b = chance.integers(0, many, (2, 80))
    a, b = a[a != b], b[a != b]

    def weigh(one: Ints, other: Ints) -> Scores:
        told = [(x, y) in bars or (y, x) in bars for x, y in zip(one.tolist(), other.tolist(), strict=True)]
        return np.array(told, dtype=np.float64)

    merger = Merger(many, weigh)
    merger.merge(a, b, most)
    pairs = list(zip(a.tolist(), b.tolist(), strict=True))
    assert grouped(merger.home()) == one_by_one(many, pairs, bars, most)
