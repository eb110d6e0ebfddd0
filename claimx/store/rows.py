"""Records as rows of the store's tables: the columns that people ask for, and the whole record beside them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from claimx.errors import UsageError
from claimx.model import Argument, Article, Claim, Entity, Event, Relation

if TYPE_CHECKING:
    import pyarrow


def table(name: str, records: Sequence[Any]) -> "pyarrow.Table":
    """The rows of one of the store's tables ("articles", "claims" …), as Arrow."""
    try:
        import pyarrow
    except ImportError as missing:
        raise UsageError(
            "a store needs the package 'pyarrow'", "install it with: pip install 'claimx[store]'"
        ) from missing
    columns = _ROWS[name]
    lines = [columns(record) | {"record": msgspec.json.encode(record)} for record in records]
    return pyarrow.Table.from_pylist(lines) if lines else pyarrow.table({"record": pyarrow.array([], pyarrow.binary())})


def _article(it: Article) -> dict[str, Any]:
    told = it.published
    dates = {
        "earliest": told.earliest if told else None,
        "latest": told.latest if told else None,
        "published_from": told.source if told else None,
    }
    return {"id": it.id, "path": it.path, "outlet": it.outlet, "title": it.title, "url": it.url} | dates


def _entity(it: Entity) -> dict[str, Any]:
    return {"id": it.id, "type": it.type, "name": it.name, "geonameid": it.geonameid, "names": list(it.names)}


def _called(it: Argument | None) -> str | None:
    return (it.name or it.span.text) if it else None


def _claim(it: Claim) -> dict[str, Any]:
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


def _event(it: Event) -> dict[str, Any]:
    return {"id": it.id, "label": it.label, "sure": it.sure, "claims": list(it.claims)}


def _relation(it: Relation) -> dict[str, Any]:
    names = ("id", "kind", "slot", "a", "b", "event", "sure", "why")
    return {name: getattr(it, name) for name in names}


_ROWS: dict[str, Callable[[Any], dict[str, Any]]] = {
    "articles": _article,
    "entities": _entity,
    "claims": _claim,
    "events": _event,
    "relations": _relation,
}
