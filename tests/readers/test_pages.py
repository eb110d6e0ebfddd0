"""Twenty pages of as many layouts: body, outlet, address, day and where that stands, against what a reader sees."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from claimx.model import Article
from claimx.readers import read

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
ROWS = list(csv.DictReader((PAGES / "pages.csv").open(encoding="utf-8", newline="")))


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {a.id: a for a in read([str(PAGES / row["page"]) for row in ROWS]) if isinstance(a, Article)}


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def f1(found: str, gold: str) -> float:
    a, b = words(found), words(gold)
    shared = sum((a & b).values())
    return 2 * shared / (sum(a.values()) + sum(b.values()))


def gold(page: str) -> str:
    return (PAGES / page).with_suffix(".txt").read_text(encoding="utf-8")


def test_there_are_twenty_pages() -> None:
    assert len(ROWS) == len({row["page"] for row in ROWS}) == len(list(PAGES.glob("*.html"))) == 20


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["page"])
def test_what_a_page_tells_of_itself(row: dict[str, str], articles: dict[str, Article]) -> None:
    found = articles[row["page"]]
    day = found.published.earliest.isoformat() if found.published and found.published.earliest else ""
    assert (day, found.published.source if found.published else "") == (row["published"], row["from"])
    assert (found.outlet, found.url, found.title) == (row["outlet"], row["url"], row["title"])


def test_the_bodies(articles: dict[str, Article]) -> None:
    scores = {row["page"]: f1(articles[row["page"]].text, gold(row["page"])) for row in ROWS}
    assert sum(scores.values()) / len(scores) >= 0.95, scores
    assert min(scores.values()) >= 0.85, scores
