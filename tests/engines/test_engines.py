import os
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil
import pytest

from claimx.engines import Engine, cores
from claimx.engines.processes import Processes
from claimx.engines.serial import Serial
from claimx.errors import WorkerError

ENGINES = [Serial(), Processes(1), Processes(2)]


def lengths(words: Sequence[str]) -> list[int]:
    return [len(word) for word in words]


def lost(word: str, why: str) -> str:
    return f"{word} {why}"


def shout(words: Sequence[str]) -> list[str]:
    """Ends its own process at "die", once at a file that isn't there yet, and never comes back from "hang"."""
    for word in words:
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if word == "hang":
            time.sleep(600)
        if word.startswith("/") and not Path(word).exists():
            Path(word).touch()
            os._exit(1)
    return [word.upper() for word in words]


def shout_one(word: str) -> str:
    return shout([word])[0]


def fail(words: Sequence[str]) -> list[str]:
    raise LookupError(words[0])


@pytest.mark.parametrize("engine", ENGINES, ids=str)
def test_results_stand_where_their_items_stood(engine: Engine) -> None:
    batches = [["three", "a"], [""], ["to", "four"] * 3]
    assert list(engine.map(lengths, batches, lost)) == [5, 1, 0, 2, 4, 2, 4, 2, 4]


@pytest.mark.parametrize("engine", ENGINES, ids=str)
def test_what_the_work_raises_is_raised(engine: Engine) -> None:
    with pytest.raises(LookupError, match="a"):
        list(engine.map(fail, [["a"], ["b"]], lost))


@pytest.mark.parametrize("engine", ENGINES, ids=str)
def test_no_more_is_taken_than_there_is_work_in_hand(engine: Engine) -> None:
    taken: list[int] = []

    def batches() -> Iterator[list[str]]:
        for number in range(100):
            taken.append(number)
            yield ["a" * number]

    results = engine.map(lengths, batches(), lost)
    assert next(results) == 0
    assert len(taken) <= 6
    results.close()  # type: ignore[attr-defined]


def test_a_process_that_dies_costs_its_batch_a_retry_and_only_the_item_that_kills_its_place() -> None:
    found = list(Processes(2).map(shout, [["a", "die", "b"], ["c"], ["die"], ["d"]], lost))
    told = "die ended the process that read it, twice"
    assert found == ["A", told, "B", "C", told, "D"]


def test_an_item_whose_process_dies_once_gets_its_result(tmp_path: Path) -> None:
    once = str(tmp_path / "once")
    assert list(Processes(2).map(shout, [[once], ["b"]], lost)) == [once.upper(), "B"]


def test_an_item_that_takes_too_long_is_given_up() -> None:
    found = list(Processes(1, seconds=2).map(shout, [["hang"], ["b"]], lost))
    assert found == ["hang took longer than 2 seconds", "B"]


def test_no_process_outlives_a_run_that_is_stopped() -> None:
    before = set(psutil.Process().children(recursive=True))
    results = Processes(2).map(shout, [["a"], ["hang"], ["hang"]], lost)
    next(results)
    results.close()  # type: ignore[attr-defined]
    left = set(psutil.Process().children(recursive=True)) - before
    assert [p for p in left if "spawn_main" in " ".join(p.cmdline())] == []


@pytest.mark.parametrize("engine", ENGINES, ids=str)
def test_keys_are_worked_on_in_their_order(engine: Engine) -> None:
    assert list(engine.map_groups(len, ["three", "a", ""])) == [5, 1, 0]


def test_a_key_whose_process_dies_is_tried_again(tmp_path: Path) -> None:
    once = str(tmp_path / "once")
    assert list(Processes(2).map_groups(shout_one, [once, "b"])) == [once.upper(), "B"]


def test_a_key_that_ends_its_process_twice_is_an_error() -> None:
    with pytest.raises(WorkerError, match="the work on die ended the process that read it, twice"):
        list(Processes(2).map_groups(shout_one, ["a", "die"]))


def pids(words: Sequence[str]) -> list[int]:
    return [os.getpid() for _ in shout(words)]


@pytest.mark.parametrize("engine", ENGINES, ids=str)
def test_an_engine_that_is_held_works_as_one_that_is_not(engine: Engine) -> None:
    with engine.held() as held:
        assert list(held.map(lengths, [["three", "a"], [""]], lost)) == [5, 1, 0]
        with pytest.raises(LookupError, match="a"):
            list(held.map(fail, [["a"]], lost))
        assert next(held.map(lengths, ([word] for word in "abcdefgh"), lost)) == 1
        assert list(held.map_groups(len, ["three", ""])) == [5, 0]


def test_held_processes_stay_between_maps_and_end_with_the_context(tmp_path: Path) -> None:
    with Processes(1).held() as held:
        [first] = held.map(pids, [["a"]], lost)
        assert list(held.map(pids, [["b"], ["c"]], lost)) == [first] * 2
        assert list(held.map(shout, [[str(tmp_path / "once")], ["die"]], lost))[1].startswith("die ended")
        assert list(held.map(pids, [["b"]], lost)) != [first]
    assert not psutil.pid_exists(first)


def test_there_is_a_core_to_run_on() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
