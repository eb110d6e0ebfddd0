"""Which of the world's places of one name is meant: by containers, countries and states named, neighbours, size."""

import math
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from claimx import gazetteer
from claimx.gazetteer import BARE, FULL, OTHER, SHORT, Entry, Hit
from claimx.model.sphere import kilometres
from claimx.nlp.places.candidates import Candidate
from claimx.nlp.places.context import Context, container, inside, named, state_code
from claimx.nlp.places.cues import small_words
from claimx.nlp.places.field import Field, Pull

_ROUNDS = 4
_GRADE = {FULL: 0.0, OTHER: -1.2, BARE: -1.0, SHORT: 0.0}
_FIXED = {"country": 6.5, "macro": 5.0, "region": 5.0, "province": 2.6}
_CONTAINED, _COUNTRY, _STATE = 6.0, 1.2, 2.0
# What each other name of the text adds that seems to lie so near; all together at most so much.
_CLOSE, _NEAR, _SAME_STATE, _SAME_COUNTRY, _MOST = 1.2, 0.8, 0.9, 0.2, 5.0
_WARMTH = 0.6
_CLEAR = 1.5
_BESIDE_METROPOLIS = 3.45
_METROPOLIS, _MILLION, _FAMOUS = 500_000, 1_000_000, 0.7
# A region is called after its seat; the name alone means the seat.
_SEAT, _NAMED_AFTER = 15_000, 2.0
_CITY = 100_000

_OUTLET = ""  # the key of the outlet's home among the names of the text

Scored = list[tuple[float, Entry]]


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry chosen for a name, how far it stood above the next, and that one."""

    entry: Entry
    margin: float
    second: Entry | None = None

    @property
    def why(self) -> str | None:
        """What else the name could mean, and how clear the choice is; None where the gazetteer has no other."""
        if self.second is None:
            return None
        one, other = (gazetteer.path(e) or e.name for e in (self.entry, self.second))
        other = f"the {self.second.kind} {other}" if other == one else other
        if self.margin <= 0.0:
            return f"nothing in the text tells {one} from {other}"
        clear = "clearly" if self.margin >= _CLEAR else "slightly"
        return f"{clear} likelier than {other}, by size and by the places named beside it"


def distance(a: Entry, b: Entry) -> float | None:
    """Kilometres between two entries, None where either has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return kilometres((a.lat, a.lon), (b.lat, b.lon))


def resolve(accepted: list[Candidate], context: Context) -> dict[str, Choice]:
    """Key -> the one entry that this name stands for in the text; a margin of 0 says that nothing settles it."""
    holders: dict[str, list[Entry]] = defaultdict(list)
    for c in accepted:
        if (held := container(c, context)) is not None:
            holders[c.key].append(held)
    regional = {c.key for c in accepted if _regional(c)}
    fixed = {c.key: _fixed(c, holders[c.key], context, regional) for c in accepted if c.hits}
    if context.home:
        fixed[_OUTLET] = [(_size(h.entry, False), h.entry) for h in context.home]
    field, scored = Field({key: [e for _, e in rows] for key, rows in fixed.items()}), fixed
    for _ in range(_ROUNDS):
        pulls = field.pulls({key: _beliefs(rows) for key, rows in scored.items()})
        scored = {
            key: [(v + _pull(e, pull), e) for (v, e), pull in zip(rows, pulls[key], strict=True)]
            for key, rows in fixed.items()
        }
    return {key: _choice(rows) for key, rows in scored.items() if key != _OUTLET}


def _regional(c: Candidate) -> bool:
    """True where a noun in the name or right after it says that a region bears it: "Kasserine Province", "Oaxaca state"."""
    return c.names == "region" or (c.end < c.words.size and c.words.lower[c.end] in small_words("divisions"))


def _fitting(c: Candidate, regional: bool) -> tuple[Hit, ...]:
    """A noun that says "region" leaves regions only; a small town's other name gives way to a country's or region's own."""
    regions = tuple(h for h in c.hits if h.entry.kind in ("region", "province"))
    if regional and regions:
        return regions
    whole = {h.entry.country for h in c.hits if h.grade == FULL and h.entry.kind != "place"}
    nation = {h.entry.country for h in c.hits if h.grade == FULL and h.entry.kind == "country"}
    return tuple(
        h
        for h in c.hits
        if h.entry.kind != "place"
        or h.grade == FULL
        or (h.entry.country not in nation and (h.entry.country not in whole or h.entry.population >= _CITY))
    )


def _fixed(c: Candidate, holders: list[Entry], context: Context, regional: Collection[str]) -> Scored:
    """What speaks for each entry of a name, whatever the other names of the text mean; `regional` are keys of regions."""
    hits = _fitting(c, c.key in regional)
    big = any(h.grade == FULL and h.entry.population > _METROPOLIS and h.entry.kind == "place" for h in hits)
    seats = {h.entry.country for h in hits if h.entry.kind == "place" and h.entry.population >= _SEAT}
    scored = [(_size(h.entry, big) + _told(c.key, h, holders, context), h.entry) for h in hits]
    return [(v - _NAMED_AFTER * (e.kind == "province" and e.country in seats), e) for v, e in scored]


def _told(key: str, hit: Hit, holders: list[Entry], context: Context) -> float:
    entry = hit.entry
    value = _GRADE[hit.grade] + _CONTAINED * any(inside(entry, holder) for holder in holders)
    value += _COUNTRY * named(context.countries, entry.country, key)
    value += _COUNTRY * (bool(context.home) and _lies_in(entry, context.home[0].entry))
    return value + _STATE * (entry.admin1 is not None and named(context.states, state_code(entry), key))


def _lies_in(entry: Entry, home: Entry) -> bool:
    """True for a place in the country or region that an outlet is called after."""
    return home.kind in ("country", "region") and inside(entry, home)


def _size(entry: Entry, big: bool) -> float:
    """How likely an entry is before the text is read; `big`: a metropolis bears the name too ("New York")."""
    if entry.kind == "place":
        return 0.6 * math.log10(entry.population + 10) + _FAMOUS * (entry.population >= _MILLION)
    if entry.kind in ("region", "province") and big:
        return _BESIDE_METROPOLIS
    return _FIXED[entry.kind]


def _beliefs(rows: Scored) -> list[float]:
    """Each entry's share of belief; the shares of a name add up to one."""
    best = max(value for value, _ in rows)
    weights = [math.exp((value - best) / _WARMTH) for value, _ in rows]
    total = sum(weights)
    return [weight / total for weight in weights]


def _pull(entry: Entry, others: Pull) -> float:
    """How much the other places of the text speak for this one."""
    if entry.kind == "macro":
        return 0.0
    value = _SAME_COUNTRY * others.country
    if entry.kind != "country":
        value += _SAME_STATE * others.region
        value += _NEAR * others.wide + _CLOSE * others.narrow
    return min(_MOST, value)


def _choice(rows: Scored) -> Choice:
    """The best entry, with how far it stands above the next (0: nothing tells them apart)."""
    ranked = sorted(rows, key=lambda row: (-row[0], row[1].id))
    if len(ranked) == 1:
        return Choice(ranked[0][1], math.inf)
    return Choice(ranked[0][1], ranked[0][0] - ranked[1][0], ranked[1][1])
