"""Many processes as people meet them: one that is killed, and Ctrl-C, in a run of the real command line."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

ROWS = 160


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "news.jsonl"
    told = "The ferry sank off Odesa on Monday, killing {n} people, the coast guard said. " * 16
    path.write_text(
        "\n".join(json.dumps({"id": f"{n:03}", "text": told.format(n=n)}) for n in range(ROWS)), encoding="utf-8"
    )
    return path


def heeding_ctrl_c() -> None:
    """A shell that starts something in the background has it pass over SIGINT, and so whatever that starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(source: Path, output: Path) -> "subprocess.Popen[str]":
    """A run of two processes, once the first articles are done."""
    args = ["annotate", str(source), "--jobs", "2", "--log-json", "-o", str(output)]
    child = subprocess.Popen(
        [sys.executable, "-m", "claimx", *args], stderr=subprocess.PIPE, text=True, preexec_fn=heeding_ctrl_c
    )
    assert child.stderr is not None
    for line in child.stderr:
        if json.loads(line)["event"] == "article":
            break
    return child


def workers(child: "subprocess.Popen[str]") -> list[psutil.Process]:
    family = psutil.Process(child.pid).children(recursive=True)
    return [it for it in family if "spawn_main" in " ".join(it.cmdline())]


def test_a_process_that_is_killed_costs_no_article(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    child = started(source, output)
    victims = workers(child)
    assert len(victims) == 2
    victims[0].kill()
    assert child.stderr is not None
    last = json.loads(child.stderr.read().splitlines()[-1])
    assert child.wait(timeout=200) == 0
    assert last.items() >= {"event": "finished", "articles": ROWS, "exit_code": 0}.items()
    ids = [json.loads(line)["article"]["id"] for line in output.read_text(encoding="utf-8").splitlines()]
    assert ids == [f"{n:03}" for n in range(ROWS)]


def test_ctrl_c_ends_all_processes_at_once(source: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    child = started(source, output)
    family = workers(child)
    child.send_signal(signal.SIGINT)
    assert child.stderr is not None
    told = child.stderr.read().splitlines()
    assert child.wait(timeout=120) == 130
    assert [json.loads(line).get("text") for line in told[-2:]] == ["stopped", None]
    assert not output.exists()
    assert list(tmp_path.iterdir()) == []
    psutil.wait_procs(family, timeout=60)
    assert not any(it.is_running() for it in family)
