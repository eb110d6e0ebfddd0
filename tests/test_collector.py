"""The collector of garbage rests while articles are worked on, and has nothing of them to find afterwards."""

import gc

import pytest

from claimx.collector import Rest
from claimx.extract import claims_of


def test_it_runs_again_only_when_the_last_has_left() -> None:
    rest = Rest()
    with rest:
        with rest:
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_fault_leaves_it_running() -> None:
    with pytest.raises(ValueError, match="no"), Rest():
        raise ValueError("no")
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with Rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_nothing_of_an_articles_reading_is_left_for_it(read) -> None:
    doc = read("Rebels closed the Harrad bridge on Monday, which the army said it would reopen.")
    claims_of(doc)
    gc.collect()
    gc.disable()
    gc.set_debug(gc.DEBUG_SAVEALL)  # other threads of the process may leave garbage of their own meanwhile
    try:
        assert len(claims_of(doc)) > 1
        gc.collect()
        assert not [kept for kept in gc.garbage if type(kept).__module__.startswith("claimx")]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
