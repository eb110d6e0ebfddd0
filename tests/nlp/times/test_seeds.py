"""Every time expression of the seed articles, with and without their dates: checked by hand, kept in `seeds.jsonl`."""

import json
from datetime import date
from pathlib import Path

import pytest
from spacy.language import Language

from claimx.model import Article, Published
from claimx.nlp.docs import make_doc

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "seeds"
CASES = [json.loads(line) for line in (HERE / "seeds.jsonl").read_text(encoding="utf-8").splitlines()]


def iso(*days: date | None) -> list[str | None]:
    return [day.isoformat() if day else None for day in days]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['file'][:3]} {'dated' if c['published'] else 'undated'}")
def test_a_seed(nlp: Language, case: dict[str, list[str]]) -> None:
    published = Published(*map(date.fromisoformat, case["published"]), "sidecar") if case["published"] else None
    text = (SEEDS / str(case["file"])).read_text(encoding="utf-8")
    doc = nlp(make_doc(nlp, Article("a", text, "a", published=published)))
    assert iso(doc._.published.earliest, doc._.published.latest) == case["bounds"]
    assert [
        [t.span.start, t.span.text, t.timex.type, t.timex.value, t.timex.mod, *iso(t.earliest, t.latest)]
        for t in doc._.times
    ] == case["times"]
