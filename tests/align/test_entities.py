"""Names across articles: one thing under all its names."""

import pytest

from claimx.align.entities import Entities
from claimx.model import Annotation, Article, Name, Place, Span


def article(number, *mentions):
    text = " ".join(words for words, *_ in mentions)
    places, names, at = [], [], 0
    for words, kind, name, *known in mentions:
        span = Span(at, at + len(words), words)
        at += len(words) + 1
        if kind == "place":
            places.append(Place(span, name, *known))
        else:
            names.append(Name(span, kind, name))
    return Annotation(Article(f"{number}.txt", text, f"{number}.txt"), places=tuple(places), names=tuple(names))


def entities(*lists):
    return [set(e.names) for e in Entities.of([article(i, *mentions) for i, mentions in enumerate(lists)]).entities]


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        ("person", "Nuri al-Sabti", "Noori Al Sabti"),
        ("person", "Yousef Abdulkarim", "Yusuf Abdul Karim"),
        ("organisation", "Northern Grain Council", "NGC"),
        ("organisation", "Kenyan Ministry of Health", "Ministry of Health of Kenya"),
        ("place", "Al-Zurf", "Zuraf"),
    ],
)
def test_spellings_of_two_articles_are_one_thing(kind, a, b):
    assert entities([(a, kind, a)], [(b, kind, b)]) == [{a, b}]


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        ("person", "Maria Okello", "Mario Okello"),
        ("person", "Ann Okello", "Jane Okello"),
        ("organisation", "Ministry of Health", "Ministry of Defence"),
        ("place", "Zurf", "Harrad"),
    ],
)
def test_different_names_are_different_things(kind, a, b):
    assert len(entities([(a, kind, a)], [(b, kind, b)])) == 2


def test_a_place_off_the_map_is_the_one_that_another_article_finds_there():
    found = ("Al Hamra", "place", "Al Hamra", 1234, "XX")
    assert entities([found], [("Hamra", "place", "Hamra", None, "XX")]) == [{"Al Hamra", "Hamra"}]
    assert len(entities([found], [("Hamra", "place", "Hamra", None, "YY")])) == 2


def test_two_places_with_ids_stay_two():
    assert len(entities([("Paris", "place", "Paris", 1)], [("Paris", "place", "Paris", 2)])) == 2


def test_a_lone_surname_joins_the_one_who_bears_it_where_the_articles_share_a_name():
    full, lone, bank = (
        ("Ann Okello", "person", "Ann Okello"),
        ("Okello", "person", "Okello"),
        ("Bank", "organisation", "B"),
    )
    assert {"Ann Okello", "Okello"} in entities([full, bank], [lone, bank])
    assert {"Okello"} in entities([full, bank], [lone])
    assert {"Okello"} in entities([full, ("Tom Okello", "person", "Tom Okello"), bank], [lone, bank])


def test_of_two_bearers_a_lone_surname_is_the_one_in_whose_company_most_articles_tell_it():
    ann, tom = ("Ann Okello", "person", "Ann Okello"), ("Tom Okello", "person", "Tom Okello")
    lone = ("Okello", "person", "Okello")
    bank, port = ("Bank", "organisation", "B"), ("Port", "organisation", "P")
    assert {"Ann Okello", "Okello"} in entities([ann, bank], [tom, port], [lone, bank])
    assert {"Ann Okello", "Okello"} in entities([ann, bank], [tom, port], [lone, bank], [lone, bank], [lone, port])
    assert {"Okello"} in entities([ann, bank], [tom, port], [lone, bank], [lone, port])


def test_a_full_name_taken_for_a_body_s_is_the_person_s_of_that_name():
    person, body = ("Ann Okello", "person", "Ann Okello"), ("Ann Okello", "organisation", "Ann Okello")
    assert entities([person], [body]) == [{"Ann Okello"}]
    assert len(entities([person], [body], [body])) == 2
    assert len(entities([("Lund", "person", "Lund")], [("Lund", "organisation", "Lund")])) == 2
