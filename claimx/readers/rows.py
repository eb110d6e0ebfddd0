"""JSON Lines: one article a line, and a word for each line that holds none."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from claimx.readers.content import RefusedError
from claimx.readers.draft import Draft, Failed
from claimx.readers.pages import draft_of_page

SURROGATE = re.compile("[\ud800-\udfff]")


def drafts_of_rows(text: str) -> Iterator[Draft | Failed]:
    """The article of each line that isn't blank, or why it gives none."""
    for line, row in enumerate(text.split("\n"), 1):
        if not row.strip():
            continue
        try:
            fields = json.loads(row)
        except (ValueError, RecursionError):
            yield Failed(line, None, "read", f"line {line}: not JSON")
            continue
        if isinstance(fields, dict):
            yield _draft(line, fields)
        else:
            yield Failed(line, None, "read", f"line {line}: not a JSON object")


def _draft(line: int, row: dict[str, Any]) -> Draft | Failed:
    id = _words(row.get("id"))
    if isinstance(row.get("text"), str):
        text = _sound(row["text"])
        return _told(Draft(text), line, id, row) if text.strip() else _failed(line, id, "empty", "empty")
    if not isinstance(row.get("html"), str):
        return _failed(line, id, "read", "no 'text'")
    try:
        return _told(draft_of_page(_sound(row["html"])), line, id, row)
    except RefusedError as error:
        return _failed(line, id, error.stage, str(error))


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
    return _sound(str(value)).strip() or None


def _sound(text: str) -> str:
    """The text with each lone surrogate (half of a JSON escape pair) as U+FFFD: UTF-8 can't hold them."""
    return SURROGATE.sub("\ufffd", text)
