"""Short reports of several outlets through the whole pipeline, and what is told between them."""

import json
from pathlib import Path

from claimx.model import Relation, Result
from claimx.pipeline import Options, extract

Report = tuple[str, str]


def run(folder: Path, *reports: Report, titles: tuple[str, ...] = (), outlets: tuple[str, ...] = ()) -> Result:
    """The result of reports given as (day of publication or "", text), each by an outlet of its own unless one is given."""
    lines = []
    for number, (published, text) in enumerate(reports):
        row = {"id": f"{number}", "outlet": f"Outlet {number}", "published": published or None, "text": text}
        row |= {"outlet": outlets[number]} if outlets else {}
        lines.append(json.dumps(row | ({"title": titles[number]} if titles else {})))
    path = folder / "reports.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return extract(Options(paths=(str(path),)))


def between(result: Result, slot: str) -> list[Relation]:
    """The verdicts on a slot between claims of different articles."""
    article = {c.id: c.article for c in result.claims}
    return [r for r in result.relations if r.slot == slot and article[r.a] != article[r.b]]


def within(result: Result, slot: str) -> list[Relation]:
    """The verdicts on a slot between claims of one article."""
    article = {c.id: c.article for c in result.claims}
    return [r for r in result.relations if r.slot == slot and article[r.a] == article[r.b]]
