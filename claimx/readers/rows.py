"""JSON Lines: one article a line, and a word for each line that holds none."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from claimx.readers.draft import Draft, Failed, RefusedError, sound_text
from claimx.readers.encodings import decode, is_wide
from claimx.readers.reading import Reading

SKIPPED = 1 << 20


def drafts_of_rows(stream: BinaryIO, reading: Reading, before: int = 0) -> Iterator[Draft | Failed]:
    """The article of each line that isn't blank, or why it gives none; lines are read one at a time.

    `before` is the number of lines that stand before the stream.
    """
    for line, raw in enumerate(_lines(stream, reading), before + 1):
        if raw is None:
            most = reading.options.most_bytes // 1_000_000
            yield Failed(line, None, "read", f"line {line}: longer than {most} MB (--max-bytes)")
        elif raw.strip():
            yield _row(line, raw, reading)


def _lines(stream: BinaryIO, reading: Reading) -> Iterator[bytes | None]:
    """The lines of a stream, None for one that is too long."""
    most = reading.options.most_bytes
    while raw := stream.readline(most + 1):
        if len(raw) <= most or raw.endswith(b"\n"):
            yield raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = stream.readline(SKIPPED)
        yield None


def _row(line: int, raw: bytes, reading: Reading) -> Draft | Failed:
    try:
        fields = json.loads(decode(raw, reading.warn_once, reading.name))
    except (ValueError, RecursionError, RefusedError):
        return Failed(line, None, "read", f"line {line}: not JSON")
    if not isinstance(fields, dict):
        return Failed(line, None, "read", f"line {line}: not a JSON object")
    named = {field: fields[column] for field, column in reading.options.columns if column in fields}
    return draft_of_row(line, fields | named, reading, changed=bool(named))


def narrow(stream: BinaryIO, first: bytes, reading: Reading) -> BinaryIO:
    """The stream as UTF-8 where its first bytes tell that it is UTF-16 or UTF-32."""
    from io import BytesIO

    from claimx.readers.content import whole

    if not is_wide(first):
        return stream
    return BytesIO(decode(whole(stream, reading.options.most_bytes), reading.warn, reading.name).encode())


def draft_of_row(line: int, row: dict[str, Any], reading: Reading, changed: bool = False) -> Draft | Failed:
    """The article that a row's fields hold (`text` or `html`, and what is told of it), or why there is none.

    `changed` tells that its file does not hold the text in such a row.
    """
    id = _words(row.get("id"))
    if isinstance(row.get("text"), str) and (row["text"].strip() or not isinstance(row.get("html"), str)):
        text = sound_text(row["text"])
        return (
            _told(Draft(text, from_page=changed), line, id, row)
            if text.strip()
            else _failed(line, id, "empty", "empty")
        )
    if not isinstance(row.get("html"), str):
        return _failed(line, id, "read", "no 'text'")
    try:
        [draft] = reading.parser.drafts("html", sound_text(row["html"]).encode(), charset="utf-8")
    except RefusedError as error:
        return _failed(line, id, error.stage, str(error))
    assert isinstance(draft, Draft)
    return _told(draft, line, id, row)


def _told(draft: Draft, line: int, id: str | None, row: dict[str, Any]) -> Draft:
    """The draft with what the row tells over what a page does."""
    return replace(
        draft,
        id=id,
        title=_words(row.get("title")) or draft.title,
        outlet=_words(row.get("outlet")),
        url=_words(row.get("url")) or draft.url,
        language=_words(row.get("language")) or draft.language,
        published=_words(row.get("published")),
        is_row=True,
        line=line,
    )


def _failed(line: int, id: str | None, stage: str, reason: str) -> Failed:
    return Failed(line, id, stage, f"line {line}: {reason}")


def _words(value: object) -> str | None:
    """A field's value as text; None for what is empty or no plain value."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        return sound_text(str(value)).strip() or None
    except ValueError:  # Python writes no number of more than 4,300 digits
        return None
