"""Reading pages: what is found in the fixture pages against what a reader sees, and the time against trafilatura alone.

    python benchmarks/reading.py

Prints the token F1 of each page's body, also of its crudely stripped text with the zones taken out, how many days and
outlets are right, and how long claimx takes beside trafilatura's own extraction with metadata, as a ratio measured in
turns. Exits with 1 where a figure is below its floor.
"""

import csv
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import trafilatura

from claimx.model import Article
from claimx.readers import read
from claimx.readers.encodings import decode_page
from claimx.readers.markup import text_of
from claimx.readers.pages import draft_of_page
from claimx.readers.zones import zones

PAGES = Path(__file__).parent.parent / "fixtures" / "pages"
FLOORS = {"body F1": 0.95, "stripped F1": 0.80, "days": 1.0, "outlets": 1.0}
SLOWER = 1.10
ROUNDS = 15


def f1(found: str, gold: str) -> float:
    """F1 over the words of two texts."""
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (found, gold))
    return 2 * (a & b).total() / (a.total() + b.total())


def stripped(page: str) -> str:
    """The page's text by crude stripping, without what the zones call no article."""
    text = text_of(page)
    for zone in reversed(zones(text)):
        text = text[: zone.start] + text[zone.end :]
    return text


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def slower(pages: list[str]) -> float:
    """How many times longer claimx takes for the pages than trafilatura alone: the median of ratios measured in turns."""

    def alone() -> None:
        for page in pages:
            trafilatura.bare_extraction(
                page, favor_precision=True, include_comments=False, include_tables=False, with_metadata=True
            )

    def ours() -> None:
        for page in pages:
            draft_of_page(page)

    alone(), ours()
    return sorted(seconds(ours) / seconds(alone) for _ in range(ROUNDS))[ROUNDS // 2]


def main() -> bool:
    """Prints every figure; True where all hold."""
    rows = list(csv.DictReader((PAGES / "pages.csv").open(encoding="utf-8", newline="")))
    found = {a.id: a for a in read([str(PAGES / row["page"]) for row in rows]) if isinstance(a, Article)}
    pages = {row["page"]: decode_page((PAGES / row["page"]).read_bytes()) for row in rows}
    told: dict[str, list[float]] = {name: [] for name in FLOORS}
    for row in rows:
        gold = (PAGES / row["page"]).with_suffix(".txt").read_text(encoding="utf-8")
        article = found[row["page"]]
        day = str(article.published.earliest) if article.published else ""
        told["body F1"].append(f1(article.text, gold))
        told["stripped F1"].append(f1(stripped(pages[row["page"]]), gold))
        told["days"].append(day == row["published"])
        told["outlets"].append(article.outlet == row["outlet"])
        print(f"{row['page']:18} body {told['body F1'][-1]:.3f}  stripped {told['stripped F1'][-1]:.3f}  {day}")
    means = {name: sum(values) / len(values) for name, values in told.items()}
    for name, mean in means.items():
        print(f"{'ok   ' if mean >= FLOORS[name] else 'BELOW'} {name:12} {mean:.3f}  floor {FLOORS[name]}")
    ratio = slower([page for name, page in pages.items() if name != "oldcms.html"])
    print(f"{'ok   ' if ratio <= SLOWER else 'ABOVE'} time against trafilatura's own {ratio:.3f}  ceiling {SLOWER}")
    return all(mean >= FLOORS[name] for name, mean in means.items()) and ratio <= SLOWER


if __name__ == "__main__":
    sys.exit(not main())
