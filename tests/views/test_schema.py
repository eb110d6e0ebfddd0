"""The shipped JSON Schema against everything that the records can hold, both ways."""

import copy
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from claimx import __version__
from claimx.model import Anchor, Annotation, Attribution, Name, Place, Published, Quantity, Span, Time, Timex
from claimx.views import jsonl, records, schema
from claimx.views.json import dumps
from tests.valid import problems
from tests.views.sample import ALIKE, ARTICLES, DIFF, NINE, RESULT

WORD = Span(0, 3, "The")
TITLE = Span(0, 4, "Lorn", "title")
SINCE = Time(WORD, Timex("DURATION", "P5Y"), None, None, anchor=Anchor("after", Timex("DATE", "2021-05"), WORD))
BACK = replace(SINCE, anchor=Anchor("before", Timex("DATE", "PRESENT_REF")))
FOUND = Annotation(
    replace(ARTICLES[1], title_outside=True, from_page=True, url="https://courier.example/1", language="en"),
    times=(Time(WORD, Timex("DATE", "2021-05", "MID"), None, None), SINCE),
    places=(Place(TITLE, "Lorn", 1234567, "GB", 56.45, -5.4, metonym="Lorn Council", id="L1"), Place(WORD, "The")),
    names=(Name(WORD, "organisation", "The", "N1"), Name(WORD, "person", "The")),
    quantities=(Quantity(WORD, None, 20, None, ">=", "kilometre", "road", None, measure=1),),
    attributions=(Attribution((), (WORD,), (WORD, TITLE)), Attribution((WORD,), (WORD,), (WORD,))),
)
IMPLICIT = Quantity(None, 1, 1, 1, "=", of="sailor", role="killed", implicit=True)
MINE = replace(FOUND.places[0], inherited=True)
CLAIMS = (
    replace(NINE, when=BACK, where=(MINE,), quantities=(*NINE.quantities, IMPLICIT), said_by=(TITLE,)),
    *RESULT.claims[2:],
)
WHOLE = replace(RESULT, claims=CLAIMS, articles=(FOUND.article, *ARTICLES))
# Every record that hand-built results give, by the output that it is.
OUTPUTS: list[tuple[str, Any]] = [
    ("extract", records.result(RESULT)),
    ("extract", records.result(WHOLE, with_text=True)),
    ("extract", records.result(replace(RESULT, articles=(), claims=(), events=(), relations=(), entities=()))),
    ("annotate", records.annotation(FOUND)),
    ("annotate", records.annotation(Annotation(replace(ARTICLES[0], published=Published(None, None, "row"))))),
    ("diff", records.diff(DIFF)),
    ("diff", records.diff(ALIKE, with_text=True)),
    *(("extract-jsonl", json.loads(line)) for line in jsonl.claims(RESULT)),
]


@pytest.mark.parametrize("output", [None, *schema.OUTPUTS])
def test_the_schema_is_one_and_complete_in_itself(output: str | None) -> None:
    document = schema.document(output)
    Draft202012Validator.check_schema(document)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert document["$id"] == f"urn:claimx:{__version__}:{output or 'all'}"
    assert {f"#/$defs/{name}" for name in document["$defs"]} == references(document)
    assert json.loads(dumps(document)) == document


def references(value: Any) -> set[str]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = {value["$ref"]} if isinstance(value, dict) and "$ref" in value else set()
    return own.union(*map(references, inner))


@pytest.mark.parametrize(("output", "record"), OUTPUTS)
def test_every_output_holds(output: str, record: Any) -> None:
    assert problems(output, record) == []
    assert problems(None, record) == []


def test_every_field_of_the_schema_is_printed_by_something() -> None:
    """The other way round: what the schema names and no record holds would be a promise that nobody keeps."""
    seen: dict[str, set[str]] = defaultdict(set)
    for output, record in OUTPUTS:
        note({"$ref": f"#/$defs/{schema.OUTPUTS[output]}"}, record, seen)
    for name in schema.SHAPES:
        assert seen[name] | {"in"} == set(schema.record(name)["properties"]) | {"in"}, name
    assert "in" in seen["span"]


def note(known: dict[str, Any], value: Any, seen: dict[str, set[str]]) -> None:
    """Notes which fields of which record stand in a value."""
    for each in (*known.get("anyOf", ()), *known.get("oneOf", ())):
        if Draft202012Validator(each | {"$defs": schema.document()["$defs"]}).is_valid(value):
            note(each, value, seen)
    if "$ref" in known:
        name = known["$ref"].removeprefix("#/$defs/")
        seen[name] |= set(value)
        for field, inner in value.items():
            note(schema.record(name)["properties"][field], inner, seen)
    if "items" in known and isinstance(value, list):
        for inner in value:
            note(known["items"], inner, seen)


@pytest.mark.parametrize("name", list(schema.SHAPES))
def test_every_record_and_field_has_its_meaning(name: str) -> None:
    known = schema.record(name)
    assert known["description"]
    assert [field for field, it in known["properties"].items() if not it.get("description")] == []
    assert known["additionalProperties"] is False
    assert set(schema.table()[name]) <= {"meaning", "like", *known["properties"]}


def claim(record: Any) -> Any:
    return record["claims"][0]


BREAKS: list[Callable[[Any], object]] = [
    lambda r: r.pop("skipped"),
    lambda r: r.update(schema=2),
    lambda r: r.update(more=1),
    lambda r: claim(r).pop("evidence"),
    lambda r: claim(r).update(note="x"),
    lambda r: claim(r).update(status="certain"),
    lambda r: claim(r).update(sentence=0),
    lambda r: claim(r).update(who={"name": "x", "entity": None}),
    lambda r: claim(r)["evidence"].update(start=-1),
    lambda r: claim(r)["evidence"].pop("end"),
    lambda r: claim(r)["predicate"].update({"in": "text"}),
    lambda r: claim(r)["when"].update(earliest="4 May 2021"),
    lambda r: claim(r)["when"].update(earliest="2021-02-30"),
    lambda r: claim(r)["when"]["timex"].update(mod="ABOUT"),
    lambda r: claim(r)["when"]["timex"].update(type="DAY"),
    lambda r: claim(r)["where"][0].update(country="gb"),
    lambda r: claim(r)["where"][0].update(lat=91),
    lambda r: r["claims"][1]["quantities"][0].update(role="eaten"),
    lambda r: r["claims"][1]["quantities"][0].pop("text"),
    lambda r: r["claims"][1]["quantities"][0].update(implicit=True),
    lambda r: r["articles"][0]["published"].update({"from": "rumour"}),
    lambda r: r["relations"][0].update(kind="contradicts"),
    lambda r: r["relations"][0].update(slot="why"),
    lambda r: r["events"][0].update(claims=[]),
    lambda r: r["run"]["options"].update(published=1),
]


@pytest.mark.parametrize("spoil", BREAKS)
def test_what_the_contract_does_not_allow_is_refused(spoil: Callable[[Any], object]) -> None:
    record = copy.deepcopy(records.result(RESULT))
    assert problems("extract", record) == []
    spoil(record)
    assert problems("extract", record)


def test_one_output_is_not_another() -> None:
    assert problems("diff", OUTPUTS[0][1])
    assert problems("extract", OUTPUTS[-1][1])
    assert problems(None, {})
