"""Whether it happened: done, planned, possible, denied."""

from collections.abc import Mapping

from claimx.conflicts.verdicts import SlotRule, Told
from claimx.model import Article, Claim

SURE = {"actual": 2, "planned": 1, "possible": 0}


def value(claim: Claim) -> str | None:
    """The status, with "not" where the claim denies it; only of clauses about an event that the lexicon knows."""
    if claim.nominal or not claim.main or claim.predicate.cls is None:
        return None
    return f"not {claim.status}" if claim.negated else claim.status


def compare(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Told | None:
    """A denial of what another asserts conflicts; a plan gives way to its outcome; what is certain refines what is possible."""
    if a.negated != b.negated:
        return _denied(a, b)
    first, second = sorted((a, b), key=lambda c: (SURE[c.status], c.id))
    if {a.status, b.status} == {"planned", "actual"}:
        return Told("supersedes", "told as planned and as done", first, second)
    if "possible" in {a.status, b.status}:
        return Told("refines", f"told as {second.status}, elsewhere only as possible", second, first)
    return None


def _denied(a: Claim, b: Claim) -> Told | None:
    if a.status != b.status:
        return None
    asserted, denied = (b, a) if a.negated else (a, b)
    return Told("conflicts", f"“{asserted.predicate.span.text}” is asserted here and denied there", asserted, denied)


RULE = SlotRule("status", value, compare)
