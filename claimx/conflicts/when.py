"""When it happened: dates against dates, a plan's date against the outcome's."""

from collections.abc import Mapping
from datetime import timedelta

from claimx.compare import leeway
from claimx.compare.times import compare_times
from claimx.compare.words import day_name
from claimx.conflicts.count import clash
from claimx.conflicts.cues import has_cue
from claimx.conflicts.ground import Ground, tells_toll
from claimx.conflicts.verdicts import SlotRule, Told
from claimx.conflicts.voices import two_voices
from claimx.model import Article, Claim, Time
from claimx.rules.lexicon import function_words

WEEK, PLAN_SLIP = timedelta(days=7), timedelta(days=leeway.PLAN_SLIP)


def value(claim: Claim) -> str | None:
    """The TIMEX3 value (with its modifier) of a dated claim; lengths of time without bounds and repeated times are no dates."""
    when = claim.when
    if when is None or not _is_dated(when) or tells_toll(claim):
        return None
    known = when.timex.value if not when.timex.mod else f"{when.timex.value} {when.timex.mod}"
    return known if "X" not in known and when.timex.type != "DURATION" else f"{known} {_bounds(when)}".strip()


def _is_dated(when: Time) -> bool:
    if when.timex.type == "DURATION":
        return when.earliest is not None or when.latest is not None
    return when.timex.type != "SET" and not when.timex.value.endswith("_REF")


def _bounds(when: Time) -> str:
    """A date that is not fully known is one value only with its bounds."""
    return f"[{when.earliest or '…'}, {when.latest or '…'}]" if when.earliest or when.latest else ""


def is_open(a: Claim, b: Claim) -> bool:
    """True where both are dated."""
    return a.when is not None and b.when is not None


def compare(a: Claim, b: Claim, known: Ground, articles: Mapping[str, Article]) -> Told | None:
    """Plans give way to outcomes; of two compatible dates the narrower refines.

    Two days conflict only where a name, a doer or a passage ties the two: two leads alone may tell of two happenings.
    """
    if a.when is None or b.when is None:
        return None
    if known.beside("when"):
        return None
    verdict = compare_times(a.when, b.when)
    if {a.status, b.status} == {"planned", "actual"} and verdict.kind in {"conflicts", None}:
        return _outcome(a, b, verdict.why if verdict.kind else "the texts leave open how far that is apart")
    if verdict.kind == "conflicts":
        return _clash(a, b, verdict.why) if known.holds("when") and known.ties != {"news"} else None
    if verdict.kind is None:
        return None
    first, second = (b, a) if verdict.finer == "b" else (a, b)
    return Told(verdict.kind, verdict.why, first, second)


def _outcome(a: Claim, b: Claim, how: str) -> Told | None:
    """A plan's day gives way to the outcome's, unless that lies so far off that it is another's."""
    plan, outcome = (a, b) if a.status == "planned" else (b, a)
    if _gap(plan.when, outcome.when) > PLAN_SLIP:
        return None
    became = "did not happen" if outcome.negated else "happened"
    return Told("supersedes", f"planned for {_words(plan)}, {became} {_words(outcome)}: {how}", plan, outcome)


def _gap(a: Time | None, b: Time | None) -> timedelta:
    """How far apart two times lie; none where a side is open."""
    pairs = [(x.earliest, y.latest) for x, y in ((a, b), (b, a)) if x is not None and y is not None]
    return max((first - last for first, last in pairs if first and last), default=timedelta())


def _clash(a: Claim, b: Claim, why: str) -> Told | None:
    """Two days: the older plan gives way; two days of two counts are two happenings; one voice knows of both."""
    older = (_former(a), _moved(b)), (_former(b), _moved(a))
    if older[0] != older[1]:
        old, new = (a, b) if older[0] > older[1] else (b, a)
        return Told("supersedes", f"first planned for {_words(old)}, then for {_words(new)}", old, new)
    if _names_an_edition(a) or _names_an_edition(b):
        return None
    if clash(a, b) or a.status != b.status or _a_week_apart(a, b) or (_floats(a) and _floats(b)):
        return None
    return Told("conflicts", why, a, b) if two_voices(a, b) else None


def _floats(claim: Claim) -> bool:
    """True for a weekday of an unknown week: two of them may be of any two weeks."""
    return claim.when is not None and claim.when.timex.value.startswith("XXXX-WXX")


def _a_week_apart(a: Claim, b: Claim) -> bool:
    """True where a weekday's name may mean the other's day: "Friday" in a paper of that day, or of an unknown week."""
    if a.when is None or b.when is None or a.when.earliest is None or b.when.earliest is None:
        return False
    weekday = day_name(a.when.earliest.isoweekday())
    named = any(weekday.casefold() in c.when.span.text.casefold() for c in (a, b) if c.when is not None)
    return named and abs(a.when.earliest - b.when.earliest) == WEEK


def _former(claim: Claim) -> bool:
    """True for a plan that is told as past ("was set to reopen on 1 May")."""
    told = claim.evidence.text.lower()
    return claim.status == "planned" and any(phrase in told for phrase in function_words("former plan"))


def _moved(claim: Claim) -> bool:
    """True for a plan that is told to take the place of an older one ("a week later than planned")."""
    return claim.status == "planned" and has_cue(claim.evidence.text, "moved")


def _names_an_edition(claim: Claim) -> bool:
    """True where a year is part of what a thing is called ("the 2014 games"): it tells which, not when."""
    when = claim.when
    if when is None or not when.timex.value.isdigit():
        return False
    return any(a is not None and a.span.overlaps(when.span) for a in (claim.who, claim.what))


def _words(claim: Claim) -> str:
    return f"“{claim.when.span.text}”" if claim.when is not None else ""


RULE = SlotRule("when", value, is_open, compare)
