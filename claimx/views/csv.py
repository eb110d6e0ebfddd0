"""`--format csv`: rows that a spreadsheet opens as data, never as formulas."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO
from typing import Any

from claimx.model import Result
from claimx.safe import safe_line
from claimx.views.rows import KINDS

# By this mark spreadsheets know UTF-8; every reader of CSV knows to pass over it.
MARK = "\ufeff"
# What starts a formula, in ASCII and in the wide forms that some spreadsheets take for the same (CWE-1236).
_FORMULA = tuple("=+-@＝＋－＠")


def cell(value: Any) -> Any:
    """A value as it is put into a cell: text on one line with an apostrophe before what would start a formula.

    A sign that stands alone starts none.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = safe_line(value)
    return f"'{text}" if text.startswith(_FORMULA) and len(text) > 1 else text


def render(results: Iterable[Result], what: str = "claims") -> Iterator[str]:
    """A header and a line a row of `what`, result after result, and nothing in a cell whose value is not known.

    Without any row there is no header either, only the mark.
    """
    made = StringIO()
    writer = csv.writer(made, lineterminator="\n")
    made.write(MARK)
    for number, row in enumerate(row for result in results for row in KINDS[what](result)):
        if not number:
            writer.writerow(row)
        writer.writerow(map(cell, row.values()))
        yield made.getvalue()
        made.seek(0)
        made.truncate()
    yield made.getvalue()
