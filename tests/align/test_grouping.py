"""What makes one happening of two reports and what keeps them apart: a table of pairs, a rule each."""

import random

import pytest

from claimx.align import group
from tests.align.reports import A, B, Report, article, claim, events, met

OPENED = Report("reopen", "OPEN", "the Vrska bridge", "bridge", ("place:Vrska",), days=("2021-05-03", "2021-05-03"))
FREED = Report(
    "free", "RELEASE", "10 hostages", "hostage", number=10, role="detained", who="Ansa", doers=("organisation:Ansa",)
)
FREED = FREED.but(article=A, days=("2021-05-02", "2021-05-02"))
HURT = Report("injure", "INJURE", "a passenger", "passenger", town=(50.0, 10.0), days=("2021-05-03", "2021-05-03"))
BLAST = Report(
    "blast", "EXPLODE", nominal=True, who="Ansa", doers=("organisation:Ansa",), things=("place:Lund",), what="Lund"
)
RAID = Report("raid", "ATTACK", "a market", "market", who="Ansa", doers=("organisation:Ansa",), town=(50.0, 10.0))
DEAD = Report("die", "DIE", number=5, role="killed")
QUIT = Report("quit", "RESIGN", who="Ansa", doers=("person:Ansa",))
HALT = Report("halt", "SUSPEND", "the work", "work")
DYE = Report("dye", None, "the Vrska canal", "canal", ("place:Vrska",), days=("2021-05-03", "2021-05-03"))

PAIRS = [
    ("one named thing on one day", OPENED, OPENED.but(), "core"),
    ("outlets err by ten days on a change to a lasting thing", OPENED, OPENED.but(days=("2021-05-13",) * 2), "core"),
    ("by eleven they don't", OPENED, OPENED.but(days=("2021-05-14",) * 2), "apart"),
    ("another named thing", OPENED, OPENED.but(things=("place:Kolno",), what="the Kolno bridge"), "apart"),
    ("another kind of event", OPENED, OPENED.but(verb="visit", cls="TRAVEL"), "apart"),
    ("a plan slips by four months", OPENED, OPENED.but(days=("2021-08-31",) * 2, status="planned"), "core"),
    ("not by more", OPENED, OPENED.but(days=("2021-09-01",) * 2, status="planned"), "apart"),
    ("a day within a month", OPENED, OPENED.but(days=("2021-05-01", "2021-05-31")), "core"),
    ("a month may not slip as a day does", OPENED, OPENED.but(days=("2021-05-04", "2021-05-31")), "apart"),
    (
        "a happening slips by a day",
        BLAST.but(article=A, days=("2021-05-03",) * 2),
        BLAST.but(days=("2021-05-04",) * 2),
        "core",
    ),
    ("and by no more", BLAST.but(article=A, days=("2021-05-03",) * 2), BLAST.but(days=("2021-05-05",) * 2), "apart"),
    ("a change and what undoes it on one day", OPENED, OPENED.but(verb="close", cls="CLOSE"), "core"),
    ("on two days", OPENED, OPENED.but(verb="close", cls="CLOSE", days=("2021-05-04",) * 2), "apart"),
    (
        "of days that no text tells",
        OPENED.but(article=A, days=None),
        OPENED.but(verb="close", cls="CLOSE", days=None),
        "apart",
    ),
    ("told one after the other by one article", OPENED, OPENED.but(verb="close", cls="CLOSE", article=A), "apart"),
    ("words for two parts", OPENED, OPENED.but(what="the eastern Vrska bridge"), "core"),
    (
        "two parts",
        OPENED.but(article=A, what="the western Vrska bridge"),
        OPENED.but(what="the eastern Vrska bridge"),
        "apart",
    ),
    ("one and many", OPENED, OPENED.but(what="the Vrska bridges"), "apart"),
    ("a raid in two towns 39 km apart", RAID, RAID.but(town=(50.35, 10.0)), "core"),
    ("in two towns 41 km apart", RAID, RAID.but(town=(50.37, 10.0)), "apart"),
    (
        "in two towns, but of one named thing",
        RAID.but(article=A, things=("place:Q",)),
        RAID.but(town=(51.0, 10.0), things=("place:Q",)),
        "core",
    ),
    ("10 freed on Sunday, 13 on Monday", FREED, FREED.but(days=("2021-05-03",) * 2, number=13), "apart"),
    ("10 freed on Sunday, 10 on Monday", FREED, FREED.but(days=("2021-05-03",) * 2), "core"),
    ("10 freed on Sunday, 13 on Sunday", FREED, FREED.but(number=13), "core"),
    (
        "10 freed on Sunday, at least 9 on Monday",
        FREED,
        FREED.but(days=("2021-05-03",) * 2, number=9, relation=">="),
        "core",
    ),
    (
        "10 to be freed on Sunday, 13 on Monday",
        FREED.but(article=A, status="planned"),
        FREED.but(days=("2021-05-03",) * 2, number=13),
        "core",
    ),
    ("10 freed on Sunday, some on Monday", FREED, FREED.but(days=("2021-05-03",) * 2, number=None, what=None), "core"),
    ("one passenger and several", HURT, HURT.but(what="passengers", head="passenger"), "core"),
    ("a year's number and a day's", FREED, FREED.but(days=("2021-01-01", "2021-12-31"), number=300), "apart"),
    ("a month's number and a day's", FREED, FREED.but(days=("2021-05-01", "2021-05-31"), number=12), "core"),
    ("beyond the lexicon: one verb, one named thing, days told", DYE, DYE.but(), "core"),
    ("beyond the lexicon: no days", DYE.but(article=A, days=None), DYE.but(days=None), "event"),
    (
        "beyond the lexicon: no days, one doer",
        DYE.but(article=A, days=None, who="Ansa"),
        DYE.but(days=None, who="Ansa"),
        "core",
    ),
]


@pytest.mark.parametrize(("a", "b", "wanted"), [p[1:] for p in PAIRS], ids=[p[0] for p in PAIRS])
def test_two_reports(a: Report, b: Report, wanted: str) -> None:
    assert met(a, b) == wanted
    assert met(b, a) == wanted


ONE = {A: ("person:Ito", "place:Lund"), B: ("person:Ito", "place:Lund")}
TWO = {A: ("person:Ito", "place:Lund"), B: ("person:Abe", "place:Kolno")}

STORIES = [
    ("the dead of one story", DEAD, DEAD.but(number=7), ONE, "core"),
    ("the dead of two stories", DEAD, DEAD.but(number=7), TWO, "apart"),
    ("an attack's dead and a campaign's", DEAD, DEAD.but(number=61), ONE, "apart"),
    ("up to twelve times as many", DEAD, DEAD.but(number=60), ONE, "core"),
    (
        "what a story has once",
        DEAD.but(article=A, verb="toll", nominal=True),
        DEAD.but(verb="toll", nominal=True, number=7),
        ONE,
        "core",
    ),
    ("what a story may have often only sounds alike", HALT, HALT.but(), ONE, "event"),
    (
        "of two named doers",
        HALT.but(article=A, who="Ansa", doers=("person:Ansa",)),
        HALT.but(who="Ito", doers=("person:Ito",)),
        ONE,
        "apart",
    ),
    ("what one doer does once and to nothing", QUIT, QUIT.but(), ONE, "core"),
    ("what two doers do", QUIT, QUIT.but(who="Ito", doers=("person:Ito",)), ONE, "apart"),
    ("states tell nothing", HALT.but(article=A, verb="remain"), HALT.but(verb="remain"), ONE, "apart"),
    ("of two kinds of thing", HALT, HALT.but(what="the tram", head="tram"), ONE, "apart"),
    ("of a thing and of none", HALT, HALT.but(what=None, head=None), ONE, "event"),
]


@pytest.mark.parametrize(("a", "b", "stories", "wanted"), [p[1:] for p in STORIES], ids=[p[0] for p in STORIES])
def test_two_reports_of_stories(a: Report, b: Report, stories: dict[str, tuple[str, ...]], wanted: str) -> None:
    assert met(a, b, stories=stories) == wanted


@pytest.mark.parametrize(("published", "wanted"), [("2021-05-20", "core"), ("2021-05-21", "apart")])
def test_a_story_lasts_ten_days(published: str, wanted: str) -> None:
    assert met(DEAD, DEAD.but(number=7), stories=ONE, published={B: published}) == wanted


PASSAGES = [
    ("near each other", 4, "core"),
    ("far from each other", 5, "event"),
]


@pytest.mark.parametrize(("sentence", "wanted"), [p[1:] for p in PASSAGES], ids=[p[0] for p in PASSAGES])
def test_one_article_tells_it_twice(sentence: int, wanted: str) -> None:
    assert met(HALT, HALT.but(article=A, sentence=sentence)) == wanted


SURE = [
    ("a named thing on days that are told", OPENED, OPENED.but(), "2021-05-10", True),
    ("a named thing, and news of known days", OPENED.but(article=A, days=None), OPENED.but(), "2021-05-10", True),
    ("a named thing on days that nobody knows", OPENED.but(article=A, days=None), OPENED.but(), None, False),
    ("a story's dead", DEAD, DEAD.but(), "2021-05-10", False),
    ("one passage of an article", DEAD, DEAD.but(article=A, verb="death", nominal=True), "2021-05-10", True),
]


@pytest.mark.parametrize(("a", "b", "published", "wanted"), [p[1:] for p in SURE], ids=[p[0] for p in SURE])
def test_how_sure_an_event_is(a: Report, b: Report, published: str | None, wanted: bool) -> None:
    found = events([a, b], stories=ONE, published={A: published})
    assert [(len(e.claims), e.sure) for e in found] == [(2, wanted)]


def test_years_part_what_an_undated_report_would_join() -> None:
    then = [OPENED.but(article=f"{n}.txt", days=("2019-05-03", "2019-05-03")) for n in range(3)]
    now = [OPENED.but(article=f"{n + 5}.txt") for n in range(3)]
    undated = OPENED.but(article="9.txt", days=("2019-01-01", "2021-12-31"))
    assert sorted(len(e.claims) for e in events([*then, *now, undated])) == [3, 4]


def test_years_part_what_undated_reports_outnumber() -> None:
    dated = [OPENED.but(article="1.txt", days=("2019-05-03", "2019-05-03")), OPENED.but(article="2.txt")]
    undated = [OPENED.but(article=f"{n + 5}.txt", days=("2019-01-01", "2021-12-31")) for n in range(3)]
    assert len(events([*dated, *undated])) == 2


def test_order_changes_nothing() -> None:
    reports = [a.but(article=f"{n}.txt") for n, a in enumerate(r for p in PAIRS for r in p[1:3])]
    claims = [claim(r, n) for n, r in enumerate(reports)]
    articles = {c.article: article(c.article) for c in claims}
    first = group(claims, articles, {})
    assert sorted(c for e in first for c in e.claims) == sorted(c.id for c in claims)
    assert sorted(c for e in first for core in e.cores for c in core) == sorted(c.id for c in claims)
    for seed in range(3):
        random.Random(seed).shuffle(claims)
        assert group(claims, dict(reversed(articles.items())), {}) == first
