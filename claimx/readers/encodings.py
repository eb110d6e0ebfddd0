"""The text of bytes: by their byte-order mark, by what they are declared to be, or as charset-normalizer guesses."""

import codecs
import re

from charset_normalizer import from_bytes

from claimx.readers.draft import RefusedError
from claimx.readers.options import Warn

LOOK = 1 << 16
USUAL = "cp1252"
STRAY = 1000  # one stray byte in so many is a slip, not another encoding
# Longest first: the mark of UTF-32 begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^<>]{0,300}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?\s{0,5}([\w.:-]{2,40})", re.I
)
DECLARED_WITHIN = 4096
# What browsers read where these are declared (WHATWG Encoding): their upper half holds controls that nobody writes.
WESTERN = frozenset({"ascii", "iso8859-1"})
# Codecs of Python that no page is written in; the first takes time that grows with the square of the length.
NEVER = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"})


def decode(raw: bytes, warn: Warn, name: str) -> str:
    """The text of `raw`: by its byte-order mark (left out), else UTF-8, else as charset-normalizer guesses.

    Tells `warn` of a guess; raises RefusedError for bytes that are no text.
    """
    marked = _marked(raw)
    if marked is not None:
        return marked
    try:
        return _checked(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _mended(raw, warn, name) or _guess(raw, warn, name)


def decode_page(raw: bytes, told: str | None = None) -> str:
    """The text of a page: by its byte-order mark, by the encoding that was `told` with it or that it declares, or guessed.

    Bytes that are UTF-8 and not plain ASCII are read as UTF-8 whatever is declared: no other encoding looks so by chance,
    and pages are often saved in another encoding than they were sent in.
    """
    marked = _marked(raw)
    if marked is not None:
        return marked
    declared = DECLARED.search(raw[:DECLARED_WITHIN])
    names = [told, declared[1].decode("ascii", "replace") if declared else None]
    if not raw.isascii():
        names.insert(0, "utf-8")
    for name in names:
        text = _as(raw, name)
        if text is not None:
            return text
    return decode(raw, lambda line: None, "")


def _as(raw: bytes, name: str | None) -> str | None:
    """The text of bytes in a named encoding; None where there is none of that name, or they are not in it."""
    try:
        known = codecs.lookup(name or "").name
        if known in NEVER:
            return None
        return _checked(raw.decode(USUAL if known in WESTERN else known))
    except (LookupError, ValueError, AttributeError):
        return None


def encoding_of_mark(raw: bytes) -> str | None:
    """The encoding that a byte-order mark tells; None without one."""
    return next((encoding for mark, encoding in MARKS if raw.startswith(mark)), None)


def is_wide(raw: bytes) -> bool:
    """True where a byte-order mark tells of UTF-16 or UTF-32."""
    return (encoding_of_mark(raw) or "utf-8") != "utf-8"


def _marked(raw: bytes) -> str | None:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _checked(raw[len(mark) :].decode(encoding, "replace"))
    return None


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
    if b"\0" in raw[:LOOK]:
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
