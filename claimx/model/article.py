"""An article as a reader hands it over: text, metadata, and what in it is no article."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from claimx.model.span import Span

# "json-ld", "meta", "time", "html" (a line that readers see) and "url" are a page's, "feed" and "mail" an entry's and a
# message's own, "warc" the day on which a crawler recorded it, which only says that it is no younger.
PublishedFrom = Literal[
    "row",
    "sidecar",
    "json-ld",
    "meta",
    "time",
    "html",
    "url",
    "feed",
    "mail",
    "warc",
    "dateline",
    "option",
    "text",
    "event",
]


@dataclass(frozen=True, slots=True)
class Published:
    """First and last day on which an article can have been published; a side None where nothing bounds it.

    `source` says where that is known from; `evidence` holds the spans that forced the bounds.
    """

    earliest: date | None
    latest: date | None
    source: PublishedFrom
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Zone:
    """A stretch `text[start:end]` that is no part of the article proper; `kind` says what it is (comment, teaser, credit …)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article.

    `text` is the contract's article text, untouched. `title_outside` tells that the title is no part of `text`
    (spans in it then have `within == "title"`). `path` is the input as given. `zones` are sorted and disjoint.
    `from_page` tells that `text` was taken out of a page's markup: it stands in no file, so that records carry it.
    """

    id: str
    text: str
    path: str
    title: str | None = None
    title_outside: bool = False
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: Published | None = None
    zones: tuple[Zone, ...] = ()
    from_page: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no article, and at which stage and why."""

    id: str
    stage: str
    reason: str
