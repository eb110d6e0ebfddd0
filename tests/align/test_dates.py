"""The day of an article that states none, narrowed by a dated article on the same happening."""

from datetime import date

import pytest

from claimx.align.dates import redated
from claimx.model import Anchor, Article, Claim, Event, Predicate, Published, Span, Time, Timex
from claimx.model.calendar import bounds

DAY = date(2019, 9, 30)
SENTENCE = Span(0, 9, "It opened")


def claim(
    article,
    status="actual",
    value=None,
    published=None,
    main=True,
    nominal=False,
    negated=False,
    said=None,
    anchor=None,
):
    timex = Timex("DURATION" if anchor else "DATE", value) if value else None
    when = Time(Span(3, 9, "opened"), timex, *bounds(timex, published, anchor), anchor=anchor) if timex else None
    evidence = Span(0, 9, said) if said else SENTENCE
    predicate = Predicate(Span(3, 9, "opened"), "open")
    ids = f"{article}-{status}-{value}-{nominal}"
    return Claim(
        ids, article, 1, main, nominal, "it opened", predicate, None, None, when, (), (), status, negated, (), evidence
    )


def article(name, published=None):
    return Article(name, "It opened", name, published=published)


DATED = Published(DAY, DAY, "row")


def dates(*told, published=None, dated=None):
    """The undated article b's bounds, where the dated article a tells the opening on its own day."""
    first = dated or claim("a", value="2019-09-30", published=DATED)
    claims = [first, *told]
    event = Event("e", "it opened", tuple(c.id for c in claims), cores=(tuple(c.id for c in claims),))
    found, again = redated({"a": article("a", DATED), "b": article("b", published)}, claims, [event])
    return found["b"].published, again


def sides(published):
    return None if published is None else (str(published.earliest), str(published.latest))


CASES = [
    ([claim("b")], ("2019-09-30", "None")),
    ([claim("b", "planned")], ("None", "2019-09-30")),
    ([claim("b", value="XXXX-WXX-1")], ("2019-09-30", "2019-10-06")),
    ([claim("b", value="XXXX-09-30")], ("2019-09-30", "2020-09-30")),
    ([claim("b", "planned", value="XXXX-09-30")], ("2018-09-29", "2019-09-30")),
    # Another weekday, an event noun, what is only possible, denied or a by-the-way, a plan that failed: no word on the day.
    ([claim("b", value="XXXX-WXX-2")], None),
    ([claim("b", nominal=True)], None),
    ([claim("b", "possible")], None),
    ([claim("b", negated=True)], None),
    ([claim("b", main=False)], None),
    ([claim("b", "planned", said="It was due to open but floods came.")], None),
    # Told both as done and as a plan.
    ([claim("b"), claim("b", "planned")], None),
]


@pytest.mark.parametrize(("told", "expected"), CASES)
def test_what_one_claim_tells_of_its_article(told, expected):
    published, _ = dates(*told)
    assert sides(published) == expected
    assert published is None or (published.source, len(published.evidence)) == ("event", 1)


def test_its_own_words_hold_where_both_can_not():
    told = Published(None, date(2019, 1, 1), "text", (SENTENCE,))
    assert dates(claim("b"), published=told)[0] == told


def test_its_own_words_stay_as_evidence():
    told = Published(date(2017, 11, 1), None, "text", (Span(0, 2, "It"),))
    published, _ = dates(claim("b"), published=told)
    assert (sides(published), len(published.evidence)) == (("2019-09-30", "None"), 2)


def test_a_stated_date_stays():
    stated = Published(date(2019, 9, 1), date(2019, 12, 31), "row")
    assert dates(claim("b"), published=stated)[0] == stated


def test_nothing_follows_from_an_undated_article_or_another_core():
    first = claim("a", value="2019-09-30", published=DATED)
    other = claim("b")
    event = Event("e", "it opened", (first.id, other.id), cores=((first.id,), (other.id,)))
    found, claims = redated({"a": article("a", DATED), "b": article("b")}, [first, other], [event])
    assert found["b"].published is None
    assert claims == (first, other)


def test_claims_take_days_from_the_narrowed_date():
    back = Anchor("before", Timex("DATE", "PRESENT_REF"))
    _, again = dates(claim("b", value="XXXX-WXX-1"), claim("b", value="P5Y", anchor=back, main=False))
    assert [(str(c.when.earliest), str(c.when.latest)) for c in again] == [
        ("2019-09-30", "2019-09-30"),
        ("2019-09-30", "2019-10-07"),
        ("2014-01-01", "2014-12-31"),
    ]
