"""A user's own names go before what the pipeline finds."""

import pytest

from claimx.gazetteer.own import Own, OwnNames, fold
from claimx.model import Article
from claimx.nlp.annotate import annotated


def own(*rows):
    return OwnNames({fold(row.name): row for row in rows}, "digest", 6)


@pytest.fixture
def read(nlp):
    def mentions(text, *rows):
        doc = annotated(nlp, Article("a.txt", text, "a.txt"), own(*rows) if rows else None)
        found = sorted([*doc._.places, *doc._.names], key=lambda m: m.span)
        return [(m.span.text, getattr(m, "type", "place"), m.name, m.id) for m in found]

    return mentions


def test_a_name_that_no_list_has(read):
    gate = Own("Harrad Gate", "place", "HG-1", (33.5, 40.9))
    assert ("Harrad Gate", "place", "Harrad Gate", "HG-1") in read("Lorries crossed Harrad Gate at dawn.", gate)


def test_a_number_is_a_geonames_id(nlp):
    doc = annotated(
        nlp, Article("a.txt", "Rain fell in Paris.", "a.txt"), own(Own("Paris", "place", "4717560", (33.66, -95.56)))
    )
    assert [(p.geonameid, p.id, p.lat) for p in doc._.places] == [(4717560, None, 33.66)]


def test_the_type_of_the_user_s_row_wins(read):
    team = Own("Boston", "organisation")
    assert read("Fans of Boston sang.", team) == [("Boston", "organisation", "Boston", None)]
    assert read("Fans of Boston sang.")[0][1] == "place"


def test_other_mentions_of_a_renamed_person_follow(read):
    row = Own("Ann Okello", "person", "Q7")
    found = read("Minister Ann Okello spoke on Monday. Okello left early.", row)
    assert [m for m in found if m[0] == "Okello"] == [("Okello", "person", "Ann Okello", "Q7")]


def test_a_place_inside_an_organisation_stays(read):
    bank = Own("Bank of Ghana", "organisation", "B1")
    assert [m[1] for m in read("The Bank of Ghana cut its rate.", bank)] == ["organisation", "place"]
