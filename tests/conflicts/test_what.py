"""Two choices of one doer: a contradiction, unless both are names of one person."""

import pytest

from claimx.conflicts import what
from claimx.conflicts.ground import Ground
from claimx.model import Predicate, Span
from tests.conflicts.test_ground import ARTICLES, arg, claim

CHOSE = Predicate(Span(0, 5, "named"), "name", "APPOINT")
TIED = Ground(frozenset({"doer", "news"}), frozenset({"what"}))
CHOICES = [
    ("two persons", "person:Ann Okello", "person:Maria Auma", "APPOINT", "conflicts"),
    ("one person with an initial", "person:Ann Okello", "person:Ann B. Okello", "APPOINT", None),
    ("one person, taken for a place once", "person:Ann Okello", "place:Ann B. Okello", "APPOINT", None),
    ("many may be invited", "person:Ann Okello", "person:Maria Auma", "MEET", None),
]


@pytest.mark.parametrize(("one", "other", "cls", "kind"), [c[1:] for c in CHOICES], ids=[c[0] for c in CHOICES])
def test_choices(one: str, other: str, cls: str, kind: str | None) -> None:
    chose = Predicate(CHOSE.span, "choose", cls)
    a, b = (claim(name, what=arg("Her", ref), predicate=chose) for name, ref in (("a", one), ("b", other)))
    told = what.compare(a, b, TIED, ARTICLES)
    assert (told.kind if told else None) == kind


def test_a_phrase_that_stands_for_a_name_is_no_choice() -> None:
    a, b = (
        claim(n, what=arg(text, ref), predicate=CHOSE)
        for n, text, ref in (("a", "Ann Oke", "person:Ann Oke"), ("b", "the following man", "person:Bo Lu"))
    )
    assert what.compare(a, b, TIED, ARTICLES) is None


def test_choices_that_nothing_ties_are_two() -> None:
    a, b = (
        claim(n, what=arg("Her", ref), predicate=CHOSE) for n, ref in (("a", "person:Ann Oke"), ("b", "person:Bo Lu"))
    )
    assert what.compare(a, b, Ground(frozenset(), frozenset({"what"})), ARTICLES) is None
