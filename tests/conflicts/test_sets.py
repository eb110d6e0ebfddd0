"""Sets of reports of many kinds of news: every true contradiction is told, and nothing else is called one."""

from pathlib import Path

import pytest

from tests.alarms import Case, alarms, cases
from tests.reports import run

SETS = cases(held=False)


@pytest.mark.parametrize("case", SETS, ids=[c.name for c in SETS])
def test_alarms(case: Case, tmp_path: Path) -> None:
    told = case.alarms(tmp_path)
    assert not case.false(told)
    assert bool(case.untold(told)) == case.missed, case.untold(told)


COPIED = [c for c in SETS if c.wanted and not c.missed]


@pytest.mark.parametrize("case", COPIED, ids=[c.name for c in COPIED])
def test_copies_by_other_outlets_in_another_order_change_nothing(case: Case, tmp_path: Path) -> None:
    result = run(tmp_path, *reversed(case.reports * 2), titles=tuple(reversed(case.titles * 2)))
    told = list(alarms(result))
    assert not case.false(told)
    assert not case.untold(told)
    texts = {a.id: a.text for a in result.articles}
    for event in result.events:
        origin = {article: n for n, group in enumerate(event.origins) for article in group}
        assert all(origin[a] == origin[b] for a in origin for b in origin if texts[a] == texts[b])
