"""`claimx events`: what a store holds of happenings, at once and without reading an article."""

import sys
from pathlib import Path
from typing import Any

import click

from claimx.cli import choosing, options
from claimx.cli.formats import Asked, extracted
from claimx.cli.output import paged, write
from claimx.cli.report import Report

EXAMPLES = """\b
Examples:
  claimx extract news/ --store news.duckdb --quiet > first.txt
  claimx events --store news.duckdb --since 2024-03-01
  claimx events --store news.duckdb --only conflicts --format csv
"""


@click.command(epilog=EXAMPLES)
@options.asked_store
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv", "md", "parquet"]),
    default="table",
    show_default=True,
    help="A line an event to read, or its record.",
)
@click.option("--all", "everything", is_flag=True, help="Also events that one article alone tells of.")
@choosing.choosing
@options.pager
@options.outputs
@click.pass_context
def events(
    context: click.Context, /, store: str, form: str, everything: bool, output: Path | None, **given: Any
) -> None:
    """Lists the events that a store holds, with who tells of each, and how many verdicts stand in it.

    Nothing is read but the store, which 'claimx extract PATH --store FILE' makes and keeps up to date.
    """
    from claimx.kept import events as found
    from claimx.views import happenings, terminal
    from claimx.views.chosen import happened

    report, wanted = Report(given["quiet"], given["verbose"]), choosing.wanted(given)
    result = happened(found(store, everything, wanted.kinds, wanted.slots, wanted.since), wanted)
    if form == "table":
        console = terminal.console(None if output else sys.stdout, given["width"])
        pieces = terminal.rendered(happenings.parts(result, everything), console)
        paged(pieces, given["pager"]) if output is None else write(pieces, output)
    else:
        asked = Asked(form, "events", everything, given["with_text"], given["width"], output is not None)
        asked.check()
        write(extracted(result, asked), output)
    report.held(result)
    context.exit(report.code())
