"""What it was done to: one name in two forms, several against one of them, and two choices for one place."""

from collections.abc import Mapping

from claimx.compare.names import same_name
from claimx.conflicts.cues import single
from claimx.conflicts.ground import Ground, names
from claimx.conflicts.verdicts import SlotRule, Told
from claimx.conflicts.voices import two_voices
from claimx.model import Article, Claim


def value(claim: Claim) -> str | None:
    """The canonical name of what it was done to, else its noun with the names in it; none for a pronoun of nothing known."""
    what = claim.what
    if what is None or what.head not in what.span.text.lower():
        return None
    known = sorted(n for n in (_named(ref, claim) for ref in names(what)) if n)
    if what.entity and what.name:
        return what.name
    return f"{what.head} ({', '.join(known)})" if known else what.head


def _named(ref: str, claim: Claim) -> str:
    """The name in a ref; of a place with an id the name that the claim's own places have for it."""
    name = ref.partition(":")[2]
    if not name.isdigit():
        return name
    return next((p.name for p in claim.where if str(p.geonameid) == name), "")


def is_open(a: Claim, b: Claim) -> bool:
    """True for things with a name in common, and for two named choices."""
    one, other = names(a.what), names(b.what)
    return bool(one and other) and (not one.isdisjoint(other) or _may_be_choices(a, b))


def compare(a: Claim, b: Claim, known: Ground, articles: Mapping[str, Article]) -> Told | None:
    """Shared names agree or refine; two named choices of one doer on one occasion conflict."""
    if not is_open(a, b) or known.beside("what"):
        return None
    one, other = names(a.what), names(b.what)
    if one and other and not one & other:
        return _choices(a, b, known)
    if known.beside():
        return None
    if one == other:
        return Told("agrees", f"{_quoted(a)} and {_quoted(b)} name one thing", a, b)
    first, second = (a, b) if (len(one), a.id) > (len(other), b.id) else (b, a)
    return Told("refines", f"{_quoted(first)} names more than {_quoted(second)}", first, second)


def _may_be_choices(a: Claim, b: Claim) -> bool:
    alike = a.predicate.cls == b.predicate.cls and a.status == b.status
    return alike and not a.negated and not b.negated and single(a.predicate.cls)


def _choices(a: Claim, b: Claim, known: Ground) -> Told | None:
    if not known.holds("what") or not two_voices(a, b) or _can_be_one(a, b):
        return None
    if not (_names_itself(a) and _names_itself(b)):
        return None
    return Told("conflicts", f"{_quoted(a)} and {_quoted(b)} are two choices", a, b)


def _names_itself(claim: Claim) -> bool:
    """True where the words of the thing hold a name, and do not only stand for one ("the following candidate")."""
    return claim.what is not None and any(w[:1].isupper() for w in claim.what.span.text.split())


def _can_be_one(a: Claim, b: Claim) -> bool:
    """True where the two can be one name in two forms ("Ann Okello", "Ann B. Okello"), whatever each was taken for."""
    pairs = ((r.partition(":")[2], s.partition(":")[2]) for r in names(a.what) for s in names(b.what))
    return any(same_name(r, s, "person").kind != "conflicts" for r, s in pairs)


def _quoted(claim: Claim) -> str:
    return f"“{' '.join(claim.what.span.text.split())}”" if claim.what is not None else ""


RULE = SlotRule("what", value, is_open, compare)
