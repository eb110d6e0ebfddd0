"""The JSON Schema of every record: types from the model, meanings and limits from `schema.toml` beside this file."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from claimx import __version__
from claimx.views.shapes import SHAPES

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
# What a command prints: the record that is one whole output, or one line of it.
OUTPUTS = {"extract": "result", "extract-jsonl": "line", "annotate": "annotation", "diff": "diff"}

SIMPLE: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    dict[str, str]: {"type": "object", "additionalProperties": {"type": "string"}},
}
# The last shape of a type is the one that other records hold.
NAMES = {shape.of: name for name, shape in SHAPES.items()}


def document(output: str | None = None) -> Schema:
    """The schema of one of the `OUTPUTS`, or of all of them where `output` is None, complete in itself."""
    if output:
        title, root = f"claimx {output}", _ref(OUTPUTS[output])
    else:
        title, root = "claimx", {"anyOf": [_ref(name) for name in OUTPUTS.values()]}
    id = f"urn:claimx:{__version__}:{output or 'all'}"
    needed = sorted(_reached(root, set()), key=list(SHAPES).index)
    return {"$schema": DIALECT, "$id": id, "title": title} | root | {"$defs": {name: record(name) for name in needed}}


def record(name: str) -> Schema:
    """The schema of one record by its name in `$defs`."""
    shape, told = SHAPES[name], meanings(name)
    hints = {shape.renamed.get(field, field): hint for field, hint in get_type_hints(shape.of).items()}
    known: Schema = {field: _type(hint) for field, hint in hints.items() if field not in shape.without}
    known |= shape.more
    optional = set(shape.optional)
    if known.pop("span", None):
        known = record("span")["properties"] | known
        optional |= {"in"} | ({"text", "start", "end"} if "span" in optional else set())
    made: Schema = {"description": told["meaning"], "type": "object"}
    made["properties"] = {field: _limited(known[field], told.get(field)) for field in known}
    made["required"] = [field for field in known if field not in optional]
    return made | {"additionalProperties": False} | shape.rule


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _type(hint: Any) -> Schema:
    """The schema of a field by its type in the model."""
    if hint in SIMPLE:
        return SIMPLE[hint]
    if hint in NAMES:
        return _ref(NAMES[hint])
    inner = get_args(hint)
    if get_origin(hint) is Literal:
        return {"enum": list(inner)}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(inner[0])}
    return {"anyOf": [_type(each) for each in inner]}


def _limited(known: Schema, told: str | Schema | None) -> Schema:
    """A field's schema with its meaning and limits; null stays allowed where it was, since limits bind values."""
    if told is None:
        return known
    words: Schema = {"meaning": told} if isinstance(told, str) else dict(told)
    described = {"description": words.pop("meaning")}
    if not words:
        return described | known
    if "anyOf" not in known:
        return described | known | words
    return described | {"anyOf": [each if each == SIMPLE[NoneType] else each | words for each in known["anyOf"]]}


@cache
def table() -> dict[str, Schema]:
    """`schema.toml` as it stands: a table a record."""
    return tomllib.loads(files("claimx.views").joinpath("schema.toml").read_text(encoding="utf-8"))


def meanings(name: str) -> Schema:
    """What `schema.toml` tells of a record and its fields."""
    own = table()[name]
    return meanings(own["like"]) | own if "like" in own else own


def _reached(schema: Schema, seen: set[str]) -> set[str]:
    """The records that a schema needs, directly or through others."""
    for name in _named(schema):
        if name not in seen:
            seen.add(name)
            _reached(record(name), seen)
    return seen


def _named(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].removeprefix("#/$defs/")
        schema = list(schema.values())
    if isinstance(schema, list):
        for inner in schema:
            yield from _named(inner)
