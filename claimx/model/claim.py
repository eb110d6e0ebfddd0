"""A claim: one predicate with its slots, status, speakers and evidence."""

from dataclasses import dataclass
from typing import Literal

from claimx.model.mention import Place, Quantity, Time
from claimx.model.span import Evidence, Span

TOLD = "t"
"""What the id of an entity without a name begins with."""

Status = Literal["actual", "planned", "possible"]


@dataclass(frozen=True, slots=True)
class Predicate:
    """The word that tells what happened: its span, lemma, and the class that the event lexicon gives it (None beyond it)."""

    span: Span
    lemma: str
    cls: str | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """Who did it or what it was done to.

    `head` is the lemma of the argument's head noun; `name` the canonical name of what it stands for;
    `refs` the canonical names inside it ("place:92138", "place:Anbar", "organisation:Islamic State"), by which
    arguments of different articles are compared; `entity` an id in the run's `entities`; `chain` the number of what it
    stands for among its article's chains; `plural` is true where the head noun stands in the plural.
    """

    span: Span
    head: str
    name: str | None = None
    entity: str | None = None
    refs: tuple[str, ...] = ()
    chain: int | None = None
    plural: bool = False

    @property
    def is_entity_named(self) -> bool:
        """True where its entity has a name."""
        return self.entity is not None and not self.entity.startswith(TOLD)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim; field by field the contract's record."""

    id: str
    article: str
    sentence: int
    main: bool
    nominal: bool
    text: str
    predicate: Predicate
    who: Argument | None
    what: Argument | None
    when: Time | None
    where: tuple[Place, ...]
    quantities: tuple[Quantity, ...]
    status: Status
    negated: bool
    said_by: tuple[Span, ...]
    evidence: Evidence
