"""CSV: one article a row, its fields by the names in the header."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BufferedReader, TextIOWrapper

from charset_normalizer import from_bytes

from claimx.readers.content import CHUNK
from claimx.readers.draft import Draft, Failed, RefusedError
from claimx.readers.encodings import USUAL, encoding_of_mark
from claimx.readers.reading import Reading
from claimx.readers.rows import draft_of_row
from claimx.rules import table

SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Column:
    """A row of `rules/columns.toml`: a field of an article, and the names that tables have for it."""

    field: str
    names: tuple[str, ...]
    example: str


def drafts_of_table(stream: BufferedReader, reading: Reading) -> Iterator[Draft | Failed]:
    """The article of each row, or why it gives none; raises RefusedError for a header that names no text."""
    csv.field_size_limit(reading.options.most_bytes)
    first = stream.peek(CHUNK)[:CHUNK]
    with TextIOWrapper(stream, encoding=_encoding(first, reading), errors="replace", newline="") as lines:
        rows = csv.reader(lines, delimiter=_separator(first))
        try:
            header = next(rows, [])
            fields = fields_of(next(rows, []) if _is_mark(header) else header, reading)
            for cells in rows:
                told = {field: cell for field, cell in zip(fields, cells, strict=False) if field and cell.strip()}
                if told:
                    yield draft_of_row(rows.line_num, told, reading, changed=True)
        except csv.Error as error:
            yield Failed(rows.line_num, None, "read", f"line {rows.line_num}: not CSV ({error})")


def fields_of(header: list[str], reading: Reading) -> list[str | None]:
    """For each column the field that it holds, None for others; the user's own names go first, and a field is held once.

    Raises RefusedError where none of them holds text.
    """
    chosen = {column: field for field, column in reading.options.columns}
    fields: list[str | None] = [chosen.get(name.strip()) for name in header]
    for index, name in enumerate(header):
        field = known_columns().get(re.sub(r"[\s-]+", "_", name.strip().lower()))
        if fields[index] is None and field not in fields:
            fields[index] = field
    if not {"text", "html"} & set(fields):
        shown = ", ".join(header[:8])[:200]
        raise RefusedError("read", f"no column 'text' among its columns ({shown}); name it with --column text=NAME")
    return fields


@cache
def known_columns() -> dict[str, str]:
    """Column name -> field, for every name that the rules know."""
    return {name: row.field for row in table("columns", "column", Column) for name in row.names}


def _encoding(first: bytes, reading: Reading) -> str:
    """The encoding of a table by its first bytes."""
    marked = encoding_of_mark(first)
    if marked:
        return {"utf-8": "utf-8-sig"}.get(marked, marked.removesuffix("-le").removesuffix("-be"))
    try:
        first[: max(len(first) - 4, 0)].decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError as error:
        if error.start > len(first) - 8:
            return "utf-8"
    best = from_bytes(first).best()
    encoding = best.encoding if best and USUAL not in best.could_be_from_charset else USUAL
    reading.warn(f"{reading.name}: not UTF-8, read as {encoding}; save it as UTF-8 if that is wrong")
    return encoding


def _is_mark(header: list[str]) -> bool:
    """True for the line "sep=;" with which Excel has tables open."""
    return "".join(header).strip().lower() == "sep="


def _separator(first: bytes) -> str:
    """The separator that stands most often in the header."""
    header = first.split(b"\n", 1)[0].decode("utf-8", "replace")
    return max(SEPARATORS, key=header.count)
