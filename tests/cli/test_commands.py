"""The commands on a pipeline that answers at once: formats, files, exit codes, and what is told where."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from claimx.cli import schema as schema_command
from claimx.cli.main import EXIT_CODES, cli
from claimx.cli.output import write
from claimx.errors import OutputError
from claimx.views.schema import OUTPUTS, document
from tests.cli import fake
from tests.valid import problems

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


def test_diff_in_tables_and_json(call: Call) -> None:
    told = call("diff", "x", "y", "--width", "120")
    assert told.exit_code == 0
    assert "What they say differently" in told.stdout
    assert told.stderr.splitlines()[-1] == (
        "claimx: 2 events in both, 2 told differently, 0 claims only in A, 0 only in B"
    )
    record = json.loads(call("diff", "x", "y", "--format", "json", "--with-text").stdout)
    assert problems("diff", record) == []
    assert record["a"]["text"].startswith("The Lorn ferry")
    assert "with --all" in call("diff", "x", "y", scenario="agreed").stdout
    assert "with --all" not in call("diff", "x", "y", "--all", scenario="agreed").stdout


def test_diff_takes_two_articles_and_the_options_of_extract(call: Call) -> None:
    seen: list[fake.Options] = []
    told = ("--published", "2019-09", "--outlet", "Post", "--model", "m", "--input-format", "html")
    call("diff", "x", "rows.jsonl#7", *told, seen=seen)
    assert seen[0].paths == ("x", "rows.jsonl#7")
    assert (seen[0].published, seen[0].outlet, seen[0].model, seen[0].input_format) == ("2019-09", "Post", "m", "html")
    assert "Missing argument 'B'" in call("diff", "x").stderr
    assert call("diff", "x", "y", "-q").stderr == ""
    assert "en_core_web_sm 3.8.0" in call("diff", "x", "y", "-v").stderr


def test_diff_tells_by_its_exit_code_whether_the_articles_differ(call: Call) -> None:
    assert call("diff", "x", "y", "--exit-code").exit_code == 1
    assert call("diff", "x", "y").exit_code == 0
    assert call("diff", "x", "y", "--exit-code", scenario="agreed").exit_code == 0


def test_diff_into_a_file(call: Call, tmp_path: Path) -> None:
    told = call("diff", "x", "y", "--format", "json", "-o", str(tmp_path / "diff.json"))
    assert told.stdout == ""
    assert json.loads((tmp_path / "diff.json").read_text(encoding="utf-8"))["schema"] == 1


@pytest.mark.parametrize("output", [None, *OUTPUTS])
def test_schema_prints_what_the_package_holds(output: str | None) -> None:
    told = CliRunner().invoke(cli, ["schema", output] if output else ["schema"])
    assert told.exit_code == 0
    assert json.loads(told.stdout) == document(output)


def test_the_command_offers_every_schema() -> None:
    assert tuple(OUTPUTS) == schema_command.OUTPUTS
    assert "is not one of" in CliRunner().invoke(cli, ["schema", "x"]).stderr


def spoiled(call: Call, tmp_path: Path) -> Path:
    """An output with its texts, in which one span of one claim has moved and holds a control."""
    place = tmp_path / "out.json"
    record = json.loads(call("extract", "x", "--format", "json", "--with-text").stdout)
    record["claims"][0]["predicate"] |= {"start": 19, "text": "re\x1b]0;x\x07sume"}
    place.write_text(json.dumps(record))
    return place


def test_verify_prints_a_line_a_broken_span(call: Call, tmp_path: Path) -> None:
    told = call("verify", str(spoiled(call, tmp_path)))
    assert told.exit_code == 1
    assert told.stdout == "a.txt:20\tpredicate\tre\ufffd]0;x\ufffdsume\tresume\n"
    assert told.stderr == "claimx: 37 spans in 3 articles, 1 of them broken\n"


def test_verify_is_silent_on_what_holds(call: Call, tmp_path: Path) -> None:
    call("extract", "x", "--format", "json", "--with-text", "-o", str(tmp_path / "out.json"))
    told = call("verify", str(tmp_path / "out.json"))
    assert (told.exit_code, told.stdout) == (0, "")
    assert told.stderr == "claimx: 37 spans in 3 articles, none broken\n"
    assert call("verify", str(tmp_path / "out.json"), "-q").stderr == ""


def test_verify_names_articles_that_it_cannot_read(call: Call, tmp_path: Path) -> None:
    call("extract", "x", "--format", "json", "-o", str(tmp_path / "out.json"))
    told = call("verify", str(tmp_path / "out.json"), "-q")
    assert (told.exit_code, told.stdout) == (3, "")
    assert told.stderr.splitlines()[0] == "claimx: a.txt: news/a.txt: no such file or folder"


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
        "claimx: 3 articles, 8 claims, 3 conflicts, 2 updates, 1 refused",
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
    assert start.count("\n    claimx ") == 6
    assert all(f"{code}  " in start and f"{code}  " in EXIT_CODES for code in (0, 1, 2, 3, 4, 130))


def test_every_command_has_help_for_every_option() -> None:
    options = [p for c in cli.commands.values() for p in c.params if isinstance(p, click.Option)]
    assert len(options) > 10
    assert all(option.help for option in options)


def test_extract_gives_places_to_a_map_and_takes_a_file_of_names(call: Call) -> None:
    seen: list[fake.Options] = []
    told = call("extract", "x", "--format", "geojson", "--names", "mine.csv", seen=seen)
    assert json.loads(told.stdout)["type"] == "FeatureCollection"
    assert seen[0].names == "mine.csv"


def test_a_day_that_is_none_is_refused_in_plain_words(call: Call) -> None:
    told = call("extract", "x", "--since", "2021-13-01")
    assert told.exit_code != 0
    assert str(told.exception) == "--since '2021-13-01' is no day; write it as 2019-09-30"
    assert call("extract", "x", "--since", "2021-05-02").exit_code == 0
