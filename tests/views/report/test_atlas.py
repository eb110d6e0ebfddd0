"""The map shows every place that has coordinates, with room around it."""

from dataclasses import replace

from claimx.model import Place, Result, Span
from claimx.views.report.atlas import WORLD, atlas, outline
from tests.views.sample import PLAN, RESULT


def placed(*places: tuple[str, float | None, float | None, str]) -> Result:
    where = tuple(Place(Span(4, 8, "Lorn"), name, None, None, lat, lon, kind) for name, lat, lon, kind in places)
    return replace(RESULT, claims=(replace(PLAN, where=where),))


def box(result: Result) -> tuple[float, ...]:
    return tuple(map(float, atlas(result, set()).box.split()))


def test_every_place_lies_in_the_box_and_the_box_is_twice_as_wide_as_high() -> None:
    found = atlas(placed(("Oban", 56.4, -5.5, "place"), ("Quito", -0.2, -78.5, "place")), set())
    x, y, width, height = map(float, found.box.split())
    assert all(x < spot.x < x + width and y < spot.y < y + height for spot in found.spots)
    assert abs(width - 2 * height) <= 2
    assert found.coast.startswith("M")


def test_one_place_is_not_looked_at_from_too_near() -> None:
    assert box(placed(("Oban", 56.4, -5.5, "place")))[2] >= 160


def test_places_around_the_globe_show_the_world() -> None:
    assert box(placed(("Suva", -18.1, 178.4, "place"), ("Apia", -13.8, -171.8, "place"))) == WORLD
    assert box(replace(RESULT, claims=())) == WORLD


def test_a_country_has_another_mark_and_what_has_no_coordinates_is_named() -> None:
    found = atlas(placed(("Ecuador", -2.0, -77.5, "country"), ("Zurfa", None, None, "place")), set())
    assert [(spot.name, spot.wide) for spot in found.spots] == [("Ecuador", True)]
    assert found.unknown == ("Zurfa",)


def test_a_place_links_to_the_tables_of_its_events() -> None:
    (spot,) = (s for s in atlas(RESULT, {"e-ev1"}).spots if s.name == "Lorn")
    assert spot.events == (("e-ev1", "Lorn ferry resumed"),)


def test_the_outline_is_small_and_covers_the_world() -> None:
    west, south, east, north = zip(*(where for _, where, _ in outline()), strict=True)
    assert min(west) <= -1600
    assert max(east) >= 1700
    assert max(north) > 800
    assert min(south) < -550
    assert sum(len(path) for _, _, path in outline()) < 50_000


def test_names_stand_where_they_have_room_and_on_the_side_that_is_on_the_map() -> None:
    towns = [("Nantes", 47.2, -1.6), ("Angers", 47.5, -0.6), ("Rennes", 48.1, -1.7), ("Lviv", 49.8, 24.0)]
    found = {s.name: s for s in atlas(placed(*((*town, "place") for town in towns)), set()).spots}
    assert {name: spot.label for name, spot in found.items()} == {
        "Angers": "narrow",
        "Lviv": "narrow",
        "Nantes": "",
        "Rennes": "",
    }
    assert [name for name, spot in found.items() if spot.before] == ["Lviv"]


def test_a_place_s_path_does_not_repeat_its_name() -> None:
    where = (Place(Span(4, 8, "Lorn"), "Lorn", None, "GB", 56.4, -5.5, "place", path="Lorn, Argyll, Scotland"),)
    (spot,) = atlas(replace(RESULT, claims=(replace(PLAN, where=where),)), set()).spots
    assert (spot.name, spot.path) == ("Lorn", "Argyll, Scotland")
