"""One name for a place that the gazetteer lacks: spelling variants inside an article share the fullest."""

from collections import defaultdict
from collections.abc import Collection

from rapidfuzz import fuzz

from claimx import gazetteer
from claimx.gazetteer import Entry
from claimx.nlp.places.candidates import Candidate
from claimx.nlp.places.context import Context
from claimx.nlp.places.resolve import distance

_ALIKE = 85.0
_CLEAR = 5.0
_REACH_KM = 300.0


def one_name(accepted: list[Candidate], entries: dict[str, Entry], context: Context) -> dict[str, Entry]:
    """Key -> entry for the names without one: a likely variant in a country named, or one made of the name alone."""
    out: dict[str, Entry] = {}
    unmapped: dict[str, list[tuple[str, Entry]]] = defaultdict(list)
    for c in sorted(accepted, key=lambda c: (-(c.end - c.start), -len(c.text), c.start)):
        if c.key in entries or c.key in out:
            continue
        plain = gazetteer.bare(c.text) or c.key
        block = unmapped[plain[:1]]
        out[c.key] = _similar(c, entries.values(), context) or _alike(plain, block) or _unknown(c)
        block.append((plain, out[c.key]))
    return out


def _similar(c: Candidate, known: Collection[Entry], context: Context) -> Entry | None:
    """The gazetteer's place of the likest name in a country named, if it lies near another place of the text."""
    if c.names == "terrain":
        return None
    found = gazetteer.opened().similar(c.words.between(*c.core), context.countries)
    near = [(likeness, e) for likeness, e in found if any(_close(e, other) for other in known)]
    clear = len(near) == 1 or (len(near) > 1 and near[0][0] - near[1][0] >= _CLEAR)
    return near[0][1] if clear else None


def _close(entry: Entry, other: Entry) -> bool:
    apart = distance(entry, other)
    return other.kind == "place" and apart is not None and apart <= _REACH_KM


def _alike(plain: str, unmapped: list[tuple[str, Entry]]) -> Entry | None:
    """What a variant of this name already stands for in the text: "Zurfa" for "Al-Zurfa", "Zurfah" for "Zurfa"."""
    for other, entry in unmapped:
        if entry.geonameid is None and (other == plain or (len(plain) > 4 and fuzz.ratio(other, plain) >= _ALIKE)):
            return entry
    return None


def _unknown(c: Candidate) -> Entry:
    """An entry of the name alone, with the country that all places of the name share."""
    countries = {hit.entry.country for hit in c.hits}
    country = countries.pop() if len(countries) == 1 else None
    return Entry(0, None, c.text, country, None, None, None, 0, "region" if c.names == "region" else "place")
