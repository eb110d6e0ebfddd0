"""Extraction's share of time: claims out of annotated documents, against stock spaCy's `nlp.pipe` over the same texts.

    python benchmarks/extraction.py [PATH]

PATH is what `claimx extract` takes (the seeds without it). Prints the ratio beside its ceiling, exits 1 where it is above.
"""

import statistics
import sys

import spacy
from throughput import SEEDS, seconds

from claimx.collector import REST
from claimx.extract import claims_of
from claimx.model import Article
from claimx.nlp import model
from claimx.nlp.annotate import annotated
from claimx.readers import ReadOptions, read

CEILING = 0.08
RUNS = 5


def main() -> int:
    """Measures, prints, and returns 1 where the ceiling is broken."""
    path = sys.argv[1] if len(sys.argv) > 1 else str(SEEDS)
    articles = [a for a in read((path,), ReadOptions(), lambda line: None) if isinstance(a, Article)]
    ours, stock = model.load(), spacy.load(model.DEFAULT_MODEL)
    docs = [annotated(ours, article) for article in articles]
    texts = [article.text for article in articles]
    with REST:  # as in a run
        claims = statistics.median(seconds(lambda: [claims_of(doc) for doc in docs]) for _ in range(RUNS))
    bare = statistics.median(seconds(lambda: list(stock.pipe(texts))) for _ in range(RUNS))
    print(
        f"{'ok' if claims <= CEILING * bare else 'OVER'}  extraction / nlp.pipe  {claims / bare:.3f}  ceiling {CEILING}"
    )
    return int(claims > CEILING * bare)


if __name__ == "__main__":
    sys.exit(main())
