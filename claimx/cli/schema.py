"""`claimx schema`: the JSON Schema of what the other commands print."""

import click

from claimx.cli.output import write

OUTPUTS = ("extract", "extract-jsonl", "annotate", "diff")


@click.command()
@click.argument("output", metavar="[OUTPUT]", type=click.Choice(OUTPUTS), required=False)
def schema(output: str | None) -> None:
    """Prints the JSON Schema (2020-12) of an output, or of all of them.

    \b
    OUTPUT is one of
      extract        the object that extract --format json prints
      extract-jsonl  a line of extract --format jsonl
      annotate       a line of annotate --format jsonl
      diff           the object that diff --format json prints
    """
    from claimx.views.json import dumps
    from claimx.views.schema import document

    write([dumps(document(output), indent=1)], None)
