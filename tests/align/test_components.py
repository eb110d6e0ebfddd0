"""Components: held against the plain way to find what hangs together."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimx.align.components import components

PAIRS = st.lists(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=8), max_size=4)


@given(PAIRS)
def test_each_row_knows_the_smallest_that_it_hangs_together_with(portions: list[list[tuple[int, int]]]) -> None:
    groups = [{row} for row in range(12)]
    for a, b in (pair for portion in portions for pair in portion):
        one, other = (next(g for g in groups if row in g) for row in (a, b))
        if one is not other:
            groups.remove(other)
            one |= other
    wanted = [min(next(g for g in groups if row in g)) for row in range(12)]
    arrays = (np.array(portion, dtype=np.int64).reshape(-1, 2).T for portion in portions)
    assert components(12, ((a, b) for a, b in arrays)).tolist() == wanted
