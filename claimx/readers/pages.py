"""HTML: the article's text and the page's own metadata, by trafilatura as a pure function on what was read."""

import logging
import re
from collections.abc import Sequence
from typing import Any

from lxml.html import HtmlElement, defs

from claimx.readers.draft import Draft, RefusedError
from claimx.readers.encodings import decode_page
from claimx.readers.facts import facts_of

TAG = re.compile(r"<[^<>]*")
LONGEST_TAG = 64_000


def drafts(raw: bytes, url: str | None = None, charset: str | None = None) -> Sequence[Draft]:
    """The one article in a page's bytes, for `parsers`; `url` and `charset` are what was told with it."""
    return [draft_of_page(decode_page(raw, charset), url)]


def draft_of_page(page: str, url: str | None = None) -> Draft:
    """The article in an HTML page; raises RefusedError where it holds none or would take minutes to parse."""
    if any(len(match.group()) > LONGEST_TAG for match in TAG.finditer(page)):
        raise RefusedError("read", f"a tag of more than {LONGEST_TAG // 1000} KB")
    tree = _tree(page)
    if tree is None:
        raise RefusedError("empty", "no article text in the page")
    facts = facts_of(tree, url)
    found = _extract(tree, url) or _extract(_untabled(page), url)
    text = getattr(found, "text", None) or ""
    if not text.strip():
        raise RefusedError("empty", "no article text in the page")
    day, day_by = facts.day or (None, "html")
    return Draft(
        text=text,
        title=found.title,
        url=facts.url or found.url,
        language=facts.language,
        dated=day,
        dated_by=day_by,
        sitename=facts.outlet or found.sitename,
        from_page=True,
    )


def _tree(page: str) -> HtmlElement | None:
    # Imported here: a run without HTML need not pay for it.
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    tree: HtmlElement | None = trafilatura.load_html(page)
    return tree


def _untabled(page: str) -> HtmlElement:
    """The page once more, with the cells of its tables as plain divisions: old pages are laid out in tables."""
    tree = _tree(page)
    for element in tree.iter(*defs.table_tags) if tree is not None else ():
        element.tag = "div"
    return tree


def _extract(tree: HtmlElement, url: str | None) -> Any:
    """trafilatura's document. Its day goes unused: it may be that of the copyright line or of the address."""
    import trafilatura

    return trafilatura.bare_extraction(
        tree,
        url=url,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
