"""Judgements applied to a run, each at its stage; what no longer applies is named with its reason."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimx.judgements.events import joined, order, parted
from claimx.judgements.names import Renamed
from claimx.model import Annotation, Article, Claim, Event, Judgement, Relation

_SPAN = re.compile(r"(.+):(\d+)-(\d+)")


class Applied:
    """The judgements of a run on their way through its stages: names, then events, then verdicts."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self._told = list(judgements)
        self._done: dict[Judgement, str] = {}

    def names(
        self, annotations: tuple[Annotation, ...], claims: Sequence[Claim]
    ) -> tuple[tuple[Annotation, ...], list[Claim]]:
        """Annotations and claims with one name where two were judged to be one."""
        told = [j for j in self._told if j.kind == "same name"]
        renamed = Renamed({j.a: j.b for j in told}, annotations)
        for j in told:
            self._done[j] = "" if j.a.casefold() in renamed.met else f"no article names “{j.a}”"
        if not told:
            return annotations, list(claims)
        return tuple(map(renamed.annotation, annotations)), [renamed.claim(c) for c in claims]

    def events(
        self, events: Sequence[Event], claims: Sequence[Claim], articles: Mapping[str, Article]
    ) -> tuple[Event, ...]:
        """Events joined and parted as judged."""
        by, known = order(claims, articles), {c.id: c for c in claims}
        made = list(events)
        for j in self._told:
            if j.kind not in {"same event", "not the same event"}:
                continue
            a, b = (_claim(text, claims) for text in (j.a, j.b))
            self._done[j] = _missing((j.a, a), (j.b, b))
            if a is None or b is None:
                continue
            together = any({a, b} <= set(e.claims) for e in made)
            if j.kind == "same event":
                made = joined(made, a, b, by)
            elif together:
                made = parted(made, a, b, known, by)
        return tuple(made)

    def relations(
        self, relations: Sequence[Relation], claims: Sequence[Claim], events: Sequence[Event]
    ) -> list[Relation]:
        """Verdicts with those judged to be no conflict as incomparable, which says so."""
        out = list(relations)
        for j in self._told:
            if j.kind == "not a conflict":
                met = [r.id for r in out if _meant(j, r, claims, events)]
                self._done[j] = "" if met else f"no verdict between {j.a} and {j.b or 'another'} stands any more"
                out = [_lifted(r, j) if r.id in met else r for r in out]
        return out

    def listed(self) -> tuple[Judgement, ...]:
        """Every judgement with whether it applied, and why not."""
        return tuple(
            replace(j, applied=self._done.get(j) == "", why=self._done.get(j, "events were not asked for"))
            for j in self._told
        )


def _claim(text: str, claims: Sequence[Claim]) -> str | None:
    """The id of the claim that an id or a span means: of a span the first whose predicate lies in it."""
    if any(c.id == text for c in claims):
        return text
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    article, start, end = found[1], int(found[2]), int(found[3])
    inside = (c.id for c in claims if c.article == article and start <= c.predicate.span.start < end)
    return next(inside, None)


def _missing(*told: tuple[str, str | None]) -> str:
    return ", ".join(f"no claim is {text}" for text, claim in told if claim is None)


def _meant(j: Judgement, r: Relation, claims: Sequence[Claim], events: Sequence[Event]) -> bool:
    if not j.b:
        return r.id == j.a
    a, b = (_claim(text, claims) for text in (j.a, j.b))
    if a is None or b is None or (j.slot is not None and j.slot != r.slot):
        return False
    values = [v.claims for e in events if e.id == r.event for s in e.slots if s.slot == r.slot for v in s.values]
    one, other = (next((set(ids) for ids in values if c in ids), {c}) for c in (r.a, r.b))
    return (a in one and b in other) or (b in one and a in other)


def _lifted(r: Relation, j: Judgement) -> Relation:
    note = f" ({j.note})" if j.note else ""
    return replace(r, kind="incomparable", why=f"judged to be no conflict{note}: {r.why}")
