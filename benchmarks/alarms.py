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
        good = [a for a in alarms if any(w.met(a) for w in case.wanted)]
        met = [w for w in case.wanted if any(w.met(a) for a in alarms)]
        told, right, wanted, found = told + len(alarms), right + len(good), wanted + len(case.wanted), found + len(met)
        misses += [f"{case.name}: false: {a}" for a in alarms if a not in good]
        misses += [f"{case.name}: missed: {w}" for w in case.wanted if w not in met]
    return {"alarms right": right / told, "alarms found": found / wanted}
