"""What people expect of a command line: defaults from files and the environment, completion, a pager, show."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from claimx.cli import config, output
from claimx.cli.main import cli
from claimx.errors import UsageError
from tests.cli import fake
from tests.views.sample import RESULT

Call = Callable[..., Result]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Call:
    """Runs a command on the stand-in pipeline, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*args: str, seen: list[fake.Options] | None = None, **env: str) -> Result:
        monkeypatch.setitem(sys.modules, "claimx.pipeline", fake.module("", seen))
        return CliRunner(env=env).invoke(cli, args)

    return run


def model(call: Call, *args: str, **env: str) -> str:
    seen: list[fake.Options] = []
    told = call("extract", "x", *args, seen=seen, **env)
    assert told.exit_code == 0, told.output
    return seen[0].model


def test_a_file_gives_defaults_the_environment_goes_before_it_and_the_command_line_before_both(call: Call) -> None:
    Path("pyproject.toml").write_text('[tool.claimx]\nmodel = "file"\n[tool.claimx.extract]\nformat = "jsonl"\n')
    assert model(call) == "file"
    assert model(call, CLAIMX_MODEL="env") == "env"
    assert model(call, "--model", "line", CLAIMX_MODEL="env") == "line"
    assert json.loads(call("extract", "x").stdout.splitlines()[0])["id"]
    assert call("extract", "x", CLAIMX_EXTRACT_FORMAT="csv").stdout.startswith("\ufeffid,")
    assert "What they say differently" in call("diff", "x", "y").stdout


def test_claimx_toml_goes_before_pyproject_and_a_named_file_before_both(call: Call) -> None:
    Path("pyproject.toml").write_text('[tool.claimx]\nmodel = "project"\n')
    Path("claimx.toml").write_text('model = "own"\n')
    Path("named.toml").write_text('[extract]\nmodel = "named"\n')
    assert model(call) == "own"
    assert model(call, "--config", "named.toml") == "named"


def test_a_project_that_says_nothing_of_claimx_changes_nothing(call: Call) -> None:
    Path("pyproject.toml").write_text('[project]\nname = "x"\n')
    assert model(call) == "default"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("claimx.toml", "quiet = true\nmodle = 'x'\n", "claimx.toml:2: no option 'modle'"),
        ("claimx.toml", "[extract]\nto = 'x'\n", "no option 'to' of 'extract'"),
        ("claimx.toml", "a = \n", "claimx.toml: no TOML"),
        ("pyproject.toml", "[tool.claimx]\noutput = 'x'\n", "'output' can't be set by a file that was only found"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(call: Call, name: str, text: str, told: str) -> None:
    Path(name).write_text(text)
    error = call("extract", "x").exception
    assert isinstance(error, UsageError)
    assert told in str(error)


def test_a_wrong_value_is_told_with_its_place(
    call: Call, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimx.cli.main import run

    assert call("extract", "x").exit_code == 0
    Path("claimx.toml").write_text("[extract]\nformat = 'xls'\n")
    assert run(["extract", "x"]) == 2
    assert capfd.readouterr().err.startswith("claimx: claimx.toml: Invalid value for '--format'")
    monkeypatch.setenv("CLAIMX_EXTRACT_FORMAT", "doc")
    assert run(["extract", "x"]) == 2
    assert capfd.readouterr().err.startswith("claimx: CLAIMX_EXTRACT_FORMAT: Invalid value for '--format'")
    monkeypatch.setenv("CLAIMX_WIDTH", "wide")
    assert run(["extract", "x", "--format", "json"]) == 2
    assert capfd.readouterr().err.startswith("claimx: CLAIMX_WIDTH: Invalid value for '--width'")
    assert run(["extract", "x", "--format", "pdf"]) == 2
    assert capfd.readouterr().err.startswith("claimx: Invalid value for '--format'")


def test_a_missing_config_is_named(call: Call) -> None:
    assert "no.toml: can't be read" in str(call("extract", "x", "--config", "no.toml").exception)


def test_every_common_variable_is_an_option_somewhere() -> None:
    known = {p.name for c in cli.commands.values() for p in c.params if isinstance(p, click.Option)}
    assert set(config.COMMON) - {"jobs"} <= known


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_that_asks_claimx(call: Call, shell: str) -> None:
    told = call("completion", shell)
    assert told.exit_code == 0
    assert f"_CLAIMX_COMPLETE={shell}_complete" in told.stdout


@pytest.mark.parametrize(
    "words",
    ["extract ne", "extract x --html ne", "extract -o ne", "extract --config ne", "diff a ne", "show id ne", "verify ne",
     "judge ne", "annotate --names ne"],
)  # fmt: skip
def test_completion_leaves_files_to_the_shell(words: str) -> None:
    from claimx.cli.main import run

    env = {"_CLAIMX_COMPLETE": "bash_complete", "COMP_WORDS": f"claimx {words}", "COMP_CWORD": str(len(words.split()))}
    with CliRunner(env=env).isolation() as (out, *_), pytest.raises(SystemExit):
        run([])
    assert out.getvalue().decode().split() == ["file,ne"]


def test_completion_offers_commands() -> None:
    from claimx.cli.main import run

    told = CliRunner(env={"_CLAIMX_COMPLETE": "bash_complete", "COMP_WORDS": "claimx ex", "COMP_CWORD": "1"})
    with told.isolation() as (out, *_), pytest.raises(SystemExit):
        run([])
    assert b"extract" in out.getvalue()


@pytest.mark.parametrize(
    ("id", "shown"),
    [
        ("r5", ["✗ conflicts", "12 and 7 rescued at one time", "[12 passengers]", "[seven]"]),
        (RESULT.claims[0].id, ["planned, sentence 1", "The Lorn ferry will [resume] on [4 May]", "says so"]),
        ("ev1", ["Lorn ferry resumed", "Harbour Post", "The Courier", "[May 2021]"]),
    ],
)
def test_show_marks_the_words_in_their_passage(call: Call, id: str, shown: list[str]) -> None:
    told = call("show", id, "x", "--width", "160")
    text = told.stdout.replace("[The [Lorn] ferry]", "The Lorn ferry")
    assert told.exit_code == 0
    assert all(words in text for words in shown)


def test_show_knows_the_names_of_links_into_the_report(call: Call) -> None:
    assert call("show", "#d-r1", "x").stdout == call("show", "d-r1", "x").stdout == call("show", "r1", "x").stdout


def test_show_wants_one_id(call: Call) -> None:
    assert "no claim, verdict or event has the id 'zz'" in str(call("show", "zz", "x").exception)
    assert "ids begin with 'r'" in str(call("show", "r", "x").exception)


class Screen:
    """Standard output as a terminal of ten lines."""

    def __init__(self) -> None:
        self.text = ""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass


@pytest.mark.parametrize(("lines", "wanted", "pages"), [(30, True, True), (5, True, False), (30, False, False)])
def test_only_a_long_table_on_a_terminal_is_paged(
    monkeypatch: pytest.MonkeyPatch, lines: int, wanted: bool, pages: bool
) -> None:
    screen, paged = Screen(), []
    monkeypatch.setattr(output.sys, "stdout", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(output.os, "get_terminal_size", lambda _: output.os.terminal_size((80, 10)))
    monkeypatch.setattr(output.click, "echo_via_pager", lambda text, color: paged.append("".join(text)))
    output.paged(["line\n"] * lines, wanted)
    assert ("".join(paged), screen.text) == (("line\n" * lines, "") if pages else ("", "line\n" * lines))


def test_what_goes_with_the_formats_that_have_records(call: Call) -> None:
    assert "--what goes with --format" in str(call("extract", "x", "--what", "events").exception)
    rows = [
        json.loads(line) for line in call("extract", "x", "--format", "jsonl", "--what", "events").stdout.splitlines()
    ]
    assert [row["id"] for row in rows] == [event.id for event in RESULT.events]
    assert json.loads(call("extract", "x", "--format", "json", "--what", "articles").stdout)[0]["id"] == "a.txt"


def test_a_report_is_written_beside_the_tables(call: Call, tmp_path: Path) -> None:
    told = call("extract", "x", "--html", "report.html", "--width", "100")
    assert "Where they differ" in told.stdout
    assert Path("report.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
