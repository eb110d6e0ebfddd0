"""Headlines that count without a verb what befell whom."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimx.extract import claims_of

Read = Callable[..., Doc]


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("5 dead, 20 hurt in Porto bus crash", {"5 dead", "20 hurt in Porto bus crash"}),
        ("17 dead as ferry sinks off Porto", {"17 dead", "ferry sinks off Porto"}),
        ("Lima bus crash: five dead, driver held", {"five dead", "driver held"}),
        ("Three dead in Porto shooting", {"Three dead in Porto"}),
        ("Two held over Porto blast", {"Two held over Porto blast"}),
        ("Ferry sinks off Porto; 20 missing", {"Ferry sinks off Porto", "20 missing"}),
        (
            "At least 9 killed, dozens wounded in Porto market blast",
            {"At least 9 killed", "dozens wounded in Porto market blast"},
        ),
        ("Dozens feared dead after Porto mine collapse", {"Dozens feared dead"}),
    ],
)
def test_the_counted_are_subjects_of_what_befell_them(read: Read, headline: str, told: set[str]) -> None:
    article = read(f"{headline}\n\nLIMA, 5 June 2021 (HNA) - Officials met.")
    claims = [c for c in claims_of(article) if c.main and c.predicate.span.start < len(headline)]
    assert {c.text for c in claims} == told
    assert all(c.who is None and c.what is not None for c in claims)


@pytest.mark.parametrize(
    "sentence",
    [
        "The 5 dead in the crash were miners.",
        "The crash left 5 dead.",
        "Nobody knew the 20 missing.",
    ],
)
def test_a_sentence_with_a_verb_of_its_own_is_left_as_it_is(read: Read, sentence: str) -> None:
    assert not [c for c in claims_of(read(sentence)) if c.main and c.predicate.lemma in {"dead", "injure", "missing"}]


def test_nobody_says_of_himself_that_he_is_feared_dead(read: Read) -> None:
    [claim] = [c for c in claims_of(read("Dozens feared dead after Porto mine collapse")) if c.main]
    assert (claim.status, claim.said_by) == ("possible", ())
