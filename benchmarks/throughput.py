"""Articles a second of one process, against stock spaCy's `nlp.pipe` over the same texts.

    python benchmarks/throughput.py [PATH...]

PATHs are what `claimx extract` takes (the seeds without any; a few hundred articles tell more). Both sides work through
the articles batch by batch in turn, after a warm-up, by processor time. Prints the ratio of the rates beside its floor,
what each of claimx's own steps costs of the stock pipeline's time, and exits 1 where the ratio is below.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy
from spacy.tokens import Doc

from claimx.collector import REST
from claimx.extract import claims_of
from claimx.model import Article
from claimx.nlp import model
from claimx.nlp.annotate import annotation_of
from claimx.nlp.docs import make_doc
from claimx.readers import read
from claimx.worker import CHARACTERS_A_BATCH, Task, batches

SEEDS = Path(__file__).parent.parent / "seeds"
FLOOR = 1.0
WARM_UP = 2


def seconds(work: Callable[[], object]) -> float:
    """The processor time of one call, which other programs on the machine don't change."""
    start = time.process_time()
    work()
    return time.process_time() - start


@REST
def steps(articles: Sequence[Article], cost: Counter[str]) -> None:
    """Adds what each step of claimx's pipeline takes over the articles, as in a run."""
    nlp = model.load()
    docs: list[Doc] = []
    cost["tokens"] += seconds(lambda: docs.extend(make_doc(nlp, a) for a in articles))
    for name, step in nlp.pipeline:
        made: list[Doc] = []
        run = step.pipe(docs, batch_size=len(docs)) if hasattr(step, "pipe") else (step(doc) for doc in docs)
        cost[name] += seconds(lambda: made.extend(run))  # noqa: B023 (called at once)
        docs = made
    cost["claims"] += seconds(lambda: [(annotation_of(doc), claims_of(doc)) for doc in docs])


def main() -> int:
    """Measures, prints, and returns 1 where the floor is broken."""
    paths = sys.argv[1:] or [str(SEEDS)]
    articles = [a for a in read(paths) if isinstance(a, Article)]
    cut = list(batches(articles, CHARACTERS_A_BATCH))
    stock, task = spacy.load(model.DEFAULT_MODEL), Task(model.DEFAULT_MODEL)
    for batch in cut[:WARM_UP]:
        task(batch), list(stock.pipe(a.text for a in batch))
    ours = bare = 0.0
    cost: Counter[str] = Counter()
    for batch in cut:
        texts = [a.text for a in batch]
        ours += seconds(lambda: task(batch))  # noqa: B023 (called at once)
        bare += seconds(lambda: list(stock.pipe(texts, batch_size=64)))  # noqa: B023
        steps(batch, cost)
    for name, share in cost.most_common():
        print(f"      {name:22} {share / bare:6.3f} of nlp.pipe")
    rate = bare / ours
    print(
        f"{'ok' if rate >= FLOOR else 'BELOW':5} {len(articles)} articles, rate against nlp.pipe {rate:.2f}, floor {FLOOR}"
    )
    return int(rate < FLOOR)


if __name__ == "__main__":
    sys.exit(main())
