from dataclasses import replace
from pathlib import Path

import pytest

from claimx import spool
from claimx.errors import OutputError
from claimx.model import Article, Zone
from claimx.spool import Spool, ordered

ARTICLES = [
    Article(f"{n}.txt", f"Die Fähre “{n}” sank. " * n, "p", zones=(Zone(0, n, "teaser"),)) for n in range(1, 60)
]


@pytest.fixture(params=[1 << 24, 100], ids=["in memory", "on disk"])
def laid(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Spool[Article]:
    monkeypatch.setattr(spool, "IN_MEMORY", request.param)
    made: Spool[Article] = Spool(Article)
    for article in ARTICLES:
        made.append(article)
    return made


def test_what_is_laid_down_is_taken_up_again_in_any_order(laid: Spool[Article]) -> None:
    assert len(laid) == len(ARTICLES)
    assert list(laid) == ARTICLES
    assert [laid[n] for n in (7, 0, -1)] == [ARTICLES[n] for n in (7, 0, -1)]
    assert laid[5:50:9] == ARTICLES[5:50:9]
    with pytest.raises(IndexError):
        laid[len(ARTICLES)]


def test_records_come_in_the_order_of_their_keys(laid: Spool[Article]) -> None:
    keys = [n * 7 % 5 for n in range(len(ARTICLES))]
    wanted = [article for _, article in sorted(zip(keys, ARTICLES, strict=True), key=lambda it: it[0])]
    found = ordered(laid, keys)
    assert list(found) == wanted
    assert (len(found), found[3], found[-1], found[2:9]) == (len(wanted), wanted[3], wanted[-1], wanted[2:9])
    assert ordered(laid, sorted(keys)) is laid


def test_more_can_be_added_between_readings(laid: Spool[Article]) -> None:
    assert laid[3] == ARTICLES[3]
    more = replace(ARTICLES[0], id="more")
    laid.append(more)
    assert [*laid] == [*ARTICLES, more]


def test_a_full_disk_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no full device here")
    made: Spool[Article] = Spool(Article)
    with Path("/dev/full").open("r+b", buffering=0) as full:
        monkeypatch.setattr(made, "_file", full)
        with pytest.raises(OutputError, match="No space left on device; free some room, or set TMPDIR"):
            made.append(ARTICLES[0])
