"""Looks a result up by id: which event a claim is in, which value it tells, which verdicts touch it."""

from collections import defaultdict

from claimx.model import Article, Claim, Event, Relation, Result, SlotName, Value


class Index:
    """A result's claims, articles and events by id, and the ties between them."""

    def __init__(self, result: Result) -> None:
        self.articles: dict[str, Article] = {a.id: a for a in result.articles}
        self.claims: dict[str, Claim] = {c.id: c for c in result.claims}
        self.event_of: dict[str, Event] = {c: e for e in result.events for c in e.claims}
        self._value: dict[tuple[SlotName, str], Value] = {
            (s.slot, c): v for e in result.events for s in e.slots for v in s.values for c in v.claims
        }
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
        value = self._value.get((slot, claim))
        return value.claims if value else (claim,)

    def relations_in(self, event: str) -> list[Relation]:
        """The verdicts within an event."""
        return self._relations[event]

    def relations_of(self, claim: str) -> list[Relation]:
        """The verdicts on any value that a claim tells."""
        return self._touching[claim]

    def outlet(self, article: str) -> str:
        """Under which name an article's teller is shown: its outlet, or its id where none is known."""
        return self.articles[article].outlet or article
