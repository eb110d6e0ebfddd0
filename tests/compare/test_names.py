import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.compare.names import asked_keys, name_keys, same_name


@pytest.mark.parametrize(
    ("a", "b", "type"),
    [
        ("Haider al-Abadi", "Haidar al Abadi", "person"),
        ("President Juan Ramirez", "Juan Ramirez", "person"),
        ("Mohammed Hussein", "Muhammad Husain", "person"),
        ("J. Okello", "James Okello", "person"),
        ("Abdel Rahman Taha", "Abdelrahman Taha", "person"),
        ("Juan Carlos Ramirez", "Juan Ramirez", "person"),
        ("Daesh", "Islamic State of Iraq and Syria", "organisation"),
        ("Lebanese army", "Army of Lebanon", "organisation"),
        ("NWF", "National Welfare Front", "organisation"),
        ("Harbour Labour Organisation", "Harbour Labour Organization", "organisation"),
        ("Tishrin", "al-Tishrin", "place"),
        ("Yabrud", "Yabroud", "place"),
    ],
)
def test_one_name_in_two_forms(a, b, type):
    assert same_name(a, b, type).kind == "agrees"
    assert same_name(b, a, type).kind == "agrees"


@pytest.mark.parametrize(
    ("a", "b", "type"),
    [
        ("Joan Weaver", "Jean Weaver", "person"),
        ("Ali Hassan", "Omar Hassan", "person"),
        ("Maria Silva", "Mario Silva", "person"),
        ("Hamas", "Hezbollah", "organisation"),
        ("Ministry of Health", "Ministry of Trade", "organisation"),
        ("Raqqa", "Ruqaya", "place"),
        ("Tripoli", "Tikrit", "place"),
    ],
)
def test_different_names(a, b, type):
    assert same_name(a, b, type).kind == "conflicts"


def test_a_surname_refers_to_a_full_name_but_is_not_the_same():
    verdict = same_name("Okello", "James Okello", "person")
    assert (verdict.kind, verdict.finer) == ("refines", "b")
    verdict = same_name("Iraqi Interior Ministry", "Ministry of Interior", "organisation")
    assert (verdict.kind, verdict.finer) == ("refines", "a")


def test_the_reason_quotes_both():
    why = same_name("Ali Hassan", "Omar Hassan", "person").why
    assert "“Ali Hassan”" in why
    assert "“Omar Hassan”" in why


@given(st.text(max_size=20), st.text(max_size=20), st.sampled_from(["person", "organisation", "place"]))
def test_symmetric_and_reflexive(a, b, type):
    one, other = same_name(a, b, type), same_name(b, a, type)
    assert one.kind == other.kind
    assert {"a": "b", "b": "a", None: None}[one.finer] == other.finer
    assert same_name(a, a, type).kind == "agrees"


PARTS = st.sampled_from(["Ann", "A.", "Okello", "Okelo", "O", "Robert", "Bob", "al-Sabti", "Alsabti", "Nuri", "Noori"])


@given(*[st.lists(PARTS, min_size=1, max_size=3).map(" ".join)] * 2)
def test_a_person_is_found_under_every_name_that_agrees(a, b):
    if same_name(a, b, "person").kind == "agrees":
        assert asked_keys(a, "person") & name_keys(b, "person")


def test_persons_of_one_initial_need_not_be_compared():
    assert not asked_keys("Ann Okello", "person") & name_keys("Amina Oburu", "person")
