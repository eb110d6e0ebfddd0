"""Cases that users of dateparser opened threads about (their numbers beside them), as sentences of news."""

import pytest
from spacy.tokens import Doc

from tests.nlp.times.conftest import Reader


def values(doc: Doc) -> list[tuple[str, str]]:
    return [(t.span.text, t.timex.value) for t in doc._.times]


READ = [
    # 508, 1031: the weekday of the article's own day, and others around it, by tense.
    ("2021-12-23", "The gate opened on Thursday.", [("Thursday", "2021-12-23")]),
    ("2021-12-23", "The gate opened on Friday.", [("Friday", "2021-12-17")]),
    ("2021-12-23", "The gate will open on Friday.", [("Friday", "2021-12-24")]),
    ("2021-12-23", "The gate will open on Thursday.", [("Thursday", "2021-12-23")]),
    # 1196: a day ahead is not this week's only because it is tomorrow.
    ("2023-11-06", "The gate opened on Tuesday.", [("Tuesday", "2023-10-31")]),
    ("2023-11-06", "The gate will open on Wednesday.", [("Wednesday", "2023-11-08")]),
    # 1249, 1262: across the turn of a year or month.
    ("2025-01-03", "The gate opened on Monday.", [("Monday", "2024-12-30")]),
    ("2025-04-02", "The gate opened on Monday.", [("Monday", "2025-03-31")]),
    # 573, 635, 898, 1177: last, next and this.
    ("2015-06-15", "The talks failed last Monday.", [("last Monday", "2015-06-08")]),
    ("2015-06-15", "The talks will resume next Friday.", [("next Friday", "2015-06-19")]),
    ("2015-06-15", "The talks resume this Wednesday.", [("this Wednesday", "2015-06-17")]),
    ("2021-03-28", "The vote fell on Monday last week.", [("Monday last week", "2021-03-15")]),
    ("2021-03-28", "Shelling began at 12 a.m. on Monday.", [("12 a.m. on Monday", "2021-03-22T00:00")]),
    # 1270: so long a time, and so long ago.
    ("2025-05-14", "Rents doubled in the last 2 months.", [("the last 2 months", "P2M")]),
    ("2025-05-14", "Rents doubled in the past week.", [("the past week", "P1W")]),
    ("2025-07-30", "The bank failed 4 months ago.", [("4 months ago", "2025-03")]),
    # Ranges: two dates, each in full.
    ("2019-09-30", "The fair ran from 3 to 5 June.", [("3", "2019-06-03"), ("5 June", "2019-06-05")]),
    ("2019-09-30", "The fair ran June 3-5, 2018.", [("June 3", "2018-06-03"), ("5, 2018", "2018-06-05")]),
    ("2019-09-30", "They met between 28 May and 3 June.", [("28 May", "2019-05-28"), ("3 June", "2019-06-03")]),
    ("2019-09-30", "It rained in July and August last year.", [("July", "2018-07"), ("August last year", "2018-08")]),
    ("2019-09-30", "Drought struck in 2012-13.", [("2012", "2012"), ("13", "2013")]),
    ("2019-09-30", "It rained from 1998 to 2001.", [("1998", "1998"), ("2001", "2001")]),
    ("2019-09-30", "Looms ran in the 1960s and 70s.", [("the 1960s", "196"), ("70s", "197")]),
    # The order of day and month, by the rest of the article.
    ("2019-09-30", "It ran from 03/04/2019 to 25/04/2019.", [("03/04/2019", "2019-04-03"), ("25/04/2019", "2019-04-25")]),
    ("2019-09-30", "It ran from 03/04/2019 to 04/25/2019.", [("03/04/2019", "2019-03-04"), ("04/25/2019", "2019-04-25")]),
    ("2019-09-30", "Signed 03/04/2019, void on 1 May 2019.", [("03/04/2019", "2019-04-03"), ("1 May 2019", "2019-05-01")]),
    ("2019-09-30", "Signed 03/04/2019, void on May 1, 2019.", [("03/04/2019", "2019-03-04"), ("May 1, 2019", "2019-05-01")]),
    ("2019-09-30", "It was signed on 3.4.2019.", [("3.4.2019", "2019-04-03")]),
    ("2019-09-30", "It was signed on 03/04/2019.", [("03/04/2019", "2019")]),
    ("2019-09-30", "It was signed on 04/04/2019.", [("04/04/2019", "2019-04-04")]),
    # A week told by a day in it, a week of a month, a week counted from a coming day.
    ("2019-09-30", "The court sat in the week of 9 September.", [("the week of 9 September", "2019-W37")]),
    ("2019-09-30", "It rained in the last week of August.", [("the last week of August", "2019-08")]),
    ("2019-09-30", "The trial begins a week from today.", [("a week from today", "2019-10-07")]),
    # "May" the month among those that are none.
    ("2019-09-30", "The port, which may close, opened in May.", [("May", "2019-05")]),
]  # fmt: skip


@pytest.mark.parametrize(("day", "sentence", "expected"), READ)
def test_what_a_sentence_tells(on_day: Reader, day: str, sentence: str, expected: list[tuple[str, str]]) -> None:
    assert values(on_day(sentence, day)) == expected


NOTHING = [
    # 330, 942: short words that other languages use for days and months.
    "Do you have a car?",
    "The bar is to open to all.",
    # 582: numbers that are no dates.
    "The plant makes 100M parts and sold 19,60 5 of 629.",
    "The wreck lies at 32° 34’ S, some 538400 metres off.",
    "Form 6005 counts 3533 rows.",
    # "May" and "march" that are no months, and names that begin like months.
    "I may leave.",
    "May I ask who told you?",
    "Theresa May may become leader.",
    "Pre-qualification may have failed.",
    "Julian asked for an injunction.",
    "Protesters march to the gate.",
    "The march drew thousands.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_tells_no_time(on_day: Reader, sentence: str) -> None:
    assert values(on_day(sentence, "2019-09-30")) == []
