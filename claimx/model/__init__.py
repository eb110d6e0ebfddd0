"""Frozen records, standard library only: what the rooms hand to each other."""

from claimx.model.article import Article, Published, PublishedFrom, Skipped, Zone
from claimx.model.chain import Chain, ChainKind
from claimx.model.claim import Argument, Claim, Predicate, Status
from claimx.model.diff import DiffResult, Shared, Side, SlotDiff
from claimx.model.event import Entity, Event, Kind, Relation, Slot, SlotName, Value
from claimx.model.judgement import Judgement, JudgementKind
from claimx.model.mention import (
    Anchor,
    Annotation,
    Attribution,
    Bound,
    Name,
    NameType,
    Place,
    Quantity,
    Role,
    Time,
    Timex,
    TimexType,
    key_of,
)
from claimx.model.result import Result, Run, Work
from claimx.model.span import Evidence, Span

__all__ = [
    "Anchor",
    "Annotation",
    "Argument",
    "Article",
    "Attribution",
    "Bound",
    "Chain",
    "ChainKind",
    "Claim",
    "DiffResult",
    "Entity",
    "Event",
    "Evidence",
    "Judgement",
    "JudgementKind",
    "Kind",
    "Name",
    "NameType",
    "Place",
    "Predicate",
    "Published",
    "PublishedFrom",
    "Quantity",
    "Relation",
    "Result",
    "Role",
    "Run",
    "Shared",
    "Side",
    "Skipped",
    "Slot",
    "SlotDiff",
    "SlotName",
    "Span",
    "Status",
    "Time",
    "Timex",
    "TimexType",
    "Value",
    "Work",
    "Zone",
    "key_of",
]
