"""From one input to its drafts: which reader takes which kind, and what kind an unnamed input is of."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.readers.archives import drafts_of_zip
from claimx.readers.content import CHUNK, GZIP_MAGIC, Gunzipped, buffered, opened, whole
from claimx.readers.draft import Draft, Failed, RefusedError
from claimx.readers.encodings import decode
from claimx.readers.options import Format
from claimx.readers.parquet import drafts_of_parquet
from claimx.readers.pieces import Piece, Section, raw
from claimx.readers.reading import Reading
from claimx.readers.rows import drafts_of_rows, narrow
from claimx.readers.sources import kind_of, sniffed
from claimx.readers.stored import opened_at
from claimx.readers.tables import drafts_of_table
from claimx.readers.warc import drafts_of_warc

Items = Iterator[Draft | Failed]


def drafts_of(piece: Piece, reading: Reading) -> Items:
    """The drafts in a piece, as they are read, and a `Failed` for each part that gives none; never raises for bad input."""
    count = 0
    try:
        for item in _addressed(piece, reading) if piece.source.address else _opened(piece, reading):
            count += 1
            yield item
    except RefusedError as error:
        yield Failed(0, None, error.stage, str(error), last=True)
        return
    if not count and piece.end is None:
        yield nothing_in_it()


def nothing_in_it() -> Failed:
    """What is told of a source in which no article stands."""
    return Failed(0, None, "empty", "no article in it")


def _addressed(piece: Piece, reading: Reading) -> Items:
    address = piece.source.address or ""
    if not reading.options.fetch:
        raise RefusedError("read", "an address is only fetched with --fetch")
    if not piece.source.stored:
        yield from _fetched(address, reading)
    elif piece.end is not None:
        yield from _range(piece, reading)
    else:
        with opened_at(address, reading.options) as stream:
            yield from _read(stream, piece.source.kind, reading)


def _fetched(address: str, reading: Reading) -> Items:
    options = reading.options
    told = {"url": address, "allow_private": options.allow_private, "most_bytes": options.most_bytes}
    yield from reading.parser.drafts("fetch", b"", **told, wait=options.seconds)


def _opened(piece: Piece, reading: Reading) -> Items:
    if piece.end is not None:
        yield from _range(piece, reading)
        return
    with opened(piece.file, reading.options) as stream:
        yield from _read(stream, piece.source.kind, reading)


def _range(piece: Piece, reading: Reading) -> Items:
    """What stands in a range of a source, as whoever reads the whole source finds it there."""
    start, end, before = piece.start, piece.end or 0, piece.before
    with raw(piece) as stream:
        if piece.source.kind == "parquet":
            yield from drafts_of_parquet(stream, reading, range(start, end), before)
            return
        stream.seek(start)
        section = buffered(Section(stream, end - start))
        if piece.source.kind == "jsonl":
            yield from drafts_of_rows(section, reading, before)
        elif section.peek(len(GZIP_MAGIC))[: len(GZIP_MAGIC)] == GZIP_MAGIC:
            yield from drafts_of_warc(buffered(Gunzipped(section, reading.options, start, before)), reading)
        else:
            yield from drafts_of_warc(section, reading)


def _read(stream: io.BufferedReader, kind: Format | None, reading: Reading) -> Items:
    first = stream.peek(CHUNK)[:CHUNK]
    if not first:
        raise RefusedError("empty", "empty")
    kind = reading.options.input_format or kind or sniffed(first)
    if kind == "zip":
        yield from drafts_of_zip(stream, reading, _member)
    elif kind == "warc":
        yield from drafts_of_warc(stream, reading)
    elif kind == "parquet":
        yield from drafts_of_parquet(stream, reading)
    elif kind == "csv":
        yield from drafts_of_table(stream, reading)
    elif kind == "jsonl":
        yield from drafts_of_rows(narrow(stream, first, reading), reading)
    else:
        yield from _whole(whole(stream, reading.options.most_bytes), kind, reading)


def _member(stream: io.BufferedReader, part: str, reading: Reading) -> Items:
    """What a zip's member holds; what has no id of its own is known by the member's name."""
    for item in _read(stream, kind_of(part), reading):
        named = replace(item, part=f"{part}{item.part or ''}")
        yield replace(named, from_page=True) if isinstance(named, Draft) else named


def _whole(raw: bytes, kind: Format, reading: Reading) -> Sequence[Draft | Failed]:
    if kind == "html" and b"<" not in raw:
        kind = "text"  # a text under a page's name
    if kind != "text":
        return reading.parser.drafts(kind, raw)
    looks = sniffed(raw[:CHUNK])
    if looks != "text" and reading.options.input_format is None:
        reading.warn(f"{reading.name}: read as text, but looks like {looks}; --input-format {looks} reads it as that")
    text = decode(raw, reading.warn, reading.name)
    if not text.strip():
        raise RefusedError("empty", "empty")
    return [Draft(text)]
