"""`claimx annotate`: what stands in each article: times, places, names, quantities, and who says what."""

import sys
from pathlib import Path
from typing import Any

import click

from claimx.cli import options
from claimx.cli.formats import annotated
from claimx.cli.output import write
from claimx.cli.report import Report


@click.command()
@options.inputs
@click.option(
    "--format",
    "form",
    type=click.Choice(["auto", "text", "jsonl"]),
    default="auto",
    show_default=True,
    help="Text in colour, a JSON line an article, or whichever suits where it goes.",
)
@options.outputs
@click.pass_context
def annotate(context: click.Context, /, form: str, output: Path | None, **given: Any) -> None:
    """Marks times, places, organisations, persons, quantities and speakers in articles, with what each stands for.

    PATH is a file (text, HTML, JSON Lines, CSV, feed, mail, WARC, zip; also as .gz), a folder, or - for standard input.
    """
    from claimx.pipeline import annotate as read

    report = Report(given["quiet"], given["verbose"])
    terminal = output is None and sys.stdout.isatty()
    with report.bar(not terminal):
        found = report.annotated(read(options.pipeline_options(given, report)))
        write(annotated(found, form, terminal, given["with_text"], given["width"], given["verbose"]), output)
    context.exit(report.code())
