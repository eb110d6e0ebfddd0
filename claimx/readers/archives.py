"""Zip archives: their members, read where they lie and never written anywhere."""

import io
import stat
import struct
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO
from zipfile import ZipFile, ZipInfo

from claimx.readers.content import GZIP_MAGIC, buffered, gunzipped, whole, within
from claimx.readers.draft import Draft, Failed, RefusedError
from claimx.readers.reading import Reading
from claimx.readers.sources import is_article, kind_of, sound

Items = Iterator[Draft | Failed]
Read = Callable[[io.BufferedReader, str, Reading], Items]

END = struct.Struct("<4s4H2LH")
END_WITHIN = END.size + (1 << 16)
MOST_LISTED = 64_000_000
ARCHIVES = frozenset({"zip", "warc"})


class _Member(io.RawIOBase):
    """A zip's member as it is unpacked; raises RefusedError where it, or the archive, swells beyond the limits."""

    def __init__(self, source: Any, info: ZipInfo, reading: Reading, done: list[int]) -> None:
        self._source, self._info, self._options, self._done = source, info, reading.options, done
        self._size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        part = self._source.read(len(buffer))
        self._size += len(part)
        self._done[0] += len(part)
        within(self._info.compress_size, self._size, self._options)
        within(self._options.most_unpacked, self._done[0], self._options)
        buffer[: len(part)] = part
        return len(part)


def drafts_of_zip(stream: BinaryIO, reading: Reading, read: Read) -> Items:
    """What the members of a zip hold, each read by `read`; members that can't be read are named."""
    done = [0]
    try:
        if not stream.seekable():
            stream = io.BytesIO(whole(stream, reading.options.most_bytes))
        _check_list(stream)
        with ZipFile(stream) as archive:
            listed = sorted(archive.infolist(), key=lambda member: member.filename)
            members = [info for info in listed if not info.is_dir() and not _passed_over(info.filename)]
            most = reading.options.most_articles
            for info in members[:most]:
                yield from _member(archive, info, reading, done, read)
            if len(members) > most:
                yield Failed(0, None, "read", f"more than {most:,} members, the rest is left out (--max-articles)")
    except RefusedError:
        raise
    except Exception as error:  # zipfile raises many things on broken archives
        yield Failed(0, None, "read", f"broken zip data ({type(error).__name__})")


def _check_list(stream: BinaryIO) -> None:
    """Raises RefusedError where the archive's list of members is so long that reading it would fill the memory."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - END_WITHIN))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    if at >= 0 and len(tail) - at >= END.size and END.unpack_from(tail, at)[5] > MOST_LISTED:
        raise RefusedError("read", "lists too many members")
    stream.seek(0)


def _passed_over(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not is_article(path.name) or any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts)


def _member(archive: ZipFile, info: ZipInfo, reading: Reading, done: list[int], read: Read) -> Items:
    part = "/" + sound(info.filename.replace("\\", "/"))
    reason = _refusal(info)
    if reason:
        yield Failed(0, None, "read", reason, part)
        return
    try:
        with archive.open(info) as source, buffered(_Member(source, info, reading, done)) as member:
            packed = member.peek(2)[:2] == GZIP_MAGIC
            yield from read(gunzipped(member, reading.options) if packed else member, part, reading.inside(part))
    except RefusedError as error:
        yield Failed(0, None, error.stage, str(error), part)
    except Exception as error:  # as above: a broken member costs the others nothing
        yield Failed(0, None, "read", f"broken zip data ({type(error).__name__})", part)


def _refusal(info: ZipInfo) -> str | None:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "a name that leads out of the archive"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link"
    if info.flag_bits & 1:
        return "encrypted"
    return "an archive in an archive; unpack it first" if kind_of(path.name) in ARCHIVES else None
