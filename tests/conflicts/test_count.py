"""When two numbers contradict each other: told as done, of one happening, and tied by more than their kind."""

from dataclasses import replace

import pytest

from claimx.conflicts import count
from claimx.conflicts.ground import Ground
from claimx.model import Claim, Predicate, Quantity, Role, Span
from tests.conflicts.test_ground import ARTICLES, claim

KILLED = Predicate(Span(0, 6, "killed"), "kill", "KILL")


def number(value: float, role: Role | None = "killed", of: str = "people", text: str = "") -> tuple[Quantity, ...]:
    words = text or f"{value:g} {of}"
    return (Quantity(Span(0, len(words), words), value, value, value, "=", None, of, role),)


def told(article: str, value: float, **slots: object) -> Claim:
    return replace(claim(article, predicate=KILLED, quantities=number(value)), **slots)  # type: ignore[arg-type]


def tied(*ties: str, apart: str = "", timely: bool = True) -> Ground:
    return Ground(frozenset(ties), frozenset(apart.split()), timely)


THINGS = {"predicate": Predicate(Span(0, 6, "scored"), "score", None)}
CASES = [
    ("two tolls of one day", told("a", 4), told("b", 30), tied("day"), "conflicts"),
    ("nothing ties them", told("a", 4), told("b", 5), tied(), None),
    ("tolls of one event", told("a", 4), told("b", 5), tied("toll"), "conflicts"),
    ("tolls of one event, one many times the other", told("a", 4), told("b", 30), tied("toll"), None),
    ("tolls of one event, one of them planned", told("a", 4, status="planned"), told("b", 5), tied("toll"), None),
    ("tolls of one event in two places", told("a", 4), told("b", 5), tied("toll", apart="where"), None),
    ("two places", told("a", 4), told("b", 5), tied("day", apart="where"), None),
    ("days that nobody knows", told("a", 4), told("b", 5), tied("news", timely=False), None),
    ("two leads", told("a", 4), told("b", 5), tied("news"), "conflicts"),
    ("two leads, one toll many times the other", told("a", 4), told("b", 30), tied("news"), None),
    ("two neighbours, one many times the other", told("a", 4), told("b", 30), tied("passage"), None),
    ("a denied number", told("a", 4, negated=True), told("b", 5), tied("day"), None),
    ("a planned number", told("a", 4, status="planned"), told("b", 5), tied("day"), "incomparable"),
    ("a feared number", told("a", 4), told("b", 5, status="possible"), tied("day"), "incomparable"),
    (
        "former ones",
        told("a", 4, quantities=number(4, text="four prior deaths")),
        told("b", 5),
        tied("day"),
        "incomparable",
    ),
    (
        "one killed and one hurt",
        told("a", 4),
        told("b", 5, quantities=number(5, "injured")),
        tied("day"),
        "incomparable",
    ),
    (
        "one doer's goals",
        told("a", 2, quantities=number(2, None, "goal"), **THINGS),
        told("b", 3, quantities=number(3, None, "goal"), **THINGS),
        tied("doer"),
        "conflicts",
    ),
    (
        "one doer's goals of a day and of a life",
        told("a", 2, quantities=number(2, None, "goal"), **THINGS),
        told("b", 300, quantities=number(300, None, "goal"), **THINGS),
        tied("doer"),
        None,
    ),
    (
        "goals and points",
        told("a", 2, quantities=number(2, None, "goal"), **THINGS),
        told("b", 3, quantities=number(3, None, "point"), **THINGS),
        tied("day"),
        None,
    ),
]


@pytest.mark.parametrize(("a", "b", "known", "kind"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_two_numbers(a: Claim, b: Claim, known: Ground, kind: str | None) -> None:
    for one, other in ((a, b), (b, a)):
        verdict = count.compare(one, other, known, ARTICLES)
        assert (verdict.kind if verdict else None) == kind


def test_a_number_of_unknown_value_says_nothing() -> None:
    a, b = told("a", 4), told("b", 5, quantities=())
    assert count.compare(a, b, tied("day"), ARTICLES) is None
    assert count.value(b) is None
