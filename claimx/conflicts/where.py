"""Where it happened: places against places, parts against wholes."""

from collections.abc import Mapping

from claimx.compare.places import compare_places
from claimx.conflicts.verdicts import SlotRule, Told
from claimx.model import Article, Claim, Place

RANK = {"place": 0, "region": 1, "country": 2}


def place_of(claim: Claim) -> Place | None:
    """The most specific place of a claim, the first in the text among equals."""
    return min(claim.where, key=lambda p: (RANK.get(p.kind, 0), p.geonameid is None, p.span), default=None)


def value(claim: Claim) -> str | None:
    """The place's canonical name."""
    place = place_of(claim)
    return place.name if place is not None else None


def compare(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Told | None:
    """A part refines its whole; claims that share any place agree and are not compared further."""
    one, other = place_of(a), place_of(b)
    if one is None or other is None or {p.name for p in a.where} & {p.name for p in b.where}:
        return None
    verdict = compare_places(one, other)
    if verdict.kind is None:
        return None
    first, second = (b, a) if verdict.finer == "b" else (a, b)
    return Told(verdict.kind, verdict.why, first, second)


RULE = SlotRule("where", value, compare)
