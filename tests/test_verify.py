"""Spans against their articles: texts in the output, in files, in rows, in titles; and what is no output."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from claimx.errors import InputError
from claimx.model import Article, Result
from claimx.verify import Broken, Checked, verify
from claimx.views import json as view
from claimx.views import jsonl, records
from tests.views.sample import ARTICLES, DIFF, PLAN, RESULT, TEXTS
from tests.views.test_schema import FOUND

TITLE = ARTICLES[0]


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder with the sample's articles, beside which outputs are checked."""
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    for name, text in TEXTS.items():
        Path("news", name).write_text(text, encoding="utf-8")
    return Path("news")


def check(*pieces: str) -> Checked:
    Path("out.json").write_text("".join(pieces), encoding="utf-8")
    return verify("out.json")


OUTPUTS: dict[str, Callable[[bool], list[str]]] = {
    "extract": lambda with_text: [view.render(RESULT, with_text)],
    "extract-jsonl": lambda with_text: list(jsonl.claims(RESULT, with_text)),
    "diff": lambda with_text: [view.diff(DIFF, with_text)],
}


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_sound_output_with_its_texts(output: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = check(*OUTPUTS[output](True))
    assert (found.broken, found.unread) == ([], [])
    assert found.spans > 20
    assert found.articles == (2 if output == "diff" else 3)


@pytest.mark.parametrize("output", OUTPUTS)
def test_texts_are_read_again_where_the_output_has_none(output: str, news: Path) -> None:
    assert check(*OUTPUTS[output](False)) == check(*OUTPUTS[output](True))
    (news / "a.txt").write_text("“" + TEXTS["a.txt"], encoding="utf-8")
    broken = check(*OUTPUTS[output](False)).broken
    assert Broken(PLAN.id, "predicate", "resume", " resum") in broken
    assert {it.id.split(":")[0] for it in broken} == {"a.txt"}


@pytest.mark.parametrize("output", OUTPUTS)
def test_an_article_that_is_gone_is_named_and_the_others_are_checked(output: str, news: Path) -> None:
    whole = check(*OUTPUTS[output](False))
    (news / "a.txt").unlink()
    found = check(*OUTPUTS[output](False))
    assert found.unread == ["a.txt: news/a.txt: no such file or folder"]
    assert found.broken == []
    assert 0 < found.spans < whole.spans


def spoiled(change: Callable[[dict[str, Any]], object]) -> list[Broken]:
    record = records.result(RESULT, with_text=True)
    change(record["claims"][0])
    return check(json.dumps(record)).broken


@pytest.mark.parametrize(
    ("change", "slot", "expected", "found"),
    [
        (lambda c: c["predicate"].update(start=19), "predicate", "resume", " resume"),
        (lambda c: c["predicate"].update(end=25), "predicate", "resume", "resum"),
        (lambda c: c["predicate"].update(text="Resume"), "predicate", "Resume", "resume"),
        (lambda c: c["what"].update(start=-14), "what", "The Lorn ferry", ""),
        (lambda c: c["when"].update(start=35, end=30), "when", "4 May", ""),
        (lambda c: c["where"][0].update(end=4000), "where", "Lorn", ""),
        (lambda c: c["said_by"][0].update(start=36), "said_by", "the harbour master", " the harbour master"),
        (lambda c: c["where"][0].update({"in": "title"}), "where", "Lorn", " fer"),
    ],
)
def test_a_broken_span(
    change: Callable[[dict[str, Any]], object], slot: str, expected: str, found: str, news: Path
) -> None:
    assert spoiled(change) == [Broken(PLAN.id, slot, expected, found)]


def test_spans_in_a_title_are_held_against_the_title(news: Path) -> None:
    assert spoiled(lambda c: c["where"][0].update({"in": "title", "start": 0, "end": 4})) == []


def test_annotations_with_mentions_attributions_and_the_day_of_publication(news: Path) -> None:
    record = records.annotation(FOUND)
    found = check(view.dumps(record))
    assert (found.articles, found.unread) == (1, [])
    # The sample's title does not begin with "Lorn"; its day rests on "Tuesday".
    assert {(it.id, it.slot, it.expected) for it in found.broken} == {
        ("b.txt", "place", "Lorn"),
        ("b.txt", "content", "Lorn"),
    }
    record["article"]["published"]["evidence"][0]["start"] -= 1
    record["attributions"][1]["source"]["end"] += 1
    slots = [it.slot for it in check(view.dumps(record)).broken]
    assert sorted(slots) == ["content", "place", "published", "source"]


def in_rows(*articles: Article) -> Result:
    return replace(RESULT, articles=tuple(replace(a, path="news/rows.jsonl") for a in articles))


def test_rows_are_found_by_their_ids(news: Path) -> None:
    rows = [json.dumps({"id": article.id, "text": article.text}) for article in ARTICLES]
    (news / "rows.jsonl").write_text("\n".join(reversed(rows)))
    sound = check(view.render(in_rows(*ARTICLES)))
    assert (sound.broken, sound.unread, sound.articles) == ([], [], 3)
    (news / "rows.jsonl").write_text("\n".join(rows[1:]))
    assert check(view.render(in_rows(*ARTICLES))).unread == ["a.txt: news/rows.jsonl: no such article in it any more"]


def test_a_repeated_id_has_lost_its_mark_in_its_own_file(news: Path) -> None:
    """`extract` told two files' rows "7" apart as "7" and "7#2"; in its own file the second is "7"."""
    (news / "rows.jsonl").write_text(json.dumps({"id": "7", "text": TEXTS["a.txt"]}))
    claim = replace(PLAN, article="7#2")
    article = replace(ARTICLES[0], id="7#2", path="news/rows.jsonl")
    found = check(view.render(replace(RESULT, articles=(article,), claims=(claim,))))
    assert (found.broken, found.unread, found.articles) == ([], [], 1)


def test_the_input_format_of_the_run_is_kept(news: Path) -> None:
    (news / "a.txt").rename(news / "a.data")
    moved = replace(RESULT, articles=(replace(ARTICLES[0], path="news/a.data"),), claims=(PLAN,))
    run = replace(RESULT.run, options={"input_format": "text"})
    found = check(view.render(replace(moved, run=run)))
    assert (found.broken, found.unread) == ([], [])


def test_what_came_from_standard_input_cannot_be_read_again(news: Path) -> None:
    piped = replace(RESULT, articles=(replace(ARTICLES[0], path="-"),), claims=(PLAN,))
    assert check(view.render(piped)).unread == ["a.txt: it came from standard input; write the output with --with-text"]
    assert check(view.render(piped, with_text=True)).unread == []


def test_an_output_on_standard_input(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(view.render(RESULT).encode())))
    assert verify("-").articles == 3


@pytest.mark.parametrize(
    "text",
    ["", "\n", "[]", "[1]", "7", "{}", "{", "{}\n{", "not json", '{"claims": []}', '{"article": 1}', '{"a": 1, "b": 2}',
     '{"articles": [{"id": 1}], "claims": [{}]}', "\ud800", "[" * 100_000,
     view.render(RESULT).replace('"start": 20', '"start": "20"')],
)  # fmt: skip
def test_what_is_no_output_of_claimx(text: str, news: Path) -> None:
    Path("out.json").write_text(text, encoding="utf-8", errors="surrogatepass")
    with pytest.raises(InputError, match="no output of claimx"):
        verify("out.json")


def test_a_file_that_is_not_there(news: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.json: can't be read \(No such file or directory\)"):
        verify("gone.json")
