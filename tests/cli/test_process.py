"""The command line in a process of its own: exit codes, pipes that close, encodings, and how fast it starts."""

import fcntl
import json
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pyte
import pytest

from claimx.cli.main import cli

ROOT = Path(__file__).parents[2]


def fake(scenario: str, *args: str, **more: object) -> "subprocess.CompletedProcess[str]":
    """Runs the command line on the stand-in pipeline."""
    command = [sys.executable, "-m", "tests.cli.fake", scenario, *args]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, **more)  # type: ignore[call-overload, no-any-return]


def shell(line: str, **env: str) -> "subprocess.CompletedProcess[str]":
    command = line.replace("claimx", f"{sys.executable} -m tests.cli.fake")
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=ROOT, capture_output=True, text=True, env=os.environ | env
    )


@pytest.mark.parametrize(
    ("scenario", "args", "code", "line"),
    [
        ("", ("extract", "x"), 0, "3 articles, 8 claims, 3 conflicts, 2 updates"),
        ("", ("extract", "x", "--exit-code"), 1, "3 articles"),
        ("", ("extract",), 2, "Missing argument 'PATH...'; see 'claimx extract --help'"),
        ("", ("extract", "x", "--fromat", "json"), 2, "No such option"),
        ("", ("extract", "x", "--format", "xml"), 2, "'xml' is not one of"),
        ("", ("diff", "x", "y"), 0, "2 events in both, 2 told differently"),
        ("", ("diff", "x", "y", "--exit-code"), 1, "2 told differently"),
        ("", ("diff", "x"), 2, "Missing argument 'B'; see 'claimx diff --help'"),
        ("", ("schema", "x"), 2, "'x' is not one of"),
        ("", ("verify", "no.json"), 3, "no.json: can't be read"),
        ("", ("extrakt", "x"), 2, "No such command 'extrakt'"),
        ("no model", ("extract", "x"), 2, "the model 'xx' is not installed; install it with pip"),
        ("refused", ("extract", "x"), 3, "d.bin: not text"),
        ("", ("extract", "x", "-o", "no/such/folder/out.json"), 4, "no folder 'no/such/folder'; make it first"),
        ("interrupted", ("extract", "x"), 130, "stopped"),
        ("fault", ("extract", "x"), 70, "a fault in claimx"),
    ],
)
def test_exit_codes(scenario: str, args: tuple[str, ...], code: int, line: str) -> None:
    told = fake(scenario, *args)
    assert told.returncode == code
    assert line in told.stderr
    assert "\x1b" not in told.stderr
    if code not in (70, 130):
        assert all(text.startswith("claimx: ") for text in told.stderr.splitlines())


def test_a_bare_call_shows_the_help_on_stderr() -> None:
    told = fake("")
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("Usage: claimx")


def test_a_hostile_file_name_reaches_no_terminal() -> None:
    for told in (fake("hostile", "extract", "x"), fake("", "extract", "x", "--fro\x1b]0;x\x07mat")):
        assert told.returncode in (2, 3)
        assert "\x1b" not in told.stderr


@pytest.mark.parametrize("line", ["annotate x", "extract x --format jsonl", "extract x", "diff x y", "schema"])
def test_a_reader_that_leaves_early_is_no_error(line: str) -> None:
    told = shell(f"claimx long {line} {'' if line == 'schema' else '-q'} | head -n 1")
    assert (told.returncode, told.stderr) == (0, "")
    assert len(told.stdout.splitlines()) == 1


def test_a_full_disk_is_told() -> None:
    told = shell("claimx '' extract x > /dev/full")
    assert told.returncode == 4
    assert "claimx: can't write to standard output: No space left on device" in told.stderr


def test_a_device_is_written_to_and_not_replaced() -> None:
    assert shell("claimx '' extract x -q --format json -o /dev/stdout | python3 -m json.tool").returncode == 0
    assert Path("/dev/stdout").exists()


def test_output_is_utf8_in_any_locale() -> None:
    told = shell("claimx '' extract x", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert told.returncode == 0
    assert "✗ conflicts" in told.stdout


def test_no_colour_in_a_pipe_and_none_on_a_terminal_that_declines() -> None:
    assert "\x1b" not in shell("claimx '' extract x").stdout
    assert "\x1b[1;31m" in shell("claimx '' extract x", FORCE_COLOR="1", TERM="xterm-256color").stdout
    assert "31m" not in shell("claimx '' extract x", FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color").stdout


def on_a_terminal(*args: str) -> tuple[str, pyte.Screen]:
    """What a process writes on a terminal of 100 columns, and what is seen there in the end."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 100, 0, 0))
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.cli.fake", *args],
        cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, env=env | {"TERM": "xterm-256color", "PAGER": "cat"},
    )  # fmt: skip
    os.close(theirs)
    written = b""
    while piece := _next(ours):
        written += piece
    assert child.wait(timeout=60) == 0
    screen = pyte.Screen(100, 500)
    pyte.Stream(screen).feed(written.decode())
    return written.decode(), screen


def _next(ours: int) -> bytes:
    try:
        return os.read(ours, 65536)
    except OSError:  # Linux tells the end so
        return b""


def test_a_terminal_gets_colours_and_a_bar_that_goes_away() -> None:
    written, screen = on_a_terminal("", "extract", "x")
    seen = "\n".join(screen.display)
    assert "claimx extracting" in written
    assert "claimx extracting" not in seen
    assert "\x1b[1;31m" in written
    assert "✗ conflicts" in seen
    assert max(len(line.rstrip()) for line in screen.display) == 100


def test_annotate_shows_text_on_a_terminal() -> None:
    _, screen = on_a_terminal("", "annotate", "x")
    assert any(line.startswith("The Lorn ferry resumed on Tuesday.") for line in screen.display)


def test_ctrl_c_ends_with_130() -> None:
    # A shell that starts something in the background has it pass over SIGINT, and so whatever that starts.
    code = "import signal, sys, time; signal.signal(signal.SIGINT, signal.default_int_handler); from tests.cli import fake; m = fake.module(); m.extract = lambda o: (print('on', file=sys.stderr, flush=True), time.sleep(60)); sys.modules['claimx.pipeline'] = m; from claimx.cli.main import run; sys.exit(run(['extract', 'x']))"  # noqa: E501
    child = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    assert child.stderr.readline() == "on\n"
    child.send_signal(signal.SIGINT)
    assert child.wait(timeout=20) == 130
    assert "claimx: stopped" in child.stderr.read()
    child.stderr.close()


def test_version_and_help_load_nothing_heavy() -> None:
    code = (
        "import sys; from claimx.cli.main import run; run(sys.argv[1:]); print(*sorted(sys.modules), file=sys.stderr)"
    )
    for args in (
        ["--version"],
        ["--help"],
        *([command, "--help"] for command in cli.commands),
        ["schema"],
        ["verify", "-"],
    ):
        told = subprocess.run([sys.executable, "-c", code, *args], cwd=ROOT, capture_output=True, text=True, input="{}")
        loaded = {name.split(".")[0] for name in told.stderr.split()}
        assert "click" in loaded
        assert not loaded & {"spacy", "rich", "dateparser", "numpy", "trafilatura"}


def test_python_dash_m() -> None:
    told = subprocess.run([sys.executable, "-m", "claimx", "--version"], cwd=ROOT, capture_output=True, text=True)
    assert told.stdout.startswith("claimx ")


def test_json_in_a_pipe_is_json() -> None:
    assert json.loads(shell("claimx '' extract x --format json -q").stdout)["schema"] == 1
