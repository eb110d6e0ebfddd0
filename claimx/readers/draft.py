"""An article as one file or row tells it, before sidecars, options and ids."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row or a page states itself.

    `id` None stands for the file's; `published` is as a row has it, `published_html` as a page's markup does.
    """

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    published_html: str | None = None
    sitename: str | None = None
    is_row: bool = False
    from_page: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """A row that gives no article: its line, its id where it has one, and stage and reason as `Skipped` has them."""

    line: int
    id: str | None
    stage: str
    reason: str
