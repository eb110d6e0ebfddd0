"""A judgement made from ids of a result that extract wrote, so that it outlives the ids of events and verdicts."""

import json
import sys
from pathlib import Path
from typing import Any

from claimx.errors import InputError, UsageError
from claimx.model import Judgement

Record = dict[str, Any]


def judgement(found: str, kind: str, a: str, b: str, note: str) -> Judgement:
    """The judgement of `kind` on the claims, the verdict or the names that `a` and `b` mean in the result `found`.

    A verdict's id stands for its two claims and its slot. Raises InputError where the result can't be read, UsageError
    where it has no such claim or verdict.
    """
    result = _result(found)
    claims, verdicts = ({it["id"]: it for it in result[field]} for field in ("claims", "relations"))
    if kind == "same name":
        if not b:
            raise UsageError(f"'{a}' is a name of what?", "give the other name too")
        return Judgement("same name", a, b, None, note)
    slot = None
    if a in verdicts and not b:
        a, b, slot = verdicts[a]["a"], verdicts[a]["b"], verdicts[a]["slot"]
    for told in (a, b):
        if told not in claims:
            raise UsageError(f"{found} has no claim '{told}'" if told else f"'{a}' and which other claim?", _ADVICE)
    return Judgement(kind, a, b, slot if kind == "not a conflict" else None, note)  # type: ignore[arg-type]


_ADVICE = "give two claims' ids, or a verdict's id alone"


def _result(found: str) -> Record:
    try:
        text = sys.stdin.read() if found == "-" else Path(found).read_text(encoding="utf-8")
        result = json.loads(text)
    except (OSError, ValueError) as error:
        raise InputError(f"{found} can't be read: {error}", "give what 'claimx extract --format json' wrote") from error
    if not isinstance(result, dict) or not {"claims", "relations"} <= result.keys():
        raise InputError(f"{found} is no result of extract", "write one with 'claimx extract --format json'")
    return result
