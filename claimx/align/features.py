"""What two claims are grouped by: the kind of event, the names and nouns in it, and the days on which it can have happened."""

from dataclasses import dataclass
from datetime import date, timedelta

from claimx.compare.quantities import Interval, interval
from claimx.model import Article, Claim, Span
from claimx.model.calendar import shifted
from claimx.rules.lexicon import (
    event_classes,
    function_words,
    has_kind,
    is_once,
    kind_bits,
    noun_class,
    noun_kinds,
    part_bits,
)
from claimx.rules.persons import person_noun

NARRATIVE = timedelta(days=3 * 365)
PLAN_SLIP = timedelta(days=150)
NEWS = timedelta(days=21)
LEAD = 4
FAMILY = {"DIE": "KILL", "RESUME": "OPEN", "SUSPEND": "CLOSE"}
COUNTED = frozenset({"DIE", "INJURE"})
PEOPLE, PERSON = "people", "person"


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day on which something can have happened; None where open. `told` is True where the text itself dates it to days."""

    earliest: date | None
    latest: date | None
    told: bool

    def gap(self, other: "Window") -> timedelta:
        """How far apart the two lie; zero where they can overlap."""
        gaps = [a.earliest - b.latest for a, b in ((self, other), (other, self)) if a.earliest and b.latest]
        return max([*gaps, timedelta(0)])

    @property
    def days(self) -> int | None:
        """The window's length, None where a side is open."""
        return (self.latest - self.earliest).days + 1 if self.earliest and self.latest else None


@dataclass(frozen=True, slots=True)
class Features:
    """A claim as alignment sees it.

    `things` and `doers` are the names in what it is about and who did it, countries apart; the heads are their nouns;
    `points` are the towns where it happened, by id, latitude and longitude.
    """

    claim: Claim
    family: str
    things: frozenset[str]
    doers: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str]
    thing: str | None
    doer: str | None
    points: tuple[tuple[float, float], ...]
    window: Window

    @property
    def classed(self) -> bool:
        """True where the event lexicon knows what happened."""
        return self.claim.predicate.cls is not None

    @property
    def victims(self) -> bool:
        """True where it counts killed, injured, missing, detained or displaced."""
        return any(q.role for q in self.claim.quantities)

    @property
    def telling(self) -> bool:
        """True where the predicate tells a happening: no state, no word of saying, nothing that only colours a verb."""
        return not any(
            has_kind(self.claim.predicate.lemma, kind) for kind in ("stative", "placing", "saying", "raising")
        )

    @property
    def once(self) -> bool:
        """True where a story tells of one such happening at a time."""
        return is_once(self.family)

    @property
    def opposite(self) -> str | None:
        """The family that undoes this one."""
        cls = event_classes().get(self.family)
        return cls.opposite if cls is not None else None

    @property
    def toll(self) -> float:
        """The largest number of victims that it counts, 0 where it counts none."""
        return max((q.value or q.low or 0 for q in self.claim.quantities if q.role), default=0)

    @property
    def count(self) -> Interval | None:
        """The numbers that it can count, those of victims first; None where it counts nothing."""
        what = self.claim.what.span if self.claim.what is not None else None
        own = [q for q in self.claim.quantities if q.role or (q.unit is None and _inside(q.span, what))]
        return interval(min(own, key=lambda q: q.role is None)) if own else None

    @property
    def kinds(self) -> int:
        """The kinds of thing that its noun can name, as bits."""
        return (kind_bits(self.thing) if self.thing is not None else 0) | (kind_bits(PERSON) if self.person else 0)

    @property
    def person(self) -> bool:
        """True where a person is what it is about, named or by a noun ("the climber")."""
        what = self.claim.what
        if what is None:
            return False
        return person_noun(what.head) is not None or any(r.startswith("person:") for r in what.refs)

    @property
    def parts(self) -> int:
        """The words that tell which part or which of a kind it is about, as bits."""
        return part_bits(self.claim.what.span.text) if self.claim.what is not None else 0

    @property
    def people(self) -> bool:
        """True where it is about people, of whom one and many can be the same."""
        what = self.claim.what
        return self.person or self.thing == PEOPLE or (what is not None and PEOPLE in noun_kinds(what.head))

    @property
    def plural(self) -> bool:
        """True where what it is about is told in the plural."""
        return self.claim.what is not None and self.claim.what.plural


def features(claim: Claim, article: Article) -> Features:
    """The features of one claim; `article` gives the days on which an undated claim can have happened."""
    things, doers = (frozenset(a.refs) if a is not None else frozenset() for a in (claim.what, claim.who))
    lands = frozenset(f"country:{p.country}" for p in claim.where if p.country)
    return Features(
        claim=claim,
        family=family(claim),
        things=_named(things),
        doers=_named(doers),
        places=frozenset(f"place:{p.geonameid or p.name}" for p in claim.where if p.kind != "country"),
        countries=frozenset(r for r in things | doers | lands if r.startswith("country:")),
        thing=_thing(claim),
        doer=claim.who.head if claim.who is not None else None,
        points=tuple(
            (p.lat, p.lon) for p in claim.where if p.kind == "place" and p.lat is not None and p.lon is not None
        ),
        window=window(claim, article),
    )


def _inside(part: Span | None, whole: Span | None) -> bool:
    return part is not None and whole is not None and whole.overlaps(part)


def _thing(claim: Claim) -> str | None:
    """The noun of what it is about; people, where a number of victims stands alone, and none for an event noun."""
    if claim.what is None:
        return PEOPLE if any(q.role for q in claim.quantities) else None
    if any(q.role and q.of is None for q in claim.quantities) or noun_class(claim.what.head) in COUNTED:
        return PEOPLE
    inside = claim.predicate.lemma.endswith(f" {claim.what.head}")  # the noun of a light verb: "no charges were filed"
    return None if inside or has_kind(claim.predicate.lemma, "happening") else claim.what.head


def _named(refs: frozenset[str]) -> frozenset[str]:
    return frozenset(r for r in refs if not r.startswith("country:"))


def family(claim: Claim) -> str:
    """The event class, classes of one happening under one name; beyond the lexicon the lemma."""
    told = noun_class(claim.what.head) if claim.what is not None else None
    cls = claim.predicate.cls
    counts = told in COUNTED and cls in {"RISE", "FALL", None}
    if counts or (told is not None and has_kind(claim.predicate.lemma, "happening")):
        cls = told
    return FAMILY.get(cls, cls) if cls is not None else claim.predicate.lemma


def window(claim: Claim, article: Article) -> Window:
    """The days of the happening: as told, else bounded by the article's own date.

    An article whose own date has no last day is taken to tell news of the three years after the newest day it must
    know of; that serves grouping only and is never printed.
    """
    when = claim.when
    dated = when is not None and (
        when.anchor is not None or (when.timex.type in {"DATE", "TIME"} and not when.timex.value.endswith("_REF"))
    )
    if when is not None and dated and when.earliest is not None and when.latest is not None:
        return Window(when.earliest, when.latest, True)
    earliest, latest = _known(article)
    if claim.status != "actual":
        return Window(earliest, shifted(latest, PLAN_SLIP) if latest else None, False)
    if when is not None and when.earliest is not None:
        return Window(when.earliest, latest, False)
    return Window(shifted(earliest, -NEWS) if earliest and _is_news(claim) else None, latest, False)


def _is_news(claim: Claim) -> bool:
    """True for what headline and lead tell as done: it happened shortly before the article was published.

    What they tell as past already then ("a year after rebels took the town") is none.
    """
    told = claim.sentence <= LEAD and claim.main and claim.when is None and claim.status == "actual"
    return told and not _is_background(claim)


def _is_background(claim: Claim) -> bool:
    starts = [part.span.start for part in (claim.who, claim.what, claim.predicate) if part is not None]
    before = claim.evidence.text[: max(min(starts) - claim.evidence.start, 0)].lower().split()
    return bool(before) and before[-1] in function_words("behind which news is old")


def _known(article: Article) -> tuple[date | None, date | None]:
    published = article.published
    if published is None:
        return None, None
    latest = published.latest or (shifted(published.earliest, NARRATIVE) if published.earliest else None)
    return published.earliest, latest
