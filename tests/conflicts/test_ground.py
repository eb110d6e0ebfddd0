"""What ties two claims, and what keeps them apart."""

from dataclasses import replace
from datetime import date

import pytest

from claimx.conflicts import when
from claimx.conflicts.ground import Ground, ground
from claimx.conflicts.judge import judge
from claimx.conflicts.opposite import opposites
from claimx.model import (
    Argument,
    Article,
    Claim,
    Event,
    Place,
    Predicate,
    Published,
    Quantity,
    Span,
    Time,
    Timex,
    TimexType,
)

DAY = date(2021, 3, 1)
ARTICLES = {
    name: Article(name, "", name, outlet=name, published=Published(date(2021, 3, 2), date(2021, 3, 2), "row"))
    for name in ("a", "b")
}


def arg(text: str, *refs: str) -> Argument:
    return Argument(Span(0, len(text), text), text.split()[-1].rstrip("s"), text, None, refs)


def on(day: date, text: str = "then") -> Time:
    return Time(Span(0, len(text), text), Timex("DATE", day.isoformat()), day, day)


def place(name: str, lat: float, lon: float) -> Place:
    return Place(Span(0, len(name), name), name, int(lat * 1000), "NO", lat, lon)


OSLO, BERGEN = place("Oslo", 59.91, 10.75), place("Bergen", 60.39, 5.32)


def claim(article: str, sentence: int = 1, **slots: object) -> Claim:
    told = Span(0, 6, "opened")
    base = Claim(
        id=f"{article}{sentence}",
        article=article,
        sentence=sentence,
        main=True,
        nominal=False,
        text="opened",
        predicate=Predicate(told, "open", "OPEN"),
        who=None,
        what=arg("the lock"),
        when=None,
        where=(),
        quantities=(),
        status="actual",
        negated=False,
        said_by=(),
        evidence=Span(0, 10, "It opened."),
    )
    return replace(base, **slots)  # type: ignore[arg-type]


def lasting(first: date, last: date, type: TimexType = "DATE", value: str = "2021-03") -> Time:
    return Time(Span(0, 4, "then"), Timex(type, value), first, last)


def did(cls: str | None) -> Predicate:
    return Predicate(Span(0, 3, "did"), "do" if cls is None else cls.lower(), cls)


def dead(article: str, value: float, of: str, when: Time | None = None, town: str = "Oslo") -> Claim:
    number = Quantity(Span(0, 1, "x"), value, value, value, "=", None, of, "killed")
    told = f"On Monday it killed {value:g} in {town}."
    return claim(article, 9, predicate=did("KILL"), quantities=(number,), when=when, evidence=Span(0, len(told), told))


LOCK = arg("Elbe lock", "place:1")
MARCH = (DAY, date(2021, 3, 31))
TOLL = {"what": arg("the death toll"), "predicate": did("RISE")}
TIES = [
    ("one day", claim("a", 9, when=on(DAY)), claim("b", 9, when=on(DAY)), {"day"}),
    ("a name", claim("a", 9, what=LOCK), claim("b", 9, what=LOCK), {"name"}),
    ("two days", claim("a", 9, when=on(DAY)), claim("b", 9, when=on(date(2021, 3, 9))), set()),
    ("one month", claim("a", 9, when=lasting(*MARCH)), claim("b", 9, when=lasting(*MARCH)), set()),
    (
        "one day's length",
        claim("a", 9, when=lasting(DAY, DAY, "DURATION", "P1D")),
        claim("b", 9, when=on(DAY)),
        set(),
    ),
    (
        "a weekday of a week that only the other tells",
        claim("a", 9, when=lasting(DAY, DAY, value="XXXX-WXX-1")),
        claim("b", 9, when=on(DAY)),
        set(),
    ),
    ("a spot", claim("a", 9, where=(OSLO,)), claim("b", 9, where=(OSLO,)), {"name"}),
    (
        "a country is no name",
        claim("a", 9, what=arg("x", "country:NO")),
        claim("b", 9, what=arg("x", "country:NO")),
        set(),
    ),
    ("a doer", claim("a", 9, who=arg("Ann", "person:Ann")), claim("b", 9, who=arg("Ann", "person:Ann")), {"doer"}),
    ("two doers", claim("a", 9, who=arg("Ann", "person:Ann")), claim("b", 9, who=arg("Bo", "person:Bo")), set()),
    (
        "one doer of two deeds",
        claim("a", 9, who=arg("Ann", "person:Ann")),
        claim("b", 9, who=arg("Ann", "person:Ann"), predicate=did("CLOSE")),
        set(),
    ),
    ("a neighbour of a long time", claim("a", 9, when=lasting(*MARCH)), claim("a", 10), set()),
    ("one passage", claim("a", 9), claim("a", 12), {"passage"}),
    ("far apart", claim("a", 9), claim("a", 13), set()),
    ("both are the news", claim("a", 1), claim("b", 4), {"news"}),
    ("background", claim("a", 1), claim("b", 5), set()),
    ("tolls of one fate", dead("a", 4, "people"), dead("b", 5, "people"), {"toll"}),
    ("tolls in one article", dead("a", 4, "people"), replace(dead("a", 5, "people"), sentence=20), set()),
    ("tolls of two kinds of people", dead("a", 4, "soldier"), dead("b", 5, "child"), set()),
    ("tolls of two towns", dead("a", 4, "people"), dead("b", 5, "people", town="Bergen"), set()),
    ("a war's tolls", dead("a", 4000, "people"), dead("b", 5000, "people"), set()),
    ("a toll of long ago", dead("a", 4, "people", on(date(2019, 3, 1))), dead("b", 5, "people"), set()),
]


@pytest.mark.parametrize(("a", "b", "ties"), [t[1:] for t in TIES], ids=[t[0] for t in TIES])
def test_what_ties(a: Claim, b: Claim, ties: set[str]) -> None:
    assert ground(a, b, ARTICLES).ties == ties
    assert ground(b, a, ARTICLES).ties == ties


APART = [
    ("two days", claim("a", when=on(DAY)), claim("b", when=on(date(2021, 3, 9))), {"when"}),
    ("a plan's day", claim("a", when=on(DAY), status="planned"), claim("b", when=on(date(2021, 3, 9))), set()),
    ("a year ago and news", claim("a", when=on(date(2020, 3, 1))), claim("b"), {"when"}),
    ("a year ago and background", claim("a", when=on(date(2020, 3, 1))), claim("b", 9), set()),
    ("the day a toll rose", claim("a", when=on(DAY)), claim("b", when=on(date(2021, 3, 9)), **TOLL), set()),
    (
        "two who died do nothing",
        claim("a", who=arg("Ann", "person:Ann"), predicate=did("DIE")),
        claim("b", who=arg("Bo", "person:Bo"), predicate=did("DIE")),
        set(),
    ),
    (
        "a person and a body",
        claim("a", who=arg("Ann", "person:Ann")),
        claim("b", who=arg("Bo", "organisation:Bo")),
        set(),
    ),
    ("two nouns of one kind", claim("a", what=arg("a bus")), claim("b", what=arg("a coach")), set()),
    ("two towns", claim("a", where=(OSLO,)), claim("b", where=(BERGEN,)), {"where"}),
    ("two towns, one shared", claim("a", where=(OSLO,)), claim("b", where=(BERGEN, OSLO)), set()),
    ("two doers", claim("a", who=arg("Ann", "person:Ann")), claim("b", who=arg("Bo", "person:Bo")), {"who"}),
    ("two things", claim("a", what=LOCK), claim("b", what=arg("Rhine lock", "place:2", "word:x")), set()),
    ("two named things", claim("a", what=LOCK), claim("b", what=arg("Rhine port", "place:2")), {"what"}),
    ("two kinds of thing", claim("a", what=arg("a bridge")), claim("b", what=arg("a ferry")), {"what"}),
]


@pytest.mark.parametrize(("a", "b", "apart"), [t[1:] for t in APART], ids=[t[0] for t in APART])
def test_what_keeps_apart(a: Claim, b: Claim, apart: set[str]) -> None:
    assert ground(a, b, ARTICLES).apart == apart
    assert ground(b, a, ARTICLES).apart == apart


UNDATED = {name: Article(name, "", name) for name in ("a", "b")}
INFERRED = {n: replace(a, published=replace(a.published, source="event")) for n, a in ARTICLES.items() if a.published}


def test_one_article_is_of_one_time_two_must_be_known_to_be() -> None:
    one, same, other = claim("a", 1), claim("a", 9), claim("b", 1)
    assert ground(one, same, UNDATED).timely
    assert not ground(one, other, UNDATED).timely
    assert ground(one, other, ARTICLES).timely
    assert not ground(one, other, INFERRED).timely, "a day taken from the other's happening shows nothing"


def test_a_conflict_needs_a_tie_and_nothing_else_apart() -> None:
    assert Ground(frozenset({"day"}), frozenset()).holds("count")
    assert Ground(frozenset({"name"}), frozenset({"when"})).holds("when")
    assert not Ground(frozenset({"name"}), frozenset({"when"})).holds("count")
    assert not Ground(frozenset(), frozenset()).holds("count")


def test_tolls_tie_numbers_only() -> None:
    tolls = Ground(frozenset({"toll"}), frozenset())
    assert tolls.holds("count")
    assert not tolls.holds("when")
    assert not Ground(frozenset({"toll", "day", "doer"}), frozenset()).close


def test_a_name_and_another_sign_or_three_signs_are_close() -> None:
    assert Ground(frozenset({"name", "news"}), frozenset()).close
    assert Ground(frozenset({"day", "doer", "news"}), frozenset()).close
    assert not Ground(frozenset({"day", "news"}), frozenset()).close
    assert not Ground(frozenset({"name"}), frozenset()).close


SHUT = Predicate(Span(0, 6, "closed"), "close", "CLOSE")
OPPOSITES = [
    ("on one day", claim("a", what=LOCK, when=on(DAY)), claim("b", what=LOCK, when=on(DAY), predicate=SHUT), 1),
    (
        "on two days",
        claim("a", what=LOCK, when=on(DAY)),
        claim("b", what=LOCK, when=on(date(2021, 2, 22)), predicate=SHUT),
        0,
    ),
    ("in the news of one day", claim("a", what=LOCK), claim("b", what=LOCK, predicate=SHUT), 1),
    (
        "denied",
        claim("a", what=LOCK, when=on(DAY)),
        claim("b", what=LOCK, when=on(DAY), predicate=SHUT, negated=True),
        0,
    ),
    (
        "planned",
        claim("a", what=LOCK, when=on(DAY)),
        claim("b", what=LOCK, when=on(DAY), predicate=SHUT, status="planned"),
        0,
    ),
    (
        "of two things",
        claim("a", what=LOCK, when=on(DAY)),
        claim("b", what=arg("door"), when=on(DAY), predicate=SHUT),
        0,
    ),
    ("by one voice", claim("a", what=LOCK, when=on(DAY)), claim("a", 2, what=LOCK, when=on(DAY), predicate=SHUT), 0),
]


@pytest.mark.parametrize(("a", "b", "number"), [t[1:] for t in OPPOSITES], ids=[t[0] for t in OPPOSITES])
def test_opened_against_closed(a: Claim, b: Claim, number: int) -> None:
    told, _ = opposites([a, b], {}, lambda x, y: ground(x, y, ARTICLES), ARTICLES)
    assert len(told) == number
    assert all(t.kind == "conflicts" and t.why.count("“opened”") for t in told)


def counted(article: str, number: float, **slots: object) -> Claim:
    people = Quantity(Span(0, 6, f"{number:g} men"), number, number, number, "=", of="man", role="killed")
    return claim(
        article, quantities=(people,), predicate=Predicate(Span(0, 4, "died"), "die", "DIE"), what=None, **slots
    )


def test_an_event_judged_has_values_and_verdicts_and_one_verdict_a_pair() -> None:
    claims = {c.id: c for c in (counted("a", 6, when=on(DAY)), counted("b", 9, when=on(DAY)))}
    event = Event("e1", "died", tuple(claims), cores=(tuple(claims),))
    told, relations = judge(event, claims, ARTICLES)
    assert [(r.slot, r.kind, r.a, r.b) for r in relations] == [("count", "conflicts", "a1", "b1")]
    assert [(s.slot, [v.value for v in s.values]) for s in told.slots if s.slot == "count"] == [
        ("count", ["6 killed", "9 killed"])
    ]


def test_claims_of_two_cores_are_compared_only_where_they_are_close() -> None:
    for tie, verdicts in (({"when": on(DAY)}, 0), ({"when": on(DAY), "where": (OSLO,)}, 1)):
        claims = {c.id: c for c in (counted("a", 6, **tie), counted("b", 9, **tie))}
        event = Event("e1", "died", tuple(claims), cores=(("a1",), ("b1",)), sure=False)
        assert len(judge(event, claims, ARTICLES)[1]) == verdicts


def test_numbers_far_apart_need_more_than_being_news() -> None:
    for number, verdicts in ((9, 1), (60, 0)):
        claims = {c.id: c for c in (counted("a", 6), counted("b", number))}
        event = Event("e1", "died", tuple(claims), cores=(tuple(claims),))
        assert len(judge(event, claims, ARTICLES)[1]) == verdicts


def test_the_day_of_a_tolls_rise_is_no_value() -> None:
    toll = claim("a", what=arg("the toll"), when=on(DAY), predicate=Predicate(Span(0, 4, "rose"), "rise", "RISE"))
    assert when.value(toll) is None
    assert when.value(replace(toll, what=arg("the lake"))) == "2021-03-01"


def test_a_weekdays_name_may_mean_the_week_before() -> None:
    known = Ground(frozenset({"name", "news"}), frozenset({"when"}))
    one, other = (claim(n, when=on(date(2013, 6, day), "Friday")) for n, day in (("a", 7), ("b", 14)))
    assert when.compare(one, other, known, ARTICLES) is None
    told = when.compare(one, replace(other, when=on(date(2013, 6, 13), "Thursday")), known, ARTICLES)
    assert told is not None
    assert told.kind == "conflicts"


def test_slots_besides_those_known() -> None:
    known = Ground(frozenset({"name"}), frozenset({"when"}))
    assert known.beside()
    assert known.beside("what")
    assert not known.beside("when")
    assert not Ground(frozenset(), frozenset()).beside()
