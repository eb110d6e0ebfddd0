"""How many: numbers of one thing in one role, and measures of it; a later report's higher toll supersedes."""

from collections.abc import Mapping

from claimx.compare.quantities import Comparison, compare_quantities, group_of
from claimx.conflicts.ground import Ground, tells_toll
from claimx.conflicts.scope import is_part, other_scope
from claimx.conflicts.tolls import TOLL
from claimx.conflicts.verdicts import SlotRule, Told
from claimx.conflicts.voices import headline_and_body, two_voices
from claimx.model import Article, Claim, Quantity, Role, Span
from claimx.rules.lexicon import noun_kinds

TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})
ROLES: dict[str, Role] = {"KILL": "killed", "DIE": "killed", "INJURE": "injured", "ARREST": "detained"}
# Classes that a length of time measures: a sentence's years are its number.
SENTENCES = frozenset({"CONVICT"})
FAR = 5


def counted(claim: Claim) -> Quantity | None:
    """The number that the claim is about: one in the role that its verb gives first, then any with a role, then what is
    counted, then a measure; no length of time.
    """
    terms = TIMES if claim.predicate.cls in SENTENCES else frozenset()
    told = [q for q in claim.quantities if q.unit not in TIMES - terms and not _is_stretch(q)]
    what = claim.what.span if claim.what is not None else None
    role = ROLES.get(claim.predicate.cls or "")

    def rank(q: Quantity) -> tuple[bool, ...]:
        return (
            q.unit is not None,
            role is not None and q.role != role,
            q.role is None,
            not _inside(q, what),
            q.of is None,
        )

    return min(told, key=rank, default=None)


def _is_stretch(quantity: Quantity) -> bool:
    """True for an age or a stretch of a life ("seven seasons"), which count nothing."""
    return quantity.of == "age" or "stretch" in noun_kinds(quantity.of or "")


def _inside(quantity: Quantity, span: Span | None) -> bool:
    return quantity.span is not None and span is not None and span.overlaps(quantity.span)


def value(claim: Claim) -> str | None:
    """The number with its bound, its unit, and the role of those counted or what is counted."""
    q = counted(claim)
    if q is None:
        return None
    number = f"{q.value:.12g}" if q.value is not None else f"{_side(q.low)}–{_side(q.high)}"
    bound = "" if q.relation == "=" else q.relation
    return " ".join(filter(None, [f"{bound}{number}", q.unit, q.role or q.of]))


def _side(limit: float | None) -> str:
    return f"{limit:.12g}" if limit is not None else "…"


def clash(a: Claim, b: Claim) -> bool:
    """True where the two claims' numbers of one thing can't both be right."""
    one, other = counted(a), counted(b)
    if one is None or other is None or _unlike(a, b, one, other):
        return False
    return compare_quantities(one, other).kind == "conflicts"


def is_open(a: Claim, b: Claim) -> bool:
    """True for two numbers that something ties, neither of them denied."""
    one, other = counted(a), counted(b)
    if one is None or other is None or any(_denied(c, q) for c, q in ((a, one), (b, other))):
        return False
    return not _unlike(a, b, one, other)


def compare(a: Claim, b: Claim, known: Ground, articles: Mapping[str, Article]) -> Told | None:
    """Numbers by bound and role; where they conflict, a higher count in a later report updates the earlier."""
    one, other = counted(a), counted(b)
    if one is None or other is None or not is_open(a, b):
        return None
    verdict = compare_quantities(one, other)
    if verdict.kind is None or known.beside():
        return None
    if verdict.kind == "agrees" or (verdict.kind == "refines" and not one.role):
        return _compatible(a, b, verdict)
    only_tolls = known.ties <= {TOLL}
    if not known.holds("count") or (_is_loose(known, one) and _strained(one, other)):
        return _compatible(a, b, verdict) if verdict.kind == "refines" else None
    if only_tolls and verdict.kind == "refines":
        return _compatible(a, b, verdict)
    told = _apart(a, b, verdict, known, articles)
    return None if only_tolls and told is not None and told.kind == "incomparable" else told


def _denied(claim: Claim, number: Quantity) -> bool:
    """True where a number stands under a denial; "no one" is a number."""
    return claim.negated and not _nobody(number)


def _nobody(number: Quantity) -> bool:
    return number.implicit and number.value == 0


def _some_only(number: Quantity, other: Quantity) -> bool:
    """True where none of certain people are told ("no staff"), which leaves open how many others there were."""
    return _nobody(number) and number.of not in {None, other.of} and group_of(number.of) != "anyone"


def _compatible(a: Claim, b: Claim, verdict: Comparison) -> Told:
    first, second = (b, a) if verdict.finer == "b" else (a, b)
    return Told(verdict.kind or "agrees", verdict.why, first, second)


def _apart(a: Claim, b: Claim, verdict: Comparison, known: Ground, articles: Mapping[str, Article]) -> Told | None:
    """Tied numbers that are not the same: another scope, an update, a bound kept, or a conflict."""
    one, other = counted(a), counted(b)
    if one is None or other is None:
        return None
    scope = other_scope(a, b, one, other)
    if verdict.kind == "incomparable" or scope is not None:
        if not _one_passage(a, b, known):
            return None
        return Told("incomparable", f"{scope}: {verdict.why}" if scope else verdict.why, a, b)
    if updated := _update(a, b, articles):
        return updated
    if verdict.kind == "refines":
        return _compatible(a, b, verdict)
    if {one.relation, other.relation} in ({">", "="}, {"<", "="}) and one.value == other.value:
        return None
    return _clash(a, b, verdict.why, known, articles)


def _unlike(a: Claim, b: Claim, one: Quantity, other: Quantity) -> bool:
    """True where nothing ties the two numbers: one victim's mention against a toll, or things that are not said."""
    if (one.implicit != other.implicit and not (_nobody(one) or _nobody(other))) or (one.unit is None) != (
        other.unit is None
    ):
        return True
    if _some_only(one, other) or _some_only(other, one):
        return True
    if one.unit is not None:
        return not _one_measure(a, b, one, other)
    if one.role is not None and other.role is not None:
        return (
            one.of not in {other.of, None} and other.of is not None and None in {group_of(one.of), group_of(other.of)}
        )
    return (one.role is None) != (other.role is None) or (one.role is None and (one.of is None or one.of != other.of))


def _one_measure(a: Claim, b: Claim, one: Quantity, other: Quantity) -> bool:
    """True where one deed or state is measured, of one stuff: "shipped 500 tonnes of grain"."""
    if one.of != other.of or one.measure is not None or other.measure is not None:
        return False
    whats = {c.what.head for c in (a, b) if c.what is not None and not _inside(one if c is a else other, c.what.span)}
    same = a.predicate.cls == b.predicate.cls if a.predicate.cls else a.predicate.lemma == b.predicate.lemma
    return same and len(whats) < 2


def _clash(a: Claim, b: Claim, why: str, known: Ground, articles: Mapping[str, Article]) -> Told | None:
    """Numbers that can't both be right, unless one voice tells both."""
    if two_voices(a, b):
        return Told("conflicts", why, a, b)
    if headline_and_body(a, b, articles[a.article]):
        return Told("conflicts", f"headline and text differ: {why}", a, b)
    if not _one_passage(a, b, known):
        return None
    return Told("incomparable", f"one voice tells both in one article, so they count different parts: {why}", a, b)


def _one_passage(a: Claim, b: Claim, known: Ground) -> bool:
    """True where more than their nearness in one article ties two claims: neighbours may tell of two happenings."""
    return a.sentence == b.sentence or known.ties != {"passage"}


def _is_loose(known: Ground, number: Quantity) -> bool:
    """True where nothing but both being news, or their nearness, ties two tolls; of other things, nothing but their doer."""
    return known.ties <= ({"news", "passage", TOLL} if number.role is not None else {"news", "passage", "doer"})


def _strained(one: Quantity, other: Quantity) -> bool:
    """True where one number is many times the other, which two reports of one happening seldom give."""
    low, high = sorted(q.value or q.low or 0 for q in (one, other))
    return high > FAR * low


def _update(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Told | None:
    """A toll that a report of a later day puts higher, or that is told to have risen."""
    for earlier, later in ((a, b), (b, a)):
        old, new = counted(earlier), counted(later)
        if old is None or new is None or not old.role or not _higher(new, old):
            continue
        if _before(earlier, later, articles) or (_rose(later) and not _before(later, earlier, articles)):
            why = f"a later report counts more: first {_said(old)}, then {_said(new)}"
            return Told("supersedes", why, earlier, later)
    return None


def _rose(claim: Claim) -> bool:
    return tells_toll(claim) and claim.predicate.cls == "RISE"


def _said(quantity: Quantity) -> str:
    if quantity.span is not None:
        return f"“{' '.join(quantity.span.text.split())}”"
    return f"{quantity.value:g}" if quantity.value else "none"


def _before(a: Claim, b: Claim, articles: Mapping[str, Article]) -> bool:
    one, other = articles[a.article].published, articles[b.article].published
    return bool(one and other and one.latest and other.earliest and one.latest < other.earliest)


def _higher(a: Quantity, b: Quantity) -> bool:
    return not is_part(a) and not is_part(b) and (a.value or a.low or 0) > (b.value or b.low or 0)


RULE = SlotRule("count", value, is_open, compare)
