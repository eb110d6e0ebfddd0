"""An article as one file, row, record or page tells it, before sidecars, options and ids."""

import re
from dataclasses import dataclass, replace
from typing import Any

from claimx.model import PublishedFrom

SURROGATE = re.compile("[\ud800-\udfff]")


class RefusedError(Exception):
    """An input that gives nothing: `stage` as `Skipped` has it, and the reason as the exception's text."""

    def __init__(self, stage: str, reason: str) -> None:
        super().__init__(reason)
        self.stage = stage


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row, a page or a message states itself.

    `id` None stands for the file's, `part` is its name inside an archive; `published` is as a row has it, `dated` as a
    page, feed or message does, found where `dated_by` says, and `by` is the ISO day by which it was out. `is_row` tells
    that its file's own metadata are not the article's, `from_page` that its text stands in no file as it is.
    """

    text: str
    id: str | None = None
    part: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    dated: str | None = None
    dated_by: PublishedFrom = "html"
    by: str | None = None
    sitename: str | None = None
    is_row: bool = False
    from_page: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """A row or part that gives no article: its line, its id or name where it has one, and `Skipped`'s stage and reason.

    `last` tells that what comes after it in its source can't be read.
    """

    line: int
    id: str | None
    stage: str
    reason: str
    part: str | None = None
    last: bool = False


def sound_text(text: str) -> str:
    """The text with each lone surrogate (half of a JSON escape pair) as U+FFFD: UTF-8 can't hold them."""
    return SURROGATE.sub("\ufffd", text)


def sound_draft(it: Draft) -> Draft:
    """The draft with text that UTF-8 can hold in all its fields."""
    told = ((name, getattr(it, name)) for name in Draft.__slots__)
    broken: dict[str, Any] = {
        name: sound_text(value) for name, value in told if isinstance(value, str) and SURROGATE.search(value)
    }
    return replace(it, **broken) if broken else it
