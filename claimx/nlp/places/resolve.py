"""Which of the world's places of one name is meant: by containers, countries and states named, neighbours, size."""

import math
from collections import defaultdict
from dataclasses import dataclass

from claimx.gazetteer import BARE, FULL, OTHER, SHORT, Entry, Hit
from claimx.nlp.places.candidates import Candidate
from claimx.nlp.places.context import Context, container, inside, named, state_code

_ROUNDS = 3
# So many other places of a text have a say in what one of them is.
_HEARD = 60
_GRADE = {FULL: 0.0, OTHER: -1.2, BARE: -1.0, SHORT: 0.0}
_FIXED = {"country": 6.5, "macro": 5.0, "region": 5.0}
_CONTAINED, _COUNTRY, _STATE, _NEAR, _SAME_STATE, _SIBLING = 6.0, 1.2, 2.0, 1.0, 0.8, 1.0
_NEAR_KM, _MOST_NEIGHBOURS = 160.0, 2.5
_SURE, _DOUBTFUL, _UNKNOWN_REGION, _BESIDE_METROPOLIS = 1.5, 0.4, 2.6, 3.45
_METROPOLIS, _MILLION, _FAMOUS = 500_000, 1_000_000, 0.7


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry chosen for a name, and how far it stood above the next."""

    entry: Entry
    margin: float


def distance(a: Entry, b: Entry) -> float | None:
    """Kilometres between two entries, None where either has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    la, lb = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lb - la) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def resolve(accepted: list[Candidate], context: Context) -> dict[str, Entry]:
    """Key -> the one entry that this name stands for in the text; names that nothing settles are left out."""
    hits = {c.key: _fitting(c) for c in accepted if c.hits}
    holders: dict[str, list[Entry]] = defaultdict(list)
    for c in accepted:
        if (held := container(c, context)) is not None:
            holders[c.key].append(held)
    chosen: dict[str, Choice] = {}
    for _ in range(_ROUNDS):
        surest = sorted(chosen, key=lambda key: (-chosen[key].margin, key))[:_HEARD]
        rest = {key: [chosen[other] for other in surest if other != key] for key in hits}
        chosen = {key: _choose(key, hits[key], holders[key], context, rest[key]) for key in hits}
    return {key: choice.entry for key, choice in chosen.items() if choice.margin > 0.0}


def _fitting(c: Candidate) -> tuple[Hit, ...]:
    """A noun in the name that says "region" puts regions first."""
    regions = tuple(h for h in c.hits if h.entry.kind == "region")
    return regions if c.names == "region" and regions else c.hits


def _choose(key: str, hits: tuple[Hit, ...], holders: list[Entry], context: Context, others: list[Choice]) -> Choice:
    """The best entry, with how far it stands above the next (0: nothing tells them apart)."""
    big = any(h.grade == FULL and h.entry.population > _METROPOLIS and h.entry.kind == "place" for h in hits)
    scored = sorted(
        ((_size(h.entry, big) + _score(key, h, holders, context, others), -h.entry.id, h.entry) for h in hits),
        reverse=True,
    )
    margin = scored[0][0] - scored[1][0] if len(scored) > 1 else _SURE
    return Choice(scored[0][2], margin)


def _score(key: str, hit: Hit, holders: list[Entry], context: Context, others: list[Choice]) -> float:
    entry = hit.entry
    value = _GRADE[hit.grade] + _CONTAINED * any(inside(entry, holder) for holder in holders)
    value += _COUNTRY * named(context.countries, entry.country, key)
    value += _STATE * (entry.admin1 is not None and named(context.states, state_code(entry), key))
    return value + min(_MOST_NEIGHBOURS, sum(_pull(entry, other) for other in others))


def _size(entry: Entry, big: bool) -> float:
    """How likely an entry is before the text is read; `big`: a metropolis bears the name too ("New York")."""
    if entry.kind == "place":
        return 0.6 * math.log10(entry.population + 10) + _FAMOUS * (entry.population >= _MILLION)
    if entry.kind == "region" and big:
        return _BESIDE_METROPOLIS
    return _FIXED[entry.kind] if entry.geonameid else _UNKNOWN_REGION


def _pull(entry: Entry, choice: Choice) -> float:
    """How much another place of the text speaks for this one; the surer that one is, the more."""
    other = choice.entry
    if entry.kind in ("country", "macro") or other.kind in ("country", "macro") or entry.id == other.id:
        return 0.0
    apart = distance(entry, other)
    near = _NEAR if apart is not None and apart <= _NEAR_KM else 0.0
    same = entry.country == other.country
    if same and entry.geonameid and other.geonameid and entry.kind == other.kind == "region":
        return _SIBLING  # two states of one country stand beside each other
    full = near + _SAME_STATE * (same and entry.admin1 is not None and entry.admin1 == other.admin1) + 0.2 * same
    return full * (1.0 if choice.margin >= _SURE else _DOUBTFUL)
