"""What an article tells of one thing, as a record."""

import pytest

from claimx.extract import told_of
from claimx.model import Article
from claimx.nlp.annotate import annotated


def told(nlp, text):
    """The claims and the chains of a text."""
    return told_of(annotated(nlp, Article("a.txt", text, "a.txt")))


def chain(nlp, text, noun):
    (found,) = [c for c in told(nlp, text)[1] if noun in c.nouns]
    return found


def test_a_thing_is_one_chain_and_arguments_tell_which(nlp):
    claims, chains = told(nlp, "A surgeon robbed a bank on Monday. The surgeon fled. Police arrested her.")
    robbed, fled, arrested = claims
    (surgeon,) = [c for c in chains if c.nouns == ("surgeon",)]
    assert robbed.who.chain == fled.who.chain == arrested.what.chain == surgeon.number
    assert surgeon.acts == ("who rob", "who flee", "what arrest")
    assert (surgeon.kind, surgeon.gender, surgeon.plural, surgeon.sentence) == ("person", "female", False, 1)
    assert surgeon.phrase == "A surgeon"


@pytest.mark.parametrize(
    ("text", "noun", "field", "value"),
    [
        ("Two armed guards fled on Monday.", "guard", "numbers", ("two",)),
        ("Two armed guards fled on Monday.", "guard", "mods", ("armed", "two")),
        ("Two armed guards fled on Monday.", "guard", "kind", "people"),
        ("A 34-year-old nurse fled on Monday.", "nurse", "ages", (34,)),
        ("The ferry sank off Malta on Monday.", "ferry", "kind", "thing"),
        ("Lena Okafor's lawyer resigned on Monday.", "lawyer", "owners", ("person:Lena Okafor",)),
        ("The Kenyan army left on Monday.", "army", "within", ("country:KE",)),
        ("Thieves robbed a Malta bank on Monday.", "bank", "within", ("country:MT",)),
    ],
)
def test_what_stands_with_the_nouns_of_a_thing_is_kept(nlp, text, noun, field, value):
    assert getattr(chain(nlp, text, noun), field) == value


def test_a_name_is_the_key_of_its_chain(nlp):
    _, chains = told(nlp, "Lena Okafor, a surgeon, resigned on Monday. She fled.")
    (okafor,) = [c for c in chains if c.ref == "person:Lena Okafor"]
    assert okafor.nouns == ("surgeon",)
    assert okafor.phrase == "Lena Okafor"
    assert okafor.acts == ("who resign", "who flee")


def test_what_happened_is_no_thing(nlp):
    _, chains = told(nlp, "An explosion hit the mill on Monday.")
    assert not [c for c in chains if "explosion" in c.nouns]


def test_a_pronoun_calls_nothing(nlp):
    _, chains = told(nlp, "The guards, who fled on Monday, were held on Friday.")
    assert [c.phrase for c in chains if "guard" in c.nouns] == ["The guards"]
    _, chains = told(nlp, "Lorries carried the guards who fled on Monday.")
    assert "who" not in [c.phrase for c in chains]
