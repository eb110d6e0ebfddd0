"""The options that several commands share, and how they become the pipeline's."""

import re
from collections.abc import Callable, Mapping
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimx.cli.log import LOG
from claimx.cli.output import check, free
from claimx.cli.paths import FILE
from claimx.cli.report import Report

if TYPE_CHECKING:
    from claimx.pipeline import Options

Command = TypeVar("Command", bound=Callable[..., Any])

FIELDS = ("id", "text", "html", "title", "outlet", "url", "published", "language")
READING = (
    "columns",
    "language",
    "fix_text",
    "fetch",
    "allow_private",
    "seconds",
    "most_bytes",
    "most_unpacked",
    "most_articles",
)


def _all(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    return lambda command: reduce(lambda made, option: option(made), reversed(options), command)


def place(context: click.Context, option: click.Parameter, value: str | None) -> Path | None:
    """The output's path; one that can't be written to is refused before the work begins, not after it."""
    if not value:
        return None
    is_folder = option.name == "output" and context.params.get("part_by")
    return free(Path(value)) if is_folder else check(Path(value))


class Size(click.ParamType[int]):
    """A number of bytes: 500000, 20MB, 2GB."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; the suffixes count in thousands."""
        match = re.fullmatch(r"(\d{1,12})\s?([KMG]?)B?", str(value).strip(), re.IGNORECASE)
        if match is None or int(match[1]) == 0:
            self.fail(f"'{value}' is no size, such as 20MB", param, ctx)
        return int(match[1]) * {"": 1, "K": 10**3, "M": 10**6, "G": 10**9}[match[2].upper()]


def _columns(_context: click.Context, _option: click.Parameter, value: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each FIELD=NAME as a pair; another form, or a field that articles don't have, is wrong usage."""
    pairs = [text.partition("=") for text in value]
    for text, (field, mark, column) in zip(value, pairs, strict=True):
        if field not in FIELDS or not mark or not column:
            raise click.BadParameter(f"'{text}' is not FIELD=NAME with one of the fields {', '.join(FIELDS)}")
    return tuple((field, column) for field, _, column in pairs)


_web = _all(
    click.option("--fetch", is_flag=True, help="Fetch the paths that are addresses of the web."),
    click.option("--allow-private", is_flag=True, help="Also fetch from private networks and this machine."),
)

_limits = _all(
    click.option(
        "--timeout",
        "seconds",
        metavar="SECONDS",
        type=click.FloatRange(0.1, 3600),
        help="For one page to be read. [10]",
    ),
    click.option("--max-bytes", "most_bytes", metavar="SIZE", type=Size(), help="Of one text, page or row. [10MB]"),
    click.option("--max-unpacked", "most_unpacked", metavar="SIZE", type=Size(), help="Of one archive or table. [1GB]"),
    click.option("--max-articles", "most_articles", metavar="N", type=click.IntRange(1), help="Of a run. [100000]"),
)

reading = _all(
    click.option("--published", metavar="DATE", help="Day, month or year of articles that tell none themselves."),
    click.option("--outlet", metavar="NAME", help="Outlet of articles that name none themselves."),
    click.option(
        "--input-format",
        type=click.Choice(["text", "html", "jsonl", "csv", "feed", "mail", "pdf", "docx", "zip", "warc", "parquet"]),
        help="What the input is, whatever its name says.",
    ),
    click.option(
        "--column",
        "columns",
        metavar="FIELD=NAME",
        multiple=True,
        callback=_columns,
        help="Under which name a table or row keeps a field: text=Body. Repeatable.",
    ),
    click.option(
        "--language", metavar="CODE", help="With 'en': read every article as English, whatever it looks like."
    ),
    click.option("--fix-text", is_flag=True, help="Repair text that was decoded wrongly once (mojibake)."),
    click.option(
        "--names", metavar="FILE", type=FILE, help="CSV of your own names: name, aliases, type, id, coordinates."
    ),
    click.option("--model", metavar="NAME", help="Installed spaCy pipeline to read with."),
    _web,
    _limits,
    click.option(
        "--jobs", metavar="N", type=click.IntRange(1), help="Processes to read with; as many as there are cores."
    ),
    click.option(
        "--engine", type=click.Choice(["local", "dask", "spark"]), help="Where the work is done: here or on a cluster."
    ),
    click.option(
        "--scheduler", metavar="ADDRESS", help="The cluster's: tcp://host:port of Dask, sc://host:port of Spark."
    ),
)

inputs = _all(click.argument("paths", metavar="PATH...", type=FILE, nargs=-1, required=True), reading)

kept = _all(
    click.argument("paths", metavar="PATH...", type=FILE, nargs=-1),
    click.option(
        "--store", metavar="FILE", type=FILE, help="Keep what is found there, and read only what is new or changed."
    ),
    click.option(
        "--parts", metavar="PLACE", help="Folder or address that all workers reach; what is done there stays."
    ),
    reading,
)

asked_store = click.option(
    "--store", metavar="FILE", type=FILE, required=True, help="The store that 'claimx extract --store' made."
)

pager = click.option("--pager/--no-pager", default=True, help="Show long tables through a pager on a terminal.")

judging = _all(
    click.option(
        "--judgements",
        metavar="FILE",
        type=FILE,
        help="What you judged by hand, as 'claimx judge' writes it (TOML, CSV).",
    )
)


def _log(context: click.Context, _option: click.Parameter, value: bool) -> None:
    if value:
        LOG.begin(context.info_name or "")


logged = click.option(
    "--log-json",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_log,
    help="Tell on standard error what happens as JSON Lines.",
)

outputs = _all(
    click.option("--output", "-o", metavar="FILE", type=FILE, callback=place, help="Write there, whole or not at all."),
    click.option("--with-text", is_flag=True, help="Put each article's text into its JSON record."),
    click.option("--width", metavar="COLUMNS", type=click.IntRange(40, 1000), help="Lay text out for so many columns."),
    click.option("--quiet", "-q", is_flag=True, help="Only errors on standard error."),
    click.option("--verbose", "-v", is_flag=True, help="Say with what the result was made."),
    logged,
)


def pipeline_options(given: Mapping[str, Any], report: Report) -> "Options":
    """The pipeline's options out of the shared ones; what goes wrong on the way is told to `report`."""
    from claimx.pipeline import Options
    from claimx.readers.options import ReadOptions

    if not given["paths"] and not given.get("store"):
        raise click.UsageError("Missing argument 'PATH...'.")
    names = (
        "model",
        "published",
        "outlet",
        "input_format",
        "names",
        "judgements",
        "events",
        "mentions",
        "jobs",
        "engine",
        "scheduler",
        "store",
        "parts",
    )
    told = {name: given[name] for name in names if given.get(name) is not None}
    told["reading"] = ReadOptions(**{name: given[name] for name in READING if given.get(name) is not None})
    return Options(paths=given["paths"], warn=report.warn, stage=report.stage, progress=report.progress, **told)
