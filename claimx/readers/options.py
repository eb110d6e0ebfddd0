"""What a caller can tell the readers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Format = Literal["text", "html", "jsonl", "csv", "feed", "mail", "pdf", "docx", "zip", "warc", "parquet"]
Warn = Callable[[str], None]

MEGABYTE = 1_000_000


def silent(line: str) -> None:
    """Takes a warning and says nothing."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Options of `read`.

    `input_format` overrides what file names and first lines tell. `published` (an ISO day, date-time, month or year)
    and `outlet` are for articles that have none of their own. `columns` tells under which names a table or row keeps
    its fields ("text", "body"). `language` "en" reads every article as English, whatever it looks like; `fix_text`
    repairs text that was decoded wrongly once. Addresses are fetched only with `fetch`, those of private networks only
    with `allow_private` too.

    The limits: `most_bytes` for one text, page, row or record, `most_unpacked` for all that one archive or table holds,
    `most_ratio` for how far either may swell, `most_articles` for a run, `most_characters` for one article's text, and
    `seconds` for what one page or document may take to parse.
    """

    input_format: Format | None = None
    published: str | None = None
    outlet: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    language: str | None = None
    fix_text: bool = False
    fetch: bool = False
    allow_private: bool = False
    most_bytes: int = 10 * MEGABYTE
    most_unpacked: int = 1000 * MEGABYTE
    most_ratio: int = 200
    most_articles: int = 100_000
    most_characters: int = 500_000
    seconds: float = 10.0
