"""From one input to its drafts: which reader takes which kind, and what kind an unnamed input is of."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.readers.archives import drafts_of_zip
from claimx.readers.content import CHUNK, opened, whole
from claimx.readers.draft import Draft, Failed, RefusedError
from claimx.readers.encodings import decode
from claimx.readers.options import Format
from claimx.readers.parquet import drafts_of_parquet
from claimx.readers.reading import Reading
from claimx.readers.rows import drafts_of_rows, narrow
from claimx.readers.sources import Source, kind_of
from claimx.readers.stored import opened_at
from claimx.readers.tables import drafts_of_table
from claimx.readers.warc import drafts_of_warc

Items = Iterator[Draft | Failed]
MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF-", "pdf"),
    (b"WARC/", "warc"),
    (b"PAR1", "parquet"),
)
FEEDS = (b"<rss", b"<feed", b"<rdf:RDF")
LOOK = 4096


def drafts_of(source: Source, reading: Reading) -> Items:
    """The drafts in a source, as they are read, and a `Failed` for each part that gives none; never raises for bad input."""
    count = 0
    try:
        for item in _addressed(source, reading) if source.address else _opened(source, reading):
            count += 1
            yield item
    except RefusedError as error:
        yield Failed(0, None, error.stage, str(error))
        return
    if not count:
        yield Failed(0, None, "empty", "no article in it")


def _addressed(source: Source, reading: Reading) -> Items:
    address = source.address or ""
    if not reading.options.fetch:
        raise RefusedError("read", "an address is only fetched with --fetch")
    if not source.stored:
        yield from _fetched(address, reading)
        return
    with opened_at(address, reading.options) as stream:
        yield from _read(stream, source.kind, reading)


def _fetched(address: str, reading: Reading) -> Items:
    options = reading.options
    told = {"url": address, "allow_private": options.allow_private, "most_bytes": options.most_bytes}
    yield from reading.parser.drafts("fetch", b"", **told, wait=options.seconds)


def _opened(source: Source, reading: Reading) -> Items:
    with opened(source.file, reading.options) as stream:
        yield from _read(stream, source.kind, reading)


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


def sniffed(first: bytes) -> Format:
    """The kind of an input whose name doesn't tell, by its first bytes: plain text where nothing speaks for another."""
    for magic, kind in MAGIC:
        if first.startswith(magic):
            return kind
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{") and _is_object(start):
        return "jsonl"
    if start.startswith(b"<"):
        return "feed" if any(tag in start[:LOOK] for tag in FEEDS) else "html"
    return "text"


def _is_object(start: bytes) -> bool:
    """True where a first line can be a JSON object: it ends as one does, or goes on beyond what was looked at."""
    line, end, _ = start.partition(b"\n")
    return line.rstrip().endswith(b"}") if end or len(start) < LOOK else line[1:].lstrip().startswith(b'"')
