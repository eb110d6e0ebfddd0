"""From a path to decoded text: bounded reading, bounded unpacking, and the encoding of bytes that don't say theirs."""

import codecs
import stat
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

from charset_normalizer import from_bytes

from claimx.readers.options import ReadOptions, Warn

CHUNK = 1 << 16
USUAL = "cp1252"
STRAY = 1000  # one stray byte in so many is a slip, not another encoding
GZIP_MAGIC = b"\x1f\x8b"
# Longest first: the mark of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class RefusedError(Exception):
    """An input that gives nothing: `stage` as `Skipped` has it, and the reason as the exception's text."""

    def __init__(self, stage: str, reason: str) -> None:
        super().__init__(reason)
        self.stage = stage


def load(path: Path | None, options: ReadOptions) -> bytes:
    """The bytes of a file (of standard input for None), unpacked where they are gzip; raises RefusedError."""
    if path is None:
        raw = sys.stdin.buffer.read(options.most_unpacked + 1)
        limit = options.most_unpacked
    else:
        raw, limit = _read(path, options), options.most_bytes
    if len(raw) > limit:
        raise RefusedError("read", f"larger than {_megabytes(limit)}")
    return _unpack(raw, options) if raw.startswith(GZIP_MAGIC) else raw


def _read(path: Path, options: ReadOptions) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise RefusedError("read", "not a regular file")
        with path.open("rb") as file:
            return file.read(options.most_bytes + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise RefusedError("missing", "no such file") from None
    except (OSError, ValueError) as error:
        raise RefusedError("read", f"can't be read ({getattr(error, 'strerror', None) or error})") from None


def _unpack(raw: bytes, options: ReadOptions) -> bytes:
    limit = min(options.most_unpacked, max(len(raw) * options.most_ratio, CHUNK))
    parts: list[bytes] = []
    size = 0
    for part in _parts(raw):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise RefusedError("read", f"unpacks to more than {_megabytes(limit)}")
    return b"".join(parts)


def _parts(raw: bytes) -> Iterator[bytes]:
    """The unpacked bytes piece by piece, of one gzip member after the other."""
    while raw:
        unpacker = zlib.decompressobj(wbits=31)
        try:
            while not unpacker.eof:
                part = unpacker.decompress(raw, CHUNK)
                raw = unpacker.unconsumed_tail
                if not (part or raw or unpacker.eof):
                    raise RefusedError("read", "its gzip data end too early")
                yield part
        except zlib.error:
            raise RefusedError("read", "broken gzip data") from None
        raw = unpacker.unused_data.lstrip(b"\0")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.3g} MB"


def decode(raw: bytes, warn: Warn, name: str) -> str:
    """The text of `raw`: by its byte-order mark (left out), else UTF-8, else as charset-normalizer guesses.

    Tells `warn` of a guess; raises RefusedError for bytes that are no text.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _checked(raw[len(mark) :].decode(encoding, "replace"))
    try:
        return _checked(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _mended(raw, warn, name) or _guess(raw, warn, name)


def _mended(raw: bytes, warn: Warn, name: str) -> str | None:
    """UTF-8 with a few stray bytes, each taken for its Windows-1252 letter; None where the text is not mostly UTF-8."""
    strays: list[int] = []

    def mend(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        strays.append(error.start)
        return error.object[error.start : error.start + 1].decode(USUAL, "replace"), error.start + 1

    codecs.register_error("claimx.mend", mend)
    text = raw.decode("utf-8", "claimx.mend")
    letters = sum(not c.isascii() for c in text) - len(strays)
    if len(strays) > max(letters, len(raw) // STRAY):
        return None
    warn(f"{name}: {len(strays)} bytes are not UTF-8, read as {USUAL}; save it as UTF-8")
    return _checked(text)


def _guess(raw: bytes, warn: Warn, name: str) -> str:
    if b"\0" in raw[:CHUNK]:
        raise RefusedError("read", "not text")
    found = list(from_bytes(raw))
    if not found:
        raise RefusedError("read", "not text")
    # Among guesses with no more mess than the best, the usual one for Western text: its neighbours win by chance.
    usual = (m for m in found if m.chaos <= found[0].chaos and USUAL in m.could_be_from_charset)
    best = next(usual, found[0])
    warn(f"{name}: not UTF-8, read as {best.encoding}; save it as UTF-8 if that is wrong")
    return _checked(raw.decode(best.encoding, "replace"))


def _checked(text: str) -> str:
    if "\0" in text:
        raise RefusedError("read", "not text")
    return text
