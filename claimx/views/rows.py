"""Flat rows of a result, one value a cell: what spreadsheets, data frames and databases take as it is."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, get_args

from claimx.model import Annotation, Article, Claim, Event, Kind, Relation, Result
from claimx.views import records, words
from claimx.views.compared import quote
from claimx.views.edtf import edtf
from claimx.views.index import Index

Row = dict[str, Any]
BETWEEN = " | "


def _many(parts: Iterable[str | None]) -> str:
    return words.joined((words.line(p) for p in parts if p), BETWEEN)


def _number(it: float | None) -> float | None:
    """A float, so that a column has one type however many of its numbers are whole."""
    return None if it is None else float(it)


def claims(result: Result) -> Iterator[Row]:
    """A row a claim, in the order of articles and text; several places or speakers stand in one cell, `|` between them.

    Coordinates and numbers are those of the first place and quantity. Dates are `datetime.date`, what is not known is
    None.
    """
    index = Index(result)
    for claim in result.claims:
        event = index.event_of.get(claim.id)
        kinds = Counter(relation.kind for relation in index.relations_of(claim.id))
        yield (
            _told(claim, index.articles[claim.article])
            | _slots(claim)
            | {
                "said_by": _many(s.text for s in claim.said_by),
                "event": event.id if event else None,
                "conflicts": kinds["conflicts"],
                "supersedes": kinds["supersedes"],
                "evidence": words.line(claim.evidence.text),
                "start": claim.evidence.start,
                "end": claim.evidence.end,
            }
        )


def _told(claim: Claim, article: Article) -> Row:
    return {
        "id": claim.id,
        "article": article.id,
        "outlet": article.outlet,
        "sentence": claim.sentence,
        "main": claim.main,
        "status": claim.status,
        "negated": claim.negated,
        "text": words.line(claim.text),
        "predicate": words.line(claim.predicate.span.text),
        "lemma": claim.predicate.lemma,
        "class": claim.predicate.cls,
    }


def _slots(claim: Claim) -> Row:
    who, what, when = claim.who, claim.what, claim.when
    return {
        "who": words.line(who.span.text) if who else None,
        "who_name": who.name if who else None,
        "what": words.line(what.span.text) if what else None,
        "what_name": what.name if what else None,
        "when": words.line(when.span.text) if when else None,
        "timex": when.timex.value if when else None,
        "edtf": edtf(when) if when else None,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        **_first_place(claim),
        **_first_number(claim),
    }


def _first_place(claim: Claim) -> Row:
    place = claim.where[0] if claim.where else None
    return {
        "where": _many(p.name for p in claim.where) or None,
        "geonameid": place.geonameid if place else None,
        "country": place.country if place else None,
        "lat": _number(place.lat) if place else None,
        "lon": _number(place.lon) if place else None,
    }


def _first_number(claim: Claim) -> Row:
    number = claim.quantities[0] if claim.quantities else None
    return {
        "how_many": words.count(claim) or None,
        "value": _number(number.value) if number else None,
        "low": _number(number.low) if number else None,
        "high": _number(number.high) if number else None,
        "unit": number.unit if number else None,
        "counted": number.of if number else None,
        "role": number.role if number else None,
    }


def relations(result: Result) -> Iterator[Row]:
    """A row a verdict: both outlets, the words that each value stands on, and the reason."""
    index = Index(result)
    labels = {event.id: event.label for event in result.events}
    for it in result.relations:
        row: Row = {"id": it.id, "kind": it.kind, "slot": it.slot, "sure": it.sure, "why": it.why}
        row |= {"event": it.event, "label": words.line(labels.get(it.event, ""))}
        yield row | _side("a", it, index) | _side("b", it, index)


def _side(side: str, it: Relation, index: Index) -> Row:
    claim = index.claims[it.a if side == "a" else it.b]
    return {
        f"{side}_claim": claim.id,
        f"{side}_article": claim.article,
        f"{side}_outlet": index.articles[claim.article].outlet,
        f"{side}_words": words.line(quote(claim, it.slot)),
        f"{side}_text": words.line(claim.text),
        f"{side}_evidence": words.line(claim.evidence.text),
    }


def events(result: Result) -> Iterator[Row]:
    """A row an event: how many tell of it, how many independently, between which days and where, and its verdicts."""
    index = Index(result)
    for event in result.events:
        told = [index.claims[c] for c in event.claims]
        articles = dict.fromkeys(c.article for c in told)
        kinds = Counter(r.kind for r in index.relations_in(event.id))
        row: Row = {"id": event.id, "label": words.line(event.label), "sure": event.sure, "claims": len(told)}
        row |= {"articles": len(articles), "origins": len(event.origins), "outlets": _many(map(index.outlet, articles))}
        yield row | _days(told) | {"where": _places(event)} | {kind: kinds[kind] for kind in get_args(Kind)}


def _days(told: Iterable[Claim]) -> Row:
    times = [c.when for c in told if c.when]
    return {
        "earliest": min((t.earliest for t in times if t.earliest), default=None),
        "latest": max((t.latest for t in times if t.latest), default=None),
    }


def _places(event: Event) -> str | None:
    return _many(v.value for s in event.slots if s.slot == "where" for v in s.values) or None


def articles(result: Result) -> Iterator[Row]:
    """A row an article, with how many claims it makes."""
    made = Counter(c.article for c in result.claims)
    main = Counter(c.article for c in result.claims if c.main)
    for row in of_articles(result.articles):
        yield row | {"claims": made[row["id"]], "main_claims": main[row["id"]]}


def of_articles(them: Iterable[Article]) -> Iterator[Row]:
    """A row an article as it is read."""
    for it in them:
        known = it.published
        yield {
            "id": it.id,
            "outlet": it.outlet,
            "title": words.line(it.title) if it.title else None,
            "published_earliest": known.earliest if known else None,
            "published_latest": known.latest if known else None,
            "published_from": known.source if known else None,
            "url": it.url,
            "path": it.path,
            "language": it.language,
        }


_MENTION: tuple[str, ...] = (
    "type", "text", "start", "end", "in", "name", "id", "timex", "mod", "edtf", "earliest", "latest", "geonameid",
    "country", "lat", "lon", "kind", "value", "low", "high", "relation", "unit", "of", "role",
)  # fmt: skip


def mentions(result: Result) -> Iterator[Row]:
    """A row a time, place, name or number of each article, if the result kept them."""
    for it in result.annotations:
        yield from mentions_of(it)


def mentions_of(it: Annotation) -> Iterator[Row]:
    """A row a mention of one article; what its type doesn't have is None."""
    for record in records.mentions(it):
        timex = record.get("timex") or {}
        flat = record | {"timex": timex.get("value"), "mod": timex.get("mod"), "text": words.line(record["text"])}
        flat |= {name: _number(flat.get(name)) for name in ("lat", "lon", "value", "low", "high")}
        yield {"article": it.article.id, "outlet": it.article.outlet} | {name: flat.get(name) for name in _MENTION}


KINDS: dict[str, Callable[[Result], Iterator[Row]]] = {
    "claims": claims,
    "relations": relations,
    "events": events,
    "articles": articles,
    "mentions": mentions,
}
