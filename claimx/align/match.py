"""Whether two claims can tell of one happening, how sure that is, and what speaks for or against it."""

from dataclasses import dataclass
from datetime import timedelta

from claimx.align.features import Features, same_kind

THING_SLIP = timedelta(days=10)
PLAN_SLIP = timedelta(days=120)
EVENT_SLIP = timedelta(days=1)
NEAR_KM = 60.0


@dataclass(frozen=True, slots=True)
class Match:
    """`score` above 0 speaks for one happening; `barred` means that it can't be one, whatever else speaks for it."""

    score: float
    sure: bool
    barred: bool = False


BARRED = Match(0.0, sure=True, barred=True)
NOTHING = Match(0.0, sure=False)


def match(a: Features, b: Features) -> Match:
    """How far two claims of one family tell of one happening."""
    if a.family != b.family or _times_bar(a, b) or _places_bar(a, b):
        return BARRED
    score = _thing(a, b) + _doer(a, b) + _time(a, b) + _place(a, b)
    if not _common_ground(a, b):
        return NOTHING
    return Match(score, sure=score >= 4 and a.window.told and b.window.told)


def _times_bar(a: Features, b: Features) -> bool:
    return a.window.gap(b.window) > _slip(a, b)


def _slip(a: Features, b: Features) -> timedelta:
    """How far two dates of one happening may lie apart: plans slip, outlets err on the day of a change to a lasting thing."""
    if "planned" in {a.claim.status, b.claim.status}:
        return PLAN_SLIP
    if a.things & b.things and not (a.claim.nominal and b.claim.nominal):
        return THING_SLIP
    return EVENT_SLIP


def _places_bar(a: Features, b: Features) -> bool:
    """Two known places with nothing in common are two happenings, unless one thing is named in both."""
    if not a.places or not b.places or a.places & b.places or a.things & b.things:
        return False
    return all(_resolved(p) for p in a.places | b.places)


def _resolved(ref: str) -> bool:
    return ref.removeprefix("place:").isdigit()


def _thing(a: Features, b: Features) -> float:
    shared = 2.0 if a.things & b.things else 0.0
    return shared + (1.0 if same_kind(a.head, b.head) else 0.0)


def _doer(a: Features, b: Features) -> float:
    return 1.0 if a.doers & b.doers else 0.5 if a.countries & b.countries else 0.0


def _place(a: Features, b: Features) -> float:
    return 1.0 if a.places & b.places else 0.0


def _time(a: Features, b: Features) -> float:
    """Dates that both texts tell weigh by how narrow they are."""
    if not (a.window.told and b.window.told):
        return 0.0
    days = max(a.window.days or 10_000, b.window.days or 10_000)
    return 2.0 if days <= 7 else 1.5 if days <= 31 else 1.0 if days <= 366 else 0.0


def _common_ground(a: Features, b: Features) -> bool:
    """One name in both, on things of one kind; or, without names, one kind of thing on the same days in one country or by one doer."""
    named = a.names & b.names
    kind = same_kind(a.head, b.head)
    if named and (kind or a.things & b.things):
        return True
    if named and _time(a, b) >= 1.5:
        return True
    close = _time(a, b) >= 1.5 and (bool(a.countries & b.countries) or not (a.names and b.names))
    return kind and close
