"""`--format parquet`: the records as typed columns with nested spans; the types are those of the JSON Schema."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from claimx.errors import UsageError
from claimx.model import Result
from claimx.views import jsonl, schema
from claimx.views.records import Record

if TYPE_CHECKING:
    import pyarrow

Schema = dict[str, Any]


def render(result: Result, what: str = "claims", with_text: bool = False) -> bytes:
    """A Parquet file with a row a record of `what`; raises UsageError where pyarrow is not installed."""
    arrow = _arrow()
    of = _schema(what)
    made = BytesIO()
    rows = [_typed(row, of) for row in jsonl.of(result, what, with_text)]
    from pyarrow import parquet

    parquet.write_table(arrow.Table.from_pylist(rows, arrow.schema(list(_columns(of)))), made, compression="zstd")
    return made.getvalue()


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow, which is not installed", "pip install 'claimx[parquet]'") from error
    return pyarrow


def _schema(what: str) -> Schema:
    """The fields of a kind of record with their schemas; a mention has those of all its types."""
    named = {"claims": "line", "relations": "relation", "events": "event", "articles": "article"}
    if what in named:
        return _fields(named[what])
    text = {"type": "string"}
    return {"article": text, "outlet": text} | {
        name: of for kind in ("time", "place", "name", "number") for name, of in _fields(kind).items()
    }


def _fields(name: str) -> Schema:
    found: Schema = schema.record(name)["properties"]
    return found


def _one(of: Schema) -> Schema:
    """A field's schema without references, and without null beside it, which every column may be."""
    if "$ref" in of:
        return schema.record(of["$ref"].removeprefix("#/$defs/"))
    kinds: list[Schema] = [each for each in of.get("anyOf", ()) if each.get("type") != "null"]
    return _one(kinds[0]) if kinds else of


def _columns(fields: Schema) -> "Iterable[pyarrow.Field]":
    arrow = _arrow()
    return (arrow.field(name, _type(_one(of))) for name, of in fields.items())


def _type(of: Schema) -> "pyarrow.DataType":
    arrow = _arrow()
    if of.get("type") == "object":
        return arrow.struct(list(_columns(of["properties"])))
    if of.get("type") == "array":
        return arrow.list_(_type(_one(of["items"])))
    if of.get("format") == "date":
        return arrow.date32()
    if "const" in of:
        return arrow.bool_() if isinstance(of["const"], bool) else arrow.string()
    plain = {"integer": arrow.int64(), "number": arrow.float64(), "boolean": arrow.bool_()}
    return plain.get(of.get("type", "string"), arrow.string())


def _typed(record: Record, fields: Schema) -> Record:
    """A record with real dates and numbers in place of their JSON forms."""
    return {name: _value(record.get(name), _one(of)) for name, of in fields.items()}


def _value(it: Any, of: Schema) -> Any:
    if it is None:
        return None
    if of.get("type") == "object":
        return _typed(it, of["properties"])
    if of.get("type") == "array":
        return [_value(each, _one(of["items"])) for each in it]
    if of.get("format") == "date":
        return date.fromisoformat(it)
    if isinstance(it, str):  # halves of surrogate pairs are no UTF-8
        return it.encode("utf-8", "backslashreplace").decode()
    return float(it) if of.get("type") == "number" else it
