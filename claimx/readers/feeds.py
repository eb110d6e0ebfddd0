"""RSS and Atom files: one article an entry, by feedparser, which is handed bytes and never an address or a name."""

import contextlib
from collections.abc import Iterator, Sequence
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any

from claimx.readers.draft import Draft, Failed, RefusedError
from claimx.readers.facts import absolute, iso_day
from claimx.readers.markup import text_of

ENTITY = b"<!ENTITY"


def drafts(raw: bytes) -> Sequence[Draft | Failed]:
    """The entries of a feed, each with its own text, address and day; raises RefusedError for what is no feed."""
    import feedparser

    if ENTITY in raw.replace(b"\0", b""):
        raise RefusedError("read", "declares entities of its own, which can swell without bound; take its DOCTYPE out")
    feed = feedparser.parse(BytesIO(raw), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version"):
        raise RefusedError("read", "not an RSS or Atom feed")
    return list(_entries(feed))


def _entries(feed: Any) -> Iterator[Draft | Failed]:
    base = feed.feed.get("link")
    for number, entry in enumerate(feed.entries, 1):
        url = absolute(base, entry.get("link"))
        part = f"#{url or entry.get('id') or number}"
        text = _text(entry)
        if not text.strip():
            yield Failed(0, None, "empty", "an entry without text", part)
            continue
        yield Draft(
            text=text,
            part=part,
            title=text_of(entry.get("title") or "") or None,
            url=url,
            dated=_day(entry),
            dated_by="feed",
            sitename=_outlet(feed, entry),
            is_row=True,
            from_page=True,
        )


def _text(entry: Any) -> str:
    """The fullest text that the entry holds."""
    held = [content.get("value") or "" for content in entry.get("content") or ()] + [entry.get("summary") or ""]
    return max(map(text_of, held), key=len)


def _outlet(feed: Any, entry: Any) -> str | None:
    """The source that an entry names (a collection of several outlets does), else the feed's title."""
    source = entry.get("source") or {}
    return text_of(source.get("title") or feed.feed.get("title") or "") or None


def _day(entry: Any) -> str | None:
    """The day of publication in the time zone in which it is told; the day of a change is none."""
    told = entry.get("published") or ""
    with contextlib.suppress(ValueError, TypeError, IndexError, OverflowError):
        return iso_day(told) or parsedate_to_datetime(told).date().isoformat()
    return None
