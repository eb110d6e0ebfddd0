"""Whether two claims can tell of one happening, how sure that is, and what speaks for or against it."""

from dataclasses import dataclass
from datetime import timedelta

from claimx.align.features import PEOPLE, Features, same_kind
from claimx.align.stories import Stories
from claimx.model import Argument
from claimx.model.sphere import kilometres
from claimx.rules.lexicon import contrasting, event_classes, noun_kinds

THING_SLIP = timedelta(days=10)
PLAN_SLIP = timedelta(days=120)
EVENT_SLIP = timedelta(days=1)
NEAR_KM = 40.0
NEAR_SENTENCES = 3
SEASON = 200
WEEK = 7
FAR = 12
DAYS, MONTH, YEAR = 2.0, 1.5, 1.0


@dataclass(frozen=True, slots=True)
class Match:
    """`score` above 0 speaks for one happening; `barred` means that it can't be one, whatever else speaks for it.

    `tied` tells that names, place, days or the story tie the two closely enough to compare their values; without it
    they only sound like one happening.
    """

    score: float
    sure: bool
    tied: bool = False
    barred: bool = False


BARRED = Match(0.0, sure=True, barred=True)
NOTHING = Match(0.0, sure=False)


def match(a: Features, b: Features, stories: Stories) -> Match:
    """How far two claims of one family tell of one happening; `stories` knows which articles tell one story."""
    if a.family != b.family or _times_bar(a, b) or _places_bar(a, b) or _things_bar(a, b):
        return BARRED
    tied = _common_ground(a, b, stories) or _one_story(a, b, stories)
    if not (tied or _sounds_alike(a, b, stories)):
        return NOTHING
    time = dated(a, b)
    shared = 2.0 * bool(a.things & b.things) + bool(a.doers & b.doers) + bool(a.places & b.places)
    score = 0.5 + time + shared + same_kind(a, b) + 0.5 * bool(a.countries & b.countries)
    return Match(score, sure=tied and _sure(a, b, time), tied=tied)


def _sure(a: Features, b: Features, time: float) -> bool:
    """Sure where one named thing is told of and the days of both are known, or both stand in one article's own passage."""
    kind = same_kind(a, b)
    if a.claim.article == b.claim.article:
        return kind and (bool(a.things & b.things) or abs(a.claim.sentence - b.claim.sentence) <= 1)
    known = all(f.window.days is not None and f.window.days <= SEASON for f in (a, b))
    return kind and bool(a.things & b.things or a.places & b.places) and (time > 0 or known)


def _times_bar(a: Features, b: Features) -> bool:
    return a.window.gap(b.window) > _slip(a, b)


def _slip(a: Features, b: Features) -> timedelta:
    """How far two dates of one happening may lie apart: plans slip, outlets err on the day of a change to a lasting thing."""
    if not (_narrow(a) and _narrow(b)):
        return timedelta(0)
    if "planned" in {a.claim.status, b.claim.status}:
        return PLAN_SLIP
    if a.things & b.things and not (a.claim.nominal and b.claim.nominal):
        return THING_SLIP
    return EVENT_SLIP


def _narrow(f: Features) -> bool:
    return f.window.days is None or f.window.days <= WEEK or not f.window.told


def _places_bar(a: Features, b: Features) -> bool:
    """Two known towns far apart are two happenings, unless one thing is named in both."""
    if not a.points or not b.points or a.places & b.places or a.things & b.things:
        return False
    return min(kilometres(p, q) for p in a.points for q in b.points) > NEAR_KM


def _things_bar(a: Features, b: Features) -> bool:
    """Two parts or two of a kind, told apart by a word ("the eastern bank", "the western bank"), or one thing and many."""
    one, other = a.claim.what, b.claim.what
    if one is None or other is None:
        return False
    if contrasting(one.span.text, other.span.text):
        return True
    return same_kind(a, b) and "people" not in noun_kinds(one.head) and _plural(one) != _plural(other)


def _plural(argument: Argument) -> bool:
    """True where the head noun stands in another form than its lemma, which is the plural."""
    return argument.head not in argument.span.text.lower() or f"{argument.head}s" in argument.span.text.lower()


def dated(a: Features, b: Features) -> float:
    """How much it weighs that both texts date the happening: more the narrower they do, 0 where one doesn't."""
    if not (a.window.told and b.window.told):
        return 0.0
    days = max(a.window.days or 10_000, b.window.days or 10_000)
    return DAYS if days <= 7 else MONTH if days <= 31 else YEAR if days <= 366 else 0.0


def _common_ground(a: Features, b: Features, stories: Stories) -> bool:
    """Whether anything but the kind of event ties the two: a name in the same role, or a like thing at a like place or time."""
    time, kind = dated(a, b), same_kind(a, b)
    if not a.classed and not (kind and (time or a.claim.article == b.claim.article) and (a.things & b.things)):
        return kind and a.doer == b.doer and bool(a.things & b.things or a.doers & b.doers)
    if a.things & b.things:
        return bool(kind or time or a.thing == b.thing or None in {a.thing, b.thing})
    if kind:
        return _like_thing(a, b, time, stories)
    if time and a.places & b.places and not _two_names(a, b):
        return True
    return bool(a.doers & b.doers) and time >= MONTH and (a.thing is None or b.thing is None)


def _like_thing(a: Features, b: Features, time: float, stories: Stories) -> bool:
    """Things of one kind are one thing where a place, a doer, a narrow date or the same passage ties them."""
    if a.places & b.places or a.doers & b.doers:
        return True
    if _two_names(a, b):
        return False
    if a.claim.article == b.claim.article:
        apart = abs(a.claim.sentence - b.claim.sentence)
        return apart <= NEAR_SENTENCES if a.thing == b.thing else apart <= 1 and PEOPLE in {a.thing, b.thing}
    same = a.thing == b.thing and stories.same(a.claim.article, b.claim.article)
    return time >= MONTH and (bool(a.countries & b.countries) or (time >= DAYS and same))


def _one_story(a: Features, b: Features, stories: Stories) -> bool:
    """Within one story, like things without names of their own are one ("seven people have died", "five are dead")."""
    cls = event_classes().get(a.family)
    if cls is None or not cls.once or _two_names(a, b) or not stories.same(a.claim.article, b.claim.article):
        return False
    if _two_doers(a, b) or _far_counts(a, b):
        return False
    if a.claim.article == b.claim.article and not (a.claim.nominal and b.claim.nominal):
        return False
    return same_kind(a, b) or (a.thing is None and b.thing is None and a.claim.nominal and b.claim.nominal)


def _sounds_alike(a: Features, b: Features, stories: Stories) -> bool:
    """Within one story, one kind of event about things that can be one, though nothing else ties the two."""
    if not (a.telling and b.telling and stories.same(a.claim.article, b.claim.article)):
        return False
    if _two_names(a, b) or _two_doers(a, b) or _far_counts(a, b):
        return False
    return None in {a.thing, b.thing} or same_kind(a, b) or bool(a.things & b.things)


def _two_doers(a: Features, b: Features) -> bool:
    """True where both name who did it, and share no name."""
    one, other = (set(f.claim.who.refs) if f.claim.who is not None else set() for f in (a, b))
    return bool(one and other) and not one & other


def _far_counts(a: Features, b: Features) -> bool:
    """True where one counts many times what the other counts: a campaign's toll against an attack's."""
    one, other = (max((q.value or q.low or 0 for q in f.claim.quantities if q.role), default=0) for f in (a, b))
    return min(one, other) > 0 and max(one, other) > FAR * min(one, other)


def _two_names(a: Features, b: Features) -> bool:
    """True where each names its thing, and they share no name."""
    return bool(a.things and b.things) and not a.things & b.things
