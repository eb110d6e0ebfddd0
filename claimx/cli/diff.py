"""`claimx diff`: two articles side by side."""

from pathlib import Path
from typing import Any

import click

from claimx.cli import options
from claimx.cli.formats import Asked, compared
from claimx.cli.output import write
from claimx.cli.paths import FILE
from claimx.cli.report import Report
from claimx.model import DiffResult

EXAMPLES = """\b
Examples:
  claimx diff monday.txt tuesday.txt
  claimx diff news.jsonl#12 news.jsonl#31 --format json
  claimx diff old.html new.html --exit-code --quiet > changes.txt
  claimx diff monday.txt tuesday.txt --store news.duckdb
"""


@click.command(epilog=EXAMPLES)
@click.argument("a", metavar="A", type=FILE)
@click.argument("b", metavar="B", type=FILE)
@click.option("--store", metavar="FILE", type=FILE, help="A and B are ids of articles in this store; nothing is read.")
@options.reading
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Tables to read, or one JSON object.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Show every claim in the tables, not only what the articles tell mainly."
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 if the articles tell anything differently.")
@options.judging
@options.outputs
@click.pass_context
def diff(
    context: click.Context,
    /,
    a: str,
    b: str,
    form: str,
    everything: bool,
    exit_code: bool,
    output: Path | None,
    store: str | None,
    **given: Any,
) -> None:
    """Sets two articles side by side: what both say, what they say differently, and what only one of them says.

    A and B are files with one article each, or file#id where a file (JSON Lines) or a folder holds several.
    """
    report = Report(given["quiet"], given["verbose"])
    with report.bar():
        result = _kept(store, a, b) if store else _read(given | {"paths": (a, b)}, report)
    asked = Asked(form, None, everything, given["with_text"], given["width"], output is not None)
    write(compared(result, asked), output)
    report.compared(result)
    context.exit(report.code(exit_code))


def _kept(store: str, a: str, b: str) -> DiffResult:
    from claimx.kept import diff as found

    return found(store, a, b)


def _read(given: dict[str, Any], report: Report) -> DiffResult:
    from claimx.pipeline import diff as found

    return found(options.pipeline_options(given, report))
