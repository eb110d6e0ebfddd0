"""The options that several commands share, and how they become the pipeline's."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimx.cli.report import Report

if TYPE_CHECKING:
    from claimx.pipeline import Options

Command = TypeVar("Command", bound=Callable[..., Any])
_YEAR, _MONTH = len("2019"), len("2019-09")


def _published(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """Passes a year, a month, a day or a date-time in ISO form, and refuses anything else."""
    if value is None:
        return None
    day = value + "0000-01-01"[len(value) :] if len(value) in (_YEAR, _MONTH) else value
    try:
        datetime.fromisoformat(day)
    except ValueError:
        raise click.BadParameter("not a date in ISO form, like 2019-09-30, 2019-09 or 2019") from None
    return value


def _all(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    return lambda command: reduce(lambda made, option: option(made), reversed(options), command)


inputs = _all(
    click.argument("paths", metavar="PATH...", nargs=-1, required=True),
    click.option(
        "--published",
        metavar="DATE",
        callback=_published,
        help="Day, month or year of articles that tell none themselves.",
    ),
    click.option("--outlet", metavar="NAME", help="Outlet of articles that name none themselves."),
    click.option(
        "--input-format",
        type=click.Choice(["text", "html", "jsonl"]),
        help="What the input is, whatever its name says.",
    ),
    click.option("--model", metavar="NAME", help="Installed spaCy pipeline to read with."),
)

outputs = _all(
    click.option(
        "--output", "-o", metavar="FILE", type=click.Path(path_type=Path), help="Write there, whole or not at all."
    ),
    click.option("--with-text", is_flag=True, help="Put each article's text into its JSON record."),
    click.option("--width", metavar="COLUMNS", type=click.IntRange(40, 1000), help="Lay text out for so many columns."),
    click.option("--quiet", "-q", is_flag=True, help="Only errors on standard error."),
    click.option("--verbose", "-v", is_flag=True, help="Say with what the result was made."),
)


def pipeline_options(given: Mapping[str, Any], report: Report) -> "Options":
    """The pipeline's options out of the shared ones; what goes wrong on the way is told to `report`."""
    from claimx.pipeline import Options

    from claimx.nlp.model import DEFAULT_MODEL

    return Options(
        paths=given["paths"],
        model=given["model"] or DEFAULT_MODEL,
        published=given["published"],
        outlet=given["outlet"],
        input_format=given["input_format"],
        warn=report.warn,
        progress=report.progress,
    )
