"""The records of the published contract: an article, its mentions and everything said in it, as plain dicts."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from claimx.model import (
    Anchor,
    Annotation,
    Argument,
    Article,
    Attribution,
    Claim,
    DiffResult,
    Entity,
    Event,
    Judgement,
    Name,
    Place,
    Predicate,
    Published,
    Quantity,
    Relation,
    Result,
    Run,
    Shared,
    Skipped,
    SlotDiff,
    Span,
    Time,
    Timex,
)
from claimx.views.edtf import edtf

Record = dict[str, Any]
SCHEMA = 1


def span(it: Span) -> Record:
    """`{"text", "start", "end"}`, with `"in": "title"` where the span lies in a title outside the text."""
    record: Record = {"text": it.text, "start": it.start, "end": it.end}
    return record | {"in": "title"} if it.within == "title" else record


def _day(it: date | None) -> str | None:
    return it.isoformat() if it else None


def _number(it: float | None) -> float | None:
    return int(it) if it is not None and float(it).is_integer() else it


def published(it: Published | None) -> Record | None:
    """Bounds, where they come from and the evidence; None where neither side is known."""
    if it is None or (it.earliest is None and it.latest is None):
        return None
    sides = {"earliest": _day(it.earliest), "latest": _day(it.latest)}
    return sides | {"from": it.source, "evidence": [span(e) for e in it.evidence]}


def article(it: Article, with_text: bool = False) -> Record:
    """The article's record; `with_text` adds its text, against which every offset counts, as a page's always is."""
    record: Record = {
        "id": it.id,
        "outlet": it.outlet,
        "title": it.title,
        "published": published(it.published),
        "path": it.path,
        "url": it.url,
        "language": it.language,
        "zones": [{"kind": z.kind, "start": z.start, "end": z.end} for z in it.zones],
    }
    return record | {"text": it.text} if with_text or it.from_page else record


def time(it: Time) -> Record:
    """A time expression with its TIMEX3, its EDTF and bounds."""
    bounds = {"earliest": _day(it.earliest), "latest": _day(it.latest)}
    record = span(it.span) | {"timex": _timex(it.timex), "edtf": edtf(it)} | bounds
    return record | {"anchor": _anchor(it.anchor)} if it.anchor else record


def _timex(it: Timex) -> Record:
    return {"type": it.type, "value": it.value, "mod": it.mod}


def _anchor(it: Anchor) -> Record:
    return {"way": it.way, "timex": _timex(it.timex)} | (span(it.span) if it.span else {})


def place(it: Place) -> Record:
    """A toponym with what the gazetteer knows of it."""
    known = {"name": it.name, "geonameid": it.geonameid, "country": it.country, "lat": it.lat, "lon": it.lon}
    more = {"metonym": it.metonym, "id": it.id}
    return span(it.span) | known | {"kind": it.kind, "path": it.path} | {k: v for k, v in more.items() if v is not None}


def quantity(it: Quantity) -> Record:
    """A number with its bound; an implicit one has no span, one of two measures of a thing says which two."""
    record = span(it.span) if it.span else {}
    record |= {"value": _number(it.value), "low": _number(it.low), "high": _number(it.high), "relation": it.relation}
    record |= {"unit": it.unit, "of": it.of, "role": it.role}
    if it.implicit:
        record["implicit"] = True
    return record if it.measure is None else record | {"measure": it.measure}


def _name(it: Name) -> Record:
    record = span(it.span) | {"name": it.name}
    return record if it.id is None else record | {"id": it.id}


def _position(it: tuple[Span, Record]) -> tuple[bool, int, int, str]:
    where, record = it
    return where.within == "text", where.start, where.end, record["type"]


def mentions(it: Annotation) -> list[Record]:
    """All mentions of an article in order of position, the title's first."""
    return [record for _, record in spans(it)]


def spans(it: Annotation) -> list[tuple[Span, Record]]:
    """The same with the span of each."""
    found: list[tuple[Span, Record]] = [(t.span, {"type": "time"} | time(t)) for t in it.times]
    found += [(p.span, {"type": "place"} | place(p)) for p in it.places]
    found += [(n.span, {"type": n.type} | _name(n)) for n in it.names]
    found += [(q.span, {"type": "quantity"} | quantity(q)) for q in it.quantities if q.span]
    return sorted(found, key=_position)


def _part(spans: Sequence[Span]) -> Record | list[Record] | None:
    if not spans:
        return None
    return span(spans[0]) if len(spans) == 1 else [span(s) for s in spans]


def attribution(it: Attribution) -> Record:
    """Source, cue and content: each a span, a list of spans where the text splits it, or None."""
    return {"source": _part(it.source), "cue": _part(it.cue), "content": _part(it.content)}


def annotation(it: Annotation, with_text: bool = False) -> Record:
    """`annotate`'s record of one article."""
    attributions = [attribution(a) for a in it.attributions]
    return {"article": article(it.article, with_text), "mentions": mentions(it), "attributions": attributions}


def _predicate(it: Predicate) -> Record:
    return span(it.span) | {"lemma": it.lemma, "class": it.cls}


def _argument(it: Argument | None) -> Record | None:
    if it is None:
        return None
    repeats = (
        not it.refs and not it.is_entity_named and it.name is not None and it.name in " ".join(it.span.text.split())
    )
    return span(it.span) | {"name": None if repeats else it.name, "entity": it.entity}


def claim(it: Claim) -> Record:
    """One claim, `article` being its article's id."""
    return {
        "id": it.id,
        "article": it.article,
        "sentence": it.sentence,
        "main": it.main,
        "nominal": it.nominal,
        "text": it.text,
        "predicate": _predicate(it.predicate),
        "who": _argument(it.who),
        "what": _argument(it.what),
        "when": time(it.when) | {"inherited": it.when.inherited} if it.when else None,
        "where": [place(p) | {"inherited": p.inherited} for p in it.where],
        "quantities": [quantity(q) for q in it.quantities],
        "status": it.status,
        "negated": it.negated,
        "said_by": [span(s) for s in it.said_by],
        "evidence": span(it.evidence) | {"prefix": it.evidence.prefix, "suffix": it.evidence.suffix},
    }


def event(it: Event) -> Record:
    """One event with its claims' ids grouped by value in every slot."""
    slots = [
        {"slot": s.slot, "values": [{"value": v.value, "claims": list(v.claims)} for v in s.values]} for s in it.slots
    ]
    origins = [list(group) for group in it.origins]
    record = {"id": it.id, "label": it.label, "claims": list(it.claims)}
    return record | {"sure": it.sure, "origins": origins, "slots": slots}


def relation(it: Relation) -> Record:
    """One verdict on two values."""
    record: Record = {"id": it.id, "kind": it.kind, "slot": it.slot, "a": it.a, "b": it.b}
    return record | {"event": it.event, "sure": it.sure, "why": it.why}


def judgement(it: Judgement) -> Record:
    """One judgement of the user's, and whether it applied."""
    record: Record = {"kind": it.kind, "a": it.a, "b": it.b, "slot": it.slot, "note": it.note}
    return record | {"applied": it.applied, "why": it.why}


def entity(it: Entity) -> Record:
    """One thing under all its names."""
    record: Record = {"id": it.id, "type": it.type, "name": it.name}
    return record | {"geonameid": it.geonameid, "names": list(it.names)}


def skipped(it: Skipped) -> Record:
    """An input that gave no article."""
    return {"id": it.id, "stage": it.stage, "reason": it.reason}


def run(it: Run) -> Record:
    """What made the result; the version of claimx stands beside it, not in it."""
    options = {name: it.options[name] for name in sorted(it.options)}
    return {"model": it.model, "rules": it.rules, "gazetteer": it.gazetteer, "options": options}


def articles(them: Iterable[Article], with_text: bool = False) -> list[Record]:
    """The records of several articles."""
    return [article(a, with_text) for a in them]


def result(it: Result, with_text: bool = False) -> Record:
    """`extract`'s whole record."""
    return {name: list(part) if isinstance(part, Iterator) else part for name, part in parts(it, with_text)}


def parts(it: Result, with_text: bool = False) -> Iterator[tuple[str, Any]]:
    """The same field by field; lists of records as iterators, so that none need be held."""
    yield "schema", SCHEMA
    yield "claimx", it.run.claimx
    yield "run", run(it.run)
    yield "articles", (article(a, with_text) for a in it.articles)
    yield "skipped", map(skipped, it.skipped)
    yield "entities", map(entity, it.entities)
    yield "claims", map(claim, it.claims)
    yield "events", map(event, it.events)
    yield "relations", map(relation, it.relations)
    yield "copies", map(list, it.copies)
    yield "judgements", map(judgement, it.judgements)


def _slot_diff(it: SlotDiff) -> Record:
    record: Record = {"slot": it.slot, "kind": it.kind, "a": it.a and it.a.value, "b": it.b and it.b.value}
    return record | {"why": it.why, "sure": it.sure, "first": it.first}


def _shared(it: Shared) -> Record:
    slots = [_slot_diff(s) for s in it.slots]
    return {"event": it.event, "a": list(it.a), "b": list(it.b), "slots": slots}


def diff(it: DiffResult, with_text: bool = False) -> Record:
    """`diff`'s whole record."""
    return {
        "schema": SCHEMA,
        "claimx": it.found.run.claimx,
        "run": run(it.found.run),
        "a": article(it.a, with_text),
        "b": article(it.b, with_text),
        "one_origin": it.one_origin,
        "claims": [claim(c) for c in it.found.claims],
        "both": [_shared(s) for s in it.both],
        "only_a": list(it.only_a),
        "only_b": list(it.only_b),
    }
