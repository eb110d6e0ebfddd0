"""`--format webannotation`: claims, verdicts and mentions as W3C Web Annotations on the articles' text."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote as iri

from claimx.model import Article, Claim, Relation, Result, Span
from claimx.views import records
from claimx.views.compared import quote
from claimx.views.index import Index
from claimx.views.json import dumps
from claimx.views.records import Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# As many characters on each side tell a quotation from its repetitions, as annotation tools take them.
AROUND = 32


def render(result: Result, what: str = "claims") -> str:
    """One AnnotationCollection with its items: of `claims`, `relations` or `mentions`.

    A target has the position (code points, the end exclusive) and the quotation with what stands around it.
    """
    made = {"claims": _claims, "relations": _relations, "mentions": _mentions}
    items = list(made[what](result))
    head: Record = {"@context": CONTEXT, "id": f"urn:claimx:{what}", "type": "AnnotationCollection"}
    head |= {"label": f"claimx {result.run.claimx}: {what}", "total": len(items)}
    page = {"id": f"urn:claimx:{what}:1", "type": "AnnotationPage", "startIndex": 0, "items": items}
    return dumps(head | {"first": page}, indent=1)


def target(span: Span, article: Article) -> Record:
    """Where a span lies: its article, and selectors; a title outside the text has no position in it."""
    whole = article.text if span.within == "text" else article.title or ""
    quoted: Record = {"type": "TextQuoteSelector", "exact": span.text}
    quoted |= {"prefix": whole[max(0, span.start - AROUND) : span.start]}
    quoted |= {"suffix": whole[span.end : span.end + AROUND]}
    place: Record = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    source = article.url or iri(article.path)
    return {"source": source, "selector": [place, quoted] if span.within == "text" else [quoted]}


def _annotation(id: str, motivation: str, body: list[Record], targets: list[Record]) -> Record:
    known = {"id": f"urn:claimx:{id}", "type": "Annotation", "motivation": motivation, "body": body}
    return known | {"target": targets if len(targets) > 1 else targets[0]}


def _text(value: str, purpose: str) -> Record:
    return {"type": "TextualBody", "value": value, "purpose": purpose, "format": "text/plain"}


def _claims(result: Result) -> Iterator[Record]:
    articles = {a.id: a for a in result.articles}
    for it in result.claims:
        body = [_text(it.text, "describing"), *(_text(tag, "tagging") for tag in _tags(it))]
        article = articles[it.article]
        yield _annotation(it.id, "identifying", body, [target(s, article) for s in _stood_on(it)])


def _tags(it: Claim) -> Iterable[str]:
    cls = [it.predicate.cls] if it.predicate.cls else []
    return [it.status, *(["negated"] if it.negated else []), *cls]


def _stood_on(it: Claim) -> Iterable[Span]:
    """The sentence first, then the predicate and each slot's words, each once."""
    slots = [it.predicate.span, *(a.span for a in (it.who, it.what) if a), *([it.when.span] if it.when else [])]
    more = [*(p.span for p in it.where), *(q.span for q in it.quantities if q.span), *it.said_by]
    return dict.fromkeys((it.evidence, *slots, *more))


def _relations(result: Result) -> Iterator[Record]:
    index = Index(result)
    for it in result.relations:
        body = [_text(it.why or it.kind, "assessing"), *(_text(tag, "tagging") for tag in (it.kind, it.slot))]
        yield _annotation(it.id, "assessing", body, list(_sides(it, index)))


def _sides(it: Relation, index: Index) -> Iterator[Record]:
    for claim in (index.claims[c] for c in dict.fromkeys((it.a, it.b))):
        said = quote(claim, it.slot)
        spans = [s for s in _stood_on(claim) if s.text == said] or [claim.evidence]
        yield target(spans[0], index.articles[claim.article])


def _mentions(result: Result) -> Iterator[Record]:
    for it in result.annotations:
        for number, (span, record) in enumerate(records.spans(it), 1):
            body = [_text(record["type"], "tagging"), *_meaning(record)]
            yield _annotation(f"{iri(it.article.id)}:{number}", "identifying", body, [target(span, it.article)])


def _meaning(it: Record) -> Iterator[Any]:
    if it.get("geonameid"):
        yield {
            "type": "SpecificResource",
            "source": f"https://sws.geonames.org/{it['geonameid']}/",
            "purpose": "identifying",
        }
    value = it.get("edtf") or it.get("name") or it.get("value")
    if value is not None:
        yield _text(str(value), "describing")
