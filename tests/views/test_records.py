"""Model to records: the published contract, field by field."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from claimx.model import Annotation, Article, Attribution, Name, Place, Published, Quantity, Span, Time, Timex
from claimx.views import records
from tests.views.sample import ARTICLES, NINE, NORTH, PLAN, RESULT, TEXTS, WITHOUT

RECORD = records.result(RESULT, with_text=True)
SPAN = {"text", "start", "end"}


def spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if set(value) >= SPAN:
            yield value
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def test_every_span_of_a_claim_holds_in_its_article() -> None:
    texts = {a["id"]: a["text"] for a in RECORD["articles"]}
    found = [(texts[c["article"]], s) for c in RECORD["claims"] for s in spans(c)]
    assert len(found) > 30
    assert all(text[s["start"] : s["end"]] == s["text"] for text, s in found)


def test_fields_and_their_order() -> None:
    assert list(RECORD) == [
        "schema", "claimx", "run", "articles", "skipped", "entities", "claims", "events", "relations", "copies", "judgements",
    ]  # fmt: skip
    assert list(RECORD["claims"][0]) == [
        "id", "article", "sentence", "main", "nominal", "text", "predicate", "who", "what", "when", "where",
        "quantities", "status", "negated", "said_by", "evidence",
    ]  # fmt: skip
    assert list(RECORD["relations"][0]) == ["id", "kind", "slot", "a", "b", "event", "sure", "why"]
    assert list(RECORD["events"][0]) == ["id", "label", "claims", "sure", "origins", "slots"]
    assert RECORD["skipped"] == [{"id": "d.bin", "stage": "read", "reason": "not text"}]
    assert RECORD["entities"][0] == {
        "id": "e1", "type": "thing", "name": "Lorn ferry", "geonameid": None, "names": ["It", "The Lorn ferry"],
    }  # fmt: skip
    assert RECORD["run"]["options"] == {"published": "none"}


def test_a_claim() -> None:
    claim = records.claim(PLAN)
    assert claim["predicate"] == {"text": "resume", "start": 20, "end": 26, "lemma": "resume", "class": None}
    assert claim["who"] is None
    assert claim["what"] == {"text": "The Lorn ferry", "start": 0, "end": 14, "name": "Lorn ferry", "entity": "e1"}
    assert claim["when"] == {
        "text": "4 May", "start": 30, "end": 35, "timex": {"type": "DATE", "value": "2021-05-04", "mod": None}, "edtf": "2021-05-04",
        "earliest": "2021-05-04", "latest": "2021-05-04", "inherited": False,
    }  # fmt: skip
    assert claim["where"] == [
        {"text": "Lorn", "start": 4, "end": 8, "name": "Lorn", "geonameid": 1234567, "country": "GB", "lat": 56.45,
         "lon": -5.4, "kind": "place", "path": None, "inherited": False}
    ]  # fmt: skip
    assert (claim["status"], claim["negated"], claim["main"]) == ("planned", False, True)
    assert claim["said_by"] == [{"text": "the harbour master", "start": 37, "end": 55}]


def test_an_empty_claim_has_nulls_and_empty_lists() -> None:
    claim = records.claim(WITHOUT)
    assert (claim["who"], claim["what"], claim["when"]) == (None, None, None)
    assert (claim["where"], claim["quantities"], claim["said_by"]) == ([], [], [])
    assert claim["negated"] is True


def test_quantities_are_whole_numbers_where_they_can_be() -> None:
    nine, *_ = records.claim(NINE)["quantities"]
    assert nine["value"] == 9
    assert isinstance(nine["value"], int)
    assert nine["relation"] == ">="
    assert records.quantity(Quantity(None, 2.5, 2.5, 2.5, "="))["value"] == 2.5
    assert [q["measure"] for q in records.claim(NORTH)["quantities"]] == [1, 1]


def test_an_implicit_quantity_has_no_span_and_says_so() -> None:
    one = records.quantity(Quantity(None, 1, 1, 1, "=", of="man", role="killed", implicit=True))
    assert one == {
        "value": 1, "low": 1, "high": 1, "relation": "=", "unit": None, "of": "man", "role": "killed", "implicit": True,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("known", "record"),
    [
        (None, None),
        (Published(None, None, "text"), None),
        (
            Published(date(2019, 9, 30), None, "sidecar"),
            {"earliest": "2019-09-30", "latest": None, "from": "sidecar", "evidence": []},
        ),
        (
            Published(None, date(2020, 1, 2), "text", (Span(3, 7, "then"),)),
            {
                "earliest": None,
                "latest": "2020-01-02",
                "from": "text",
                "evidence": [{"text": "then", "start": 3, "end": 7}],
            },
        ),
    ],
)
def test_published(known: Published | None, record: dict[str, Any] | None) -> None:
    assert records.published(known) == record


def test_an_article_carries_its_text_where_asked_and_where_no_file_holds_it() -> None:
    assert "text" not in records.article(ARTICLES[0])
    assert records.article(ARTICLES[0], with_text=True)["text"] == TEXTS["a.txt"]
    assert records.article(replace(ARTICLES[0], from_page=True))["text"] == TEXTS["a.txt"]


def test_mentions_stand_in_order_and_the_title_comes_first() -> None:
    text = "Ten tonnes of Baltic herring reached Skagen on Friday, the Fishers' Union said."
    found = Annotation(
        Article("h.txt", text, "h.txt", title="Skagen lands herring", title_outside=True),
        times=(Time(Span(47, 53, "Friday"), Timex("DATE", "XXXX-WXX-5")),),
        places=(Place(Span(37, 43, "Skagen"), "Skagen"), Place(Span(0, 6, "Skagen", "title"), "Skagen")),
        names=(Name(Span(59, 73, "Fishers' Union"), "organisation", "Fishers' Union"),),
        quantities=(
            Quantity(Span(0, 10, "Ten tonnes"), 10, 10, 10, "=", unit="tonne"),
            Quantity(None, 1, 1, 1, "=", implicit=True),
        ),
        attributions=(
            Attribution((Span(55, 73, "the Fishers' Union"),), (Span(74, 78, "said"),), (Span(0, 53, text[:53]),)),
            Attribution((), (Span(74, 78, "said"),), (Span(0, 10, "Ten tonnes"), Span(47, 53, "Friday"))),
        ),
    )
    record = records.annotation(found)
    assert [(m["type"], m["text"], m.get("in")) for m in record["mentions"]] == [
        ("place", "Skagen", "title"),
        ("quantity", "Ten tonnes", None),
        ("place", "Skagen", None),
        ("time", "Friday", None),
        ("organisation", "Fishers' Union", None),
    ]
    assert list(record["mentions"][0])[:4] == ["type", "text", "start", "end"]
    assert record["mentions"][3]["earliest"] is None
    first, second = record["attributions"]
    assert first["source"] == {"text": "the Fishers' Union", "start": 55, "end": 73}
    assert second["source"] is None
    assert [s["text"] for s in second["content"]] == ["Ten tonnes", "Friday"]
