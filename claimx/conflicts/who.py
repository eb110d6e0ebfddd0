"""Who did it: canonical names, a joint doer against one of them, and unnamed bodies by their side."""

from collections.abc import Mapping
from dataclasses import dataclass

from claimx.compare.names import same_name
from claimx.conflicts.cues import sole
from claimx.conflicts.ground import Ground
from claimx.conflicts.verdicts import SlotRule, Told
from claimx.conflicts.voices import two_voices
from claimx.model import Argument, Article, Claim
from claimx.rules import table
from claimx.rules.lexicon import function_words

NAMED = ("person", "organisation")
# Pronouns of these kinds tell whose a thing is.
OWNERS = ("male", "female", "thing", "several")


@dataclass(frozen=True, slots=True)
class Side:
    """A side of a conflict and the words that show it."""

    name: str
    words: tuple[str, ...]
    example: str


def value(claim: Claim) -> str | None:
    """The doer's canonical name; pronouns that stand for nothing known tell nothing."""
    who = claim.who
    return who.name if who is not None and who.head in who.span.text.lower() else None


def is_open(a: Claim, b: Claim) -> bool:
    """True for two doers of what can be one thing."""
    if a.who is None or b.who is None or a.status != b.status or a.what is None or b.what is None:
        return False
    return a.what.head == b.what.head or not set(a.what.refs).isdisjoint(b.what.refs)


def compare(a: Claim, b: Claim, known: Ground, articles: Mapping[str, Article]) -> Told | None:
    """Shared names agree or refine; doers of two sides, or two named doers with nothing in common, conflict."""
    if a.who is None or b.who is None or not is_open(a, b) or not _one_thing(a, b, known):
        return None
    if known.beside("who"):
        return None
    told = _judged(a, b, a.who, b.who)
    if told is None or told.kind != "conflicts":
        return told
    one_deed = all(c.predicate.cls is None or sole(c.predicate.cls) for c in (a, b)) and a.negated == b.negated
    return told if one_deed and two_voices(a, b) and known.holds("who") else None


def _judged(a: Claim, b: Claim, mine: Argument, theirs: Argument) -> Told | None:
    """By names where both have some that tell, else by the sides that unnamed bodies are on."""
    one, other = frozenset(mine.refs), frozenset(theirs.refs)
    if mine.span.text.casefold() == theirs.span.text.casefold():
        return None
    named = _named(a, b, one, other) if one and other else None
    if named is not None or one & other:
        return named
    sides = _side(mine), _side(theirs)
    if all(sides) and sides[0] != sides[1]:
        return Told("conflicts", f"{_quoted(a)} and {_quoted(b)} are two sides", a, b)
    return None


def _one_thing(a: Claim, b: Claim, known: Ground) -> bool:
    """Doers are compared only of what was done to the same named thing, or to a like thing at the same place."""
    if a.what is None or b.what is None or (_is_own(a.what) and _is_own(b.what)):
        return False
    if set(a.what.refs) & set(b.what.refs):
        return True
    news = known.ties >= {"day", "news"} and (_called(a.what) & _called(b.what) or _places(a) & _places(b))
    return a.what.head == b.what.head and bool(known.close or news)


def _is_own(argument: Argument) -> bool:
    """True for a thing that is told as its doer's ("her semi-final"): each doer has one."""
    return any(argument.span.text.lower().split()[0] in function_words(kind) for kind in OWNERS)


def _called(argument: Argument) -> set[str]:
    """The words of a thing's own name ("the Nova dam")."""
    return {w for w in argument.span.text.split()[1:] if w[:1].isupper()}


def _places(claim: Claim) -> set[str]:
    return {place.name for place in claim.where}


def _named(a: Claim, b: Claim, one: frozenset[str], other: frozenset[str]) -> Told | None:
    if one == other:
        return Told("agrees", f"{_quoted(a)} and {_quoted(b)} name one doer", a, b)
    if one & other:
        first, second = (a, b) if len(one) > len(other) else (b, a)
        return Told("refines", f"{_quoted(first)} names more than {_quoted(second)}", first, second)
    if _can_be_one(one, other):
        return None
    if {_kind(r) for r in one} & {_kind(r) for r in other} - {"place"}:
        return Told("conflicts", f"{_quoted(a)} and {_quoted(b)} are different doers", a, b)
    return None


def _can_be_one(one: frozenset[str], other: frozenset[str]) -> bool:
    """True where a name of one may be a name of the other ("Okello", "Ann Okello")."""
    pairs = ((r.partition(":"), s.partition(":")) for r in one for s in other)
    return any(same_name(r[2], s[2], r[0]).kind != "conflicts" for r, s in pairs if r[0] == s[0] and r[0] in NAMED)


def _kind(ref: str) -> str:
    return ref.partition(":")[0]


def _quoted(claim: Claim) -> str:
    return f"“{claim.who.span.text}”" if claim.who is not None else ""


def _side(argument: Argument) -> str | None:
    """The one side that the words show; none where they show two ("rebel troops")."""
    words = {w.casefold().rstrip("s") for w in argument.span.text.split()}
    found = [s.name for s in table("sides", "side", Side) if words & set(s.words)]
    return found[0] if len(found) == 1 else None


RULE = SlotRule("who", value, is_open, compare)
