"""Claims of one happening, and how their values stand to each other."""

from dataclasses import dataclass
from typing import Literal

SlotName = Literal["when", "where", "who", "what", "count", "status", "unit", "event"]
Kind = Literal["agrees", "refines", "conflicts", "supersedes", "incomparable"]


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing under all its names in a run."""

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a slot and the ids of the claims that tell it."""

    value: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """An event's claims grouped by what they say of one slot."""

    slot: SlotName
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Claims (ids) of one happening; `sure` False where only weak signs tie them; `origins` groups article ids by origin.

    `cores` are the claims tied closely enough to compare their values; claims of two cores only sound like one happening.
    """

    id: str
    label: str
    claims: tuple[str, ...]
    cores: tuple[tuple[str, ...], ...] = ()
    sure: bool = True
    origins: tuple[tuple[str, ...], ...] = ()
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """A verdict on two values of one slot, told by the first claim of each, with its reason in words."""

    id: str
    kind: Kind
    slot: SlotName
    a: str
    b: str
    event: str
    sure: bool
    why: str
