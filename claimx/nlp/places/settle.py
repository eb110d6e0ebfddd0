"""Decides which candidates are places: the best-witnessed of those that overlap, in two passes."""

from collections.abc import Iterator
from dataclasses import replace

from claimx.nlp.places.candidates import Candidate, labelled
from claimx.nlp.places.context import Context, alone
from claimx.nlp.places.cues import small_words, weights
from claimx.nlp.places.evidence import known, standing
from claimx.nlp.words import Words

_PASSES = 4
_METROPOLIS = 500_000


def settle(candidates: list[Candidate], context: Context) -> list[Candidate]:
    """The accepted candidates in order; what one pass accepts speaks for its like and its company in the next."""
    accepted: list[Candidate] = []
    stood = [(c, standing(c, context), known(c, context)) for c in candidates]
    hopeful = [(c, own, of_map) for c, own, of_map in stood if c.hits or _can_be(own + of_map)]
    candidates, fixed = [c for c, _, _ in hopeful], [own for _, own, _ in hopeful]
    named, worth = context.countries, [of_map for _, _, of_map in hopeful]
    for _ in range(_PASSES):
        grown = _grown(context, accepted)
        if grown.countries != named:
            named, worth = grown.countries, [known(c, grown) for c in candidates]
        starts = {c.start: c.end for c in accepted}
        ends = {c.end: c.start for c in accepted}
        before = accepted
        more = (_seen(c, grown) + _company(c, starts, ends) for c in candidates)
        scores = [sum(parts) for parts in zip(fixed, worth, more, strict=True)]
        accepted = _accepted(candidates, scores)
        if [(c.start, c.end) for c in before] == [(c.start, c.end) for c in accepted]:
            break
    return accepted


def _can_be(value: float) -> bool:
    """False for what a name on no map is worth where no company could make it a place."""
    w = weights()
    return value + w["seen_elsewhere"] + w["in_long_list"] >= w["threshold"]


def _seen(c: Candidate, context: Context) -> float:
    return weights()["seen_elsewhere"] if c.key in context.seen else 0.0


def _grown(context: Context, accepted: list[Candidate]) -> Context:
    """The context with the names accepted so far, and the countries of their metropolises."""
    countries = {code: set(keys) for code, keys in context.countries.items()}
    for c in accepted:
        entry = c.hits[0].entry if c.hits else None
        if entry is not None and entry.country and entry.population > _METROPOLIS:
            countries.setdefault(entry.country, set()).add(c.key)
    return replace(context, seen=frozenset(c.key for c in accepted), countries=countries)


def _company(c: Candidate, starts: dict[int, int], ends: dict[int, int]) -> float:
    """The weight of standing in a list with accepted places: more where it has two or more of them."""
    if not starts or (not alone(c) and c.names != "region"):
        return 0.0
    members = sum(1 for _ in _members(c, c.end, starts, 1)) + sum(1 for _ in _members(c, c.start - 1, ends, -1))
    return weights()["in_long_list" if members > 1 else "in_list"] if members else 0.0


def _members(c: Candidate, at: int, edges: dict[int, int], step: int) -> Iterator[int]:
    """The accepted places that follow (or precede) in the list, one separator after another."""
    words = c.words
    while 0 <= at < words.size and _separates(words, at):
        while 0 <= at < words.size and (_separates(words, at) or words.lower[at] == "the"):
            at += step
        edge = at if step > 0 else at + 1
        if edge not in edges:
            return
        yield edge
        at = edges[edge] if step > 0 else edges[edge] - 1


def _separates(words: Words, i: int) -> bool:
    """True for what stands between the members of a list; a no-break space is a token of its own."""
    return words.lower[i] in small_words("separators") or words.text[i] == "\u00a0"


def _accepted(candidates: list[Candidate], scores: list[float]) -> list[Candidate]:
    """The candidates over the threshold, none overlapping another: known names first, the longer, the better."""
    threshold = weights()["threshold"]
    over = [(c, value) for c, value in zip(candidates, scores, strict=True) if value >= threshold]
    known = [c for c, _ in over if c.hits]
    over = [(c, value) for c, value in over if c.hits or not any(_hollow(c, k) for k in known)]
    ranked = sorted(over, key=lambda row: (_firm(row[0]), row[0].end - row[0].start, row[1]), reverse=True)
    free = [True] * (len(candidates[0].words) if candidates else 0)
    out = []
    for c, _ in ranked:
        if all(free[c.start : c.end]):
            free[c.start : c.end] = [False] * (c.end - c.start)
            out.append(c)
    return sorted(out, key=lambda c: c.start)


def _hollow(c: Candidate, known: Candidate) -> bool:
    """True for a name on no map around a place's name: "Historic Leeds", "Miss Kent County"; facilities stand alone."""
    around = c.start <= known.start and known.end <= c.end
    return around and (bool(known.names) or not c.names) and c.words.text[c.end - 1] not in small_words("facilities")


def _firm(c: Candidate) -> bool:
    """True for a name that the gazetteer, a noun or spaCy takes for a place's as a whole."""
    return bool(c.hits) or bool(c.names) or labelled(c)
