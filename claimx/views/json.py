"""JSON as claimx writes it, and `--format json` of `extract` and `diff`: the whole result as one object."""

import json
import re
from collections.abc import Iterable

from claimx.model import DiffResult, Result
from claimx.views import records

# What JSON may hold as it stands but a terminal may obey: C1 controls, bidirectional overrides, invisible marks, and
# halves of surrogate pairs, which no encoding can write. Their escapes mean the same characters.
_UNEASY = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def dumps(record: records.Record | list[records.Record], indent: int | None = None) -> str:
    """A record as JSON text in its own order of fields, with a line end; letters of any script stay readable."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNEASY.sub(lambda found: json.dumps(found[0])[1:-1], text) + "\n"


def render(result: Result, with_text: bool = False) -> str:
    """One JSON object, a field a line, so that two runs can be compared line by line."""
    return dumps(records.result(result, with_text), indent=1)


def array(them: Iterable[records.Record]) -> str:
    """Records of one kind as a JSON array."""
    return dumps(list(them), indent=1)


def diff(result: DiffResult, with_text: bool = False) -> str:
    """The same for two articles side by side."""
    return dumps(records.diff(result, with_text), indent=1)
