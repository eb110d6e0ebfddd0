"""E-mail messages: a newsletter is one article, its subject the title, its sender the outlet."""

import contextlib
from collections.abc import Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from claimx.readers.draft import Draft, RefusedError
from claimx.readers.encodings import decode
from claimx.readers.markup import text_of

PLAIN_AT_LEAST = 200


def drafts(raw: bytes) -> Sequence[Draft]:
    """The message as an article; raises RefusedError where it holds no text."""
    message = message_from_bytes(raw, policy=policy.default)
    text = _text(message)
    if not text.strip():
        raise RefusedError("empty", "a message without text")
    name, address = parseaddr(_header(message, "from"))
    return [
        Draft(
            text=text,
            title=_header(message, "subject") or None,
            dated=_day(message),
            dated_by="mail",
            sitename=name or address.rpartition("@")[2] or None,
            from_page=True,
        )
    ]


def _header(message: EmailMessage, name: str) -> str:
    """A header's words; nothing where it can't be read."""
    with contextlib.suppress(Exception):  # the standard library's header parser raises many things on broken headers
        return " ".join(str(message.get(name, "")).split())
    return ""


def _text(message: EmailMessage) -> str:
    """The plain text that the message holds, or its HTML laid out in lines where that is all or by far the most."""
    found = {kind: _part(message, kind) for kind in ("plain", "html")}
    laid_out = text_of(found["html"])
    return found["plain"] if len(found["plain"]) >= min(PLAIN_AT_LEAST, len(laid_out)) else laid_out


def _part(message: EmailMessage, kind: str) -> str:
    """The text of the first part of a kind, decoded by what it declares."""
    for part in message.walk():
        if part.get_content_type() != f"text/{kind}" or part.get_content_disposition() == "attachment":
            continue
        raw = part.get_payload(decode=True)
        if isinstance(raw, bytes):
            return _decoded(raw, part.get_content_charset())
    return ""


def _decoded(raw: bytes, charset: str | None) -> str:
    try:
        return raw.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return decode(raw, lambda line: None, "")


def _day(message: EmailMessage) -> str | None:
    with contextlib.suppress(ValueError, TypeError, IndexError, OverflowError):
        return parsedate_to_datetime(_header(message, "date")).date().isoformat()
    return None
