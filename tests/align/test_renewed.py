"""Groups after a change are those of a run over all, whatever has come, gone or changed."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.align import clusters, renewed
from claimx.align.clusters import Groups
from claimx.align.part import Part, laid
from claimx.align.renewed import Former, Renewed
from claimx.engines.serial import Serial
from claimx.engines.shelf import Memory
from claimx.model import Claim
from tests.align.reports import Report, article, claim

TOWNS = ((35.0, 40.0), (36.3, 43.1), (12.4, -1.5))
KINDS = (("closed", "CLOSE", "bridge", None), ("killed", "KILL", "fighter", "killed"))
# Of an article: its number, and how it is told (0: not at all).
RUNS = st.lists(st.dictionaries(st.integers(0, 11), st.integers(0, 3), min_size=3), min_size=2, max_size=4)
Told = dict[str, list[Claim]]


@pytest.fixture(autouse=True, scope="module")
def small_blocks() -> "pytest.MonkeyPatch":
    """Blocks of which large ones are small, and no run so different that all is compared anew."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (clusters, renewed):
            patch.setattr(module, "BLOCK", 5)
            patch.setattr(module, "WINDOW", 2)
        patch.setattr(renewed, "MOST_NEW", 1.0)
        yield patch


def claims_of(number: int, way: int) -> list[Claim]:
    """Three claims of one article; another way of telling has other numbers, days and towns."""
    told = []
    for n in range(3 * bool(way)):
        verb, cls, head, role = KINDS[(number + n) % 2]
        report = Report(verb, cls, what=f"the {head}", head=head, number=n + way, role=role)
        day = f"2021-05-{1 + (number + way) % 4:02}" if n else None
        report = replace(report, things=(f"place:{number % 3}",), town=TOWNS[(number + way) % 3], sentence=n + 1)
        report = report.but(article=f"{number:02}.txt", days=(day, day) if day else None)
        told.append(replace(claim(report, n), id=f"{number * 3 + n * 31:04}"))
    return told


def parts(told: Told) -> tuple[Memory, list[Part]]:
    shelf, ids = Memory(), sorted(told)
    made = []
    for first in range(0, len(ids), 4):
        some = {id: article(id, "2021-05-04") for id in ids[first : first + 4]}
        names = {id: Counter({f"place:{int(id[:2]) % 3}": 1, f"person:{int(id[:2]) % 4}": 2}) for id in some}
        made.append(laid(shelf, f"parts/{first}", [c for id in some for c in told[id]], some, names))
    return shelf, made


def after(run: dict[int, int], former: Former | None) -> tuple[Renewed, Groups]:
    """The groups of a run by way of a former one, and without."""
    told = {f"{number:02}.txt": claims_of(number, way) for number, way in run.items()}
    stamps = {f"{number:02}.txt": str(way) for number, way in run.items()}
    return renewed.renewed(Serial(), *parts(told), stamps, former), clusters.clusters(Serial(), *parts(told))


@given(RUNS)
@settings(deadline=None, max_examples=60)
def test_groups_after_changes_are_those_of_a_run_over_all(runs: list[dict[int, int]]) -> None:
    former = None
    for run in runs:
        found, whole = after(run, former)
        for name in ("event", "core", "sure"):
            assert getattr(found.groups, name).tolist() == getattr(whole, name).tolist()
        assert found.groups.copies.groups() == whole.copies.groups()
        former = found.former


def test_what_nothing_touches_stays() -> None:
    first, _ = after(dict.fromkeys(range(12), 1), None)
    assert not first.stay.any()
    again, _ = after(dict.fromkeys(range(12), 1), first.former)
    assert again.stay.all()


def test_what_has_lost_a_claim_does_not_stay() -> None:
    first, _ = after(dict.fromkeys(range(12), 1), None)
    event = first.groups.event.tolist()
    shared = next(e for e in event if event.count(e) > 1)
    rows = [row for row, e in enumerate(event) if e == shared]
    gone = int(first.made.articles[first.former.article[rows[0]]][:2])
    again, _ = after({n: 1 for n in range(12) if n != gone}, first.former)
    left = [first.made.ids[row] for row in rows if int(first.made.articles[first.former.article[row]][:2]) != gone]
    stays = dict(zip(again.made.ids.tolist(), again.stay.tolist(), strict=True))
    assert not any(stays[id] for id in left)
