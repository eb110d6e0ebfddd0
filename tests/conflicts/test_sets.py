"""Sets of reports of many kinds of news: every true contradiction is told, and nothing else is called one."""

from pathlib import Path

import pytest

from tests.alarms import Case, cases

SETS = cases(held=False)


@pytest.mark.parametrize("case", SETS, ids=[c.name for c in SETS])
def test_alarms(case: Case, tmp_path: Path) -> None:
    alarms = case.alarms(tmp_path)
    assert not [str(a) for a in alarms if not any(w.met(a) for w in case.wanted)]
    missed = [w for w in case.wanted if not any(w.met(a) for a in alarms)]
    assert bool(missed) == case.missed, missed
