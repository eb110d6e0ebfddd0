"""Happenings and verdicts over parts are those of a run in one piece, however the claims are cut and whoever works."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from claimx.align import group, pairing, redated
from claimx.align.origins import Copies
from claimx.conflicts import judge
from claimx.engines import Engine
from claimx.engines.processes import Processes
from claimx.engines.serial import Serial
from claimx.engines.shelf import Folder, Memory, Shelf
from claimx.model import Article, Claim, Event, Evidence, Relation
from claimx.parts import resolve
from claimx.parts.told import articles_of, claims_of, lay, slim
from tests.align.reports import Report, article, claim

TOWNS = ((35.0, 40.0), (36.3, 43.1), (12.4, -1.5))
LAST = "2021-05-12"


def reports() -> list[Claim]:
    """Sixty reports of a few happenings, from thirty articles of two outlets, every third of which tells no date."""
    told = []
    for n in range(60):
        kind = ("closed", "CLOSE", "bridge") if n % 2 else ("killed", "KILL", "fighter")
        role = None if n % 2 else "killed"
        day = f"2021-05-{1 + n % 9:02}" if n % 3 else None
        report = Report(
            kind[0], kind[1], what=f"the {kind[2]}", head=kind[2], number=n % 4 + 1, things=(f"place:{n % 3}",)
        )
        report = report.but(article=f"{n % 30:02}.txt", town=TOWNS[n % 3], days=(day, day) if day else None, role=role)
        told.append(claim(report, n * 7919 % 60))
    return told


def articles() -> dict[str, Article]:
    words = " ".join(f"word{n}" for n in range(120))
    found = {f"{n:02}.txt": article(f"{n:02}.txt", None if n % 3 == 0 else LAST) for n in range(30)}
    return found | {id: replace(found[id], text=words) for id in ("03.txt", "17.txt")}


def in_one_piece() -> tuple[list[tuple[Event, tuple[Relation, ...]]], dict[str, Article]]:
    claims, known = reports(), articles()
    names = {id: Counter({"place:1": 1, f"place:{n % 4}": 2}) for n, id in enumerate(known)}
    events = group(claims, known, names)
    found, claims_then = redated(known, claims, events)
    by_id = {c.id: c for c in claims_then}
    return [judge(event, by_id, found) for event in events], found


@pytest.fixture(params=["memory", "folder"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Engine, Shelf]:
    return (Serial(), Memory()) if request.param == "memory" else (Processes(2), Folder(str(tmp_path)))


def test_parts_give_what_one_piece_gives(place: tuple[Engine, Shelf], monkeypatch: pytest.MonkeyPatch) -> None:
    for where, size in ((pairing, "ENTRIES_A_TASK"), (pairing, "PAIRS_A_TASK"), (resolve, "CLAIMS_A_TASK")):
        monkeypatch.setattr(where, size, 20)
    (engine, shelf), known = place, articles()
    names = {id: Counter({"place:1": 1, f"place:{n % 4}": 2}) for n, id in enumerate(known)}
    parts = []
    for n in range(3):
        own = {id: it for id, it in known.items() if int(id[:2]) % 3 == n}
        told = [c for c in reports() if c.article in own]
        parts.append(lay(shelf, f"parts/{n}", told, own, {id: names[id] for id in own}))
    found = resolve.resolved(engine, shelf, parts)
    wanted, dated = in_one_piece()
    assert [(it.event, it.relations) for it in found.judged(shelf)] == wanted
    assert {id: it.published for id, it in found.changed.items()} == {
        id: it.published for id, it in dated.items() if it.published != known[id].published
    }
    assert found.copies == Copies.of(known).groups() == (("03.txt", "17.txt"),)
    assert any(len(event.claims) > 2 for event, _ in wanted)
    assert any(relations for _, relations in wanted)


def test_a_part_keeps_its_claims_and_what_verdicts_ask_of_its_articles() -> None:
    shelf, told = Memory(), [replace(c, evidence=Evidence(0, 6, c.text)) for c in reports()[:2]]
    known = {c.article: article(c.article, text="Bridge closed\n\nIt closed.") for c in told}
    lay(shelf, "a", told, known, {})
    assert claims_of(shelf, "a") == told
    assert articles_of(shelf, "a") == [slim(known[id]) for id in sorted(known)]


def test_an_article_is_kept_up_to_the_end_of_its_title() -> None:
    whole = replace(article("a", text="By A. Writer\nBridge closed\n\nIt closed."), title="Bridge closed")
    assert slim(whole).text == "By A. Writer\nBridge closed"
    assert slim(replace(whole, title="Another")).text == ""
    assert slim(replace(whole, title_outside=True)).text == ""
