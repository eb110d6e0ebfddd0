"""JSON and JSON Lines: exact, stable, and harmless where they are printed on a terminal."""

import json
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from claimx.views import json as view
from claimx.views import jsonl, records
from tests.views.sample import MAY, PLAN, RESCUE, RESULT, RESUMED, SEVEN, TWELVE, WITHOUT

WITHOUT_ANY = replace(RESULT, articles=(), claims=(), events=(), relations=(), entities=(), skipped=())
ROWS = {row["id"]: row for row in map(json.loads, jsonl.claims(RESULT))}


def test_one_object_with_a_field_a_line() -> None:
    text = view.render(RESULT)
    assert text == view.dumps(records.result(RESULT), indent=1)
    assert view.render(WITHOUT_ANY) == view.dumps(records.result(WITHOUT_ANY), indent=1)
    assert text.startswith('{\n "schema": 1,\n "claimx": "0.1.0",\n')
    assert text.endswith("}\n")


@given(st.text(alphabet=st.characters(codec=None)))
def test_any_text_comes_back_exactly_and_nothing_in_it_reaches_a_terminal(text: str) -> None:
    shown = view.dumps({"text": text})
    assert json.loads(shown) == {"text": text}
    shown.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_letters_of_any_script_stay_readable() -> None:
    assert view.dumps({"a": "Łódź القائم"}) == '{"a": "Łódź القائم"}\n'


def test_a_line_a_claim_complete_in_itself() -> None:
    lines = list(jsonl.claims(RESULT, with_text=True))
    assert [line.count("\n") for line in lines] == [1] * len(RESULT.claims)
    assert [json.loads(line)["id"] for line in lines] == [c.id for c in RESULT.claims]
    assert json.loads(lines[0])["article"]["outlet"] == "Harbour Post"
    assert "text" in json.loads(lines[0])["article"]
    assert list(ROWS[PLAN.id])[-2:] == ["event", "relations"]


def test_a_claim_names_its_event_and_every_verdict_on_its_values() -> None:
    assert ROWS[PLAN.id]["event"] == "ev1"
    assert ROWS[PLAN.id]["relations"] == ["r1", "r3", "r4"]
    assert ROWS[RESUMED.id]["relations"] == ["r1", "r2", "r4"]
    assert ROWS[TWELVE.id]["event"] == RESCUE.id
    assert ROWS[SEVEN.id]["relations"] == ["r5", "r6"]
    assert ROWS[WITHOUT.id]["relations"] == []


def test_a_verdict_holds_for_all_claims_of_a_value() -> None:
    # r4 was given for RESUMED; MAY tells the same status.
    assert ROWS[MAY.id]["relations"] == ["r2", "r3", "r4"]
