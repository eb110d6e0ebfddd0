"""`extract --format geojson`: the places of all claims as an RFC 7946 FeatureCollection, which maps open as it is."""

from collections import defaultdict

from claimx.model import Claim, Place, Result
from claimx.views.json import dumps
from claimx.views.records import Record

_HALF = 180.0


def render(result: Result) -> str:
    """One feature a place, in order of names, with the ids and texts of its claims; no point where none is known."""
    told: dict[tuple[str, str, str], list[tuple[Place, Claim]]] = defaultdict(list)
    for claim in result.claims:
        for place in claim.where:
            told[_key(place)].append((place, claim))
    features = [_feature(told[key]) for key in sorted(told)]
    points = [f["geometry"]["coordinates"] for f in features if f["geometry"]]
    return dumps({"type": "FeatureCollection", **({"bbox": _box(points)} if points else {}), "features": features})


def _box(points: list[list[float]]) -> list[float]:
    """West, south, east, north; west is the greater where the points lie closer together across the antimeridian (RFC 7946)."""
    lons, lats = sorted(x for x, _ in points), [y for _, y in points]
    gap, at = max((b - a, n) for n, (a, b) in enumerate(zip(lons, [*lons[1:], lons[0] + 360], strict=True)))
    west, east = (lons[0], lons[-1]) if gap <= _HALF or at + 1 == len(lons) else (lons[at + 1], lons[at])
    return [west, min(lats), east, max(lats)]


def _key(place: Place) -> tuple[str, str, str]:
    return place.name, place.country or "", str(place.geonameid or place.id or "")


def _id(place: Place) -> str | int:
    """The GeoNames id, the user's own, or the name with its country."""
    return place.geonameid or place.id or ", ".join(filter(None, (place.name, place.country)))


def _feature(told: list[tuple[Place, Claim]]) -> Record:
    place = told[0][0]
    known = place.lat is not None and place.lon is not None
    claims = {claim.id: claim for _, claim in told}
    properties: Record = {
        "name": place.name,
        "path": place.path,
        "country": place.country,
        "kind": place.kind,
        "geonameid": place.geonameid,
        "names": sorted({p.span.text for p, _ in told}),
        "articles": sorted({claim.article for claim in claims.values()}),
        "claims": [{"id": i, "article": c.article, "text": c.text, "main": c.main} for i, c in sorted(claims.items())],
    }
    return {
        "type": "Feature",
        "id": _id(place),
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if known else None,
        "properties": properties,
    }
