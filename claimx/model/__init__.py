"""Frozen records, standard library only: what the rooms hand to each other."""

from claimx.model.article import Article, Published, PublishedFrom, Skipped, Zone
from claimx.model.claim import Argument, Claim, Predicate, Status
from claimx.model.event import Entity, Event, Kind, Relation, Slot, SlotName, Value
from claimx.model.mention import (
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
)
from claimx.model.result import Result, Run
from claimx.model.span import Span

__all__ = [
    "Annotation",
    "Argument",
    "Article",
    "Attribution",
    "Bound",
    "Claim",
    "Entity",
    "Event",
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
    "Skipped",
    "Slot",
    "SlotName",
    "Span",
    "Status",
    "Time",
    "Timex",
    "TimexType",
    "Value",
    "Zone",
]
