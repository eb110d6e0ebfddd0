"""The options that several commands share, and how they become the pipeline's."""

from collections.abc import Callable, Mapping
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimx.cli.output import check
from claimx.cli.report import Report

if TYPE_CHECKING:
    from claimx.pipeline import Options

Command = TypeVar("Command", bound=Callable[..., Any])


def _all(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    return lambda command: reduce(lambda made, option: option(made), reversed(options), command)


def _place(_context: click.Context, _option: click.Parameter, value: str | None) -> Path | None:
    """The output's path; one that can't be written to is refused before the work begins, not after it."""
    return check(Path(value)) if value else None


reading = _all(
    click.option("--published", metavar="DATE", help="Day, month or year of articles that tell none themselves."),
    click.option("--outlet", metavar="NAME", help="Outlet of articles that name none themselves."),
    click.option(
        "--input-format",
        type=click.Choice(["text", "html", "jsonl"]),
        help="What the input is, whatever its name says.",
    ),
    click.option("--names", metavar="FILE", help="CSV of your own names: name, aliases, type, id, coordinates."),
    click.option("--model", metavar="NAME", help="Installed spaCy pipeline to read with."),
)

inputs = _all(click.argument("paths", metavar="PATH...", nargs=-1, required=True), reading)

outputs = _all(
    click.option("--output", "-o", metavar="FILE", callback=_place, help="Write there, whole or not at all."),
    click.option("--with-text", is_flag=True, help="Put each article's text into its JSON record."),
    click.option("--width", metavar="COLUMNS", type=click.IntRange(40, 1000), help="Lay text out for so many columns."),
    click.option("--quiet", "-q", is_flag=True, help="Only errors on standard error."),
    click.option("--verbose", "-v", is_flag=True, help="Say with what the result was made."),
)


def pipeline_options(given: Mapping[str, Any], report: Report) -> "Options":
    """The pipeline's options out of the shared ones; what goes wrong on the way is told to `report`."""
    from claimx.pipeline import Options

    names = ("model", "published", "outlet", "input_format", "names", "events", "mentions")
    told = {name: given[name] for name in names if given.get(name) is not None}
    return Options(paths=given["paths"], warn=report.warn, progress=report.progress, **told)
