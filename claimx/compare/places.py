"""Compares two places: one and the same, a part and its whole, or different ones."""

from dataclasses import dataclass
from typing import Literal

from claimx import gazetteer
from claimx.compare import leeway
from claimx.compare.verdict import Verdict
from claimx.model import Place, sphere


@dataclass(frozen=True, slots=True)
class PlaceVerdict(Verdict):
    """A verdict on two places; with kind "refines", `finer` tells which side is the more precise."""

    finer: Literal["a", "b"] | None = None
    kilometres: float | None = None


def compare_places(a: Place, b: Place) -> PlaceVerdict:
    """How two places of one happening stand: agrees, refines (one lies in the other) or conflicts.

    Kind None where nothing can be said: one of them is on no map, or they lie next to each other.
    """
    apart = kilometres(a, b)
    if _same(a, b):
        return PlaceVerdict("agrees", f"{_told(a)} and {_told(b)} are one place", kilometres=apart)
    for side, part, whole in (("a", a, b), ("b", b, a)):
        if _inside(part, whole):
            return _refines("a" if side == "a" else "b", part, whole)
    if a.country and b.country and a.country != b.country and not _close(apart):
        why = f"{_told(a)} is in {gazetteer.country_name(a.country)}, {_told(b)} in {gazetteer.country_name(b.country)}"
        return PlaceVerdict("conflicts", why, kilometres=apart)
    if apart is None or "region" in (a.kind, b.kind):
        return PlaceVerdict(None, f"how {_told(a)} and {_told(b)} lie to each other is not known", kilometres=apart)
    if _close(apart):
        return PlaceVerdict(None, f"{_told(a)} and {_told(b)} lie only {apart:.0f} km apart", kilometres=apart)
    return PlaceVerdict("conflicts", f"{_told(a)} and {_told(b)} lie {apart:.0f} km apart", kilometres=apart)


def kilometres(a: Place, b: Place) -> float | None:
    """The distance of two places, None where either has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return sphere.kilometres((a.lat, a.lon), (b.lat, b.lon))


def _close(apart: float | None) -> bool:
    return apart is not None and apart <= leeway.NEAR_KM


def _same(a: Place, b: Place) -> bool:
    """True for one GeoNames id, one country, or one name where no id or country tells them apart."""
    if a.kind == b.kind == "country" and a.country:
        return a.country == b.country
    if a.geonameid is not None and b.geonameid is not None:
        return a.geonameid == b.geonameid
    countries = {a.country, b.country} - {None}
    return gazetteer.fold(a.name) == gazetteer.fold(b.name) and len(countries) < 2 and "country" not in (a.kind, b.kind)


def _inside(part: Place, whole: Place) -> bool:
    """True for a place in its country, and for one whose path names the region."""
    if part.country is None or part.country != whole.country or part.kind == "country":
        return False
    if whole.kind == "country":
        return True
    above = {gazetteer.fold(name) for name in (part.path or "").split(", ")[1:-1]}
    return whole.kind == "region" and part.kind == "place" and gazetteer.fold(whole.name) in above


def _refines(finer: Literal["a", "b"], part: Place, whole: Place) -> PlaceVerdict:
    return PlaceVerdict("refines", f"{_told(part)} lies in {_told(whole)}", finer)


def _told(place: Place) -> str:
    return f"“{place.span.text}”" if place.span.text == place.name else f"“{place.span.text}” ({place.name})"
