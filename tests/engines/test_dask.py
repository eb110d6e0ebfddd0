import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import cloudpickle
import pytest
from distributed import LocalCluster

from claimx.cli.main import run
from claimx.engines.dask import Dask
from claimx.errors import UsageError, WorkerError
from claimx.model import Article
from claimx.nlp.model import DEFAULT_MODEL
from claimx.readers import read
from claimx.worker import Task, faulty
from tests.dasks import started

SEEDS = Path(__file__).parents[2] / "seeds"
cloudpickle.register_pickle_by_value(sys.modules[__name__])  # workers don't know this file


def shout(words: Sequence[str]) -> list[str]:
    for word in words:
        if word == "die":
            time.sleep(1)  # a worker that dies while its nanny still starts it is given up
            os._exit(1)
        if word == "fail":
            raise LookupError(word)
    return [word.upper() for word in words]


def lost(word: str, why: str) -> str:
    return f"{word} {why}"


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """A scheduler and two workers, each a process of its own."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as made:
        yield made.scheduler_address


def test_results_stand_where_their_items_stood(cluster: str) -> None:
    batches = [["a", "b"], [], ["c"] * 3] * 5
    assert list(Dask(cluster).map(shout, batches, lost)) == ["A", "B", "C", "C", "C"] * 5


def test_a_held_cluster_is_connected_to_once(cluster: str) -> None:
    with Dask(cluster).held() as held:
        assert list(held.map(shout, [["a"]], lost)) == list(held.map(shout, [["a"]], lost)) == ["A"]
        assert held.client.status == "running"
    assert held.client.status == "closed"


def test_what_the_work_raises_is_raised(cluster: str) -> None:
    with pytest.raises(LookupError, match="fail"):
        list(Dask(cluster).map(shout, [["a"], ["fail"]], lost))


def test_workers_with_several_threads_are_refused() -> None:
    with (
        LocalCluster(n_workers=1, threads_per_worker=2, processes=False, dashboard_address=":0") as made,
        pytest.raises(UsageError, match="several threads"),
    ):
        list(Dask(made.scheduler_address).map(shout, [["a"]], lost))


def test_a_cluster_without_workers_is_refused() -> None:
    with (
        LocalCluster(n_workers=0, processes=False, dashboard_address=":0") as made,
        pytest.raises(UsageError, match="no worker"),
    ):
        list(Dask(made.scheduler_address).map(shout, [["a"]], lost))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--engine", "dask"], "name it with --scheduler"),
        (["--engine", "dask", "--scheduler", "tcp://127.0.0.1:9"], "no Dask scheduler answers at tcp://127.0.0.1:9"),
        (["--engine", "dask", "--scheduler", "nonsense"], "no Dask scheduler answers at nonsense"),
    ],
)
def test_a_cluster_that_isnt_there_is_one_line(
    options: list[str], told: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("claimx.engines.dask.SECONDS_TO_CONNECT", 1)
    assert run(["extract", str(SEEDS), *options]) == 2
    error = capfd.readouterr().err
    assert told in error
    assert "Traceback" not in error


def test_a_worker_killed_half_way_changes_nothing(tmp_path: Path) -> None:
    with started(tmp_path, workers=2) as (scheduler, workers):
        articles = [a for a in read([str(SEEDS)]) if isinstance(a, Article)]
        task = Task(DEFAULT_MODEL)
        results = Dask(scheduler).map(task, [[a] for a in articles], faulty)
        first = next(results)
        workers[0].send_signal(signal.SIGKILL)
        assert [first, *results] == task(articles)


def test_keys_are_worked_on_in_their_order(cluster: str) -> None:
    assert list(Dask(cluster).map_groups(str.upper, ["a", "b", "c"])) == ["A", "B", "C"]


def test_a_key_that_ends_every_worker_is_an_error(tmp_path: Path) -> None:
    told = pytest.raises(WorkerError, match="the work on 1 ended every worker that read it")
    with started(tmp_path, workers=4) as (scheduler, _), told:
        list(Dask(scheduler).map_groups(os._exit, [1]))


def test_a_cluster_without_workers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimx.engines.dask.SECONDS_WITHOUT_WORKERS", 2)
    with started(tmp_path, workers=1) as (scheduler, workers):
        results = Dask(scheduler).map_groups(time.sleep, [0, 60])
        assert next(results) is None
        workers[0].send_signal(signal.SIGKILL)
        with pytest.raises(WorkerError, match="no worker for 2 seconds"):
            list(results)


def test_an_item_that_ends_every_worker_costs_only_its_own_place(cluster: str) -> None:
    found = list(Dask(cluster).map(shout, [["a", "die", "b"]], lost))
    assert found == ["A", "die ended every worker that read it", "B"]
