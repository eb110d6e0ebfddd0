"""The commands on a pipeline that answers at once: formats, files, exit codes, and what is told where."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from claimx.cli.main import EXIT_CODES, cli
from claimx.cli.output import write
from claimx.errors import OutputError
from tests.cli import fake

Call = Callable[..., Result]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch) -> Call:
    """`call("extract", "x", scenario="refused")` runs a command on the stand-in pipeline."""

    def run(*args: str, scenario: str = "", seen: list[fake.Options] | None = None) -> Result:
        monkeypatch.setitem(sys.modules, "claimx.pipeline", fake.module(scenario, seen))
        return CliRunner().invoke(cli, args)

    return run


def test_tables_are_what_extract_shows(call: Call) -> None:
    told = call("extract", "x", "--width", "120")
    assert told.exit_code == 0
    assert "Where they differ" in told.stdout
    assert "with --all" in told.stdout
    assert "with --all" not in call("extract", "x", "--all").stdout


def test_extract_json_and_jsonl(call: Call) -> None:
    whole = json.loads(call("extract", "x", "--format", "json").stdout)
    assert len(whole["claims"]) == 8
    lines = call("extract", "x", "--format", "jsonl", "--with-text").stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["id"] for row in rows] == [claim["id"] for claim in whole["claims"]]
    assert rows[0]["article"]["text"].startswith("The Lorn ferry")


def test_annotate_writes_lines_to_a_pipe_and_text_where_asked(call: Call) -> None:
    rows = [json.loads(line) for line in call("annotate", "x").stdout.splitlines()]
    assert [row["article"]["id"] for row in rows] == ["a.txt", "b.txt", "c.txt"]
    assert "Lorn ferry resumed on Tuesday." in call("annotate", "x", "--format", "text").stdout


def test_options_reach_the_pipeline(call: Call) -> None:
    seen: list[fake.Options] = []
    told = ("--published", "2019-09", "--outlet", "Post", "--model", "m", "--input-format", "html")
    call("extract", "x", "y/", "-", *told, seen=seen)
    call("annotate", "x", seen=seen)
    full, bare = seen
    assert full.paths == ("x", "y/", "-")
    assert (full.published, full.outlet, full.model, full.input_format) == ("2019-09", "Post", "m", "html")
    assert (bare.published, bare.outlet, bare.model, bare.input_format) == (None, None, "default", None)


def test_results_go_to_stdout_and_everything_else_to_stderr(call: Call) -> None:
    told = call("extract", "x", "--format", "json", scenario="refused")
    json.loads(told.stdout)
    assert told.stderr.splitlines() == [
        "claimx: a.txt: published 'soon' (row) is no ISO date, passed over",
        "claimx: d.bin: not text",
        "claimx: 3 articles, 8 claims, 5 disagreements, 1 refused",
    ]


def test_quiet_leaves_errors_and_verbose_adds_what_made_it(call: Call) -> None:
    assert call("extract", "x", "-q").stderr == ""
    assert call("extract", "x", "-q", scenario="refused").stderr == "claimx: d.bin: not text\n"
    assert "en_core_web_sm 3.8.0" in call("extract", "x", "-v").stderr


@pytest.mark.parametrize(
    ("scenario", "arguments", "code"),
    [
        ("", (), 0),
        ("", ("--exit-code",), 1),
        ("agreed", ("--exit-code",), 0),
        ("passed over", (), 0),
        ("refused", (), 3),
        ("refused", ("--exit-code",), 3),
    ],
)
def test_exit_codes(call: Call, scenario: str, arguments: tuple[str, ...], code: int) -> None:
    assert call("extract", "x", *arguments, scenario=scenario).exit_code == code


def test_annotate_tells_refused_inputs_too(call: Call) -> None:
    told = call("annotate", "x", scenario="refused")
    assert told.exit_code == 3
    assert "claimx: d.bin: not text" in told.stderr
    assert len(told.stdout.splitlines()) == 3


def test_a_file_is_written_whole_and_nothing_beside_it(call: Call, tmp_path: Path) -> None:
    place = tmp_path / "out.json"
    place.write_text("old")
    told = call("extract", "x", "--format", "json", "--output", str(place))
    assert told.stdout == ""
    assert json.loads(place.read_text(encoding="utf-8"))["schema"] == 1
    assert [p.name for p in tmp_path.iterdir()] == ["out.json"]


def test_a_table_in_a_file_has_no_colours(call: Call, tmp_path: Path) -> None:
    call("extract", "x", "--output", str(tmp_path / "t.txt"), "--width", "100")
    assert "\x1b" not in (tmp_path / "t.txt").read_text(encoding="utf-8")


def test_a_file_stays_as_it_was_when_the_work_fails(tmp_path: Path) -> None:
    place = tmp_path / "out.jsonl"
    place.write_text("old")

    def pieces():  # type: ignore[no-untyped-def]
        yield "new\n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(pieces(), place)
    assert place.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_link_keeps_pointing_at_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write(["new"], tmp_path / "link.txt")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o640)
    write(["new"], tmp_path / "a")
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_a_place_that_cannot_be_written_is_refused_before_the_work(call: Call, tmp_path: Path) -> None:
    seen: list[fake.Options] = []
    for place in (tmp_path, tmp_path / "no" / "out.json"):
        told = call("extract", "x", "--output", str(place), seen=seen)
        assert isinstance(told.exception, OutputError)
        assert told.exception.exit_code == 4
        assert str(place) in str(told.exception)
    assert seen == []


def test_help_explains_verdicts_and_exit_codes(call: Call) -> None:
    told = call("extract", "--help").stdout
    for verdict in ("conflicts", "supersedes", "refines", "incomparable", "agrees"):
        assert f"\n    {verdict} " in told
    start = call("--help").stdout
    assert start.count("\n    claimx ") == 3
    assert all(f"{code}  " in start and f"{code}  " in EXIT_CODES for code in (0, 1, 2, 3, 4, 130))


def test_every_command_has_help_for_every_option() -> None:
    options = [p for c in cli.commands.values() for p in c.params if isinstance(p, click.Option)]
    assert len(options) > 10
    assert all(option.help for option in options)
