"""`claimx judge`: writes down what you judged of a verdict, two claims or a name."""

from pathlib import Path

import click

from claimx.cli.output import write
from claimx.cli.paths import FILE
from claimx.safe import safe_line

KINDS = {"same": "same event", "apart": "not the same event", "no-conflict": "not a conflict", "name": "same name"}
EXAMPLES = """\b
Examples:
  claimx extract news/ --format json --output found.json
  claimx judge found.json r1f0c2a9e4b7 --as no-conflict --note "one counts the crew too"
  claimx judge found.json 5294cb2db3cb 6dfafd1e2015 --as apart
  claimx judge found.json "the old gate" "Ostmark Gate" --as name
  claimx extract news/ --judgements judgements.toml
"""


@click.command(epilog=EXAMPLES)
@click.argument("found", metavar="RESULT", type=FILE)
@click.argument("a", metavar="A")
@click.argument("b", metavar="[B]", required=False)
@click.option("--as", "kind", type=click.Choice(list(KINDS)), required=True, help="What you judged.")
@click.option("--note", default="", metavar="TEXT", help="Your reason, shown wherever the judgement counts.")
@click.option(
    "--to",
    "file",
    default="judgements.toml",
    show_default=True,
    metavar="FILE",
    type=FILE,
    help="File to add to (TOML, CSV).",
)
def judge(found: str, a: str, b: str | None, kind: str, note: str, file: str) -> None:
    """Adds a judgement to a file that extract and diff read with --judgements.

    RESULT is what extract wrote as JSON (- for standard input). A and B are ids of claims in it, or A alone the id of a
    verdict; for --as name a name as articles have it, and the name of what it is.

    \b
    same         A and B tell of one event
    apart        A and B tell of two events
    no-conflict  the verdict A, or those between A and B, are no conflict
    name         A is a name of B
    """
    from claimx.judgements.file import added, written
    from claimx.judgements.looked_up import judgement

    made = judgement(found, KINDS[kind], a, b or "", note)
    rows = added(made, file)
    write([written(rows, file)], Path(file))
    click.echo(safe_line(f"{made.kind}: {made.a}{' and ' + made.b if made.b else ''}, {len(rows)} in {file}"))
