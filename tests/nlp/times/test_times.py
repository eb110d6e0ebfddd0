"""Time expressions in sentences: what is one, its value, and the days that it can mean."""

import pytest
from spacy.tokens import Doc

from tests.nlp.times.conftest import Reader


def told(doc: Doc) -> list[tuple[str, str, str]]:
    return [(t.span.text, t.timex.type, f"{t.timex.value} {t.timex.mod or ''}".strip()) for t in doc._.times]


def days(doc: Doc) -> list[tuple[str, str]]:
    return [(str(t.earliest), str(t.latest)) for t in doc._.times]


# In an article of Monday, 30 September 2019.
MONDAY = [
    ("The gate reopened on Monday.", "Monday", "2019-09-30"),
    ("The mayor told reporters on Friday that it was safe.", "Friday", "2019-09-27"),
    ("The gate will reopen on Friday.", "Friday", "2019-10-04"),
    ("The ministry plans to reopen the gate on Thursday.", "Thursday", "2019-10-03"),
    ("The gate was seized last Monday.", "last Monday", "2019-09-23"),
    ("Envoys met last April.", "last April", "2019-04"),
    ("Envoys met the last April.", "the last April", "2019-04"),
    ("They met last March 2019 in the capital.", "last March 2019", "2019-03"),
    ("The port will open next month.", "next month", "2019-10"),
    ("Two bridges fell last week.", "last week", "2019-W39"),
    ("Two bridges fell earlier this week.", "earlier this week", "2019-W40"),
    ("Two bridges fell late last week.", "late last week", "2019-W39 END"),
    ("Exports fell last year.", "last year", "2018"),
    ("The road was cut in late August.", "late August", "2019-08 END"),
    ("The army came in late 2017.", "late 2017", "2017 END"),
    ("The army came in mid-2014.", "mid-2014", "2014 MID"),
    ("It was shut in early October 2016.", "early October 2016", "2016-10 START"),
    ("The gate will be reopened on September 7.", "September 7", "2019-09-07"),
    ("The trial opens on December 3.", "December 3", "2019-12-03"),
    ("He was arrested on 14 February.", "14 February", "2019-02-14"),
    ("The treaty of 4 March 1998 was never signed.", "4 March 1998", "1998-03-04"),
    ("The new rules take effect on Nov. 9, 2020.", "Nov. 9, 2020", "2020-11-09"),
    ("Steel output grew in the third quarter of 2012.", "the third quarter of 2012", "2012-Q3"),
    ("Drought struck in the summer of 2013.", "the summer of 2013", "2013-SU"),
    ("The line dates from the late 1970s.", "the late 1970s", "197 END"),
    ("A 12th century tower collapsed.", "12th century", "11"),
    ("The blast came at 10:35 a.m. on Friday.", "10:35 a.m. on Friday", "2019-09-27T10:35"),
    ("Troops entered the village on Friday night.", "Friday night", "2019-09-27TNI"),
    ("Talks resume tomorrow.", "tomorrow", "2019-10-01"),
    ("He died two years ago.", "two years ago", "2017"),
    ("He died more than five years ago.", "more than five years ago", "2014 BEFORE"),
    ("The road is now open.", "now", "PRESENT_REF"),
    ("The group recently split.", "recently", "PAST_REF"),
    ("The siege lasted more than five years.", "more than five years", "P5Y MORE_THAN"),
    ("The gate will reopen in less than a month.", "less than a month", "P1M LESS_THAN"),
    ("Five years after the war the bridge stands.", "Five years", "P5Y"),
    ("Repairs will take two to three weeks.", "two to three weeks", "P2W EQUAL_OR_MORE"),
    ("The two-day talks failed.", "two-day", "P2D"),
    ("Ships arrive every Monday.", "every Monday", "XXXX-WXX-1"),
    ("The envoys meet on Thursday in the capital.", "Thursday", "2019-10-03"),
    ("The ministry planned to reopen the gate on Thursday.", "Thursday", "2019-10-03"),
    ("The ministry did not plan to reopen it on Thursday.", "Thursday", "2019-10-03"),
    ("He was named commander, effective Dec. 1.", "Dec. 1", "2019-12-01"),
    ("The town may have been shelled on Friday.", "Friday", "2019-09-27"),
    ("The convoy left at dawn on Friday.", "dawn on Friday", "2019-09-27TMO"),
    ("The blast came at 11.30am (0830 GMT) on Friday.", "11.30am (0830 GMT) on Friday", "2019-09-27T11:30"),
    ("The siege began a year and a half ago.", "a year and a half ago", "2018-03"),
    ("The mine closed two decades ago.", "two decades ago", "1999"),
    ("The blast came a day after the vote.", "a day", "P1D"),
    ("He spent 5 ½ years in prison.", "5 ½ years", "P5Y6M"),
    ("Sales fell in Q2/2018.", "Q2/2018", "2018-Q2"),
    ("Aid convoys come three times a day.", "three times a day", "P1D"),
    ("The market opens every other Friday.", "every other Friday", "XXXX-WXX-5"),
    ("The meeting was set for Tuesday.", "Tuesday", "2019-10-01"),
    ("It declared a dividend payable on Dec. 7.", "Dec. 7", "2019-12-07"),
    ("The ban was announced on Dec. 20.", "Dec. 20", "2018-12-20"),
    ("He came on Aug. 3 and left the gate open.", "Aug. 3", "2019-08-03"),
    ("Exports fell this past week.", "this past week", "2019-W39"),
    ("The port opens this coming week.", "this coming week", "2019-W41"),
    ("The bombs fell on Sat., Sept. 7, 2019.", "Sat., Sept. 7, 2019", "2019-09-07"),
    ("Rain is due in the first week of November.", "the first week of November", "2019-11 START"),
    ("The court sat in the week of September 9.", "the week of September 9", "2019-W37"),
    ("The trial begins a week from Tuesday.", "a week from Tuesday", "2019-10-08"),
    ("The trial begins two weeks from tomorrow.", "two weeks from tomorrow", "2019-10-15"),
    ("The mine closed in January nineteen ninety-seven.", "January nineteen ninety-seven", "1997-01"),
    ("The sale is expected to be completed by Dec. 15.", "Dec. 15", "2019-12-15"),
    ("The sale was said to have been completed by Dec. 15.", "Dec. 15", "2018-12-15"),
    ("The price has swung sharply, rising from $29 in March.", "March", "2019-03"),
    ("He could arrive as early as Thursday.", "Thursday", "2019-10-03"),
    ("The port will one day be larger.", "one day", "FUTURE_REF"),
    ("The talks lasted for one day.", "one day", "P1D"),
    ("The four-year-old war goes on.", "four-year-old", "P4Y"),
    ("Their week-long talks failed.", "week-long", "P1W"),
    ("He was freed within a week of the vote.", "a week", "P1W"),
    ("The river floods every spring.", "every spring", "XXXX-SP"),
    ("He left the day before the blast.", "the day", "PAST_REF"),
    ("They will vote the day after the funeral.", "the day", "FUTURE_REF"),
    ("Steel sold badly in the first two quarters of 2018.", "the first two quarters of 2018", "2018-H1"),
    ("He will be freed within weeks or months.", "weeks or months", "PXW"),
    # Numbers in words, alone and between two.
    ("The siege lasted twenty-seven days.", "twenty-seven days", "P27D"),
    ("A thirty-five-year career ended.", "thirty-five-year", "P35Y"),
    ("He was held for a hundred and twenty days.", "a hundred and twenty days", "P120D"),
    ("He was held between six and eight months.", "six and eight months", "P6M EQUAL_OR_MORE"),
    ("He was held for a decade and a half.", "a decade and a half", "P15Y"),
    # More and less than so long back, and on.
    ("It came at least two years ago.", "at least two years ago", "2017 ON_OR_BEFORE"),
    ("It ends more than two years from now.", "more than two years from now", "2021 AFTER"),
    ("The mill was built around 1890.", "around 1890", "1890 APPROX"),
    ("The fort dates from the early 17th century.", "the early 17th century", "16 START"),
    # What lies ahead: due, what is, could, infinitives of headlines.
    ("The premier is due in Oslo on Friday.", "Friday", "2019-10-04"),
    ("The premier was due in Oslo on Thursday.", "Thursday", "2019-10-03"),
    ("The trial, due to start on Wednesday, was put off.", "Wednesday", "2019-10-02"),
    ("The deadline is Thursday.", "Thursday", "2019-10-03"),
    ("Temperatures could fall by Thursday.", "Thursday", "2019-10-03"),
    ("Minister to visit Oslo on Thursday", "Thursday", "2019-10-03"),
    ("The match kicks off on Thursday.", "Thursday", "2019-10-03"),
    # Days, hours and sets by their place in a longer time.
    ("The court sits on the second Tuesday of October.", "the second Tuesday of October", "2019-10-08"),
    ("The rally fell on the last Friday in May 2018.", "the last Friday in May 2018", "2018-05-25"),
    ("The rebels left late on Friday.", "late on Friday", "2019-09-27 END"),
    ("The train left at 6 o'clock in the evening.", "6 o'clock in the evening", "2019-09-30T18:00"),
    ("Fog closes the port every morning.", "every morning", "XXXX-XX-XXTMO"),
    ("Every third Sunday the bells ring.", "Every third Sunday", "XXXX-WXX-7"),
    ("Workers marched on May Day.", "May Day", "2019-05-01"),
    ("It stands in the order of 2018/02/28.", "2018/02/28", "2018-02-28"),
    ("By the year 2050, seas may rise.", "the year 2050", "2050"),
    ("It fell 5000000 centuries ago.", "5000000 centuries ago", "00"),
]


@pytest.mark.parametrize(("sentence", "text", "value"), MONDAY)
def test_values_in_an_article_of_a_monday(on_day: Reader, sentence: str, text: str, value: str) -> None:
    assert [(t, v) for t, _, v in told(on_day(sentence, "2019-09-30"))] == [(text, value)]


NO_TIME = [
    "The court may rule against him.",
    "Thousands joined the March on the parliament.",
    "A second car was parked behind the first.",
    "About 300 trucks pass the gate a day.",
    "The 43-year-old mechanic was hurt.",
    "She is 37 years old and lives in Homs.",
    "The fall of the town shocked the region.",
    "Theresa May spoke to farmers.",
    "Shoppers queued for Black Friday bargains.",
    "Some 2000 soldiers took part.",
    "The KC-30s are refuelled in the air.",
    "A woman in her 50s was found.",
    "The team won 3-2.",
    "In the 5th century BC the town was founded.",
    "He told NBC’s “Today” that it failed.",
    "Prime Minister Theresa May greets the guests.",
    "The Weekly Standard reported it.",
    "The bombs went off minutes apart.",
    "It was a matter of weeks.",
    "Iraq imports three-quarters of its food.",
    "The film “Sixty Minutes” was shown.",
    "Al Arabiya broadcasts 24/7.",
    "The 43-year-old son of a 70-year-old fell.",
    "An eight-month-old baby was pulled out.",
    "Critics praised “This Week With Ann Lee” on Sky.",
    "She told USA Today.",
    "It is unthinkable in today’s world.",
    "They watched High Noon.",
    "The Sunday Times told so.",
    "Thousands walked in the annual March for Bread.",
    "They flew Halden 1980 for the first time.",
    "It moved to a calendar year.",
    "OSLO, August 8 (NTB) -- The harbour was shut after a landslide.",
]


@pytest.mark.parametrize("sentence", NO_TIME)
def test_what_is_no_time(on_day: Reader, sentence: str) -> None:
    assert told(on_day(sentence, "2019-09-30")) == []


def test_a_day_after_the_date_told_before(on_day: Reader) -> None:
    doc = on_day("The dam broke on 3 May 2018. Two days later the plant was shut. That day, it rained.", "2019-09-30")
    assert [v for *_, v in told(doc)] == ["2018-05-03", "2018-05-05", "2018-05-05"]


TOLD_BEFORE = [
    ("The next day, it rained.", "2018-05-04"),
    ("The previous day, it rained.", "2018-05-02"),
    ("That evening it rained.", "2018-05-03TEV"),
    ("More than a year later it rained.", "2019 AFTER"),
    ("A year earlier, it had been mended.", "2017"),
    ("It was mended the next year.", "2019"),
    ("It was mended in July of that year.", "2018-07"),
    ("It was mended by the end of that year.", "2018 END"),
]


@pytest.mark.parametrize(("sentence", "value"), TOLD_BEFORE)
def test_what_counts_from_the_day_told_before(on_day: Reader, sentence: str, value: str) -> None:
    doc = on_day(f"The dam broke on 3 May 2018. {sentence}", "2019-09-30")
    assert [v for *_, v in told(doc)] == ["2018-05-03", value]


def test_the_next_year_of_what_lies_ahead_is_the_articles(on_day: Reader) -> None:
    doc = on_day("The dam broke on 3 May 2018. It will be mended in the next year.", "2019-09-30")
    assert [v for *_, v in told(doc)] == ["2018-05-03", "2020"]


# In an undated article: a date told before without its year or week carries what counts from it, an older one does not.
OPEN_BEFORE = [
    ("on 7 September", "The next day", "XXXX-09-08"),
    ("on Sunday", "The next day", "XXXX-WXX-1"),
    ("in December", "The following month", "XXXX-01"),
    ("on 7 September", "Two weeks later", "XXXX"),
]


@pytest.mark.parametrize(("first", "then", "value"), OPEN_BEFORE)
def test_what_counts_from_a_date_without_its_year(on_day: Reader, first: str, then: str, value: str) -> None:
    doc = on_day(f"The town fell on 4 June 2015. The dam broke {first}. {then} people left.")
    assert told(doc)[-1][2] == value


UNSURE = [
    ("The trial begins a week from Tuesday.", "FUTURE_REF", ("2019-01-01", "None")),
    ("The court sat in the week of March 6.", "XXXX", ("2018-01-01", "2020-12-31")),
    ("The mine was shut at Easter.", "XXXX", ("2018-01-01", "2020-12-31")),
    ("He came over a week ago.", "XXXX-WXX BEFORE", ("None", "2020-01-12")),
]


@pytest.mark.parametrize(("sentence", "value", "expected"), UNSURE)
def test_what_is_not_known_stays_wide(on_day: Reader, sentence: str, value: str, expected: tuple[str, str]) -> None:
    doc = on_day(sentence, "2019-01-01", "2019-12-31")
    assert (told(doc)[0][2], days(doc)[0]) == (value, expected)


def test_what_a_longer_period_is_compared_with(on_day: Reader) -> None:
    text = "It lost money in the third quarter. In the first nine months it earned 5 million, up from 4 million a year earlier."
    assert [v for *_, v in told(on_day(text, "2019-09-30"))] == ["2019-Q3", "P9M", "2018"]


def test_quarters_are_compared_with_the_one_that_is_over(on_day: Reader) -> None:
    text = "It earned 3 million in the quarter ended June 30. Sales may fall in the fourth quarter. It lost 2 million a year ago."
    assert [v for *_, v in told(on_day(text, "2019-09-30"))] == ["2019-Q2", "2019-06-30", "2019-Q4", "2018-Q2"]


def test_durations_and_sets_have_no_days(on_day: Reader) -> None:
    doc = on_day("The siege lasted five years. Ships arrive daily.", "2019-09-30")
    assert days(doc) == [("None", "None"), ("None", "None")]


DAYS = [
    ("The road was cut in late August.", ("2019-08-21", "2019-08-31")),
    ("Two bridges fell last week.", ("2019-09-23", "2019-09-29")),
    ("The army came in mid-2014.", ("2014-05-01", "2014-08-31")),
    ("The road is now open.", ("2019-09-30", "2019-09-30")),
    ("The group recently split.", ("None", "2019-09-30")),
    ("Trade may grow in the near future.", ("2019-09-30", "None")),
    ("He died more than five years ago.", ("None", "2014-12-31")),
]


@pytest.mark.parametrize(("sentence", "expected"), DAYS)
def test_first_and_last_day(on_day: Reader, sentence: str, expected: tuple[str, str]) -> None:
    assert days(on_day(sentence, "2019-09-30")) == [expected]


PARTLY = [
    ("The gate will be reopened on September 7.", "2019-09-07", ("2019-09-07", "2019-09-07")),
    ("The gate reopened on Monday.", "XXXX-WXX-1", ("2019-08-26", "2019-09-30")),
    ("Two bridges fell last month.", "2019-08", ("2019-08-01", "2019-08-31")),
    ("Two bridges fell last year.", "2018", ("2018-01-01", "2018-12-31")),
    ("Two bridges fell last week.", "2019-WXX", ("2019-08-19", "2019-10-13")),
    ("The port is shut today.", "2019-09-XX", ("2019-09-01", "2019-09-30")),
]


@pytest.mark.parametrize(("sentence", "value", "expected"), PARTLY)
def test_an_article_known_by_its_month(on_day: Reader, sentence: str, value: str, expected: tuple[str, str]) -> None:
    doc = on_day(sentence, "2019-09-01", "2019-09-30")
    assert [v for *_, v in told(doc)] == [value]
    assert days(doc) == [expected]


UNDATED = [
    ("It reopened on Monday.", "XXXX-WXX-1", ("2017-11-01", "None")),
    ("It will reopen on September 7.", "XXXX-09-07", ("2017-09-07", "None")),
    ("It closed last week.", "XXXX-WXX", ("2017-10-23", "None")),
    ("It closed last year.", "XXXX", ("2016-01-01", "None")),
    ("It closed two years ago.", "PAST_REF", ("None", "None")),
    ("It is now closed.", "PRESENT_REF", ("2017-11-01", "None")),
]


@pytest.mark.parametrize(("sentence", "value", "expected"), UNDATED)
def test_an_undated_article_bounded_by_its_own_words(
    on_day: Reader, sentence: str, value: str, expected: tuple[str, str]
) -> None:
    doc = on_day(f"The army took the town in November 2017. {sentence}")
    assert told(doc)[1][2] == value
    assert days(doc)[1] == expected


def test_an_undated_article_without_bounds(on_day: Reader) -> None:
    doc = on_day("It reopened on Monday. It will close on September 7.")
    assert doc._.published is None
    assert [v for *_, v in told(doc)] == ["XXXX-WXX-1", "XXXX-09-07"]
    assert days(doc) == [("None", "None")] * 2


def test_a_title_outside_the_text(pipeline: object, on_day: Reader) -> None:
    from claimx.model import Article
    from claimx.nlp.docs import make_doc

    article = Article("a", "It reopened in 2014.", "a", title="Gate shut since 2012", title_outside=True)
    doc = pipeline(make_doc(pipeline, article))  # type: ignore[operator, arg-type]
    spans = [t.span for t in doc._.times]
    assert [(s.within, s.start, s.end, s.text) for s in spans] == [("title", 16, 20, "2012"), ("text", 15, 19, "2014")]
