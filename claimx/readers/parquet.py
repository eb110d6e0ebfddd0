"""Parquet: one article a row, its fields by the names of the columns, and of the folders that a partitioned table lies in."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any, BinaryIO
from urllib.parse import unquote

from claimx.readers.content import megabytes, whole
from claimx.readers.draft import Draft, Failed, RefusedError
from claimx.readers.reading import Reading
from claimx.readers.rows import draft_of_row
from claimx.readers.tables import fields_of, known_columns

ROWS = 64
UNKNOWN = "__HIVE_DEFAULT_PARTITION__"
EXTRA = "needs more to be read: pip install 'claimx[parquet]'"


def drafts_of_parquet(
    stream: BinaryIO, reading: Reading, groups: Sequence[int] | None = None, before: int = 0
) -> Iterator[Draft | Failed]:
    """The article of each row, or why it gives none; a few rows are held at a time.

    Of some row `groups` alone, where these are given, with so many rows `before` them.

    Raises RefusedError for what is no Parquet, has no column of text, or unpacks to more than it may.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError:
        raise RefusedError("read", EXTRA) from None
    line = before
    try:
        # Its end tells what stands where, so that a pipe must be read whole.
        seekable = stream if stream.seekable() else io.BytesIO(whole(stream, reading.options.most_bytes))
        table = ParquetFile(seekable)
        _check(table.metadata, reading)
        fields = dict(zip(table.schema_arrow.names, fields_of(table.schema_arrow.names, reading), strict=True))
        wanted = [name for name, field in fields.items() if field]
        folders = _folders(reading.name)
        for batch in table.iter_batches(ROWS, columns=wanted, row_groups=groups):
            for row in batch.to_pylist():
                line += 1
                told = folders | {field: _cell(row[name]) for name, field in fields.items() if field}
                yield draft_of_row(line, {k: v for k, v in told.items() if v is not None}, reading, changed=True)
    except (ArrowException, OSError, ValueError) as error:
        yield Failed(line, None, "read", f"not Parquet ({str(error).partition(chr(10))[0][:200]})", last=True)


def _check(metadata: Any, reading: Reading) -> None:
    size = sum(metadata.row_group(number).total_byte_size for number in range(metadata.num_row_groups))
    if size > reading.options.most_unpacked:
        raise RefusedError("read", f"unpacks to more than {megabytes(reading.options.most_unpacked)} (--max-unpacked)")


def _folders(name: str) -> dict[str, str]:
    """The fields that the names of a partitioned table's folders tell: "outlet=A%20Post/part-0.parquet"."""
    parts = (part.partition("=") for part in PurePosixPath(name).parts[:-1])
    told = ((known_columns().get(key.lower()), unquote(value)) for key, mark, value in parts if mark)
    return {field: value for field, value in told if field and value != UNKNOWN}


def _cell(value: Any) -> Any:
    """A day as ISO text; of bounds that claimx wrote itself, the day where both sides are one."""
    if isinstance(value, Mapping):
        return _cell(value.get("earliest")) if value.get("earliest") == value.get("latest") else None
    return value.isoformat() if isinstance(value, date | datetime) else value
