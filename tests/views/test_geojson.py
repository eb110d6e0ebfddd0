"""The places of all claims as a FeatureCollection."""

import json
from dataclasses import replace

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


def test_a_result_without_places_is_a_collection_still():
    assert json.loads(geojson.render(replace(RESULT, claims=()))) == {"type": "FeatureCollection", "features": []}
