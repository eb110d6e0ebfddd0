"""Flat rows of every kind, and what csv, md and parquet make of them."""

import csv as standard
import io
from dataclasses import replace
from datetime import date

import pytest

from claimx.model import Annotation, Place, Quantity, Result, Span, Time, Timex
from claimx.views import csv, markdown, parquet, rows
from claimx.views.json import dumps
from claimx.views.jsonl import of
from tests.views.sample import ARTICLES, RESULT

KNOWN = replace(
    RESULT,
    annotations=(
        Annotation(
            ARTICLES[1],
            times=(Time(Span(26, 33, "Tuesday"), Timex("DATE", "2021-05-11"), date(2021, 5, 11), date(2021, 5, 11)),),
            places=(Place(Span(4, 8, "Lorn"), "Lorn", 1234567, "GB", 56.45, -5.4),),
            quantities=(Quantity(Span(47, 60, "12 passengers"), 12, 12, 12, "=", of="passenger"),),
        ),
    ),
)


def rows_of(what: str, result: Result = KNOWN) -> list[rows.Row]:
    return list(rows.KINDS[what](result))


def test_a_claim() -> None:
    first = rows_of("claims")[0]
    told = {k: first[k] for k in ("outlet", "status", "when", "edtf", "earliest", "where", "lat", "said_by", "event")}
    assert told == {
        "outlet": "Harbour Post",
        "status": "planned",
        "when": "4 May",
        "edtf": "2021-05-04",
        "earliest": date(2021, 5, 4),
        "where": "Lorn",
        "lat": 56.45,
        "said_by": "the harbour master",
        "event": "ev1",
    }
    assert (first["conflicts"], first["supersedes"]) == (0, 2)


def test_a_number_is_a_float_and_what_is_unknown_none() -> None:
    nine = rows_of("claims")[1]
    assert (nine["how_many"], nine["value"], nine["counted"], nine["when"]) == (
        "At least nine people",
        9.0,
        "person",
        None,
    )
    assert isinstance(nine["value"], float)


def test_a_verdict_has_both_sides() -> None:
    conflict = next(row for row in rows_of("relations") if row["id"] == "r5")
    assert (conflict["kind"], conflict["slot"], conflict["label"]) == ("conflicts", "count", "people rescued")
    assert (conflict["a_outlet"], conflict["a_words"]) == ("The Courier", "12 passengers")
    assert (conflict["b_outlet"], conflict["b_words"]) == ("The Courier", "seven")


def test_an_event_counts_its_tellers_and_verdicts() -> None:
    ferry = rows_of("events")[0]
    assert (ferry["articles"], ferry["origins"], ferry["outlets"]) == (3, 2, "Harbour Post | The Courier | c.txt")
    assert (ferry["earliest"], ferry["latest"], ferry["where"]) == (date(2021, 5, 1), date(2021, 5, 31), "Lorn")
    assert (ferry["supersedes"], ferry["refines"], ferry["conflicts"]) == (2, 2, 0)


def test_an_article_and_its_mentions() -> None:
    courier = rows_of("articles")[1]
    assert (courier["published_earliest"], courier["published_from"], courier["claims"]) == (
        date(2021, 5, 4),
        "text",
        3,
    )
    lorn, tuesday, twelve = rows_of("mentions")
    assert (lorn["type"], lorn["text"], lorn["geonameid"], tuesday["edtf"]) == ("place", "Lorn", 1234567, "2021-05-11")
    assert (twelve["type"], twelve["value"], twelve["of"]) == ("quantity", 12.0, "passenger")


@pytest.mark.parametrize("what", rows.KINDS)
def test_rows_of_one_kind_have_the_same_columns_and_one_type_each(what: str) -> None:
    found = rows_of(what)
    assert len({tuple(row) for row in found}) == 1
    for name in found[0]:
        assert len({type(row[name]) for row in found if row[name] is not None}) <= 1


def test_a_sheet_has_a_line_a_row() -> None:
    sheet = "".join(csv.render([KNOWN]))
    assert sheet.startswith("\ufeffid,article,outlet,")
    read = list(standard.DictReader(io.StringIO(sheet.removeprefix("\ufeff"))))
    assert [row["id"] for row in read] == [claim.id for claim in KNOWN.claims]
    assert (read[0]["main"], read[0]["earliest"], read[0]["value"], read[1]["value"]) == (
        "true",
        "2021-05-04",
        "",
        "9.0",
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-5 degrees", "'-5 degrees"),
        ("@user", "'@user"),
        ("\t=1", "'=1"),
        ("＝1", "'＝1"),
        ("a=1", "a=1"),
        (-5.4, -5.4),
        (True, "true"),
        (None, None),
        ("two\nlines", "two lines"),
    ],
)
def test_cells(value: object, shown: object) -> None:
    assert csv.cell(value) == shown


def test_markdown_tells_differences_then_claims() -> None:
    text = "".join(markdown.render(KNOWN))
    assert text.index("## 1. people rescued (perhaps not one event)") < text.index("# Claims")
    assert "✗ **conflicts** The Courier: 12 and 7 rescued at one time" in text
    assert "| 1 | Lorn ferry will resume on 4 May |  | 2021-05-04 | Lorn |" in text
    assert "a winter without service" not in text
    assert "a winter without service" in "".join(markdown.render(KNOWN, everything=True))


def test_markdown_does_not_say_a_value_twice_that_is_its_own_words() -> None:
    text = "".join(markdown.render(KNOWN))
    assert "| where | Lorn: “Lorn”" not in text
    assert "2021-05-04: “4 May”" in text


def test_markdown_rows() -> None:
    lines = "".join(markdown.rows(KNOWN, "articles")).strip().splitlines()
    assert lines[0].startswith("| id | outlet | title |")
    assert len(lines) == 2 + len(ARTICLES)


def arrow_rows(what: str, result: Result = KNOWN) -> list[dict[str, object]]:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'claimx[parquet]'")
    from pyarrow import parquet as library

    return library.read_table(io.BytesIO(parquet.render(result, what))).to_pylist()  # type: ignore[no-any-return]


@pytest.mark.parametrize("what", rows.KINDS)
def test_parquet_holds_the_records(what: str) -> None:
    found = arrow_rows(what)
    expected = list(of(KNOWN, what))
    assert len(found) == len(expected)
    for row, record in zip(found, expected, strict=True):
        for name, value in record.items():
            if isinstance(value, (str, int, bool)) and name not in ("earliest", "latest"):
                assert row[name] == value


def test_parquet_has_real_dates_and_nested_spans() -> None:
    first = arrow_rows("claims")[0]
    assert first["when"]["earliest"] == date(2021, 5, 4)  # type: ignore[index]
    assert first["predicate"]["start"] == 20  # type: ignore[index]
    assert first["where"][0]["lat"] == 56.45  # type: ignore[index]


def test_an_empty_result_is_a_table_without_rows() -> None:
    assert arrow_rows("claims", replace(KNOWN, claims=(), events=(), relations=())) == []


def test_half_a_surrogate_pair_does_not_stop_parquet() -> None:
    odd = replace(KNOWN, claims=(replace(KNOWN.claims[0], text="half \ud800"),))
    assert arrow_rows("claims", odd)[0]["text"] == "half \\ud800"


def test_json_lines_of_every_kind() -> None:
    assert all(dumps(record) for what in rows.KINDS for record in of(KNOWN, what))


@pytest.mark.parametrize(
    ("text", "shown"), [("=", "="), ("=1", "'=1"), ("-", "-"), ("-1+cmd", "'-1+cmd"), (">=", ">=")]
)
def test_a_lone_sign_starts_no_formula(text: str, shown: str) -> None:
    assert csv.cell(text) == shown
