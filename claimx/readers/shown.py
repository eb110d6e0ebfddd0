"""The day of publication that a page shows its readers: in a `time` element, or in a line beside the headline."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement, fragment_fromstring, tostring

from claimx.model import PublishedFrom
from claimx.readers.dates import days_in
from claimx.rules import table

NEVER = frozenset({"footer", "aside", "nav", "script", "style", "noscript", "template", "iframe"})
LONGEST = 120
TRIED = 5
# Which of day and month comes first in "05/04/2021" nobody can tell.
UNSURE = re.compile(r"\b(?:0?[1-9]|1[0-2])[./-](?:0?[1-9]|1[0-2])[./-](?:\d\d)?\d\d\b")
FULL = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Sign:
    """A row of `rules/pages.toml`: a word in an element's class, id or itemprop or in its line, and an example of it."""

    word: str
    example: str


@cache
def _words(section: str) -> tuple[str, ...]:
    return tuple(row.word for row in table("pages", section, Sign))


def shown_day(tree: HtmlElement) -> tuple[str, PublishedFrom] | None:
    """The ISO day that the page shows as that of publication; None where it shows none, or several."""
    places = list(_places(tree))
    stamps = [e for e in places if e.tag == "time" and e.get("datetime")]
    for elements in ([e for e in stamps if _is_published(e)], stamps):
        days = {day for e in elements for day in days_in(e.get("datetime")[:10])}
        if len(days) == 1:
            return days.pop().isoformat(), "time"
    lines = [line for e in places if (line := _line(e))]
    days = {day for line in lines for day in days_in(line)}
    if len(days) == 1:
        return days.pop().isoformat(), "html"
    return None if days else _by_htmldate(lines)


def _by_htmldate(lines: list[str]) -> tuple[str, PublishedFrom] | None:
    """What htmldate reads in the lines, each by itself: in a whole page it may take the year of the copyright line."""
    from htmldate import find_date

    found: set[str] = set()
    for line in [line for line in lines if FULL.search(line) and not UNSURE.search(line)][:TRIED]:
        page = fragment_fromstring("<html><body><p class='date'></p></body></html>")
        next(page.iter("p")).text = line
        day = find_date(tostring(page, encoding="unicode"), original_date=True, extensive_search=False)
        found |= {day} if day else set()
    return (found.pop(), "html") if len(found) == 1 else None


def _is_published(element: HtmlElement) -> bool:
    return "pubdate" in element.attrib or "publish" in _signs(element)


def _line(element: HtmlElement) -> str:
    """The words of a short element, up to where they tell of a change."""
    if element.tag != "time" and len(element) > TRIED:
        return ""
    text = " ".join(element.text_content().split())
    return _change().split(text, maxsplit=1)[0] if len(text) <= LONGEST else ""


@cache
def _change() -> "re.Pattern[str]":
    return re.compile(rf"\b(?:{'|'.join(_words('change'))})\b", re.IGNORECASE)


def _signs(element: HtmlElement) -> str:
    return " ".join(element.get(key) or "" for key in ("class", "id", "itemprop")).lower()


def _marked(element: HtmlElement, section: str) -> bool:
    signs = _signs(element)
    return bool(signs.strip()) and any(word in signs for word in _words(section))


def _places(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements in which an article's day can stand: none of another story, of a change, or of the page's foot."""
    stack = [tree]
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str) or element.tag in NEVER or _is_other(element):
            continue
        if element.tag == "time" or _marked(element, "shown"):
            yield element
        stack.extend(reversed(element))


def _is_other(element: HtmlElement) -> bool:
    """True for an element of another story or of a change; never for one that holds the headline."""
    return _marked(element, "other") and next(element.iter("h1"), None) is None
