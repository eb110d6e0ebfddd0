"""Lines that an outlet's articles share: zones in three of them, and never a sentence."""

import json
from pathlib import Path

import pytest

from claimx.model import Article
from claimx.readers import read

LEAD = "A ferry with {n} people on board sank off Porto Novo on Monday, the coast guard said in a statement."
LINE = "Tunnel to Norholm reopens after a year"


def found(folder: Path, *rows: dict[str, str]) -> list[Article]:
    lines = (json.dumps({"id": str(n)} | row) for n, row in enumerate(rows))
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return [a for a in read([str(folder)]) if isinstance(a, Article)]


def rows(line: str, *numbers: int, outlet: str = "Harbour Daily", above: bool = False) -> list[dict[str, str]]:
    leads = [LEAD.format(n=n) for n in numbers]
    return [{"outlet": outlet, "text": f"{line}\n\n{d}\n" if above else f"{d}\n\n{line}\n"} for d in leads]


def test_a_line_in_three_articles_of_an_outlet_is_a_zone(tmp_path: Path) -> None:
    for article in found(tmp_path, *rows(LINE, 10, 20, 30)):
        assert [article.text[z.start : z.end] for z in article.zones] == [LINE]
        assert [z.kind for z in article.zones] == ["shared"]


@pytest.mark.parametrize(
    "told",
    [
        rows(LINE, 10, 20),
        rows(LINE, 10, 20) + rows(LINE, 30, outlet="Norholm Post"),
        rows(LINE, 10, 10, 10),
        rows(LINE, 10, 20, 30, above=True),
        rows("The tunnel to Norholm had been closed since the fire of last year, in which two died.", 10, 20, 30),
    ],
    ids=["two articles", "two outlets", "copies", "above the first paragraph", "a sentence"],
)
def test_what_is_no_furniture_stays(tmp_path: Path, told: list[dict[str, str]]) -> None:
    assert [article.zones for article in found(tmp_path, *told)] == [()] * len(told)
