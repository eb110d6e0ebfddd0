"""`claimx conflicts`: where outlets differ, out of a store, at once and without reading an article."""

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
  claimx conflicts --store news.duckdb --since 2024-03-01
  claimx conflicts --store news.duckdb --slot count --told-by "Example Post" --format csv
"""


@click.command(epilog=EXAMPLES)
@options.asked_store
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv", "md", "html", "parquet"]),
    default="table",
    show_default=True,
    help="Tables to read; one object with all that the events hold; a record or row a verdict; a report.",
)
@click.option("--all", "everything", is_flag=True, help="Show every event in the tables.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there are any.")
@choosing.choosing
@options.pager
@options.outputs
@click.pass_context
def conflicts(
    context: click.Context,
    /,
    store: str,
    form: str,
    everything: bool,
    exit_code: bool,
    output: Path | None,
    **given: Any,
) -> None:
    """Shows the conflicts that a store holds, with the words that they stand on; with --only, other verdicts.

    Nothing is read but the store, which 'claimx extract PATH --store FILE' makes and keeps up to date.
    """
    from claimx.kept import verdicts
    from claimx.views.chosen import chosen

    given["kinds"] = given["kinds"] or ("conflicts",)
    report, wanted = Report(given["quiet"], given["verbose"]), choosing.wanted(given)
    what = None if form in ("table", "json", "html") else "relations"
    asked = Asked(form, what, everything, given["with_text"], given["width"], output is not None, apart=True)
    asked.check()
    result = chosen(verdicts(store, wanted.kinds, wanted.slots, wanted.since), wanted)
    if form == "table" and output is None:
        paged(extracted(result, asked), given["pager"])
    else:
        write(extracted(result, asked), output)
    report.held(result)
    context.exit(report.code(exit_code))
