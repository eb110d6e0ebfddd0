"""What an analyst judged by hand."""

from dataclasses import dataclass
from typing import Literal

from claimx.model.event import SlotName

JudgementKind = Literal["same event", "not the same event", "not a conflict", "same name"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement.

    `a` and `b` are ids of claims, or spans of an article's text that a claim's predicate lies in ("003.txt:109-117"); of
    "same name" a name and what it is a name of; of "not a conflict" also a relation's id in `a` alone. `slot` narrows "not
    a conflict" to one slot. `applied` tells whether the run had what it speaks of, `why` what was missing.
    """

    kind: JudgementKind
    a: str
    b: str = ""
    slot: SlotName | None = None
    note: str = ""
    applied: bool = False
    why: str = ""
