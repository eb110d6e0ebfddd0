"""Makes claimx/views/report/outline.txt: the world's coasts and borders, small enough to stand in a page.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/outline.py package/countries-110m.json

Natural Earth's 1:110m countries (public domain) as the package world-atlas (ISC) cuts them into arcs. Every line of the
table is one coast (C) or border (B): its box in tenths of a degree (west, south, east, north), and its path with north
as minus, so that it can stand in an SVG as it is.
"""

import json
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

GOAL = Path(__file__).parent.parent / "claimx" / "views" / "report" / "outline.txt"
HEAD = "# Natural Earth 1:110m (public domain) by world-atlas 2.0.2: C coast or B border, box, path in tenths of a degree\n"
Point = tuple[int, int]


def arcs_of(topology):
    """Every arc as points in tenths of a degree, each point once."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = (round((x * sx + tx) * 10), -round((y * sy + ty) * 10))
            if not points or points[-1] != point:
                points.append(point)
        yield points


def numbers(nested):
    """All arc numbers in a geometry, those of reversed arcs as their own."""
    for each in nested:
        yield from numbers(each) if isinstance(each, list) else [each if each >= 0 else ~each]


def line(kind, points, closed):
    """A row of the table; None for what is too small to be seen."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if len(points) < 3 and closed:
        return None
    steps = " ".join(f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(points))
    path = f"M{points[0][0]} {points[0][1]}l{steps}".replace(" -", "-") + ("z" if closed else "")
    return f"{kind} {min(xs)} {-max(ys)} {max(xs)} {-min(ys)} {path}"


def ring(numbers_of, arcs):
    """The points of a ring of arcs, reversed ones with their number's complement."""
    points: list[Point] = []
    for number in numbers_of:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def unwrapped(points):
    """A ring that crosses the edge of the map goes on beyond it; one around the pole is closed along the map's foot."""
    made, shift = points[:1], 0
    for before, (x, y) in pairwise(points):
        shift += 3600 if x - before[0] < -1800 else -3600 if x - before[0] > 1800 else 0
        made.append((x + shift, y))
    return [*made, (made[-1][0], 900), (made[0][0], 900)] if shift else made


def main(source):
    """Writes the table from a topology of countries and land."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    arcs = list(arcs_of(topology))
    (land,) = topology["objects"]["land"]["geometries"]
    coasts = [unwrapped(ring(r, arcs)) for polygon in land["arcs"] for r in polygon]
    used = Counter(n for country in topology["objects"]["countries"]["geometries"] for n in numbers(country["arcs"]))
    borders = [arcs[n] for n, times in sorted(used.items()) if times > 1]
    rows = [line("C", points, True) for points in coasts] + [line("B", points, False) for points in borders]
    GOAL.write_text(HEAD + "\n".join(filter(None, rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
