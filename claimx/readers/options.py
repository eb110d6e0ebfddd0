"""What a caller can tell the readers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Format = Literal["text", "html", "jsonl"]
Warn = Callable[[str], None]

MEGABYTE = 1_000_000


def silent(line: str) -> None:
    """Takes a warning and says nothing."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options of `read`.

    `input_format` overrides what file names and first lines tell. `published` (an ISO day, date-time, month or year)
    and `outlet` are for articles that have none of their own. `most_bytes` bounds a file as it lies on disk,
    `most_unpacked` and `most_ratio` what a `.gz` may unpack to, `most_characters` one article's text.
    """

    input_format: Format | None = None
    published: str | None = None
    outlet: str | None = None
    most_bytes: int = 10 * MEGABYTE
    most_unpacked: int = 100 * MEGABYTE
    most_ratio: int = 200
    most_characters: int = 500_000
