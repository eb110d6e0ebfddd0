"""The Spark engine, on Sail: a Spark Connect server that needs no Java, started as a process of its own."""

import importlib.util
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from claimx.cli.main import run
from claimx.engines.spark import Spark

SEEDS = Path(__file__).parents[2] / "seeds"
MISSING = [name for name in ("pyspark", "pysail") if importlib.util.find_spec(name) is None]
needs_spark = pytest.mark.skipif(
    bool(MISSING), reason=f"needs {', '.join(MISSING)}: pip install 'claimx[spark]' pysail"
)
if not MISSING:
    importlib.import_module("pyspark.cloudpickle").register_pickle_by_value(
        sys.modules[__name__]
    )  # unknown to executors


def shout(words: Sequence[str]) -> list[str]:
    if "fail" in words:
        raise LookupError("fail")
    return [word.upper() for word in words]


def lost(word: str, why: str) -> str:
    return f"{word} {why}"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "pysail", "spark", "server", "--ip", "127.0.0.1", "--port", str(port)]
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        yield f"sc://127.0.0.1:{port}"
    finally:
        started.kill()
        started.wait()


def _wait(port: int) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)


@needs_spark
def test_results_stand_where_their_items_stood(server: str) -> None:
    batches = [["a", "b"], [], ["c"] * 3] * 5
    assert list(Spark(server).map(shout, batches, lost)) == ["A", "B", "C", "C", "C"] * 5
    assert list(Spark(server).map_groups(str.upper, ["x", "y"])) == ["X", "Y"]


@needs_spark
def test_what_the_work_raises_is_raised(server: str) -> None:
    with pytest.raises(LookupError, match="fail"):
        list(Spark(server).map(shout, [["a"], ["fail"]], lost))


@needs_spark
def test_the_seeds_by_spark_are_the_seeds(server: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(SEEDS), "--format", "json"]) == 0
    wanted = capfd.readouterr().out
    given = ["extract", str(SEEDS), "--format", "json", "--engine", "spark", "--scheduler", server]
    assert run([*given, "--parts", str(tmp_path)]) == 0
    assert capfd.readouterr().out == wanted


class Session:
    """Stands for a server whose executors die of the batches that hold "die"."""

    def createDataFrame(self, rows: list[tuple[int, bytes]], schema: str) -> "Session":  # noqa: N802
        self.rows = rows
        return self

    def repartition(self, count: int) -> "Session":
        return self

    def mapInArrow(self, work: object, schema: str) -> "Session":  # noqa: N802
        return self

    def stop(self) -> None:
        pass

    def collect(self) -> list[dict[str, object]]:
        import pickle

        if any("die" in pickle.loads(batch) for _, batch in self.rows):
            raise ConnectionError("executor gone\nmore")
        return [{"number": n, "found": pickle.dumps((None, shout(pickle.loads(batch))))} for n, batch in self.rows]


def test_an_item_that_ends_its_executor_costs_only_its_own_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimx.engines.spark._session", lambda server: Session())
    told = "die ended the executors that worked on it (executor gone)"
    assert list(Spark("").map(shout, [["a", "die", "b"], ["c"]], lost)) == ["A", told, "B", "C"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--engine", "spark"], "name it with --scheduler sc://host:port"),
        (["--engine", "spark", "--scheduler", "nonsense"], "Spark Connect server answers at nonsense"),
    ],
)
def test_a_server_that_isnt_there_is_one_line(options: list[str], told: str, capfd: pytest.CaptureFixture[str]) -> None:
    if "--scheduler" in options and MISSING:
        told = "pip install 'claimx[spark]'"
    assert run(["extract", str(SEEDS), *options]) == 2
    error = capfd.readouterr().err
    assert told in error
    assert "Traceback" not in error
