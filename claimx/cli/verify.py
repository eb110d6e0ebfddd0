"""`claimx verify`: whether an output still matches its articles."""

import click

from claimx.cli.output import write
from claimx.cli.paths import FILE
from claimx.cli.report import Report
from claimx.safe import safe_line


@click.command()
@click.argument("file", metavar="FILE", type=FILE)
@click.option("--quiet", "-q", is_flag=True, help="Only errors on standard error.")
@click.pass_context
def verify(context: click.Context, /, file: str, quiet: bool) -> None:
    """Checks that every span of an output still matches its article.

    FILE is what extract, annotate or diff wrote as JSON or JSON Lines, or - for standard input. Texts come from the
    output itself, or from the articles' paths in it, seen from the current folder. Prints a line a span that doesn't
    match: the claim's id, the slot, the text expected, the text found, with tabs between them. Exits with 1 if there
    are any, with 3 if an article can't be read.
    """
    from claimx.verify import verify as check

    report, checked = Report(quiet), check(file)
    told = ((it.id, it.slot, it.expected, it.found) for it in checked.broken)
    write(("\t".join(map(safe_line, fields)) + "\n" for fields in told), None)
    report.verified(checked)
    context.exit(report.code(ask=True))
