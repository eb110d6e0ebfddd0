"""The events that outlets tell differently, as a report's tables show them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claimx.model import Claim, Kind, Relation, Result, SlotName, Span
from claimx.safe import safe_line
from claimx.views import words
from claimx.views.compared import WEIGHT, Comparison, Row, Told, Verdict, Voice
from claimx.views.index import Index
from claimx.views.report.anchors import anchor
from claimx.views.report.texts import Texts
from claimx.views.verdicts import LOOKS

# More columns than fit beside each other; beyond them outlets that tell the same share one.
MOST_COLUMNS = 6


@dataclass(frozen=True)
class Side:
    """Where on the page one claim's words for a value are (`data-show`), and the first sentence of them to link to."""

    show: str
    href: str


@dataclass(frozen=True)
class Saying:
    """One voice in a cell: its words, its teller where the column has several, its speaker, and both sides' places."""

    quote: str
    outlet: str
    speaker: str
    sentence: int
    here: Side
    other: str
    verdict: str


@dataclass(frozen=True)
class Value:
    """A value and who tells it, under the weightiest verdict on it; `plain` where its one quotation says the same."""

    value: str
    kind: str
    sayings: tuple[Saying, ...]

    @property
    def plain(self) -> bool:
        """Whether the value needs no words beside the quotation."""
        return len(self.sayings) == 1 and self.sayings[0].quote.casefold() == self.value.casefold()


@dataclass(frozen=True)
class Ruling:
    """A verdict with its reason and its own name, by which a link finds it."""

    id: str
    kind: Kind
    sign: str
    sure: bool
    between: str
    why: str
    a: str
    b: str
    href: str


@dataclass(frozen=True)
class Line:
    """A slot: a cell a column, and the verdicts."""

    slot: SlotName
    differs: bool
    kinds: str
    cells: tuple[tuple[Value, ...], ...]
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True)
class Column:
    """One outlet, or several: those whose articles are of one origin, or that tell the same."""

    name: str
    outlets: tuple[str, ...]
    published: tuple[str, ...]
    one_origin: bool = False


@dataclass(frozen=True)
class Table:
    """An event that is told differently."""

    id: str
    number: int
    label: str
    sure: bool
    told: str
    tallies: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    facts: "Facts"


@dataclass
class Facts:
    """What the filters ask of an event: its kinds, slots, outlets, places and days."""

    kinds: set[str] = field(default_factory=set)
    slots: set[str] = field(default_factory=set)
    outlets: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    first: str = ""
    last: str = ""


_SPANS = {
    "when": lambda c: [c.when.span] if c.when else [],
    "where": lambda c: [p.span for p in c.where],
    "who": lambda c: [c.who.span] if c.who else [],
    "what": lambda c: [c.what.span] if c.what else [],
    "count": lambda c: [q.span for q in c.quantities if q.span],
    "unit": lambda c: [q.span for q in c.quantities if q.span],
}


def spans(claim: Claim, slot: SlotName) -> list[Span]:
    """The words that a claim's value of a slot stands on, its predicate where none of its own does."""
    of: list[Span] = _SPANS[slot](claim) if slot in _SPANS else []
    return of or [claim.predicate.span]


class Tables:
    """Makes the tables of a result."""

    def __init__(self, result: Result, texts: Texts) -> None:
        self.index, self.texts = Index(result), texts

    def table(self, it: Comparison, number: int) -> Table:
        """An event with its columns, lines and what the filters ask of it."""
        columns = tuple(self._columns(it))
        kinds = tuple((kind, f"{look.sign} {it.kinds[kind]} {look.one if it.kinds[kind] == 1 else look.many}")
                      for kind, look in LOOKS.items() if it.kinds[kind] and kind != "agrees")  # fmt: skip
        return Table(
            id=anchor("e", it.event.id),
            number=number,
            label=safe_line(it.event.label),
            sure=it.event.sure,
            told=it.tellers,
            tallies=kinds,
            columns=columns,
            lines=tuple(self._line(row, columns) for row in it.rows),
            facts=self._facts(it),
        )

    def _columns(self, it: Comparison) -> Iterator[Column]:
        origins = {article: number for number, group in enumerate(it.event.origins) for article in group}
        groups: dict[object, list[str]] = defaultdict(list)
        for name, articles in it.outlets.items():
            found = {origins.get(a.id, a.id) for a in articles}
            groups[found.pop() if len(found) == 1 else name].append(name)
        same = {key for key, names in groups.items() if len(names) > 1}
        if len(groups) > MOST_COLUMNS:
            groups = _alike(groups, it)
        for key, names in groups.items():
            dates = dict.fromkeys(words.published(a.published) for n in names for a in it.outlets[n])
            yield Column(safe_line(words.joined(names)), tuple(names), tuple(dates), key in same)

    def _line(self, row: Row, columns: Iterable[Column]) -> Line:
        cells = tuple(tuple(self._values(row, column)) for column in columns)
        rulings = tuple(self._ruling(v, row) for v in row.verdicts)
        return Line(row.slot, row.differs, words.joined((v.kind for v in row.verdicts), " "), cells, rulings)

    def _values(self, row: Row, column: Column) -> Iterator[Value]:
        found: dict[str, list[tuple[str, Told]]] = defaultdict(list)
        for outlet in column.outlets:
            for told in row.cells[outlet]:
                found[told.value].append((outlet, told))
        for value, tellers in found.items():
            kind = min((t.kind for _, t in tellers if t.kind), key=WEIGHT.__getitem__, default=None)
            named = len(column.outlets) > 1
            sayings = (self._saying(v, row, o if named else "") for o, told in tellers for v in told.voices)
            yield Value(safe_line(value), kind or "", tuple(sayings))

    def _saying(self, it: Voice, row: Row, outlet: str) -> Saying:
        claim = self.index.claims[it.claim]
        relation, other = self._against(claim, row)
        return Saying(
            quote=safe_line(words.clipped(it.quote, 120)),
            outlet=safe_line(outlet),
            speaker=safe_line(it.speaker),
            sentence=it.sentence,
            here=self._side(claim, row.slot),
            other=self._side(other, row.slot).show if other else "",
            verdict=anchor("d", relation.id) if relation else "",
        )

    def _against(self, claim: Claim, row: Row) -> tuple[Relation | None, Claim | None]:
        """The weightiest verdict on a claim's value, and the claim on its other side."""
        for verdict in row.verdicts:
            if (it := verdict.relation) and it.a != it.b:
                for mine, theirs in ((it.a, it.b), (it.b, it.a)):
                    if claim.id in self.index.peers(row.slot, mine):
                        return it, self.index.claims[theirs]
        return None, None

    def _side(self, claim: Claim, slot: SlotName) -> Side:
        return Side(*self.texts.places(claim.article, claim.predicate.span, spans(claim, slot)))

    def _ruling(self, it: Verdict, row: Row) -> Ruling:
        a, b = (it.a, it.b) if len(row.cells) > 1 else ("", "")
        between = a if a == b else (" → " if it.kind == "supersedes" else ", ").join(filter(None, (a, b)))
        sides = (
            [self._side(self.index.claims[c], row.slot) for c in (it.relation.a, it.relation.b)] if it.relation else []
        )
        shows = list(dict.fromkeys(s.show for s in sides))
        return Ruling(
            id=anchor("d", it.relation.id) if it.relation else "",
            kind=it.kind,
            sign=LOOKS[it.kind].sign,
            sure=it.sure,
            between=safe_line(between),
            why=safe_line(it.why),
            a=shows[0] if shows else "",
            b=shows[1] if len(shows) > 1 else "",
            href=sides[0].href if sides else "",
        )

    def _facts(self, it: Comparison) -> Facts:
        claims = [self.index.claims[c] for c in it.event.claims]
        times = [c.when for c in claims if c.when]
        return Facts(
            kinds={v.kind for row in it.rows for v in row.verdicts},
            slots={row.slot for row in it.rows if row.differs},
            outlets=set(map(safe_line, it.outlets)),
            places={safe_line(p.name) for c in claims for p in c.where},
            first=min((t.earliest.isoformat() for t in times if t.earliest), default=""),
            last=max((t.latest.isoformat() for t in times if t.latest), default=""),
        )


def _alike(groups: dict[object, list[str]], it: Comparison) -> dict[object, list[str]]:
    """The groups with those that tell the same in every row put together."""
    made: dict[object, list[str]] = defaultdict(list)
    for names in groups.values():
        told = tuple(tuple(t.value for n in names for t in row.cells[n]) for row in it.rows)
        made[told].extend(names)
    return made
