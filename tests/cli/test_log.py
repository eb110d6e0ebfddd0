"""`--log-json`: every line on standard error is an object, whatever happens; and the bar tells rate and time left."""

import json
import sys
from typing import Any

import pytest
from rich.console import Console

from claimx.cli import bar
from claimx.cli.main import run
from tests.cli import fake


def told(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], *args: str, scenario: str = ""
) -> tuple[int, list[dict[str, Any]]]:
    monkeypatch.setitem(sys.modules, "claimx.pipeline", fake.module(scenario))
    code = run([*args, "--log-json"])
    return code, [json.loads(line) for line in capfd.readouterr().err.splitlines()]


def test_a_run_is_told_from_its_start_to_its_end(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    code, lines = told(monkeypatch, capfd, "extract", "x", scenario="refused")
    assert code == 3
    events = [line["event"] for line in lines]
    assert events[:3] == ["started", "stage", "article"]
    assert events[-1] == "finished"
    assert lines[0].items() >= {"command": "extract", "claimx": "0.1.0"}.items()
    assert lines[2].items() >= {"id": "a.txt", "claims": 0, "done": 1, "total": 3}.items()
    assert [(line["id"], line["stage"]) for line in lines if line["event"] == "skipped"] == [("d.bin", "read")]
    counts = {"exit_code": 3, "articles": 3, "claims": 8, "refused": 1}
    assert lines[-1].items() >= counts.items()
    seconds = [line["seconds"] for line in lines]
    assert seconds == sorted(seconds)


@pytest.mark.parametrize(
    ("scenario", "code", "text"),
    [("no model", 2, "the model 'xx' is not installed"), ("fault", 70, "Traceback"), ("interrupted", 130, "stopped")],
)
def test_what_goes_wrong_is_an_event_too(
    scenario: str, code: int, text: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    ended, lines = told(monkeypatch, capfd, "extract", "x", scenario=scenario)
    assert ended == code == lines[-1]["exit_code"]
    assert any(text in line["text"] for line in lines if line["event"] == "error")
    assert run(["schema", "nonsense"]) == 2
    assert capfd.readouterr().err.startswith("claimx: ")


def test_each_article_of_a_stream_is_counted(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    _, lines = told(monkeypatch, capfd, "annotate", "x")
    assert lines[-1].items() >= {"event": "finished", "articles": 3, "exit_code": 0}.items()


def test_the_bar_tells_rate_and_time_left() -> None:
    clock = iter(range(100))
    shown = bar.made()
    shown.get_time = lambda: float(next(clock))
    task = shown.add_task("extracting", total=40)
    for _ in range(4):
        shown.update(task, advance=5)
    console = Console(width=100)
    with console.capture() as captured:
        console.print(shown.get_renderable())
    line = captured.get()
    assert "claimx extracting" in line
    assert "20/40" in line
    assert "/s" in line
    assert "0:00:" in line
