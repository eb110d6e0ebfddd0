"""Web archives (WARC): the HTML pages that a crawler recorded, by warcio."""

import contextlib
import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, BinaryIO

from claimx.readers.content import buffered, megabytes, whole
from claimx.readers.draft import Draft, Failed, RefusedError
from claimx.readers.reading import Reading
from claimx.readers.sources import sound

Items = Iterator[Draft | Failed]
PAGES = frozenset({"text/html", "application/xhtml+xml"})
EAST = timedelta(hours=14)  # the time zone in which a day begins first
LONGEST_LINE = 64_000_000


class _Lined(io.RawIOBase):
    """A stream that refuses a line too long for the memory: warcio reads lines whole."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._line = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        part = self._source.read(len(buffer))
        end = part.rfind(b"\n")
        self._line = self._line + len(part) if end < 0 else len(part) - end - 1
        if self._line > LONGEST_LINE:
            raise RefusedError("read", f"a line longer than {megabytes(LONGEST_LINE)}")
        buffer[: len(part)] = part
        return len(part)


def drafts_of_warc(stream: BinaryIO, reading: Reading) -> Items:
    """The HTML pages that a web archive recorded as answers, each with the address that it came from."""
    from warcio.archiveiterator import ArchiveIterator

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    try:
        records = ArchiveIterator(buffered(_Lined(stream)), arc2warc=False)
        while (record := _next(records)) is not None:
            yield from _record(record, reading)
    except RefusedError as error:
        yield Failed(0, None, error.stage, str(error), last=True)
    except Exception as error:  # warcio raises many things on broken archives; what came before stands
        yield Failed(0, None, "read", f"broken WARC data ({type(error).__name__})", last=True)


def _next(records: Any) -> Any:
    """The next record, None at the end. What warcio writes to standard error meanwhile is the archive's text: it goes."""
    with contextlib.redirect_stderr(io.StringIO()):
        return next(records, None)


def _record(record: Any, reading: Reading) -> Items:
    kind, charset = _content_type(record)
    if record.rec_type != "response" or kind not in PAGES or record.http_headers.get_statuscode() != "200":
        return
    url = record.rec_headers.get_header("WARC-Target-URI")
    part = f"#{sound(url or record.rec_headers.get_header('WARC-Record-ID') or '')}"
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            raw = whole(record.content_stream(), reading.options.most_bytes)
        for draft in reading.parser.drafts("html", raw, url=url, charset=charset):
            if isinstance(draft, Draft):
                draft = replace(draft, part=part, url=url or draft.url, by=_recorded(record), is_row=True)
            yield draft
    except RefusedError as error:
        yield Failed(0, None, error.stage, str(error), part)


def _recorded(record: Any) -> str | None:
    """The last day that it was anywhere on earth when the record was made: an article in it is no younger."""
    with contextlib.suppress(ValueError, OverflowError):
        told = record.rec_headers.get_header("WARC-Date") or ""
        return (datetime.fromisoformat(told) + EAST).date().isoformat()
    return None


def _content_type(record: Any) -> tuple[str, str | None]:
    told = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
    return content_type(told)


def content_type(told: str) -> tuple[str, str | None]:
    """The kind and the encoding in a Content-Type header: ("text/html", "utf-8")."""
    kind, _, rest = told.partition(";")
    charset = rest.lower().partition("charset=")[2].strip(" \"';")
    return kind.strip().lower(), charset[:40] or None
