from dataclasses import replace

import pytest

from claimx.compare.places import compare_places
from claimx.model import Place, Span


def place(text, geonameid=None, country=None, lat=None, lon=None, kind="place"):
    return Place(Span(0, len(text), text), text, geonameid, country, lat, lon, kind)


OSLO = place("Oslo", 3143244, "NO", 59.91, 10.75)
BERGEN = place("Bergen", 3161732, "NO", 60.39, 5.32)
NORWAY = place("Norway", 3144096, "NO", 62.0, 10.0, "country")
SWEDEN = place("Sweden", 2661886, "SE", 62.0, 15.0, "country")
VIKEN = place("Viken", None, "NO", None, None, "region")
HALDEN = place("Halden", 3154209, "NO", 59.12, 11.39)
SVINESUND = place("Svinesund", 7290000, "SE", 59.09, 11.27)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (OSLO, replace(OSLO, span=Span(9, 19, "Kristiania")), "agrees"),
        (OSLO, BERGEN, "conflicts"),
        (OSLO, NORWAY, "refines"),
        (VIKEN, NORWAY, "refines"),
        (OSLO, SWEDEN, "conflicts"),
        (NORWAY, SWEDEN, "conflicts"),
        (OSLO, VIKEN, None),
        (HALDEN, SVINESUND, None),
        (place("Al-Tor"), place("al Tor"), "agrees"),
        (place("Al-Tor"), OSLO, None),
        (
            place("Georgia", 614540, "GE", 42, 43.5, "country"),
            place("Georgia", 4197000, "US", 32.7, -83.5, "region"),
            "conflicts",
        ),
    ],
)
def test_how_two_places_stand(a, b, kind):
    assert compare_places(a, b).kind == kind
    assert compare_places(b, a).kind == kind


def test_a_place_lies_in_the_region_that_its_path_names():
    drammen = replace(place("Drammen", 3159016, "NO", 59.74, 10.2), path="Drammen, Viken, Norway")
    assert compare_places(drammen, VIKEN).kind == "refines"
    assert compare_places(VIKEN, drammen).finer == "b"
    assert compare_places(drammen, replace(VIKEN, name="Agder")).kind is None


def test_the_part_is_the_finer_side():
    assert compare_places(OSLO, NORWAY).finer == "a"
    assert compare_places(NORWAY, OSLO).finer == "b"


def test_the_reason_says_how_far():
    verdict = compare_places(OSLO, BERGEN)
    assert verdict.kilometres == pytest.approx(305, abs=10)
    assert "305 km" in verdict.why or "30" in verdict.why
