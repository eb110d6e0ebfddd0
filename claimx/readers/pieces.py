"""Pieces of the input that can be read apart from each other: a file, or a range of a large one."""

import io
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from claimx.readers.content import CHUNK, GZIP_MAGIC, Gunzipped, raw_file
from claimx.readers.encodings import is_wide
from claimx.readers.options import Format, ReadOptions
from claimx.readers.sources import Source, sniffed
from claimx.readers.stored import raw_at

RECORD = b"WARC/"
HEADER = 1 << 16
Cut = tuple[int, int]
"""Where a piece ends and the next one begins, and how much of what `Piece.before` counts stands before that."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A source, or of a large one the range from `start` up to `end` (None: all of it).

    A range is one of bytes, of Parquet one of row groups; `before` counts what stands before it: lines of JSON Lines, rows
    of Parquet, unpacked bytes of an archive. Relative paths begin at the folder `here`; `size` is what the file had when
    it was listed, in bytes.
    """

    source: Source
    here: str = ""
    size: int | None = None
    start: int = 0
    end: int | None = None
    before: int = 0

    @property
    def file(self) -> Path | None:
        """Where the file lies; None for what is no file."""
        return None if self.source.file is None else Path(self.here, self.source.file)

    @property
    def is_there(self) -> bool:
        """True where this process can read the source too, and a file has the size that it had."""
        if self.file is None:
            return self.source.stored
        try:
            return self.file.stat().st_size == self.size
        except OSError:
            return False


def listed(sources: Sequence[Source]) -> list[Piece]:
    """A piece for each source, which tells where and how large it is."""
    here = str(Path.cwd())
    return [Piece(source, here, _size(source)) for source in sources]


def _size(source: Source) -> int | None:
    try:
        return source.file.stat().st_size if source.file is not None else None
    except OSError:
        return None


def is_large(piece: Piece, most: int) -> bool:
    """True for what may be worth cutting: files of more than so many bytes, and those of which only storage can tell."""
    return piece.source.stored if piece.size is None else piece.size > most


def cut(piece: Piece, options: ReadOptions, least: int) -> list[Piece]:
    """The pieces of a source, of at least so many bytes, in their order: read one by one they give what it gives.

    JSON Lines are cut at line ends, Parquet between row groups, WARC between records, packed where each record is packed
    by itself; anything else, and what is broken, is one piece. Nothing is kept in memory but the places of the cuts.
    """
    try:
        with raw(piece) as stream:
            kind = _kind(stream, piece, options)
            cuts = list(_cuts(stream, kind, options, least))
    except Exception:  # whatever it is, who reads it tells
        return [piece]
    source, found = replace(piece.source, kind=kind), []
    at = before = 0
    for end, counted in cuts:
        found.append(replace(piece, source=source, start=at, before=before, end=end))
        at, before = end, counted
    return found if len(found) > 1 else [piece]


def raw(piece: Piece) -> io.BufferedReader:
    """The bytes of a source as they lie there; raises RefusedError."""
    return raw_at(piece.source.address or "") if piece.source.stored else raw_file(piece.file or Path())


def _kind(stream: io.BufferedReader, piece: Piece, options: ReadOptions) -> Format | None:
    return options.input_format or piece.source.kind or sniffed(stream.peek(CHUNK)[:CHUNK])


def _cuts(stream: io.BufferedReader, kind: Format | None, options: ReadOptions, least: int) -> Iterator[Cut]:
    """The cuts of a source, the last of them its end; none where it is better read whole."""
    first = stream.peek(CHUNK)[:CHUNK]
    packed = first[:2] == GZIP_MAGIC
    if kind == "parquet":
        yield from _groups(stream, least)
    elif kind == "warc":
        yield from _members(stream, options, least) if packed else _records(stream, least)
    elif kind == "jsonl" and not packed and not is_wide(first):
        yield from _lines(stream, least)


def _lines(stream: BinaryIO, least: int) -> Iterator[Cut]:
    at = lines = last = 0
    while part := stream.readline(CHUNK):
        at += len(part)
        ends = part.endswith(b"\n")
        lines += ends
        if ends and at - last >= least:
            yield at, lines
            last = at
    if at > last:
        yield at, lines


def _groups(stream: BinaryIO, least: int) -> Iterator[Cut]:
    from pyarrow.parquet import ParquetFile

    table: Any = ParquetFile(stream).metadata
    size = rows = 0
    for number in range(table.num_row_groups):
        group = table.row_group(number)
        rows, size = rows + group.num_rows, size + group.total_byte_size
        if size >= least or number + 1 == table.num_row_groups:
            yield number + 1, rows
            size = 0


def _records(stream: BinaryIO, least: int) -> Iterator[Cut]:
    """Between the records of an archive that is not packed; raises ValueError where one is not as it should be."""
    at = last = 0
    while head := _header(stream):
        length = int(next(line for line in head if line.lower().startswith(b"content-length:")).partition(b":")[2])
        stream.seek(length, os.SEEK_CUR)
        if stream.read(4) != b"\r\n\r\n":
            raise ValueError("a record that does not end")
        at = stream.tell()
        if at - last >= least:
            yield at, at
            last = at
    if at > last:
        yield at, at


def _header(stream: BinaryIO) -> list[bytes]:
    """The lines of a record's header; none at the end."""
    lines = list(iter(lambda: stream.readline(HEADER).rstrip(b"\r\n"), b""))
    if lines and not lines[0].startswith(RECORD):
        raise ValueError("no record")
    return lines


def _members(stream: io.BufferedReader, options: ReadOptions, least: int) -> Iterator[Cut]:
    """Between the members of a packed archive, where a record begins; raises RefusedError where it swells too far."""
    last = 0
    with Gunzipped(stream, options) as unpacked:
        while unpacked.read(CHUNK):
            at, before, first = unpacked.member
            if at - last >= least and first.startswith(RECORD):
                yield at, before
                last = at
        yield unpacked.packed, unpacked.unpacked


class Section(io.RawIOBase):
    """The bytes of a stream up to an end, from where it stands."""

    def __init__(self, source: BinaryIO, length: int) -> None:
        self._source, self._left = source, length

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fills the buffer as far as it can at once; gives the number of bytes, 0 at the end."""
        part = self._source.read(min(len(buffer), self._left))
        self._left -= len(part)
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        """Closes what it reads from too."""
        self._source.close()
        super().close()
