"""Looks a result up by id: which event a claim is in, which value it tells, which verdicts touch it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Generic, TypeVar

from claimx.model import Article, Claim, Event, Relation, Result, SlotName, Value

T = TypeVar("T")
KEPT = 256


class _Placed(Mapping[str, T], Generic[T]):
    """Records by names, each taken from its place when it is asked for: where they lie on disk, few are held."""

    def __init__(self, records: Sequence[T], names: Callable[[T], Iterable[str]]) -> None:
        self._places = {name: place for place, record in enumerate(records) for name in names(record)}
        self._record = lru_cache(KEPT)(records.__getitem__)

    def __getitem__(self, name: str) -> T:
        return self._record(self._places[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Index:
    """A result's claims, articles and events by id, and the ties between them."""

    def __init__(self, result: Result) -> None:
        self.articles: Mapping[str, Article] = _Placed(result.articles, lambda it: (it.id,))
        self.claims: Mapping[str, Claim] = _Placed(result.claims, lambda it: (it.id,))
        self.event_of: Mapping[str, Event] = _Placed(result.events, lambda it: it.claims)
        self._told: tuple[str, dict[tuple[SlotName, str], Value]] = ("", {})
        self._relations: dict[str, list[Relation]] = defaultdict(list)
        self._touching: dict[str, list[Relation]] = defaultdict(list)
        for relation in result.relations:
            self._relations[relation.event].append(relation)
            for claim in dict.fromkeys(
                (*self.peers(relation.slot, relation.a), *self.peers(relation.slot, relation.b))
            ):
                self._touching[claim].append(relation)

    def peers(self, slot: SlotName, claim: str) -> tuple[str, ...]:
        """The claims that tell the same value of a slot as `claim` does, itself among them."""
        event = self.event_of.get(claim)
        value = self._values(event).get((slot, claim)) if event else None
        return value.claims if value else (claim,)

    def _values(self, event: Event) -> dict[tuple[SlotName, str], Value]:
        """The values of an event by slot and claim; one event is asked again and again, and then the next."""
        if self._told[0] != event.id:
            self._told = event.id, {(s.slot, c): v for s in event.slots for v in s.values for c in v.claims}
        return self._told[1]

    def relations_in(self, event: str) -> list[Relation]:
        """The verdicts within an event."""
        return self._relations.get(event, [])

    def relations_of(self, claim: str) -> list[Relation]:
        """The verdicts on any value that a claim tells."""
        return self._touching.get(claim, [])

    def outlet(self, article: str) -> str:
        """Under which name an article's teller is shown: its outlet, or its id where none is known."""
        return self.articles[article].outlet or article
