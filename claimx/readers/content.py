"""From a path to its bytes: bounded reading and bounded unpacking, so that no file is larger than its limit says."""

import io
import stat
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from claimx.readers.draft import RefusedError
from claimx.readers.options import ReadOptions

CHUNK = 1 << 16
BEGINNING = 8
GZIP_MAGIC = b"\x1f\x8b"


def load(path: Path | None, options: ReadOptions) -> bytes:
    """The bytes of a file (of standard input for None), unpacked where they are gzip; raises RefusedError."""
    with opened(path, options) as stream:
        return whole(stream, options.most_bytes)


def whole(stream: BinaryIO, limit: int) -> bytes:
    """All that a stream holds; raises RefusedError where that is more than `limit` bytes."""
    try:
        raw = stream.read(limit + 1)
    except OSError as error:
        raise _unreadable(error) from None
    if len(raw) > limit:
        raise RefusedError("read", f"larger than {megabytes(limit)} (--max-bytes)")
    return raw


def opened(path: Path | None, options: ReadOptions) -> io.BufferedReader:
    """A stream of a file's bytes (of standard input's for None), unpacked where they are gzip.

    Raises RefusedError here where it can't be read, and while it is read where it unpacks to more than it may.
    """
    return unpacked(buffered(_Plain(sys.stdin.buffer)) if path is None else raw_file(path), options)


def unpacked(stream: io.BufferedReader, options: ReadOptions) -> io.BufferedReader:
    """The stream, unpacked where it is gzip; raises RefusedError as `opened` does."""
    try:
        packed = stream.peek(2)[:2] == GZIP_MAGIC
    except OSError as error:
        stream.close()
        raise _unreadable(error) from None
    return gunzipped(stream, options) if packed else stream


def gunzipped(stream: io.BufferedReader, options: ReadOptions) -> io.BufferedReader:
    """The unpacked bytes of a stream of gzip data."""
    return buffered(Gunzipped(stream, options))


def buffered(stream: io.RawIOBase) -> io.BufferedReader:
    """The stream with a look ahead of up to `CHUNK` bytes."""
    return cast(io.BufferedReader, io.BufferedReader(stream, CHUNK))


def raw_file(path: Path) -> io.BufferedReader:
    """A file's bytes as they lie there; raises RefusedError."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise RefusedError("read", "not a regular file")
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise RefusedError("missing", "no such file") from None
    except (OSError, ValueError) as error:
        raise _unreadable(error) from None


def _unreadable(error: Exception) -> RefusedError:
    return RefusedError("read", f"can't be read ({getattr(error, 'strerror', None) or error})")


class _Plain(io.RawIOBase):
    """Standard input as a stream that may be looked into, whatever it is behind."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        part = self._source.read(len(buffer))
        buffer[: len(part)] = part
        return len(part)


class Gunzipped(io.RawIOBase):
    """The unpacked bytes of one gzip member after the other; raises RefusedError where they swell beyond the limits.

    `packed` and `unpacked` count the bytes on both sides, from what stood before the stream on; `member` tells of the
    member that the last bytes came from where it begins on both sides, and its first bytes.
    """

    def __init__(self, source: io.BufferedReader, options: ReadOptions, packed: int = 0, unpacked: int = 0) -> None:
        self._source, self._options = source, options
        self.packed, self.unpacked = packed, unpacked
        self.member = (packed, unpacked, b"")
        self._parts = self._unpack()
        self._rest = b""

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Fills the buffer as far as it can at once; gives the number of bytes, 0 at the end."""
        while not self._rest:
            part = next(self._parts, None)
            if part is None:
                return 0
            self.unpacked += len(part)
            within(self.packed, self.unpacked, self._options)
            self._rest = part
        part, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)

    def close(self) -> None:
        """Closes what it reads from too."""
        self._source.close()
        super().close()

    def _more(self) -> bytes:
        raw = self._source.read(CHUNK)
        self.packed += len(raw)
        return raw

    def _unpack(self) -> Iterator[bytes]:
        raw = self._more()
        while raw:
            unpacker = zlib.decompressobj(wbits=31)
            begin = self.packed - len(raw), self.unpacked
            try:
                while not unpacker.eof:
                    part = unpacker.decompress(raw, CHUNK)
                    if self.member[0] != begin[0] or not self.member[2]:
                        self.member = (*begin, part[:BEGINNING])
                    raw = unpacker.unconsumed_tail or (b"" if unpacker.eof else self._more())
                    if not (part or raw or unpacker.eof):
                        raise RefusedError("read", "its gzip data end too early")
                    yield part
            except zlib.error:
                raise RefusedError("read", "broken gzip data") from None
            raw = (unpacker.unused_data or self._more()).lstrip(b"\0") or self._more().lstrip(b"\0")


def within(packed: int, unpacked: int, options: ReadOptions) -> None:
    """Raises RefusedError where `packed` bytes have swollen to more than they may."""
    limit = min(options.most_unpacked, max(packed * options.most_ratio, CHUNK))
    if unpacked > limit:
        raise RefusedError("read", f"unpacks to more than {megabytes(limit)} (--max-unpacked)")


def megabytes(size: int) -> str:
    """A number of bytes in words."""
    return f"{size / 1_000_000:.3g} MB"
