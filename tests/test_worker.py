import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from spacy.tokens import Doc

from claimx.extract import told_of
from claimx.model import Article, Skipped
from claimx.nlp.model import DEFAULT_MODEL
from claimx.pipeline import Options, extract
from claimx.readers import read
from claimx.worker import Task, Work, batches

TASK = Task(DEFAULT_MODEL)
SEEDS = Path(__file__).parents[1] / "seeds"


def article(id: str, text: str) -> Article:
    return Article(id, text, id)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    short = [article(f"{n}.txt", "The ferry sank on Monday. " * n) for n in (1, 2, 7)]
    return [*short, *(a for a in read([str(SEEDS)]) if isinstance(a, Article)), article("empty.txt", "")]


def test_an_article_gives_the_same_whatever_stands_beside_it(articles: Sequence[Article]) -> None:
    alone = [found for one in articles for found in TASK([one])]
    assert TASK(articles) == alone
    assert TASK(articles[::-1]) == alone[::-1]


def test_a_task_and_its_results_travel_between_processes(articles: Sequence[Article]) -> None:
    travelled = pickle.loads(pickle.dumps(TASK))
    found = travelled(articles[:1])
    assert pickle.loads(pickle.dumps(found)) == found == TASK(articles[:1])


def test_claims_are_left_out_where_nobody_wants_them() -> None:
    (found,) = Task(DEFAULT_MODEL, claims=False)([article("a.txt", "The ferry sank on Monday.")])
    assert isinstance(found, Work)
    assert found.annotation.times
    assert found.claims == ()


def test_chains_are_left_out_where_no_articles_are_compared(articles: Sequence[Article]) -> None:
    (told,), (alone,) = TASK(articles[-2:-1]), Task(DEFAULT_MODEL, chains=False)(articles[-2:-1])
    assert isinstance(told, Work)
    assert isinstance(alone, Work)
    assert told.chains
    assert alone.chains == ()
    assert alone.claims == told.claims


def test_a_fault_costs_its_article_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    real = told_of

    def faulty(doc: Doc) -> object:
        if "kraken" in doc.text:
            raise ZeroDivisionError("no such beast")
        return real(doc)

    monkeypatch.setattr(sys.modules["claimx.extract"], "told_of", faulty)
    texts = ["The ferry sank on Monday.", "A kraken sank the ferry.", "The port reopened on Friday."]
    first, second, third = TASK([article(f"{n}.txt", text) for n, text in enumerate(texts)])
    assert isinstance(first, Work)
    assert isinstance(third, Work)
    assert third.claims
    assert isinstance(second, Skipped)
    assert (second.id, second.stage) == ("1.txt", "fault")
    assert "ZeroDivisionError" in second.reason


@pytest.mark.parametrize(
    ("sizes", "most", "cut"),
    [
        ([], 10, []),
        ([4, 4, 4], 8, [[4, 4], [4]]),
        ([40, 1, 1], 8, [[40], [1, 1]]),
        ([1, 40, 1], 8, [[1], [40], [1]]),
        ([0, 0, 0], 8, [[0, 0, 0]]),
    ],
)
def test_batches_hold_about_so_many_characters(sizes: list[int], most: int, cut: list[list[int]]) -> None:
    made = batches([article(str(n), "x" * size) for n, size in enumerate(sizes)], most)
    assert [[len(a.text) for a in batch] for batch in made] == cut


def test_the_number_of_processes_changes_nothing() -> None:
    one, two = (extract(Options((str(SEEDS),), jobs=jobs)) for jobs in (1, 2))
    assert one == two
