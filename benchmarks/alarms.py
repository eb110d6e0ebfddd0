"""Which alarms claimx raises over the sets of reports that are held out, and which contradictions in them it tells."""

import tempfile
from pathlib import Path

from tests.alarms import cases


def score_sets(misses: list[str]) -> dict[str, float]:
    """Of the sets that no rule was made for: the share of alarms that are right, and of contradictions that are told."""
    told = right = wanted = found = 0
    for case in cases(held=True):
        with tempfile.TemporaryDirectory() as folder:
            alarms = case.alarms(Path(folder))
        false, untold = case.false(alarms), case.untold(alarms)
        told, right = told + len(alarms), right + len(alarms) - len(false)
        wanted, found = wanted + len(case.wanted), found + len(case.wanted) - len(untold)
        misses += [f"{case.name}: false: {alarm}" for alarm in false] + [f"{case.name}: missed: {w}" for w in untold]
    return {"alarms right": right / told, "alarms found": found / wanted}
