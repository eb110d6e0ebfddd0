"""Chooses the view that a command's options ask for; only that view is imported."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from claimx.errors import UsageError
from claimx.model import Annotation, DiffResult, Result

FORMATS = ("table", "json", "jsonl", "csv", "md", "html", "geojson", "parquet", "webannotation")
WHAT = ("claims", "relations", "events", "articles", "mentions")
# The formats that print one kind of record; the others show a result as a whole.
OF_ONE_KIND = ("json", "jsonl", "csv", "md", "parquet", "webannotation")
STREAMED = ("jsonl", "csv")
PARTED = ("claims", "articles", "mentions")
ANNOTATED = ("claims", "relations", "mentions")

Pieces = Iterable[str | bytes]


@dataclass(frozen=True)
class Asked:
    """What is to be shown, and how.

    `what` is None for a format's own choice; `to_file` lays out as for a pipe; `apart` shows what differs alone;
    `part_by` is the column by which Parquet is parted into files of a folder.
    """

    form: str
    what: str | None = None
    everything: bool = False
    with_text: bool = False
    width: int | None = None
    to_file: bool = False
    why_not: bool = False
    apart: bool = False
    part_by: str | None = None

    def check(self) -> None:
        """Raises UsageError where the format has no such records, before any work is done."""
        if self.what and self.form not in OF_ONE_KIND:
            raise UsageError(f"--what goes with --format {', '.join(OF_ONE_KIND)}, not with {self.form}")
        if self.form == "webannotation" and self.what not in (None, *ANNOTATED):
            raise UsageError(f"--format webannotation can be of {', '.join(ANNOTATED)}, not of {self.what}")
        if self.part_by and not (self.form == "parquet" and self.to_file and self.what in (None, *PARTED)):
            raise UsageError("--part-by goes with --format parquet, --output FOLDER and claims, articles or mentions")
        if self.form == "parquet" and not self.to_file and sys.stdout.isatty():
            raise UsageError("Parquet is no text for a terminal", "name a file with --output")

    @property
    def is_streamed(self) -> bool:
        """Whether what is shown of an article needs no other article."""
        return self.form in STREAMED and self.what in (None, "claims", "articles", "mentions")

    @property
    def mentions(self) -> bool:
        """Whether the result must keep what was found in each article."""
        return self.what == "mentions" or self.form == "html"


def extracted(result: Result, asked: Asked) -> Pieces:
    """`extract`'s output in pieces."""
    return _FORMS[asked.form](result, asked)


def _table(result: Result, asked: Asked) -> Pieces:
    from claimx.views import tables, terminal

    console = terminal.console(None if asked.to_file else sys.stdout, asked.width)
    if asked.apart:
        return terminal.rendered(tables.differences(result, console.width, asked.everything), console)
    return terminal.rendered(tables.parts(result, console.width, asked.everything, asked.why_not), console)


def _json(result: Result, asked: Asked) -> Pieces:
    from claimx.views import json, jsonl

    if asked.what:
        return [json.array(jsonl.of(result, asked.what, asked.with_text))]
    return json.pieces(result, asked.with_text)


def _jsonl(result: Result, asked: Asked) -> Pieces:
    return streamed([result], asked)


def _csv(result: Result, asked: Asked) -> Pieces:
    return streamed([result], asked)


def streamed(results: Iterable[Result], asked: Asked) -> Pieces:
    """JSON Lines or CSV of results as they come; nothing of one is kept once it is written."""
    what = asked.what or "claims"
    if asked.form == "csv":
        from claimx.views import csv

        return csv.render(results, what)
    from claimx.views import jsonl
    from claimx.views.json import dumps

    return (dumps(record) for result in results for record in jsonl.of(result, what, asked.with_text))


def _markdown(result: Result, asked: Asked) -> Pieces:
    from claimx.views import markdown

    return markdown.rows(result, asked.what) if asked.what else markdown.render(result, asked.everything)


def _html(result: Result, asked: Asked) -> Pieces:
    from claimx.views import report

    return report.render(result)


def _geojson(result: Result, _asked: Asked) -> Pieces:
    from claimx.views import geojson

    return [geojson.render(result)]


def _parquet(result: Result, asked: Asked) -> Pieces:
    from claimx.views import parquet

    return [parquet.render(result, asked.what or "claims", asked.with_text)]


def parted(result: Result, asked: Asked) -> Iterator[tuple[str, bytes]]:
    """Parquet in parts, each with its name in the folder."""
    from claimx.views import parquet

    return parquet.parts(result, asked.part_by or "", asked.what or "claims", asked.with_text)


def _webannotation(result: Result, asked: Asked) -> Pieces:
    from claimx.views import webannotation

    return [webannotation.render(result, asked.what or "claims")]


_FORMS: dict[str, Callable[[Result, Asked], Pieces]] = {
    "table": _table,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "md": _markdown,
    "html": _html,
    "geojson": _geojson,
    "parquet": _parquet,
    "webannotation": _webannotation,
}


def compared(result: DiffResult, asked: Asked) -> Pieces:
    """`diff`'s output in pieces, laid out as `extract`'s is."""
    if asked.form == "json":
        from claimx.views import json

        return [json.diff(result, asked.with_text)]
    from claimx.views import diff, terminal

    console = terminal.console(None if asked.to_file else sys.stdout, asked.width)
    return terminal.rendered(diff.parts(result, console.width, asked.everything), console)


def annotated(
    found: Iterable[Annotation], form: str, is_terminal: bool, with_text: bool, width: int | None, verbose: bool = False
) -> Iterator[str]:
    """`annotate`'s output, a piece an article, as soon as the article is read."""
    if form == "jsonl" or (form == "auto" and not is_terminal):
        from claimx.views import jsonl

        return (jsonl.annotation(it, with_text) for it in found)
    from claimx.views import terminal
    from claimx.views.annotated import view

    return terminal.rendered(
        (view(it, verbose) for it in found), terminal.console(sys.stdout if is_terminal else None, width)
    )
