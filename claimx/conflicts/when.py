"""When it happened: dates against dates, a plan's date against the outcome's."""

from collections.abc import Mapping

from claimx.compare.times import compare_times
from claimx.conflicts.verdicts import SlotRule, Told
from claimx.model import Article, Claim, Time
from claimx.rules.lexicon import function_words


def value(claim: Claim) -> str | None:
    """The TIMEX3 value (with its modifier) of a dated claim; lengths of time and repeated times are no dates."""
    when = claim.when
    if when is None or when.timex.type not in {"DATE", "TIME"} or when.timex.value.endswith("_REF"):
        return None
    known = when.timex.value if not when.timex.mod else f"{when.timex.value} {when.timex.mod}"
    return known if "X" not in known else f"{known} {_bounds(when)}".strip()


def _bounds(when: Time) -> str:
    """A date that is not fully known is one value only with its bounds."""
    return f"[{when.earliest or '…'}, {when.latest or '…'}]" if when.earliest or when.latest else ""


def compare(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Told | None:
    """Plans give way to outcomes; of two compatible dates the narrower refines."""
    if a.when is None or b.when is None:
        return None
    verdict = compare_times(a.when, b.when)
    if {a.status, b.status} == {"planned", "actual"} and verdict.kind in {"conflicts", None}:
        plan, outcome = (a, b) if a.status == "planned" else (b, a)
        why = f": {verdict.why}" if verdict.kind else "; the texts leave open how far that is apart"
        return Told("supersedes", f"planned for {_words(plan)}, happened {_words(outcome)}{why}", plan, outcome)
    if verdict.kind == "conflicts" and _former(a) != _former(b):
        old, new = (a, b) if _former(a) else (b, a)
        return Told("supersedes", f"first planned for {_words(old)}, then for {_words(new)}", old, new)
    if verdict.kind is None:
        return None
    first, second = (b, a) if verdict.finer == "b" else (a, b)
    return Told(verdict.kind, verdict.why, first, second)


def _former(claim: Claim) -> bool:
    """True for a plan that is told as past ("was set to reopen on 1 May")."""
    told = claim.evidence.text.lower()
    return claim.status == "planned" and any(phrase in told for phrase in function_words("former plan"))


def _words(claim: Claim) -> str:
    return f"“{claim.when.span.text}”" if claim.when is not None else ""


RULE = SlotRule("when", value, compare)
