"""The places of the claims on a map: coasts and borders as one small path, a mark a place, no tiles."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

from claimx.model import Claim, Place, Result
from claimx.safe import safe_line
from claimx.views import words
from claimx.views.index import Index
from claimx.views.report.anchors import anchor

# All in tenths of a degree, north as minus, as in `outline.txt`.
WORLD = (-1800, -850, 3600, 1450)
LEAST = (160.0, 90.0)
MARGIN = 1.3
LABELS = 14
# How many names fit across and down the map, on a screen as narrow as a telephone's and on a broad one.
ROOM = {"narrow": (2.5, 9), "broad": (7, 22)}
# A letter's share of the map's width there.
LETTER = {"narrow": 0.024, "broad": 0.0095, "": 0.0}


@dataclass(frozen=True)
class Spot:
    """A place on the map: `wide` for a country or region, whose mark is a square since it has no one point.

    `path` is what it lies in. `label` is "narrow" where its name has room even on a narrow screen, "broad" where it has
    on a broad one only, else empty; `before` puts the name on the mark's left, since it would leave the map on the right.
    """

    id: str
    name: str
    path: str
    x: float
    y: float
    size: float
    wide: bool
    label: str
    before: bool
    claims: int
    events: tuple[tuple[str, str], ...]
    outlets: str


@dataclass(frozen=True)
class Atlas:
    """A map: its box (`viewBox`), coasts, borders, the width of a thin line in it, the places on it, and those that
    have no coordinates."""

    box: str
    coast: str
    border: str
    line: float
    spots: tuple[Spot, ...]
    unknown: tuple[str, ...]


@cache
def outline() -> tuple[tuple[str, tuple[int, int, int, int], str], ...]:
    """Each coast and border with its box (west, south, east, north) and its path."""
    table = files("claimx.views.report").joinpath("outline.txt").read_text(encoding="utf-8")
    rows = (line.split(" ", 5) for line in table.splitlines() if not line.startswith("#"))
    return tuple((kind, (int(w), int(s), int(e), int(n)), path) for kind, w, s, e, n, path in rows)


def atlas(result: Result, tables: set[str]) -> Atlas:
    """The map of a result; `tables` names the events that have a table of disagreements to link to."""
    told: dict[tuple[str, str], list[tuple[Place, Claim]]] = defaultdict(list)
    unknown: set[str] = set()
    for claim in result.claims:
        for place in claim.where:
            if place.lat is None or place.lon is None:
                unknown.add(safe_line(place.name))
            else:
                told[place.name, str(place.geonameid or place.id or "")].append((place, claim))
    box = _box([each[0][0] for each in told.values()])
    coast, border = (
        " ".join(path for k, where, path in outline() if k == kind and _meets(where, box)) for kind in "CB"
    )
    spots = _spots(told, Index(result), tables, box)
    return Atlas(" ".join(f"{n:g}" for n in box), coast, border, round(box[2] / 1400, 3), spots, tuple(sorted(unknown)))


Box = tuple[float, float, float, float]
Label = tuple[float, float, str]


def _box(places: list[Place]) -> Box:
    """What the map shows, as x, y, width and height: all places with room around them, twice as wide as high."""
    if not places:
        return WORLD
    xs, ys = [10 * (p.lon or 0) for p in places], [-10 * (p.lat or 0) for p in places]
    width = max((max(xs) - min(xs)) * MARGIN, LEAST[0])
    height = max((max(ys) - min(ys)) * MARGIN, LEAST[1])
    width, height = max(width, height * 2), max(height, width / 2)
    if width >= WORLD[2]:
        return WORLD
    x, y = (max(xs) + min(xs) - width) / 2, (max(ys) + min(ys) - height) / 2
    return round(x), round(y), round(width), round(height)


def _meets(where: tuple[int, int, int, int], box: Box) -> bool:
    west, south, east, north = where
    x, y, width, height = box
    return west <= x + width and east >= x and -north <= y + height and -south >= y


def _spots(
    told: dict[tuple[str, str], list[tuple[Place, Claim]]], index: Index, tables: set[str], box: Box
) -> tuple[Spot, ...]:
    """The places, those of most claims first and below the others, so that small marks lie on large ones."""
    ordered = sorted(told.items(), key=lambda each: (-len(each[1]), each[0]))
    taken: list[Label] = []
    return tuple(_spot(key, found, index, tables, box, taken) for key, found in ordered)


def _label(x: float, y: float, box: Box, taken: list[Label]) -> str:
    """On which screens a name at a point has room beside those that stand there already."""
    if len(taken) >= LABELS:
        return ""
    for screen, (across, down) in ROOM.items():
        near = ((a, b) for a, b, there in taken if screen in ("broad", there))
        if all(abs(x - a) > box[2] / across or abs(y - b) > box[3] / down for a, b in near):
            return screen
    return ""


def _around(place: Place) -> str:
    """What a place lies in: its path without its own name."""
    path = place.path or place.country or ""
    return "" if path == place.name else path.removeprefix(f"{place.name}, ")


def _spot(
    key: tuple[str, str],
    found: list[tuple[Place, Claim]],
    index: Index,
    tables: set[str],
    box: Box,
    taken: list[Label],
) -> Spot:
    place, claims = found[0][0], [claim for _, claim in found]
    x, y = 10 * (place.lon or 0), -10 * (place.lat or 0)
    label = _label(x, y, box, taken)
    if label:
        taken.append((x, y, label))
    events = dict.fromkeys(e for c in claims if (e := index.event_of.get(c.id)) and anchor("e", e.id) in tables)
    return Spot(
        id=anchor("p", f"{key[0]}:{key[1]}"),
        name=safe_line(place.name),
        path=safe_line(_around(place)),
        x=round(x, 1),
        y=round(y, 1),
        size=round(box[2] / 180 * min(3.0, sqrt(sqrt(len(claims)))), 2),
        wide=place.kind != "place",
        label=label,
        before=x + (len(place.name) * LETTER[label] + 0.02) * box[2] > box[0] + box[2],
        claims=len(claims),
        events=tuple((anchor("e", e.id), safe_line(e.label)) for e in events),
        outlets=safe_line(words.joined(index.outlet(c.article) for c in claims)),
    )
