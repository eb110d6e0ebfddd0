"""HTML: the article's text and the page's own metadata, by trafilatura as a pure function on what was read."""

import logging
import re

from claimx.readers.content import RefusedError
from claimx.readers.draft import Draft

TAG = re.compile(rb"<[^<>]*")
LONGEST_TAG = 64_000
DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d", "max_date": "2100-01-01"}


def draft_of_page(page: bytes | str) -> Draft:
    """The article in an HTML page; raises RefusedError where it holds none or would take minutes to parse."""
    raw = page.encode("utf-8", "replace") if isinstance(page, str) else page
    if any(len(match.group()) > LONGEST_TAG for match in TAG.finditer(raw)):
        raise RefusedError("read", f"a tag of more than {LONGEST_TAG // 1000} KB")
    found = _extract(page)
    text = found["text"] or ""
    if not text.strip():
        raise RefusedError("empty", "no article text in the page")
    return Draft(
        text=text,
        title=found["title"],
        url=found["url"],
        language=found["language"],
        published_html=found["date"],
        sitename=found["sitename"],
        from_page=True,
    )


def _extract(page: bytes | str) -> dict[str, str | None]:
    # Imported here: a run without HTML need not pay for it.
    import trafilatura

    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    document = trafilatura.bare_extraction(
        page,
        favor_precision=True,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        date_extraction_params=DATES,
    )
    return {name: getattr(document, name, None) for name in ("text", "title", "url", "language", "date", "sitename")}
