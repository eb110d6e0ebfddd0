"""When days, places, doers and denials contradict each other: each condition of a verdict, one at a time."""

from dataclasses import replace
from datetime import date

import pytest

from claimx.conflicts import status, when, where, who
from claimx.conflicts.ground import Ground
from claimx.conflicts.tellers import Tellers
from claimx.conflicts.verdicts import Told
from claimx.model import Claim, Predicate, Span
from tests.conflicts.test_count import told
from tests.conflicts.test_ground import ARTICLES, BERGEN, DAY, OSLO, arg, claim, on

LATER = date(2021, 3, 3)
TIED = Ground(frozenset({"day", "name"}), frozenset())
THERE = Span(0, 5, "there")


def tied(*ties: str, apart: str = "") -> Ground:
    return Ground(frozenset(ties), frozenset(apart.split()))


A, B = claim("a", when=on(DAY)), claim("b", when=on(LATER))
DAYS = [
    ("a name ties them", A, B, tied("name", apart="when"), "conflicts"),
    ("nothing but being news ties them", A, B, tied("news", apart="when"), None),
    ("nothing ties them", A, B, tied(apart="when"), None),
    ("two places too", A, B, tied("name", apart="when where"), None),
    ("one may be wrong", A, replace(B, status="possible"), tied("name", apart="when"), None),
    ("a plan and its outcome", replace(A, status="planned"), B, tied("name"), "supersedes"),
    (
        "a plan and a like thing of years before",
        replace(A, status="planned"),
        replace(B, when=on(date(2018, 3, 1))),
        tied("name"),
        None,
    ),
    ("one voice knows both", A, replace(B, article="a"), tied("name", apart="when"), None),
    ("two numbers too", told("a", 4, when=on(DAY)), told("b", 9, when=on(LATER)), tied("name", apart="when"), None),
]


@pytest.mark.parametrize(("a", "b", "known", "kind"), [c[1:] for c in DAYS], ids=[c[0] for c in DAYS])
def test_two_days(a: Claim, b: Claim, known: Ground, kind: str | None) -> None:
    verdict = when.compare(a, b, known, ARTICLES)
    assert (verdict.kind if verdict else None) == kind


HERE, AWAY = claim("a", where=(OSLO,), what=arg("the ship")), claim("b", where=(BERGEN,), what=arg("the ship"))
PLACES = [
    ("one day, one named thing", HERE, AWAY, tied("day", "name", apart="where"), "conflicts"),
    ("one day, news of what all know", HERE, AWAY, tied("day", "news", apart="where"), "conflicts"),
    (
        "one day, news of what nobody knows",
        HERE,
        replace(AWAY, what=arg("a ship")),
        tied("day", "news", apart="where"),
        None,
    ),
    ("no day", HERE, AWAY, tied("name", "news", apart="where"), None),
    ("two days too", HERE, AWAY, tied("day", "name", apart="where when"), None),
    ("one denied", HERE, replace(AWAY, negated=True), tied("day", "name", apart="where"), None),
    ("one planned", HERE, replace(AWAY, status="planned"), tied("day", "name", apart="where"), None),
    ("one place in both", HERE, replace(AWAY, where=(BERGEN, OSLO)), tied("day", "name"), None),
]


@pytest.mark.parametrize(("a", "b", "known", "kind"), [c[1:] for c in PLACES], ids=[c[0] for c in PLACES])
def test_two_places(a: Claim, b: Claim, known: Ground, kind: str | None) -> None:
    verdict = where.compare(a, b, known, ARTICLES)
    assert (verdict.kind if verdict else None) == kind


DAM = arg("the dam", "place:9")
ANN, BO = (claim(n, what=DAM, who=arg(w, f"person:{w}")) for n, w in (("a", "Ann"), ("b", "Bo")))
VISIT = Predicate(Span(0, 5, "visit"), "visit", "TRAVEL")
DOERS = [
    ("two of one thing", ANN, BO, tied("name", apart="who"), "conflicts"),
    ("two who may both do it", replace(ANN, predicate=VISIT), replace(BO, predicate=VISIT), tied("name"), None),
    ("nothing ties them", ANN, BO, tied(apart="who"), None),
    ("of two things", ANN, replace(BO, what=arg("the lake", "place:8")), tied("name", apart="who"), None),
    ("one denied", ANN, replace(BO, negated=True), tied("name", apart="who"), None),
    (
        "a name and its longer form",
        replace(ANN, who=arg("Lee", "person:Lee")),
        replace(BO, who=arg("Ann Lee", "person:Ann Lee")),
        tied("name"),
        None,
    ),
    ("both and one", ANN, replace(BO, who=arg("Ann and Bo", "person:Ann", "person:Bo")), tied("name"), "refines"),
    ("the same", ANN, replace(BO, who=arg("her", "person:Ann")), tied("name"), "agrees"),
    ("two sides", replace(ANN, who=arg("the rebels")), replace(BO, who=arg("the army")), tied("name"), "conflicts"),
    ("one side", replace(ANN, who=arg("the rebels")), replace(BO, who=arg("militants")), tied("name"), None),
]


@pytest.mark.parametrize(("a", "b", "known", "kind"), [c[1:] for c in DOERS], ids=[c[0] for c in DOERS])
def test_two_doers(a: Claim, b: Claim, known: Ground, kind: str | None) -> None:
    verdict = who.compare(a, b, known, ARTICLES)
    assert (verdict.kind if verdict else None) == kind


DONE, NOT = claim("a", what=DAM), claim("b", what=DAM, negated=True)
YET = Span(0, 18, "It has not opened yet.")
DENIALS = [
    ("asserted and denied", DONE, NOT, TIED, "conflicts"),
    ("one tie only", DONE, NOT, tied("name"), None),
    ("two days", DONE, NOT, tied("day", "name", apart="when"), None),
    ("two deeds", DONE, replace(NOT, predicate=VISIT), TIED, None),
    ("two things", DONE, replace(NOT, what=arg("the lake", "place:8")), TIED, None),
    ("not yet", DONE, replace(NOT, evidence=YET), TIED, "supersedes"),
    ("planned and not done", replace(DONE, status="planned"), NOT, TIED, "supersedes"),
    ("ruled out and done", DONE, replace(NOT, status="planned"), TIED, "supersedes"),
    ("ruled out and done elsewhere", DONE, replace(NOT, status="planned"), tied("day", apart="where"), None),
    ("planned and done", replace(DONE, status="planned"), replace(NOT, negated=False), TIED, "supersedes"),
    ("possible and done", replace(DONE, status="possible"), replace(NOT, negated=False), TIED, "refines"),
    ("possible and denied", replace(DONE, status="possible"), NOT, TIED, None),
    ("two numbers", told("a", 4, what=DAM), told("b", 5, what=DAM, negated=True), TIED, None),
]


@pytest.mark.parametrize(("a", "b", "known", "kind"), [c[1:] for c in DENIALS], ids=[c[0] for c in DENIALS])
def test_denials(a: Claim, b: Claim, known: Ground, kind: str | None) -> None:
    verdict = status.compare(a, b, known, ARTICLES)
    assert (verdict.kind if verdict else None) == kind


FOUR, FIVE = told("a", 4), told("b", 5)
SPARED = [
    ("each tells one", [FOUR, FIVE], False),
    ("one tells both", [FOUR, FIVE, told("a", 5)], True),
    ("the other tells both", [FOUR, FIVE, told("b", 4)], True),
    ("one tells the number of another role", [FOUR, FIVE, told("a", 5, quantities=())], False),
]


@pytest.mark.parametrize(("claims", "spared"), [c[1:] for c in SPARED], ids=[c[0] for c in SPARED])
def test_a_report_that_tells_both_numbers_counts_two_things(claims: list[Claim], spared: bool) -> None:
    found = Tellers(claims, ARTICLES).spared(Told("conflicts", "4 and 5", FOUR, FIVE))
    assert (found is not None and found.kind == "incomparable") == spared


def test_two_speakers_of_one_article_are_not_spared() -> None:
    five = replace(told("a", 5), said_by=(THERE,))
    assert Tellers([FOUR, five], ARTICLES).spared(Told("conflicts", "4 and 5", FOUR, five)) is None
