"""What runs over many articles hold in memory, and that streaming them changes nothing that is told."""

import gc
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from claimx.cli.main import run
from claimx.model import Annotation, Article, Result, Skipped
from claimx.pipeline import Options, annotate, each, extract
from claimx.worker import CHARACTERS_A_BATCH, Task, Work

FERRY = "The ferry sank off Odesa on Monday, killing 12 people, the coast guard said."
TOLL = "The coast guard said on Tuesday that 17 people were killed when the ferry sank off Odesa on Monday."
ROWS, LENGTH = 600, 1000


def rows(folder: Path, *texts: str) -> str:
    path = folder / "news.jsonl"
    lines = (json.dumps({"id": f"{n:04}", "outlet": "A Post", "text": text}) for n, text in enumerate(texts))
    path.write_text("\n".join(lines), encoding="utf-8")
    return str(path)


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that finds nothing, at once."""

    def found(self: Task, articles: Sequence[Article]) -> list[Work]:
        return [Work(Annotation(article), ()) for article in articles]

    monkeypatch.setattr(Task, "__call__", found)


def alive() -> int:
    gc.collect()
    return sum(isinstance(it, Article) for it in gc.get_objects())


@pytest.mark.parametrize("verb", [annotate, each])
def test_no_more_articles_are_held_than_a_batch(verb: object, tmp_path: Path, unread: None) -> None:
    path = rows(tmp_path, *(f"{n} ".ljust(LENGTH, "x") for n in range(ROWS)))
    before, most, count = alive(), 0, 0
    for count, _ in enumerate(verb(Options((path,), jobs=1)), 1):  # type: ignore[operator]
        if count % 100 == 0:
            most = max(most, alive() - before)
    assert count == ROWS
    assert most <= 2 * CHARACTERS_A_BATCH // LENGTH


def test_each_article_alone_tells_what_a_run_without_events_tells(tmp_path: Path) -> None:
    options = Options((rows(tmp_path, FERRY, TOLL), str(tmp_path / "none.txt")), events=False)
    alone, whole = list(each(options)), extract(options)
    results = [it for it in alone if isinstance(it, Result)]
    assert [it for it in alone if isinstance(it, Skipped)] == list(whole.skipped)
    assert tuple(c for it in results for c in it.claims) == whole.claims
    assert tuple(a for it in results for a in it.articles) == whole.articles
    assert {e.id for it in results for e in it.entities} == {e.id for e in whole.entities}
    assert whole.events == whole.relations == whole.copies == ()
    assert {c.what.entity for c in whole.claims if c.what} - {None} <= {e.id for e in whole.entities}


@pytest.mark.parametrize("what", ["claims", "articles", "mentions"])
@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_is_streamed_is_what_is_written_at_once(
    what: str, form: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path, html = rows(tmp_path, FERRY, TOLL), str(tmp_path / "report.html")
    asked = ["extract", path, "--no-events", "--format", form, "--what", what]
    assert run(asked) == 0
    streamed = capfd.readouterr()
    assert run([*asked, "--html", html]) == 0
    assert streamed.out == capfd.readouterr().out
    assert "2 articles, " in streamed.err
