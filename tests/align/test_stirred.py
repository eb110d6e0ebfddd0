"""What stirs in blocks, held against looking at all pairs before and after."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimx.align.neighbours import decoded
from claimx.align.stirred import Blocks, Entries

ROWS, BLOCK, WINDOW = 16, 4, 2
# A key, what rows are sorted by, a row; whether it was there before, and whether it is there now.
ENTRIES = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, ROWS - 1), st.booleans(), st.booleans()),
    max_size=50,
    unique_by=lambda it: it[:2],
)
ORDER = [row * 7 % 5 for row in range(ROWS)]
Told = list[tuple[int, int]]


def entries(told: Told) -> Entries:
    key, row = np.array(told, dtype=np.int64).reshape(-1, 2).T
    return Entries(key, np.array([ORDER[r] for r in row.tolist()], dtype=np.int64), 2 * row)


def near(told: Told) -> set[tuple[int, int]]:
    """The pairs that are near, found the plain way."""
    found = set()
    for key in {key for key, _ in told}:
        rows = sorted((row for own, row in told if own == key), key=lambda row: (ORDER[row], row))
        reach = len(rows) if len(rows) <= BLOCK else WINDOW
        found |= {tuple(sorted((rows[i], rows[j]))) for i, j in combinations(range(len(rows)), 2) if j - i <= reach}
    return found  # type: ignore[return-value]


@given(ENTRIES)
def test_what_is_newly_near_stirs_and_what_no_longer_is_is_in_doubt(told: list[tuple[int, int, bool, bool]]) -> None:
    before, now = ([(key, row) for key, row, *when in told if when[n]] for n in (0, 1))
    blocks = Blocks(entries(now), entries(before), ROWS, BLOCK, WINDOW)
    stirred = set(zip(*(rows.tolist() for rows in decoded(blocks.stirred())), strict=True))
    assert near(now) - near(before) <= stirred <= near(now)
    doubtful = blocks.doubtful().tolist()
    assert all(doubtful[a] or doubtful[b] for a, b in near(before) - near(now))


@given(ENTRIES)
def test_near_is_what_stands_near_in_some_block(told: list[tuple[int, int, bool, bool]]) -> None:
    now = [(key, row) for key, row, *_ in told]
    blocks = Blocks(entries(now), entries([]), ROWS, BLOCK, WINDOW)
    pairs = list(combinations(range(ROWS), 2))
    a, b = np.array(pairs).T
    if now:
        assert {pair for pair, is_near in zip(pairs, blocks.near(a, b).tolist(), strict=True) if is_near} == near(now)


def test_little_stirs_where_one_row_comes_to_a_large_block() -> None:
    before = [(0, row) for row in range(ROWS - 1)]
    blocks = Blocks(entries([*before, (0, ROWS - 1)]), entries(before), ROWS, BLOCK, WINDOW)
    assert len(blocks.stirred()) <= WINDOW * (WINDOW + 3)
