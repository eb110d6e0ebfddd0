"""The places of all claims as a FeatureCollection."""

import json
from dataclasses import replace

import pytest

from claimx.model import Place, Span
from claimx.views import geojson
from tests.views.sample import RESULT

FOUND = json.loads(geojson.render(RESULT))


def test_a_feature_a_place_with_longitude_first():
    lorn = next(f for f in FOUND["features"] if f["properties"]["name"] == "Lorn")
    assert FOUND["type"] == "FeatureCollection"
    assert lorn["type"] == "Feature"
    assert lorn["geometry"] == {"type": "Point", "coordinates": [-5.4, 56.45]}
    assert lorn["properties"]["geonameid"] == 1234567


def test_every_claim_with_a_place_is_there_once_a_place():
    told = {(f["properties"]["name"], c["id"]) for f in FOUND["features"] for c in f["properties"]["claims"]}
    assert told == {(p.name, c.id) for c in RESULT.claims for p in c.where}


def test_a_place_on_no_map_has_no_point():
    claim = replace(RESULT.claims[0], where=(Place(Span(0, 5, "Zurfa"), "Zurfa"),))
    (feature,) = json.loads(geojson.render(replace(RESULT, claims=(claim,))))["features"]
    assert feature["geometry"] is None


def places(*points):
    claim = RESULT.claims[0]
    where = tuple(Place(Span(0, 1, "X"), f"X{n}", n + 1, "FJ", lat, lon) for n, (lat, lon) in enumerate(points))
    return json.loads(geojson.render(replace(RESULT, claims=(replace(claim, where=where),))))


@pytest.mark.parametrize(
    ("points", "box"),
    [
        ([(1.0, 2.0)], [2.0, 1.0, 2.0, 1.0]),
        ([(1.0, 2.0), (-3.0, 40.0)], [2.0, -3.0, 40.0, 1.0]),
        ([(-18.0, 178.0), (-14.0, -171.0)], [178.0, -18.0, -171.0, -14.0]),
    ],
)
def test_the_box_is_west_south_east_north(points, box):
    assert places(*points)["bbox"] == box


def test_features_have_ids_of_their_own():
    ids = [f["id"] for f in FOUND["features"]]
    assert len(set(ids)) == len(ids)
    assert {type(i) for i in ids} <= {int, str}


def test_a_result_without_places_is_a_collection_still():
    assert json.loads(geojson.render(replace(RESULT, claims=()))) == {"type": "FeatureCollection", "features": []}
