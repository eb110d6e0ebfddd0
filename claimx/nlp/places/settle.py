"""Decides which candidates are places: the best-witnessed of those that overlap, in two passes."""

from dataclasses import replace

from claimx.nlp.places.candidates import Candidate
from claimx.nlp.places.context import Context
from claimx.nlp.places.cues import weights
from claimx.nlp.places.evidence import score

_COMPANY = frozenset({",", "and", "/", "–", "—", "-", "&", "or"})


def settle(candidates: list[Candidate], context: Context) -> list[Candidate]:
    """The accepted candidates in order; what the first pass accepts speaks for its like in the second."""
    first = _accepted(candidates, {c: score(c, context) for c in candidates})
    known = replace(context, seen=frozenset(c.key for c in first), countries={code: set(keys) for code, keys in context.countries.items()})
    for c in first:
        if c.hits and c.hits[0].entry.country and c.hits[0].entry.population > 500_000:
            known.countries.setdefault(c.hits[0].entry.country, set()).add(c.key)
    ends, starts = {c.end for c in first}, {c.start for c in first}
    scores = {c: score(c, known) + _company(c, starts, ends) for c in candidates}
    return _accepted(candidates, scores)


def _company(c: Candidate, starts: set[int], ends: set[int]) -> float:
    """The weight of standing in a list with an accepted place."""
    doc = c.doc
    after = c.end < len(doc) and doc[c.end].lower_ in _COMPANY and _next_name(c, c.end) in starts
    i = c.start - 1
    while i >= 0 and doc[i].lower_ in (*_COMPANY, "the"):
        i -= 1
    before = i < c.start - 1 and i + 1 in ends
    return weights()["in_list"] if before or after else 0.0


def _next_name(c: Candidate, i: int) -> int:
    while i < len(c.doc) and c.doc[i].lower_ in (*_COMPANY, "the"):
        i += 1
    return i


def _accepted(candidates: list[Candidate], scores: dict[Candidate, float]) -> list[Candidate]:
    """The candidates over the threshold, none overlapping another: known names first, the longer, the better."""
    threshold = weights()["threshold"]
    ranked = sorted(
        (c for c in candidates if scores[c] >= threshold),
        key=lambda c: (bool(c.hits) or bool(c.names), c.end - c.start, scores[c]),
        reverse=True,
    )
    free = [True] * (len(candidates[0].doc) if candidates else 0)
    out = []
    for c in ranked:
        if all(free[c.start : c.end]):
            free[c.start : c.end] = [False] * (c.end - c.start)
            out.append(c)
    return sorted(out, key=lambda c: c.start)
