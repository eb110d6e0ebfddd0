"""How each published record differs from the model's type: what `records.py` leaves out, adds and renames."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    Evidence,
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
    Slot,
    SlotDiff,
    Span,
    Time,
    Timex,
    Value,
    Zone,
)
from claimx.views.records import SCHEMA

Schema = dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """A record of the type `of`.

    Fields `without` are left out, some are `renamed`; `more` are fields with their schemas, in place of the type's own
    or beside them; `optional` ones may be missing; `rule` is what holds between fields.
    """

    of: type
    without: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    more: Schema = field(default_factory=dict)
    optional: tuple[str, ...] = ()
    rule: Schema = field(default_factory=dict)


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


STRING: Schema = {"type": "string"}
STRING_OR_NULL: Schema = {"anyOf": [STRING, {"type": "null"}]}
PARTS: list[Schema] = [_ref("span"), _list(_ref("span")) | {"minItems": 2}]
PART: Schema = {"anyOf": PARTS}
HEAD: Schema = {"schema": {"const": SCHEMA}, "claimx": STRING}
TIME: Schema = {"edtf": STRING_OR_NULL, "anchor": _ref("anchor")}
MENTION: Schema = {"oneOf": [_ref(name) for name in ("time", "place", "name", "number")]}

# A type that is shown in two ways comes last as it stands in claims.
SHAPES: dict[str, Shape] = {
    "span": Shape(Span, without=("within",), more={"in": {"const": "title"}}, optional=("in",)),
    "evidence": Shape(Evidence, without=("within",), more={"in": {"const": "title"}}, optional=("in",)),
    "published": Shape(Published, renamed={"source": "from"}),
    "zone": Shape(Zone),
    "article": Shape(Article, without=("title_outside", "from_page"), optional=("text",)),
    "timex": Shape(Timex),
    "anchor": Shape(Anchor, optional=("span",)),
    "time": Shape(Time, without=("inherited",), more=TIME | {"type": {"const": "time"}}, optional=("anchor",)),
    "when": Shape(Time, more=TIME, optional=("anchor",)),
    "place": Shape(
        Place,
        without=("inherited", "why"),
        more={"type": {"const": "place"}, "metonym": STRING, "id": STRING},
        optional=("metonym", "id"),
    ),
    "where": Shape(Place, without=("why",), more={"metonym": STRING, "id": STRING}, optional=("metonym", "id")),
    "name": Shape(Name, more={"id": STRING}, optional=("id",)),
    "number": Shape(
        Quantity,
        without=("implicit",),
        more={"type": {"const": "quantity"}, "span": _ref("span"), "measure": {"type": "integer"}},
        optional=("measure",),
    ),
    "quantity": Shape(
        Quantity,
        more={"implicit": {"const": True}, "measure": {"type": "integer"}},
        optional=("span", "implicit", "measure"),
        rule={"oneOf": [{"required": ["text", "start", "end"]}, {"required": ["implicit"]}]},
    ),
    "attribution": Shape(
        Attribution, more={"source": {"anyOf": [*PARTS, {"type": "null"}]}, "cue": PART, "content": PART}
    ),
    "annotation": Shape(
        Annotation, without=("times", "places", "names", "quantities"), more={"mentions": _list(MENTION)}
    ),
    "predicate": Shape(Predicate, renamed={"cls": "class"}),
    "argument": Shape(Argument, without=("head", "refs", "chain", "plural")),
    "line": Shape(Claim, more={"article": _ref("article"), "event": STRING_OR_NULL, "relations": _list(STRING)}),
    "claim": Shape(Claim),
    "value": Shape(Value),
    "slot": Shape(Slot),
    "event": Shape(Event, without=("cores",)),
    "relation": Shape(Relation),
    "entity": Shape(Entity),
    "judgement": Shape(Judgement),
    "skipped": Shape(Skipped),
    "run": Shape(Run, without=("claimx",)),
    "result": Shape(Result, without=("annotations",), more=HEAD),
    "slot_diff": Shape(SlotDiff, more={"a": STRING_OR_NULL, "b": STRING_OR_NULL}),
    "shared": Shape(Shared),
    "diff": Shape(DiffResult, without=("found",), more=HEAD | {"run": _ref("run"), "claims": _list(_ref("claim"))}),
}
