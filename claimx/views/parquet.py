"""`--format parquet`: the records as typed columns with nested spans; the types are those of the JSON Schema."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from claimx.errors import UsageError
from claimx.model import Article, Result
from claimx.views import jsonl, schema
from claimx.views.records import Record

if TYPE_CHECKING:
    import pyarrow

Schema = dict[str, Any]
UNKNOWN = "__HIVE_DEFAULT_PARTITION__"


def render(result: Result, what: str = "claims", with_text: bool = False) -> bytes:
    """A Parquet file with a row a record of `what`; raises UsageError where pyarrow is not installed."""
    _arrow()
    made = BytesIO()
    from pyarrow import parquet

    parquet.write_table(_table(jsonl.of(result, what, with_text), what), made, compression="zstd")
    return made.getvalue()


def parts(result: Result, by: str, what: str = "claims", with_text: bool = False) -> Iterator[tuple[str, bytes]]:
    """Parquet files with the rows of `what` that tell of one outlet, or of articles of one month (`by`), and their names.

    The names are those that Hive gives a partitioned table ("outlet=A%20Post/part-0.parquet"), which DuckDB, pandas,
    Spark and others read as one: `outlet`, or the `month` of publication as "2024-03", is a column that no file holds.
    """
    from pyarrow import parquet

    articles = {article.id: article for article in result.articles}
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in jsonl.of(result, what, with_text):
        home = record["id"] if what == "articles" else record["article"]
        groups[_value_of(articles[home["id"] if isinstance(home, dict) else home], by)].append(record)
    for value, records in sorted(groups.items()):
        made = BytesIO()
        held = _table(records, what)
        parquet.write_table(held.drop_columns([by]) if by in held.column_names else held, made, compression="zstd")
        yield f"{by}={value}/part-0.parquet", made.getvalue()


def _value_of(article: Article, by: str) -> str:
    """The name of an article's part; that of Hive's for the unknown where it tells no outlet, or no one month."""
    if by == "outlet":
        return quote(article.outlet, safe="") if article.outlet else UNKNOWN
    told = article.published
    first, last = (f"{day:%Y-%m}" if day else None for day in ((told.earliest, told.latest) if told else (None, None)))
    return first if first is not None and first == last else UNKNOWN


def _table(rows: Iterable[Record], what: str) -> "pyarrow.Table":
    arrow, of = _arrow(), _schema(what)
    return arrow.Table.from_pylist([_typed(row, of) for row in rows], arrow.schema(list(_columns(of))))


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
