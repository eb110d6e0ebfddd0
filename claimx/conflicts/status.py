"""Whether it happened: done, planned, possible, denied."""

from collections.abc import Mapping

from claimx.conflicts import count
from claimx.conflicts.cues import has_cue
from claimx.conflicts.ground import Ground
from claimx.conflicts.verdicts import SlotRule, Told, quoted
from claimx.conflicts.voices import two_voices
from claimx.model import Article, Claim

SURE = {"actual": 2, "planned": 1, "possible": 0}


def value(claim: Claim) -> str | None:
    """The status, with "not" where the claim denies it; only of clauses about an event that the lexicon knows.

    A denial counts wherever it stands ("they denied shooting it down"), else only what the article tells mainly.
    """
    if claim.nominal or not (claim.main or claim.negated) or claim.predicate.cls is None:
        return None
    return f"not {claim.status}" if claim.negated else claim.status


def compare(a: Claim, b: Claim, known: Ground, articles: Mapping[str, Article]) -> Told | None:
    """A denial of what another asserts conflicts; a plan gives way to its outcome; what is certain refines what is possible."""
    if not is_open(a, b) or known.beside():
        return None
    if a.negated != b.negated:
        return _denied(a, b, known)
    first, second = sorted((a, b), key=lambda c: (SURE[c.status], c.id))
    told = f"{quoted(first)} is told as {first.status}, {quoted(second)} as {_done(second)}"
    if {a.status, b.status} == {"planned", "actual"}:
        return Told("supersedes", told, first, second)
    if "possible" in {a.status, b.status}:
        return Told("refines", told, second, first)
    return None


def _done(claim: Claim) -> str:
    if claim.status != "actual":
        return claim.status
    return "not done" if claim.negated else "done"


def _denied(a: Claim, b: Claim, known: Ground) -> Told | None:
    """An assertion and a denial, or a plan and its failure; "not yet" gives way to "done"."""
    asserted, denied = (b, a) if a.negated else (a, b)
    if asserted.status == "planned" and denied.status == "actual":
        return Told(
            "supersedes",
            f"{quoted(asserted)} was planned, {quoted(denied)} denies that it came about",
            asserted,
            denied,
        )
    if asserted.status == "actual" and denied.status == "planned" and known.holds("status"):
        return Told(
            "supersedes", f"{quoted(denied)} was ruled out, {quoted(asserted)} tells it as done", denied, asserted
        )
    if a.status != b.status or not (known.holds("status") and len(known.ties) > 1) or count.value(a) != count.value(b):
        return None
    if has_cue(denied.evidence.text, "not yet"):
        return Told("supersedes", f"{quoted(denied)} held for the moment, then {quoted(asserted)}", denied, asserted)
    if not two_voices(a, b):
        return None
    return Told("conflicts", f"{quoted(asserted)} is asserted, {quoted(denied)} is denied", asserted, denied)


def is_open(a: Claim, b: Claim) -> bool:
    """True where both speak of one kind of event with one doer or one thing; a denial needs more than a like noun."""
    if a.predicate.cls != b.predicate.cls and a.predicate.lemma != b.predicate.lemma:
        return False
    return any(
        one is not None and other is not None and (bool(set(one.refs) & set(other.refs)) or one.head == other.head)
        for one, other in ((a.who, b.who), (a.what, b.what))
    )


RULE = SlotRule("status", value, is_open, compare)
