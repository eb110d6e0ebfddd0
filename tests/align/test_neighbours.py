"""Pairs under a common key, sets asked in whole arrays, and near-copies: held against the plain way to find them."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimx.align.columns import Sets, holds, once
from claimx.align.neighbours import coded, decoded, neighbours
from claimx.align.origins import Copies
from tests.align.reports import article

ENTRIES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9), st.integers(0, 12)), max_size=40, unique=True)
NAMES = st.lists(st.sets(st.sampled_from("abcdefg")), min_size=1, max_size=12)


@given(ENTRIES)
def test_a_small_block_gives_all_its_pairs(entries: list[tuple[int, int, int]]) -> None:
    key, order, row = np.array(entries, dtype=np.int64).reshape(-1, 3).T
    a, b = neighbours(key, order, row, 100, 1)
    wanted = {tuple(sorted((x[2], y[2]))) for x, y in combinations(entries, 2) if x[0] == y[0] and x[2] != y[2]}
    assert list(zip(a.tolist(), b.tolist(), strict=True)) == sorted(wanted)


@given(st.lists(st.tuples(st.integers(0, (1 << 31) - 1), st.integers(0, (1 << 31) - 1)), max_size=9))
def test_a_code_tells_its_pair_in_either_order_and_sorts_as_it_does(pairs: list[tuple[int, int]]) -> None:
    a, b = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    codes = coded(a, b)
    assert codes.tolist() == coded(b, a).tolist()
    assert list(zip(*(side.tolist() for side in decoded(codes)), strict=True)) == [tuple(sorted(p)) for p in pairs]
    assert [p for _, p in sorted(zip(codes.tolist(), map(sorted, pairs), strict=True))] == sorted(map(sorted, pairs))


@given(st.permutations(range(30)), st.integers(1, 6))
def test_a_large_block_gives_the_pairs_near_each_other(rows: list[int], window: int) -> None:
    order = np.arange(30)
    a, b = neighbours(np.zeros(30, dtype=np.int64), order, np.array(rows), 10, window)
    wanted = {tuple(sorted((rows[i], rows[j]))) for i, j in combinations(range(30), 2) if j - i <= window}
    assert set(zip(a.tolist(), b.tolist(), strict=True)) == wanted


@given(NAMES)
def test_sets_share_what_sets_share(names: list[set[str]]) -> None:
    sets = Sets.numbered(names, {n: k for k, n in enumerate("abcdefg")})
    a, b = (
        np.array(side, dtype=np.int64)
        for side in zip(*[(i, j) for i in range(len(names)) for j in range(len(names))], strict=True)
    )
    pairs = [(names[i], names[j]) for i, j in zip(a.tolist(), b.tolist(), strict=True)]
    assert sets.shared(a, b).tolist() == [bool(x & y) for x, y in pairs]
    assert sets.differ(a, b).tolist() == [bool(x and y and not x & y) for x, y in pairs]


def test_nothing_is_held_by_nothing() -> None:
    assert holds(np.zeros(0, dtype=np.int64), np.array([1, 2])).tolist() == [False, False]


def words(first: int, count: int) -> str:
    return " ".join(f"word{n}" for n in range(first, first + count))


def origins(*texts: str) -> list[tuple[str, ...]]:
    known = {f"{n}": article(f"{n}", text=text) for n, text in enumerate(texts)}
    return list(Copies.of(known).origins(tuple(known)))


def test_copies_share_an_origin() -> None:
    whole = words(0, 207)
    assert origins(whole, words(0, 127) + " " + words(900, 80), words(500, 207)) == [("0", "1"), ("2",)]
    assert origins(whole, words(0, 117) + " " + words(900, 90)) == [("0",), ("1",)]


def test_a_cut_copy_shares_its_origin() -> None:
    assert origins(words(0, 400), words(100, 60)) == [("0", "1")]


def test_copies_share_an_origin_through_a_third() -> None:
    assert origins(words(0, 100), words(30, 100), words(60, 100)) == [("0", "1", "2")]


def test_texts_too_short_to_tell_have_origins_of_their_own() -> None:
    assert origins("one two three", "one two three", "") == [("0",), ("1",), ("2",)]


def test_numbers_once() -> None:
    many = np.random.default_rng(1).integers(-50, 50, 1_000)
    assert np.array_equal(once(many), np.unique(many))
    assert len(once(many[:0])) == 0
