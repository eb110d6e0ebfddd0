"""`claimx extract`: claims out of articles, and where they differ."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from claimx.cli import choosing, options
from claimx.cli.formats import FORMATS, WHAT, Asked, extracted, parted, streamed
from claimx.cli.output import paged, write, write_parts
from claimx.cli.paths import FILE
from claimx.cli.report import Report

VERDICTS = """\b
Formats:
  table          tables to read
  json           one object with everything
  jsonl          a JSON line a claim, complete in itself
  csv            a row a claim, for a spreadsheet
  md             the tables as Markdown
  html           a report to look at, one file that needs nothing else
  geojson        the claims' places for a map
  parquet        typed columns (needs claimx[parquet])
  webannotation  W3C Web Annotations on the articles

\b
Verdicts between two values that outlets tell of one event:
  conflicts     both can't be true
  supersedes    a plan and its outcome, or a count that a later report updates
  refines       the two fit, one says it more precisely
  incomparable  different things or parts of it are told
  agrees        the same is said
"""


@click.command(epilog=VERDICTS)
@options.kept
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="What to print, see below.",
)
@click.option("--what", type=click.Choice(WHAT), help="Which records json, jsonl, csv, md and parquet print.")
@click.option(
    "--html",
    metavar="FILE",
    type=FILE,
    callback=options.place,
    help="Also write the report there, a page to look at in a browser.",
)
@click.option(
    "--all", "everything", is_flag=True, help="Show every claim in the tables, not only what the articles tell mainly."
)
@click.option("--events/--no-events", default=True, help="Whether claims are grouped and compared across articles.")
@click.option("--why-not", is_flag=True, help="List what only looks like a conflict, with the reason why it is none.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there is any conflict or update.")
@choosing.choosing
@options.pager
@click.option(
    "--part-by",
    type=click.Choice(["outlet", "month"]),
    is_eager=True,
    help="Write Parquet as a folder, --output, with a part an outlet, or a month of publication.",
)
@options.judging
@options.outputs
@click.pass_context
def extract(
    context: click.Context,
    /,
    form: str,
    what: str | None,
    html: Path | None,
    everything: bool,
    why_not: bool,
    exit_code: bool,
    output: Path | None,
    part_by: str | None,
    **given: Any,
) -> None:
    """Extracts claims from articles and shows where outlets differ, with the words that they stand on.

    PATH is a file (text, HTML, JSON Lines, CSV, feed, mail, WARC, zip; also as .gz), a folder, or - for standard input.
    --only, --slot, --event, --told-by, --since, --strict and --top choose among the verdicts, in every format. With
    --store, the result is of all that the store holds; without a PATH, of that alone.
    """
    asked = Asked(
        form, what, everything, given["with_text"], given["width"], output is not None, why_not, part_by=part_by
    )
    asked.check()
    report = Report(given["quiet"], given["verbose"])
    if asked.is_streamed and not (given["events"] or html or given["judgements"] or given["store"]):
        _stream(given, asked, report, output)
    else:
        given |= {"mentions": asked.mentions or html is not None}
        _whole(given, asked, report, output, html)
    context.exit(report.code(exit_code))


def _stream(given: dict[str, Any], asked: Asked, report: Report, output: Path | None) -> None:
    """Writes what single articles tell, each as soon as it is read."""
    from claimx.pipeline import each

    with report.bar(output is not None or not sys.stdout.isatty()):
        write(streamed(report.told(each(options.pipeline_options(given, report))), asked), output)


def _whole(given: dict[str, Any], asked: Asked, report: Report, output: Path | None, html: Path | None) -> None:
    """Writes what all articles tell together."""
    from claimx.pipeline import extract as read

    with report.bar():
        result = choosing.picked(read(options.pipeline_options(given, report)), given, report.warn)
    if html:
        write(extracted(result, replace(asked, form="html", to_file=True)), html)
    if asked.part_by and output:
        write_parts(parted(result, asked), output)
    elif asked.form == "table" and output is None:
        paged(extracted(result, asked), given["pager"])
    else:
        write(extracted(result, asked), output)
    report.extracted(result)
