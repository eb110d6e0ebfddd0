"""What outlets say of one event, slot by slot, ready to be laid out: no colours, no columns."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from claimx.conflicts.count import counted
from claimx.model import Article, Claim, Event, Kind, Relation, Result, SlotName, Value
from claimx.views import words
from claimx.views.index import Index
from claimx.views.timeline import Entry, timeline

WEIGHT: dict[Kind, int] = {"conflicts": 0, "supersedes": 1, "refines": 2, "incomparable": 3, "agrees": 4}
ORDER: dict[SlotName, int] = {
    "when": 0,
    "where": 1,
    "who": 2,
    "what": 3,
    "count": 4,
    "status": 5,
    "unit": 6,
    "event": 7,
}


@dataclass(frozen=True)
class Voice:
    """The article's words for a value, who says them (empty: the outlet itself), in which sentence and claim (its id)."""

    quote: str
    speaker: str
    sentence: int
    claim: str = ""


@dataclass(frozen=True)
class Told:
    """One value as an outlet tells it; `kind` is the weightiest verdict on it."""

    value: str
    voices: tuple[Voice, ...]
    kind: Kind | None


@dataclass(frozen=True)
class Verdict:
    """A verdict between two outlets' values, with its reason; empty names where it doesn't matter between whom.

    `relation` is what it was read from; None where the values' being one is all that it rests on.
    """

    kind: Kind
    sure: bool
    why: str
    a: str
    b: str
    relation: Relation | None = None


@dataclass(frozen=True)
class Row:
    """A slot: what each outlet tells, and the verdicts, the weightiest first."""

    slot: SlotName
    cells: dict[str, tuple[Told, ...]]
    verdicts: tuple[Verdict, ...]

    @property
    def differs(self) -> bool:
        """Whether any verdict is more than agreement."""
        return bool(self.verdicts) and self.verdicts[0].kind != "agrees"


@dataclass(frozen=True)
class Comparison:
    """An event with the outlets that tell of it (and their articles), its rows, how often each verdict stands, and how
    it was told over time.
    """

    event: Event
    outlets: dict[str, tuple[Article, ...]]
    rows: tuple[Row, ...]
    kinds: Counter[Kind]
    timeline: tuple[Entry, ...] = ()

    @property
    def tellers(self) -> str:
        """How many articles tell of it, and of how many origins where those are fewer."""
        articles = sum(map(len, self.outlets.values()))
        told = "told by 1 article" if articles == 1 else f"told by {articles} articles"
        if 0 < len(self.event.origins) < articles:
            outlets = {a.outlet or a.id for them in self.outlets.values() for a in them}
            told += f" of {len(outlets)} outlets, " if len(outlets) > 1 else " of "
            told += "one origin" if len(self.event.origins) == 1 else f"{len(self.event.origins)} origins"
        return told


_WORDS: dict[SlotName, Callable[[Claim, str], str]] = {
    "when": lambda c, _: c.when.span.text if c.when else "",
    "where": lambda c, value: words.joined(p.span.text for p in c.where if p.name == value or not value),
    "who": lambda c, _: c.who.span.text if c.who else "",
    "what": lambda c, _: c.what.span.text if c.what else "",
    "count": lambda c, _: words.joined(q.span.text for q in c.quantities if q.span),
    "unit": lambda c, _: words.joined((q.span.text for q in c.quantities if q.span), " / "),
}


def quote(claim: Claim, slot: SlotName, value: str = "") -> str:
    """The words that a claim's value of a slot stands on; the claim itself where no word of its own states it."""
    words_of = _WORDS.get(slot)
    return (words_of(claim, value) or words_of(claim, "") if words_of else "") or claim.text


def _shown(claim: Claim, slot: SlotName, value: str) -> str:
    """A value as people read it: days instead of TIMEX3, words instead of signs."""
    if slot == "when" and claim.when:
        return words.when(claim.when)
    number = counted(claim) if slot == "count" else None
    return words.quantity(number) if number else value


def differing(result: Result) -> list[Comparison]:
    """The events in which any two values are more than the same, those in conflict first."""
    index = Index(result)
    telling = (e for e in result.events if any(r.kind != "agrees" for r in index.relations_in(e.id)))
    return sorted((_comparison(e, index) for e in telling), key=weight)


def nowhere(result: Result) -> str:
    """Why no differences are shown; a result has claims without events only where they were not asked for."""
    if any(c.main for c in result.claims) and not result.events:
        return "Nothing to show: no events were asked for, or none that fits --only, --slot, --event and the like."
    return "Nowhere: no two values told of one event differ."


def weight(it: Comparison) -> tuple[int, ...]:
    """Sorts the events with most of the weightiest verdicts first."""
    return tuple(-it.kinds[kind] for kind in WEIGHT)


def _comparison(event: Event, index: Index) -> Comparison:
    relations = index.relations_in(event.id)
    outlets = _outlets(event, index)
    slots = {s.slot: s.values for s in event.slots}
    for relation in relations:
        slots.setdefault(relation.slot, _bare_values(relation, index))
    rows = (_row(slot, values, relations, outlets, index) for slot, values in slots.items())
    telling = sorted((r for r in rows if r.differs or _worth_telling(r, len(outlets))), key=urgency)
    return Comparison(event, outlets, tuple(telling), Counter(r.kind for r in relations), timeline(event, index))


def _worth_telling(row: Row, outlets: int) -> bool:
    """A row without difference tells something where outlets could have differed; that all tell facts of one thing is no news."""
    return outlets > 1 and row.slot not in ("status", "what")


def urgency(row: Row) -> tuple[int, int]:
    """Rows in which something differs come first, those that only one outlet fills last."""
    return WEIGHT[row.verdicts[0].kind] if row.verdicts else len(WEIGHT), ORDER[row.slot]


def _outlets(event: Event, index: Index) -> dict[str, tuple[Article, ...]]:
    """Outlets in the order in which they can first have told of it, undated ones last."""
    articles = {index.claims[c].article: index.articles[index.claims[c].article] for c in event.claims}
    found: dict[str, tuple[Article, ...]] = {}
    for article in sorted(articles.values(), key=_age):
        name = index.outlet(article.id)
        found[name] = (*found.get(name, ()), article)
    return found


def _age(article: Article) -> tuple[date, str]:
    known = article.published
    return (known.latest or known.earliest or date.max) if known else date.max, article.id


def _bare_values(relation: Relation, index: Index) -> tuple[Value, ...]:
    """The two sides of a relation on a slot for which the event keeps no values."""
    sides = dict.fromkeys((relation.a, relation.b))
    return tuple(Value(words.line(quote(index.claims[c], relation.slot)), (c,)) for c in sides)


def _row(
    slot: SlotName, values: tuple[Value, ...], relations: Iterable[Relation], outlets: Iterable[str], index: Index
) -> Row:
    here = [r for r in relations if r.slot == slot]
    cells = {name: tuple(_told(slot, values, here, name, index)) for name in outlets}
    verdicts = sorted((_verdict(r, index) for r in here), key=lambda v: WEIGHT[v.kind])
    return Row(slot, cells, tuple(verdicts) or _agreement(values, cells))


def _verdict(it: Relation, index: Index) -> Verdict:
    a, b = (index.outlet(index.claims[c].article) for c in (it.a, it.b))
    return Verdict(it.kind, it.sure, it.why, a, b, it)


def _agreement(values: tuple[Value, ...], cells: dict[str, tuple[Told, ...]]) -> tuple[Verdict, ...]:
    """One value that several outlets tell is agreement, though no relation says so."""
    telling = [name for name, told in cells.items() if told]
    if len(values) != 1 or len(telling) < 2:
        return ()
    return (Verdict("agrees", True, "", telling[0], telling[-1]),)


def _told(slot: SlotName, values: Iterable[Value], here: list[Relation], outlet: str, index: Index) -> Iterable[Told]:
    for value in values:
        claims = [index.claims[c] for c in value.claims if index.outlet(index.claims[c].article) == outlet]
        if claims:
            yield told(slot, value.value, claims, (r.kind for r in here if r.a in value.claims or r.b in value.claims))


def told(slot: SlotName, value: str, claims: Sequence[Claim], kinds: Iterable[Kind]) -> Told:
    """A value as the claims tell it, under the weightiest of the verdicts on it."""
    worst = min(kinds, key=WEIGHT.__getitem__, default=None)
    return Told(_shown(claims[0], slot, value), _voices(slot, value, claims), worst)


def _voices(slot: SlotName, value: str, claims: Iterable[Claim]) -> tuple[Voice, ...]:
    """Who tells a value in which words; words told twice by the same speaker stand once."""
    found: dict[tuple[str, str], Voice] = {}
    for claim in claims:
        voice = Voice(words.line(quote(claim, slot, value)), words.speakers(claim.said_by), claim.sentence, claim.id)
        found.setdefault((voice.quote.casefold(), voice.speaker.casefold()), voice)
    return tuple(found.values())
