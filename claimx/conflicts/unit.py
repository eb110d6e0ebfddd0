"""Two measures of one thing in one claim that don't fit ("400 km (350 miles)")."""

from itertools import combinations

from claimx.compare.quantities import unit_conflict
from claimx.conflicts.verdicts import Told
from claimx.model import Claim


def of_claim(claim: Claim) -> Told | None:
    """The claim's conflict with itself, None where its measures fit."""
    measured = [q for q in claim.quantities if q.measure is not None]
    for a, b in combinations(measured, 2):
        verdict = unit_conflict(a, b)
        if a.measure == b.measure and verdict.kind == "conflicts":
            return Told("conflicts", verdict.why, claim, claim)
    return None
