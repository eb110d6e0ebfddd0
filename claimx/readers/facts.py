"""What a page's markup states of its article: outlet, address, language, and the day of publication."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from claimx.model import PublishedFrom
from claimx.readers.shown import shown_day
from claimx.rules import table

DAY = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?=[/-]|$)")
DEEPEST = 4
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class ArticleType:
    """A row of `rules/pages.toml`: a type of schema.org that is an article of its own."""

    type: str
    example: str


@dataclass(frozen=True, slots=True)
class MetaName:
    """A row of `rules/pages.toml`: the name of a `meta` element that states the day of publication."""

    name: str
    example: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the markup states; `day` (ISO day, month or year) with the place where it stands."""

    outlet: str | None
    url: str | None
    language: str | None
    day: tuple[str, PublishedFrom] | None


def facts_of(tree: HtmlElement, url: str | None = None) -> Facts:
    """The facts of a parsed page; `url` is the address that it came from, where that is known."""
    metas = _metas(tree)
    address = _canonical(tree, metas) or url
    article = _main(_articles(tree), address, metas)
    day = _day(article, metas) or shown_day(tree) or day_in_address(address)
    return Facts(_outlet(article, metas), address, tree.get("lang") or tree.get("xml:lang"), day)


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The contents of the `meta` elements by their names in lower case; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            if content and meta.get(key):
                found.setdefault(meta.get(key).strip().lower(), content)
    return found


def _canonical(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next((a for a in (*links, metas.get("og:url")) if a and _is_web(a)), None)


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


# ---------------------------------------------------------------- JSON-LD


@cache
def _types() -> frozenset[str]:
    return frozenset(row.type for row in table("pages", "article", ArticleType))


def _articles(tree: HtmlElement) -> list[dict[str, Any]]:
    """The articles that the page's JSON-LD describes at its top, not those it lists or quotes."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found += [node for node in _nodes(_parsed(script.text or ""), DEEPEST) if _types() & _names(node["@type"])]
    return found


def _parsed(text: str) -> Any:
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, deep: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list) and deep:
        for inner in value:
            yield from _nodes(inner, deep - 1)
    elif isinstance(value, dict) and deep:
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), deep - 1)


def _names(value: Any) -> set[str]:
    """The names that a field holds: a text, or a list of them."""
    return {name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)}


def _main(articles: Sequence[dict[str, Any]], url: str | None, metas: dict[str, str]) -> dict[str, Any]:
    """The page's own article: the only one, else that of the page's address or title; nothing where that is open."""
    if len(articles) < 2:
        return articles[0] if articles else {}
    title = metas.get("og:title", "")
    own = [a for a in articles if url in _addresses(a) or (title and a.get("headline") == title)]
    return own[0] if own else {}


def _addresses(article: dict[str, Any]) -> set[str]:
    page = article.get("mainEntityOfPage")
    told = [article.get("url"), article.get("@id"), page.get("@id") if isinstance(page, dict) else page]
    return {address for address in told if isinstance(address, str)}


# ---------------------------------------------------------------- outlet and day


def _outlet(article: dict[str, Any], metas: dict[str, str]) -> str | None:
    """The publisher that the article's JSON-LD names, else the site's name."""
    publisher = article.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    named = publisher.get("name") if isinstance(publisher, dict) else publisher
    candidates = (_names(named) or {""}, {metas.get("og:site_name", "")})
    names = (" ".join(sorted(c)[0].split()) for c in candidates)
    return next((n for n in names if n and len(n) <= LONGEST_NAME and not n.startswith(("http:", "https:"))), None)


def _day(article: dict[str, Any], metas: dict[str, str]) -> tuple[str, PublishedFrom] | None:
    """The day that metadata for machines state: JSON-LD before `meta`."""
    told = article.get("datePublished")
    if isinstance(told, str) and (day := iso_day(told)):
        return day, "json-ld"
    names = (row.name for row in table("pages", "published", MetaName))
    day = next((day for name in names if (day := iso_day(metas.get(name, "")))), None)
    return (day, "meta") if day else None


def iso_day(text: str) -> str | None:
    """The day that an ISO day or date-time begins with, also written without hyphens; None for another form."""
    match = DAY.match(text)
    return "-".join(match.groups()) if match else None


def day_in_address(url: str | None) -> tuple[str, PublishedFrom] | None:
    """The day or month in an address's path (".../2021/04/05/..."): the last resort, since it may be that of a section."""
    try:
        match = IN_ADDRESS.search(urlsplit(url or "").path)
    except ValueError:
        return None
    return ("-".join(part for part in match.groups() if part), "url") if match else None


def absolute(base: str | None, address: str | None) -> str | None:
    """An address as seen from `base`; None for what is no web address."""
    try:
        whole = urljoin(base or "", address or "")
    except ValueError:
        return None
    return whole if _is_web(whole) else None
