"""Distances on the globe."""

from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]
DIAMETER_KM = 12742


def kilometres(a: Point, b: Point) -> float:
    """The great-circle distance (haversine) of two points, each latitude and longitude in degrees."""
    one, other = radians(a[0]), radians(b[0])
    turn = sin(radians(b[1] - a[1]) / 2) ** 2
    half = sin((other - one) / 2) ** 2 + cos(one) * cos(other) * turn
    return DIAMETER_KM * asin(min(1.0, sqrt(half)))
