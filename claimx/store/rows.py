"""Records as rows of the store's tables: the columns that people ask for, and the whole record beside them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from claimx.errors import UsageError
from claimx.model import Argument, Article, Claim, Entity, Relation, Result

if TYPE_CHECKING:
    import pyarrow

Row = dict[str, Any]
Order = Mapping[str, Row]
"""For an entity, a claim or an event, by its id, the columns that tell its place in the whole result."""


def table(name: str, result: Result, order: Order) -> "pyarrow.Table":
    """The rows of one of the store's tables ("articles", "claims" …) for a result, as Arrow."""
    try:
        import pyarrow
    except ImportError as missing:
        raise UsageError(
            "a store needs the package 'pyarrow'", "install it with: pip install 'claimx[store]'"
        ) from missing
    lines = [
        row | order.get(row["id"], {}) | {"record": msgspec.json.encode(record)}
        for row, record in zip(_ROWS[name](result), getattr(result, name), strict=True)
    ]
    return pyarrow.Table.from_pylist(lines) if lines else pyarrow.table({"record": pyarrow.array([], pyarrow.binary())})


def _article(it: Article) -> Row:
    told = it.published
    dates = {
        "earliest": told.earliest if told else None,
        "latest": told.latest if told else None,
        "published_from": told.source if told else None,
    }
    return {"id": it.id, "path": it.path, "outlet": it.outlet, "title": it.title, "url": it.url} | dates


def _entity(it: Entity) -> Row:
    return {"id": it.id, "type": it.type, "name": it.name, "geonameid": it.geonameid, "names": list(it.names)}


def _called(it: Argument | None) -> str | None:
    return (it.name or it.span.text) if it else None


def _claim(it: Claim) -> Row:
    when = it.when
    return {
        "id": it.id,
        "article": it.article,
        "sentence": it.sentence,
        "main": it.main,
        "text": it.text,
        "lemma": it.predicate.lemma,
        "class": it.predicate.cls,
        "who": _called(it.who),
        "what": _called(it.what),
        "when": when.timex.value if when else None,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "where": [place.name for place in it.where],
        "status": it.status,
        "negated": it.negated,
        "said_by": [span.text for span in it.said_by],
    }


def _claims(result: Result) -> Iterator[Row]:
    home = {c: event.id for event in result.events for c in event.claims}
    return (_claim(it) | {"event": home.get(it.id)} for it in result.claims)


def _events(result: Result) -> Iterator[Row]:
    article = {c.id: c.article for c in result.claims}
    for it in result.events:
        told = {"id": it.id, "label": it.label, "sure": it.sure, "claims": list(it.claims)}
        yield told | {"articles": len({article[c] for c in it.claims})}


def _relation(it: Relation) -> Row:
    names = ("id", "kind", "slot", "a", "b", "event", "sure", "why")
    return {name: getattr(it, name) for name in names}


def order_of(result: Result) -> Order:
    """The places of entities, and those of claims in their articles where no event tells of them."""
    last: Counter[str] = Counter()
    found: dict[str, Row] = {it.id: {"number": number} for number, it in enumerate(result.entities)}
    for it in result.claims:
        found[it.id] = {"number": last[it.article]}
        last[it.article] += 1
    return found


_ROWS: dict[str, Callable[[Result], Iterator[Row]]] = {
    "articles": lambda result: map(_article, result.articles),
    "entities": lambda result: map(_entity, result.entities),
    "claims": _claims,
    "events": _events,
    "relations": lambda result: map(_relation, result.relations),
}
TABLES = tuple(_ROWS)
