"""Where it happened: places against places, parts against wholes."""

from collections.abc import Mapping

from claimx.compare.places import compare_places
from claimx.conflicts.count import clash
from claimx.conflicts.ground import Ground
from claimx.conflicts.verdicts import SlotRule, Told
from claimx.conflicts.voices import two_voices
from claimx.model import Article, Claim, Kind, Place
from claimx.rules.lexicon import function_words

BEST_FIRST: tuple[Kind | None, ...] = ("agrees", "refines", "incomparable", None, "supersedes", "conflicts")
RANK = {"place": 0, "region": 1, "country": 2}


def place_of(claim: Claim) -> Place | None:
    """The most specific place of a claim, the first in the text among equals."""
    return min(claim.where, key=lambda p: (RANK.get(p.kind, 0), p.geonameid is None, p.span), default=None)


def value(claim: Claim) -> str | None:
    """The place's canonical name."""
    place = place_of(claim)
    return place.name if place is not None else None


def is_open(a: Claim, b: Claim) -> bool:
    """True where both tell places, and none by one name."""
    return bool(a.where and b.where) and {p.name for p in a.where}.isdisjoint(p.name for p in b.where)


def compare(a: Claim, b: Claim, known: Ground, articles: Mapping[str, Article]) -> Told | None:
    """A part refines its whole; two claims conflict only where no place of one fits any of the other."""
    if not is_open(a, b) or known.beside("where"):
        return None
    verdicts = [compare_places(p, q) for p in a.where for q in b.where]
    best = min(verdicts, key=lambda v: BEST_FIRST.index(v.kind), default=None)
    if best is not None and best.kind == "conflicts":
        return _clash(a, b, best.why) if _tied(a, b, known) else None
    if best is None or best.kind is None:
        why = _waters(a, b)
        return _clash(a, b, why) if why and _tied(a, b, known) else None
    first, second = (b, a) if best.finer == "b" else (a, b)
    return Told(best.kind, best.why, first, second)


def _tied(a: Claim, b: Claim, known: Ground) -> bool:
    """Two places are mostly two happenings, or one of them is misread: only on one day, of one named thing, or in the
    news of the same days of what both tell as known ("the satellite").
    """
    one = "name" in known.ties or ("news" in known.ties and _is_definite(a) and _is_definite(b))
    return known.holds("where") and "day" in known.ties and one


def _is_definite(claim: Claim) -> bool:
    what = claim.what
    return what is not None and what.span.text.lower().split()[0] in function_words("definite")


def _clash(a: Claim, b: Claim, why: str) -> Told | None:
    """Two places: none where numbers tell two happenings apart, where statuses differ, or where one voice knows of both."""
    if clash(a, b) or a.status != b.status or a.negated != b.negated or not two_voices(a, b):
        return None
    return Told("conflicts", why, a, b)


def _waters(a: Claim, b: Claim) -> str | None:
    """Two named waters that no list places are two places, where each claim names just one."""
    names = [p.name for c in (a, b) for p in c.where if p.geonameid is None]
    if len(a.where) != 1 or len(b.where) != 1 or len(names) != 2:
        return None
    if not all(function_words("waters") & set(name.lower().split()) for name in names):
        return None
    return f"“{names[0]}” and “{names[1]}” are two waters"


RULE = SlotRule("where", value, is_open, compare)
