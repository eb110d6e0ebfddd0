"""Where it happened: places against places, parts against wholes."""

from collections.abc import Mapping

from claimx.compare.places import compare_places
from claimx.conflicts.verdicts import SlotRule, Told
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


def compare(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Told | None:
    """A part refines its whole; two claims conflict only where no place of one fits any of the other."""
    if {p.name for p in a.where} & {p.name for p in b.where}:
        return None
    verdicts = [compare_places(p, q) for p in a.where for q in b.where]
    best = min(verdicts, key=lambda v: BEST_FIRST.index(v.kind), default=None)
    if best is None or best.kind is None:
        return _waters(a, b)
    first, second = (b, a) if best.finer == "b" else (a, b)
    return Told(best.kind, best.why, first, second)


def _waters(a: Claim, b: Claim) -> Told | None:
    """Two named waters that no list places are two places, where each claim names just one."""
    names = [p.name for c in (a, b) for p in c.where if p.geonameid is None]
    if len(a.where) != 1 or len(b.where) != 1 or len(names) != 2:
        return None
    if not all(function_words("waters") & set(name.lower().split()) for name in names):
        return None
    return Told("conflicts", f"“{names[0]}” and “{names[1]}” are two waters", a, b)


RULE = SlotRule("where", value, compare)
