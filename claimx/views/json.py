"""JSON as claimx writes it, and `--format json` of `extract` and `diff`: the whole result as one object."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claimx.model import DiffResult, Result
from claimx.views import records

# What JSON may hold as it stands but a terminal may obey: C1 controls, bidirectional overrides, invisible marks, and
# halves of surrogate pairs, which no encoding can write. Their escapes mean the same characters.
_UNEASY = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def dumps(record: Any, indent: int | None = None) -> str:
    """A record as JSON text in its own order of fields, with a line end; letters of any script stay readable."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNEASY.sub(lambda found: json.dumps(found[0])[1:-1], text) + "\n"


def render(result: Result, with_text: bool = False) -> str:
    """One JSON object, a field a line, so that two runs can be compared line by line."""
    return "".join(pieces(result, with_text))


def pieces(result: Result, with_text: bool = False) -> Iterator[str]:
    """The same in pieces, a record each."""
    between = "{\n"
    for name, part in records.parts(result, with_text):
        yield f'{between} "{name}": '
        yield from _listed(part) if isinstance(part, Iterator) else (_inside(part, 1),)
        between = ",\n"
    yield "\n}\n"


def _listed(them: Iterator[Any]) -> Iterator[str]:
    between = "[\n  "
    for it in them:
        yield between + _inside(it, 2)
        between = ",\n  "
    yield "[]" if between.startswith("[") else "\n ]"


def _inside(part: Any, depth: int) -> str:
    """A value as it stands so deep in an object; no string of JSON holds a line end."""
    return dumps(part, indent=1).rstrip("\n").replace("\n", "\n" + " " * depth)


def array(them: Iterable[records.Record]) -> str:
    """Records of one kind as a JSON array."""
    return dumps(list(them), indent=1)


def diff(result: DiffResult, with_text: bool = False) -> str:
    """The same for two articles side by side."""
    return dumps(records.diff(result, with_text), indent=1)
