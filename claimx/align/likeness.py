"""How much speaks for two things of two alike articles being one: their nouns, what stands with these, what they did."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any, TypeVar

from claimx.model import Chain
from claimx.rules.lexicon import KEPT, function_words, has_kind, other_parts, part_bits
from claimx.rules.persons import parts_of, person_noun

Node = tuple[str, int]
"""A thing of a run: the ref of its name and -1, or where it has none its article and its number there."""

# Logarithms of odds, rounded, from a logistic regression over pairs of things in two thirds of ECB+ (CC BY 3.0).
_BASE, _ALIKE = -1.1, 3.0
_ONLY, _OPENING, _KIN, _ANY_USE, _SAME = 0.3, 0.6, 2.0, 0.3, -0.5
_MODS, _OTHER_MODS, _NUMBERS, _OTHER_NUMBERS, _AGES = 0.2, -0.4, 1.2, -1.8, 3.0
_WITHIN, _OWNERS, _ACTS = 0.8, 1.4, 0.6
_NAMED, _PRESENT, _PERSON = -0.5, 1.4, -0.6
_LEAD, _MOST_ACTS = 5, 3
# Of a noun that two articles have so many pairs of things for, none is looked at.
_MOST_PAIRS = 64
_NONE: frozenset[Any] = frozenset()

T = TypeVar("T")


class Seen:
    """A chain of one article as it is compared, under the names of the run."""

    __slots__ = (
        *("node", "named", "kind", "plural", "gender", "opening", "nouns", "same", "mods", "parts"),
        *("numbers", "ages", "within", "lands", "owners", "acts"),
    )

    def __init__(self, article: str, chain: Chain, canonical: Mapping[str, str]) -> None:
        self.named = chain.ref is not None
        self.node = (article, chain.number) if chain.ref is None else (canonical.get(chain.ref, chain.ref), -1)
        self.kind, self.plural, self.gender = chain.kind, chain.plural, chain.gender
        self.opening = chain.sentence <= _LEAD
        self.nouns = _set(chain.nouns)
        self.same = _set(part for noun in chain.nouns for part in parts_of(noun))
        self.mods = _set(chain.mods)
        self.parts = part_bits(" ".join(chain.mods)) if chain.mods and not self.named else 0
        self.numbers = _set(chain.numbers)
        self.ages = _set(chain.ages)
        self.within = _set(canonical.get(it, it) for it in chain.within)
        self.lands = _set(it for it in self.within if it.startswith("country:"))
        self.owners = _set(canonical.get(it, it) for it in chain.owners)
        self.acts = _set(filter(_tells, chain.acts))

    def shared(self) -> Iterator[str]:
        """What it must share with another to be compared: a noun or what it tells, or of persons and people an age or a happening."""
        yield from (f"noun {self.plural} {noun}" for noun in self.nouns)
        yield from (f"part {self.plural} {part}" for part in self.same)
        if self.kind == "person" or self.plural:
            yield from (f"age {age}" for age in self.ages)
            yield from (f"{self.plural} {act}" for act in self.acts)


def _set(of: Iterable[T]) -> frozenset[T]:
    return frozenset(of) or _NONE


class Side:
    """The chains of one article, by what they can share with those of another."""

    def __init__(self, article: str, chains: Sequence[Chain], canonical: Mapping[str, str]) -> None:
        self.seen = [Seen(article, chain, canonical) for chain in chains]
        self.names = {it.node for it in self.seen if it.named}
        self.often = Counter(noun for it in self.seen if not it.named for noun in it.nouns)
        self.named: dict[str, list[int]] = defaultdict(list)
        self.unnamed: dict[str, list[int]] = defaultdict(list)
        for place, it in enumerate(self.seen):
            by_key = self.named if it.named else self.unnamed
            for key in it.shared():
                by_key[key].append(place)

    def pairs(self, other: "Side") -> set[tuple[int, int]]:
        """The places of chains that share something, at most one of them with a name."""
        found: set[tuple[int, int]] = set()
        for mine, yours in ((self.unnamed, other.unnamed), (self.named, other.unnamed), (self.unnamed, other.named)):
            for key in mine.keys() & yours.keys():
                ours, theirs = mine[key], yours[key]
                if len(ours) * len(theirs) <= _MOST_PAIRS:
                    found.update(product(ours, theirs))
        return found

    def matches(self, other: "Side", alike: float) -> list[tuple[float, Node, Node]]:
        """The likeliest pairs of two articles' things, each thing in one pair at most; `alike` is how alike the articles are."""
        scored = []
        for a, b in self.pairs(other):
            one, two = self.seen[a], other.seen[b]
            score = _may_be_one(one, two) and _ALIKE * alike + likeness(one, two, self, other)
            if score > 0:
                scored.append((-round(score, 6), a, b))
        return list(self._chosen(other, sorted(scored)))

    def _chosen(self, other: "Side", scored: Iterable[tuple[float, int, int]]) -> Iterator[tuple[float, Node, Node]]:
        ours: set[int] = set()
        theirs: set[int] = set()
        for score, a, b in scored:
            if a not in ours and b not in theirs:
                ours.add(a)
                theirs.add(b)
                yield -score, self.seen[a].node, other.seen[b].node


@lru_cache(KEPT)
def _tells(act: str) -> bool:
    """True where a part in a claim is one in a happening, not in a state or a saying."""
    lemma = act.partition(" ")[2]
    return not any(has_kind(lemma, kind) for kind in ("stative", "saying", "raising"))


@lru_cache(KEPT)
def _use(noun: str) -> str:
    row = person_noun(noun)
    return row.use if row is not None else ""


def _may_be_one(a: Seen, b: Seen) -> bool:
    if a.plural != b.plural or (a.gender and b.gender and a.gender != b.gender):
        return False
    if a.lands and b.lands and a.lands.isdisjoint(b.lands):
        return False
    if a.named or b.named:
        return a.kind == b.kind or not a.nouns.isdisjoint(b.nouns)
    if a.plural and a.nouns & b.nouns <= function_words("anybody") and not _tied(a, b):
        return False
    return not (a.parts and b.parts and other_parts(a.parts, b.parts))


def _tied(a: Seen, b: Seen) -> bool:
    """True where more than a noun is told of both: a number, a word, a name, a happening."""
    return any(
        not one.isdisjoint(other)
        for one, other in (
            (a.numbers, b.numbers),
            (a.mods, b.mods),
            (a.within, b.within),
            (a.owners, b.owners),
            (a.acts, b.acts),
        )
    )


def likeness(a: Seen, b: Seen, ours: Side, theirs: Side) -> float:
    """How much speaks for two chains being one, as logarithms of odds, without how alike their articles are."""
    value = _BASE + (_PERSON if a.kind == b.kind == "person" else 0.0) + (_OPENING if a.opening and b.opening else 0.0)
    if a.named or b.named:
        value += _NAMED + (_PRESENT if a.node in theirs.names or b.node in ours.names else 0.0)
    for one, other, shared, differ in (
        *((a.numbers, b.numbers, _NUMBERS, _OTHER_NUMBERS), (a.ages, b.ages, _AGES, 0.0)),
        *((a.within, b.within, _WITHIN, 0.0), (a.owners, b.owners, _OWNERS, 0.0)),
    ):
        if one and other:
            value += differ if one.isdisjoint(other) else shared
    return value + _of_words(a, b) + _of_nouns(a, b, ours, theirs)


def _of_words(a: Seen, b: Seen) -> float:
    """The words before the nouns, and the happenings that both have a part in."""
    value = _ACTS * min(_MOST_ACTS, len(a.acts & b.acts)) if a.acts and b.acts else 0.0
    if a.mods and b.mods:
        value += _MODS * len(a.mods & b.mods) or _OTHER_MODS
    return value


def _of_nouns(a: Seen, b: Seen, ours: Side, theirs: Side) -> float:
    value, only = 0.0, True
    nouns = a.nouns & b.nouns
    for noun in nouns:
        value = max(value, {"kin": _KIN, "any": _ANY_USE}.get(_use(noun), 0.0))
        only = only and (a.named or ours.often[noun] <= 1) and (b.named or theirs.often[noun] <= 1)
    if not nouns and not a.same.isdisjoint(b.same):
        return _SAME
    return value + _ONLY if nouns and only else value
