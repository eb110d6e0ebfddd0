"""Words that tell a happening from inside a phrase or a headline make claims, never main ones."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimx.extract import claims_of

Read = Callable[..., Doc]

TOLD = [
    ("The murder trial opened on Monday.", "murder", "KILL", None),
    ("A wounded soldier left the camp.", "wounded", "INJURE", "A wounded soldier"),
    ("He was found dead in Lund.", "dead", "DIE", "He"),
    ("Police shot two robbers dead.", "dead", "DIE", "two robbers"),
    ("Gunman Sought After Deadly Mall Shooting", "shooting", "SHOOT", None),
]


@pytest.mark.parametrize(("sentence", "lemma", "cls", "what"), TOLD)
def test_a_word_inside_a_phrase_tells_a_happening(
    read: Read, sentence: str, lemma: str, cls: str, what: str | None
) -> None:
    found = {c.predicate.lemma: c for c in claims_of(read(sentence))}
    assert lemma in found, sorted(found)
    claim = found[lemma]
    assert (claim.predicate.cls, claim.what.span.text if claim.what and claim.what.span else None) == (cls, what)
    assert claim.nominal
    assert not claim.main


@pytest.mark.parametrize(
    ("sentence", "lemma"),
    [
        ("The stone wall is old.", "stone"),
        ("The death toll rose to 35.", "death"),
        ("The blast left three dead.", "dead"),
        ("A controlled valley is quiet.", "control"),
        ("The Fire Department moved to Lund.", "fire"),
    ],
)
def test_what_tells_nothing_of_its_own(read: Read, sentence: str, lemma: str) -> None:
    assert lemma not in {c.predicate.lemma for c in claims_of(read(sentence))}
