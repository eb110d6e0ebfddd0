"""Chooses the view that a command's options ask for; only that view is imported."""

import sys
from collections.abc import Iterable, Iterator

from claimx.model import Annotation, DiffResult, Result


def extracted(
    result: Result,
    form: str,
    everything: bool,
    with_text: bool,
    width: int | None,
    to_file: bool,
    why_not: bool = False,
) -> Iterator[str]:
    """`extract`'s output in pieces; what goes to a file is laid out as for a pipe."""
    if form == "json":
        from claimx.views import json

        return iter([json.render(result, with_text)])
    if form == "jsonl":
        from claimx.views import jsonl

        return jsonl.claims(result, with_text)
    if form == "geojson":
        from claimx.views import geojson

        return iter([geojson.render(result)])
    from claimx.views import tables, terminal

    console = terminal.console(None if to_file else sys.stdout, width)
    return terminal.rendered(tables.parts(result, console.width, everything, why_not), console)


def compared(
    result: DiffResult, form: str, everything: bool, with_text: bool, width: int | None, to_file: bool
) -> Iterator[str]:
    """`diff`'s output in pieces, laid out as `extract`'s is."""
    if form == "json":
        from claimx.views import json

        return iter([json.diff(result, with_text)])
    from claimx.views import diff, terminal

    console = terminal.console(None if to_file else sys.stdout, width)
    return terminal.rendered(diff.parts(result, console.width, everything), console)


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
