"""A result over two articles -> what both say, what they say differently, and what only one of them says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from claimx.model import Claim, DiffResult, Event, Relation, Result, Shared, Side, SlotDiff, SlotName, Value

ORDERED = ("refines", "supersedes")
# The core of claims that are in none: they are compared with each other.
ALONE = -1


@dataclass(frozen=True, slots=True)
class _Told:
    """A value of a slot with the claims of each side that tell it, and the event's cores that those are in."""

    value: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    a_cores: frozenset[int]
    b_cores: frozenset[int]

    def on(self, side: Side) -> Value:
        return Value(self.value, self.a if side == "a" else self.b)


def sides(found: Result, a: str, b: str, one_origin: bool = False) -> DiffResult:
    """A result over the articles with the ids `a` and `b` by who tells what; swapping the two swaps the sides only.

    Where one is a version of the other (`one_origin`), what both tell in the same words is in both whatever its event.
    """
    articles = {article.id: article for article in found.articles}
    claims = {claim.id: claim for claim in found.claims}
    relations: dict[str, list[Relation]] = defaultdict(list)
    for relation in found.relations:
        relations[relation.event].append(relation)
    both = tuple(
        _shared(event, relations[event.id], claims, a, b)
        for event in found.events
        if {a, b} <= {claims[c].article for c in event.claims}
    )
    shared = {c for entry in both for c in (*entry.a, *entry.b)}
    only_a, only_b = (tuple(c.id for c in found.claims if c.id not in shared and c.article == side) for side in (a, b))
    alike = tuple(_unchanged(only_a, only_b, claims)) if one_origin else ()
    told = {c for pair in alike for c in pair}
    home = {c: event.id for event in found.events for c in event.claims}
    both += tuple(Shared(home.get(x, ""), (x,), (y,)) for x, y in alike)
    only_a, only_b = (tuple(c for c in ids if c not in told) for ids in (only_a, only_b))
    return DiffResult(articles[a], articles[b], found, both, only_a, only_b, one_origin)


def _unchanged(only_a: Iterable[str], only_b: Iterable[str], claims: Mapping[str, Claim]) -> Iterator[tuple[str, str]]:
    """Claims of two versions of one article that say the same in the same words: quotes, dashes and case don't count."""
    left: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for claim in only_b:
        left[_in_words(claims[claim])].append(claim)
    for claim in only_a:
        same = left[_in_words(claims[claim])]
        if same:
            yield claim, same.pop(0)


def _in_words(claim: Claim) -> tuple[object, ...]:
    words = ("".join(c for c in word if c.isalnum()) for word in claim.text.casefold().split())
    return tuple(filter(None, words)), claim.predicate.lemma, claim.status, claim.negated


def _shared(event: Event, relations: Iterable[Relation], claims: Mapping[str, Claim], a: str, b: str) -> Shared:
    core = {c: number for number, ids in enumerate(event.cores) for c in ids}

    def told(value: str, ids: tuple[str, ...]) -> _Told:
        by = {side: tuple(c for c in ids if claims[c].article == side) for side in (a, b)}
        return _Told(value, by[a], by[b], *(frozenset(core.get(c, ALONE) for c in by[side]) for side in (a, b)))

    slots = {slot.slot: [told(v.value, v.claims) for v in slot.values] for slot in event.slots}
    here: dict[SlotName, list[Relation]] = defaultdict(list)
    for relation in relations:
        here[relation.slot].append(relation)
    for bare in sorted(here.keys() - slots.keys()):
        # A verdict on a slot without values stands between the claims themselves, if it doesn't stand within one.
        ends = dict.fromkeys(c for r in here[bare] if r.a != r.b for c in (r.a, r.b))
        slots[bare] = [told(claims[c].text, (c,)) for c in ends]
    compared = tuple(entry for slot in slots for entry in _compared(slot, slots[slot], here[slot], event.sure))
    whole = told(event.label, event.claims)
    return Shared(event.id, whole.a, whole.b, compared)


def _compared(slot: SlotName, values: list[_Told], relations: Iterable[Relation], sure: bool) -> Iterator[SlotDiff]:
    """What the two tell alike, then each of A's values with each of B's that a verdict ties to it, then the rest.

    As in the verdicts, only values that are told in one core are compared.
    """
    pairs = [SlotDiff(slot, "agrees", v.on("a"), v.on("b"), sure=sure) for v in values if v.a_cores & v.b_cores]
    pairs += _judged(values, relations)
    yield from pairs
    left_a = (v.on("a") for v in values if v.a and v.on("a") not in {pair.a for pair in pairs})
    left_b = (v.on("b") for v in values if v.b and v.on("b") not in {pair.b for pair in pairs})
    for one, other in zip_longest(left_a, left_b):
        yield SlotDiff(slot, None, one, other, sure=sure)


def _judged(values: list[_Told], relations: Iterable[Relation]) -> Iterator[SlotDiff]:
    home = {claim: value for value in values for claim in (*value.a, *value.b)}
    for relation in relations:
        if relation.a in home and relation.b in home:
            yield from _between(relation, home[relation.a], home[relation.b])


def _between(relation: Relation, one: _Told, other: _Told) -> Iterator[SlotDiff]:
    """The verdict as it stands between the sides; none where both sides tell both values."""
    if one is other or (one.a and one.b and other.a and other.b):
        return
    ways: tuple[tuple[_Told, _Told, Side], ...] = ((one, other, "a"), (other, one, "b"))
    for a, b, first in ways:
        near = (relation.a in a.a and relation.b in b.b) or (relation.b in a.a and relation.a in b.b)
        if near or a.a_cores & b.b_cores:
            ordered = first if relation.kind in ORDERED else None
            yield SlotDiff(relation.slot, relation.kind, a.on("a"), b.on("b"), relation.why, relation.sure, ordered)
