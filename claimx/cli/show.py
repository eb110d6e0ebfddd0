"""`claimx show`: one claim, verdict or event with its words in the article."""

import sys
from typing import Any

import click

from claimx.cli import options
from claimx.cli.output import write
from claimx.cli.report import Report
from claimx.model import Result

EXAMPLES = """\b
Examples:
  claimx extract seeds/ --format csv --what relations | cut -d , -f 1,2
  claimx show r5ecbf8f64d02 seeds/
  claimx show r5ecbf8f64d02 --store news.duckdb
"""


@click.command(epilog=EXAMPLES)
@click.argument("id", metavar="ID")
@options.kept
@click.option("--width", metavar="COLUMNS", type=click.IntRange(40, 1000), help="Lay text out for so many columns.")
@click.option("--quiet", "-q", is_flag=True, help="Only errors on standard error.")
def show(id: str, quiet: bool, width: int | None, **given: Any) -> None:
    """Shows a claim, a verdict or an event with its article's passage and the words that it stands on.

    ID is an id as json, csv, html and the other formats give it (of a link into the report, what stands after the #), or
    as much of its beginning as only one id has. PATH is what extract read it from; with --store and without
    a PATH, the store alone is asked. Where there are no colours, the words stand in brackets.
    """
    from claimx.views import shown, terminal

    report = Report(quiet)
    with report.bar():
        alone = given["store"] and not given["paths"]
        result = _kept(given["store"], id) if alone else _read(given, report)
    console = terminal.console(sys.stdout, width)
    colour = console.is_terminal and not console.no_color
    write(terminal.rendered(shown.parts(result, id, colour), console), None)


def _kept(store: str, id: str) -> Result:
    from claimx.kept import one
    from claimx.views import shown

    return one(store, shown.bare(id))


def _read(given: dict[str, Any], report: Report) -> Result:
    from claimx.pipeline import extract

    return extract(options.pipeline_options(given, report))
