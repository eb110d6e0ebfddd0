"""Web Annotations point at what they are about."""

import json
from dataclasses import replace

import pytest

from claimx.model import Annotation, Place, Span
from claimx.views import webannotation
from tests.views.sample import ARTICLES, RESULT

ADDRESS = "https://example.org/ferry"
KNOWN = replace(
    RESULT,
    articles=(replace(ARTICLES[0], url=ADDRESS), *ARTICLES[1:]),
    annotations=(Annotation(ARTICLES[1], places=(Place(Span(4, 8, "Lorn"), "Lorn", 1234567),)),),
)


def items(what: str) -> list[dict[str, object]]:
    found = json.loads(webannotation.render(KNOWN, what))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert found["total"] == len(found["first"]["items"])
    return found["first"]["items"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("what", ["claims", "relations", "mentions"])
def test_every_target_holds_in_its_article(what: str) -> None:
    texts = {a.path: a.text for a in KNOWN.articles} | {ADDRESS: ARTICLES[0].text}
    for item in items(what):
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            place, quoted = target["selector"]
            text = texts[target["source"]]
            assert text[place["start"] : place["end"]] == quoted["exact"]
            assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in text


def test_a_claim_is_its_sentence_and_the_words_of_its_slots() -> None:
    plan = items("claims")[0]
    assert plan["id"] == f"urn:claimx:{RESULT.claims[0].id}"
    exact = [t["selector"][1]["exact"] for t in plan["target"]]  # type: ignore[attr-defined]
    assert exact[1:] == ["resume", "The Lorn ferry", "4 May", "Lorn", "the harbour master"]
    assert [b["value"] for b in plan["body"]] == ["Lorn ferry will resume on 4 May", "planned"]  # type: ignore[attr-defined]


def test_a_verdict_has_both_sides_as_targets() -> None:
    conflict = next(i for i in items("relations") if i["id"] == "urn:claimx:r5")
    assert [t["selector"][1]["exact"] for t in conflict["target"]] == ["12 passengers", "seven"]  # type: ignore[attr-defined]
    assert conflict["motivation"] == "assessing"


def test_a_place_is_identified() -> None:
    (lorn,) = items("mentions")
    assert {
        "type": "SpecificResource",
        "source": "https://sws.geonames.org/1234567/",
        "purpose": "identifying",
    } in lorn["body"]  # type: ignore[operator]


def test_a_title_outside_the_text_has_no_position() -> None:
    target = webannotation.target(Span(0, 4, "Lorn", "title"), ARTICLES[0])
    assert target["selector"] == [
        {"type": "TextQuoteSelector", "exact": "Lorn", "prefix": "", "suffix": " ferry to resume"}
    ]
