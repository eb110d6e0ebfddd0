"""Whether two claims that were put together tell of one happening surely enough to say that they contradict each other.

What a reader checks before crying contradiction: something besides the kind of event ties the two (a day, a name, a
place, both being the news of their articles), and no other slot speaks for two happenings.
"""

from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from claimx.compare.places import compare_places
from claimx.compare.quantities import group_of
from claimx.compare.times import compare_times
from claimx.conflicts.tolls import NEWS, TOLL, are_tolls
from claimx.conflicts.voices import in_lead
from claimx.model import Argument, Article, Claim
from claimx.rules.lexicon import KEPT, contrasting, has_kind, is_once, noun_class, noun_kinds

NARROW = timedelta(days=7)
# How far apart two articles may be published to be of one news.
ISSUE = timedelta(days=14)
NEAR = 3
SLOTS = ("who", "what", "where", "when")
"""In which two claims can speak for two happenings, those first that cost least to ask."""
TYPED = ("place:", "person:", "organisation:")
TOLLS = frozenset({"DIE", "INJURE", "KILL"})
MOVES = frozenset({"RISE", "FALL"})


@dataclass(frozen=True, slots=True)
class Ground:
    """`ties` are the signs that the two tell of one happening, `apart` the slots (of `SLOTS`) that speak for two.

    `timely` tells that both stand in one article, or in two that are known to be of about the same days.
    """

    ties: frozenset[str]
    apart: Set[str]
    timely: bool = True

    def holds(self, slot: str) -> bool:
        """True where the two may be said to contradict each other in `slot`: tied, and apart in nothing else."""
        ties = self.ties if slot == "count" else self.ties - {TOLL}
        return bool(ties) and (self.timely or "day" in self.ties) and not self.beside(slot)

    def beside(self, *known: str) -> bool:
        """True where a slot that is none of the known ones speaks for two happenings; asks no more than that needs."""
        return any(slot in self.apart for slot in SLOTS if slot not in known)

    @property
    def close(self) -> bool:
        """True where a shared name and another sign tie them, or three signs, whatever else is known of the two."""
        return _are_close(self.ties - {TOLL})


def ground(a: Claim, b: Claim, articles: Mapping[str, Article]) -> Ground:
    """What ties two claims of one event and what keeps them apart; `articles` by id, for the days of undated news."""
    timely = _timely(a, b, articles)
    tolls = timely and are_tolls(a, b, articles)
    return Ground(frozenset([*_ties(a, b, timely), *([TOLL] if tolls else [])]), _Apart(a, b, articles), timely)


def tied_closely(a: Claim, b: Claim, articles: Mapping[str, Article]) -> bool:
    """Whether the two's ground is close, without a look at what keeps them apart."""
    return _are_close(_ties(a, b, _timely(a, b, articles)))


def _timely(a: Claim, b: Claim, articles: Mapping[str, Article]) -> bool:
    return a.article == b.article or _one_issue(articles[a.article], articles[b.article])


def _are_close(ties: Collection[str]) -> bool:
    return len(ties) > 1 + ("name" not in ties)


def _ties(a: Claim, b: Claim, timely: bool) -> list[str]:
    found = {
        "day": _one_day(a, b),
        "name": bool(_about(a) & _about(b)) or _one_proper_thing(a.what, b.what) or bool(_spots(a) & _spots(b)),
        "doer": _one_doer(a, b),
        "passage": a.article == b.article and abs(a.sentence - b.sentence) <= NEAR and _span_alike(a, b),
        "news": timely and a.article != b.article and in_lead(a) and in_lead(b),
    }
    return [name for name, holds in found.items() if holds]


def _span_alike(a: Claim, b: Claim) -> bool:
    """True unless just one of two neighbours covers a long time ("in September"): that is then another matter's."""
    return _is_long(a) == _is_long(b)


def _is_long(claim: Claim) -> bool:
    when = claim.when
    return bool(when and when.earliest and when.latest and when.latest - when.earliest > NARROW)


def _one_issue(a: Article, b: Article) -> bool:
    """True for two articles that are known to be of about the same days; without a day, leads tell of who knows when.

    A day that was inferred from the other's happening does not show that it is the same happening.
    """
    one, other = a.published, b.published
    if not (one and other and one.earliest and one.latest and other.earliest and other.latest):
        return False
    if "event" in (one.source, other.source):
        return False
    return max(one.latest, other.latest) - min(one.earliest, other.earliest) <= ISSUE


def names(argument: Argument | None) -> frozenset[str]:
    """The names of places, persons and bodies in an argument; countries tie too much to count."""
    return _typed(argument.refs) if argument is not None else frozenset()


@lru_cache(KEPT)
def _typed(refs: tuple[str, ...]) -> frozenset[str]:
    return frozenset(r for r in refs if r.startswith(TYPED))


def _about(claim: Claim) -> frozenset[str]:
    """The names in what a claim is about: of a deed of which there is one and that is done to nothing, in its doer."""
    return names(claim.who if claim.what is None and is_once(claim.predicate.cls) else claim.what)


def _one_proper_thing(a: Argument | None, b: Argument | None) -> bool:
    """True for one noun with one name of its own that no list knows: "the Lorn bridge" in both."""
    if a is None or b is None or a.head != b.head:
        return False
    return a.refs == b.refs and any(ref.startswith("word:") for ref in a.refs)


def _spots(claim: Claim) -> frozenset[str]:
    return frozenset(f"place:{p.geonameid or p.name}" for p in claim.where if p.kind != "country")


def _one_doer(a: Claim, b: Claim) -> bool:
    """A doer named in both, whose deed is told by one word or class."""
    if a.who is None or b.who is None or not set(a.who.refs) & set(b.who.refs):
        return False
    return a.predicate.lemma == b.predicate.lemma or (
        a.predicate.cls is not None and a.predicate.cls == b.predicate.cls
    )


def _days(claim: Claim) -> tuple[date, date] | None:
    """First and last day of a claim that is dated to days; a weekday of an unknown week is dated by inference only."""
    when = claim.when
    if when is None or when.timex.type not in {"DATE", "TIME"} or when.timex.value.endswith("_REF"):
        return None
    if when.timex.value.startswith("XXXX"):
        return None
    if when.earliest is None or when.latest is None or when.latest - when.earliest > NARROW:
        return None
    return when.earliest, when.latest


def _one_day(a: Claim, b: Claim) -> bool:
    one, other = _days(a), _days(b)
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


class _Apart(Set[str]):
    """The slots in which two claims speak for two happenings; each is looked at when it is asked for, once."""

    def __init__(self, a: Claim, b: Claim, articles: Mapping[str, Article]) -> None:
        self._asked, self._found = (a, b, articles), dict[str, bool]()

    def __contains__(self, slot: object) -> bool:
        if slot not in self._found and isinstance(slot, str):
            self._found[slot] = self._holds(slot)
        return self._found.get(slot, False)  # type: ignore[call-overload, no-any-return]

    def _holds(self, slot: str) -> bool:
        a, b, articles = self._asked
        if slot == "when":
            return _two_times(a, b) or _long_before(a, b, articles) or _long_before(b, a, articles)
        if slot == "where":
            return _two_places(a, b)
        return _two_doers(a, b) if slot == "who" else not like_things(a, b)

    def __iter__(self) -> Iterator[str]:
        return (slot for slot in SLOTS if slot in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def tells_toll(claim: Claim) -> bool:
    """True for a predicate that tells how a number moved ("the toll rose to 35"): its day is not the happening's."""
    what = noun_class(claim.what.head) if claim.what is not None else None
    return what in TOLLS and not claim.nominal and claim.predicate.cls not in TOLLS


def _two_times(a: Claim, b: Claim) -> bool:
    """Two dates of one status that can't be one; a plan's day says nothing of the outcome's."""
    if a.when is None or b.when is None or a.status != b.status or tells_toll(a) or tells_toll(b):
        return False
    return compare_times(a.when, b.when).kind == "conflicts"


def _long_before(a: Claim, b: Claim, articles: Mapping[str, Article]) -> bool:
    """True where `a` is dated long before the undated news of `b`."""
    published = articles[b.article].published
    if a.when is None or a.when.latest is None or b.when is not None or not in_lead(b):
        return False
    return bool(
        published
        and published.earliest
        and a.when.latest < published.earliest - min(NEWS, published.earliest - date.min)
    )


def _two_places(a: Claim, b: Claim) -> bool:
    verdicts = [compare_places(p, q).kind for p in a.where for q in b.where]
    return bool(verdicts) and all(kind == "conflicts" for kind in verdicts)


def _two_doers(a: Claim, b: Claim) -> bool:
    """Two named doers of one deed without a name in common; the dying and the hurt do nothing."""
    if a.predicate.cls != b.predicate.cls or a.predicate.cls in {"DIE"} or a.nominal or b.nominal:
        return False
    one, other = names(a.who), names(b.who)
    kinds = {r.partition(":")[0] for r in one} & {r.partition(":")[0] for r in other} - {"place"}
    return bool(kinds) and not one & other


def like_things(a: Claim, b: Claim) -> bool:
    """True where what the two are about can be one thing; also where either doesn't say."""
    one, other = a.what, b.what
    if one is None or other is None or set(one.refs) & set(other.refs) or one.head == other.head:
        return True
    if contrasting(one.span.text, other.span.text) or (names(one) and names(other)):
        return False
    people = [_people(c) for c in (a, b)]
    if all(people) or has_kind(a.predicate.lemma, "happening") or has_kind(b.predicate.lemma, "happening"):
        return True
    return bool(noun_kinds(one.head) & noun_kinds(other.head)) or not (noun_kinds(one.head) and noun_kinds(other.head))


def _people(claim: Claim) -> bool:
    """True where people are what a claim is about."""
    what = claim.what
    if what is None:
        return False
    return "people" in noun_kinds(what.head) or group_of(what.head) is not None or any(q.role for q in claim.quantities)
