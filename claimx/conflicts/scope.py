"""What a number covers: a part or the whole, one happening or many, the badly hurt only, the one who did it too."""

from datetime import timedelta
from itertools import pairwise

from claimx.conflicts.cues import has_cue
from claimx.conflicts.ground import tells_toll
from claimx.model import Claim, Quantity, Time
from claimx.rules.lexicon import function_words, tells_event

SEASON = timedelta(days=31)
NARROW = timedelta(days=7)
LONG = frozenset("YM")
# How many letters beside verb and number are read for words that go with them.
BESIDE = 12


def other_scope(a: Claim, b: Claim, one: Quantity, other: Quantity) -> str | None:
    """Why two numbers of two claims don't count the same, None where nothing says so."""
    if a.status != b.status:
        return "one of the two is not told as done"
    if is_part(one) or is_part(other) or any(has_cue(c.evidence.text, "besides") for c in (a, b)):
        return "one of the two counts a part only"
    if is_former(one) or is_former(other):
        return "one of the two counts earlier ones"
    if one.role is None and any(has_cue(c.evidence.text, "stretch") for c in (a, b)):
        return "one of the two counts over a part of the time only"
    if severe(a, one) != severe(b, other):
        return "one of the two counts only the badly or only the slightly hurt"
    if sums_up(a, b) or sums_up(b, a):
        return "one of the two sums up several happenings"
    if has_cue(a.evidence.text, "inclusive") != has_cue(b.evidence.text, "inclusive"):
        return "one of the two counts whoever did it too"
    return None


def is_part(quantity: Quantity) -> bool:
    """True for "four of whom", "21 of the 200", "others", "two more"."""
    words = quantity.span.text.lower().replace("more than", "").split() if quantity.span is not None else []
    named = any(w == "of" and after in function_words("definite") for w, after in pairwise(words))
    return named or bool(function_words("partial") & set(words))


def is_former(quantity: Quantity) -> bool:
    """True for "four prior arrests"."""
    words = quantity.span.text.lower().split() if quantity.span is not None else []
    return bool(function_words("former") & set(words))


def severe(claim: Claim, number: Quantity) -> bool:
    """True where only the badly or only the slightly hurt are counted: a word says so beside verb or number."""
    spans = [s for s in (claim.predicate.span, number.span) if s is not None]
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    start = claim.evidence.start
    near = claim.evidence.text[max(first - start - BESIDE, 0) : last - start + BESIDE]
    return bool(function_words("severity") & set(near.lower().split()))


def sums_up(a: Claim, b: Claim) -> bool:
    """True where `a` counts over many happenings or a long time, and `b` does not."""
    return (_many(a) and not _many(b)) or (_long(a.when) and _short(b.when))


def _many(claim: Claim) -> bool:
    if has_cue(claim.evidence.text, "cumulative"):
        return True
    when = claim.when
    if when is not None and when.timex.type == "DURATION" and when.earliest is None:
        return when.timex.value[-1:] in LONG and "T" not in when.timex.value and not tells_toll(claim)
    return any(_happenings(q) for q in claim.quantities)


def _happenings(quantity: Quantity) -> bool:
    """True for a number of happenings ("112 accidents"), which no toll is."""
    several = (quantity.low or quantity.value or 0) > 1
    return several and quantity.of is not None and tells_event(quantity.of) and quantity.role is None


def _long(when: Time | None) -> bool:
    return when is not None and _length(when) is not None and (_length(when) or NARROW) > SEASON


def _short(when: Time | None) -> bool:
    return when is not None and _length(when) is not None and (_length(when) or SEASON) <= NARROW


def _length(when: Time) -> timedelta | None:
    return when.latest - when.earliest if when.earliest and when.latest else None
