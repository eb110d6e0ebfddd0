"""How many: numbers of one thing in one role; a later report's higher toll supersedes."""

from collections.abc import Mapping

from claimx.compare.quantities import compare_quantities
from claimx.conflicts.verdicts import SlotRule, Told
from claimx.model import Article, Claim, Quantity, Span
from claimx.rules.lexicon import function_words


def counted(claim: Claim) -> Quantity | None:
    """The number that the claim is about: one with a role first, then what is counted, never a length of time or a measure."""
    counts = [q for q in claim.quantities if q.unit is None and q.measure is None]
    what = claim.what.span if claim.what is not None else None
    return min(counts, key=lambda q: (q.role is None, not _inside(q, what), q.of is None), default=None)


def _inside(quantity: Quantity, span: Span | None) -> bool:
    return quantity.span is not None and span is not None and span.overlaps(quantity.span)


def value(claim: Claim) -> str | None:
    """The number with its bound, what is counted, and its role."""
    q = counted(claim)
    if q is None:
        return None
    number = f"{q.value:g}" if q.value is not None else f"{_side(q.low)}–{_side(q.high)}"
    bound = "" if q.relation == "=" else q.relation
    return " ".join(filter(None, [f"{bound}{number}", q.role or q.of]))


def _side(limit: float | None) -> str:
    return f"{limit:g}" if limit is not None else "…"


def compare(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Told | None:
    """Numbers by bound and role; where they conflict, a higher count in a later report updates the earlier."""
    one, other = counted(a), counted(b)
    if one is None or other is None:
        return None
    verdict = compare_quantities(one, other)
    if verdict.kind is None or _unlike(one, other):
        return None
    if verdict.kind in {"conflicts", "refines"} and (updated := _update(a, b, one, articles)):
        return updated
    if verdict.kind == "conflicts":
        return _clash(a, b, one, other, verdict.why)
    first, second = (b, a) if verdict.finer == "b" else (a, b)
    return Told(verdict.kind, verdict.why, first, second)


def _unlike(one: Quantity, other: Quantity) -> bool:
    """True where nothing ties the two numbers: one victim's mention against a toll, or things that are not said."""
    return one.implicit != other.implicit or (one.role is None and (one.of is None or one.of != other.of))


def _clash(a: Claim, b: Claim, one: Quantity, other: Quantity, why: str) -> Told:
    """Numbers that differ: a part against the whole, or a conflict."""
    if _partial(one) or _partial(other) or _severe(a) != _severe(b):
        return Told("incomparable", f"one of the two counts a part only: {why}", a, b)
    if a.article == b.article and a.said_by == b.said_by:
        return Told(
            "incomparable", f"one article tells both in its own voice, so they count different parts: {why}", a, b
        )
    return Told("conflicts", why, a, b)


def _update(a: Claim, b: Claim, one: Quantity, articles: Mapping[str, Article]) -> Told | None:
    """A toll that a report of a later day puts higher."""
    earlier, later = (a, b) if _before(a, b, articles) else (b, a)
    old, new = counted(earlier), counted(later)
    if not one.role or old is None or new is None or _partial(old) or _partial(new) or _severe(a) != _severe(b):
        return None
    if _before(earlier, later, articles) and _higher(new, old):
        return Told(
            "supersedes", f"a later report counts more: first {value(earlier)}, then {value(later)}", earlier, later
        )
    return None


def _severe(claim: Claim) -> bool:
    """True where only the badly or only the slightly hurt are counted."""
    return bool(function_words("severity") & set(claim.text.lower().split()))


def _partial(quantity: Quantity) -> bool:
    words = quantity.span.text.lower().replace("more than", "").split() if quantity.span is not None else []
    return bool(function_words("partial") & set(words))


def _before(a: Claim, b: Claim, articles: Mapping[str, Article]) -> bool:
    one, other = articles[a.article].published, articles[b.article].published
    return bool(one and other and one.latest and other.earliest and one.latest < other.earliest)


def _higher(a: Quantity | None, b: Quantity | None) -> bool:
    return a is not None and b is not None and (a.value or a.low or 0) > (b.value or b.low or 0)


RULE = SlotRule("count", value, compare)
