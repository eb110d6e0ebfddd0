"""Sentences -> claims: who, what, when, where, how many, in the contract's reading."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimx.extract import claims_of
from claimx.model import Claim

Read = Callable[..., Doc]


def claim(doc: Doc, word: str) -> Claim:
    """The one claim whose predicate is `word`."""
    found = [c for c in claims_of(doc) if c.predicate.span.text == word]
    assert len(found) == 1, [c.predicate.span.text for c in claims_of(doc)]
    return found[0]


def head(argument: object) -> str | None:
    return getattr(argument, "head", None)


@pytest.mark.parametrize(
    ("text", "word", "who", "what"),
    [
        ("The navy closed the strait.", "closed", "navy", "strait"),
        ("The strait was closed by the navy.", "closed", "navy", "strait"),
        ("The strait reopened on Friday.", "reopened", None, "strait"),
        ("Rebels who burned the mill fled.", "burned", "rebel", "mill"),
        ("Engineers repaired the dam and reopened the road.", "reopened", "engineer", "road"),
        ("The depot, destroyed by rebels, was empty.", "destroyed", "rebel", "depot"),
        ("The minister asked Norway to send ships.", "asked", "minister", "norway"),
        ("The dam is fully operational.", "operational", None, "dam"),
        ("The port was seized by militants and later liberated by the army.", "liberated", "army", "port"),
        ("The bridge is expected to boost trade.", "boost", "bridge", "trade"),
        ("The wall was fortified and monitored by border guards.", "fortified", "guard", "wall"),
        ("Residents left the house which the flood destroyed.", "destroyed", "flood", "house"),
    ],
)
def test_who_and_what(read: Read, text: str, word: str, who: str | None, what: str | None) -> None:
    found = claim(read(text), word)
    assert (head(found.who), head(found.what)) == (who, what)


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The tunnel was closed in May 2014 and reopened in June 2016.", "closed", "May 2014"),
        ("The tunnel was closed in May 2014 and reopened in June 2016.", "reopened", "June 2016"),
        ("Two envoys crossed the river on Monday and met the governor.", "met", "Monday"),
        ("The mayor said on Tuesday that the tunnel was flooded.", "flooded", None),
        ("The tunnel will be reopened on 7 May after being closed for two years.", "reopened", "7 May"),
    ],
)
def test_a_time_goes_to_its_own_predicate(read: Read, text: str, word: str, when: str | None) -> None:
    found = claim(read(text), word)
    assert (found.when.span.text if found.when else None) == when


@pytest.mark.parametrize(
    ("text", "word", "value", "role"),
    [
        ("The blast killed six miners.", "killed", 6, "killed"),
        ("At least 20 people were injured in the crash.", "injured", 20, "injured"),
        ("A man was killed in the crash.", "killed", 1, "killed"),
    ],
)
def test_how_many(read: Read, text: str, word: str, value: float, role: str) -> None:
    counts = claim(read(text), word).quantities
    assert [(q.value, q.role) for q in counts] == [(value, role)]


def test_who_says_so(read: Read) -> None:
    doc = read("The dam has burst, according to a fire official. “The valley is flooded,” Mayor Ana Ruiz said.")
    assert [s.text for s in claim(doc, "burst").said_by] == ["a fire official"]
    assert "Ruiz" in claim(doc, "flooded").said_by[0].text
    assert all(c.predicate.lemma != "say" for c in claims_of(doc))


def test_a_pronoun_gets_the_name_it_stands_for(read: Read) -> None:
    doc = read("Rotterdam is a port in the Netherlands. It was bombed in May 1940.")
    what = claim(doc, "bombed").what
    assert what is not None
    assert (what.span.text, what.name) == ("It", "Rotterdam")


def test_every_span_fits_the_text_and_ids_are_unique(read: Read) -> None:
    text = "The port of Beira reopened in May.\n\nIt had been closed since April, officials said. Two ships entered."
    found = claims_of(read(text))
    spans = [s for c in found for s in (c.predicate.span, c.evidence, *c.said_by)]
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert len({c.id for c in found}) == len(found) > 2


def test_sentences_are_counted_from_one(read: Read) -> None:
    found = claims_of(read("The mill burned. The dam collapsed."))
    assert [c.sentence for c in found if c.main] == [1, 2]
