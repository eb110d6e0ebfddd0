"""What the whole text says that helps with each of its names: countries and states named, persons, spaCy's labels."""

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from claimx import gazetteer
from claimx.gazetteer import FULL, SHORT, Entry, Hit
from claimx.nlp.capitals import is_article, lower_words
from claimx.nlp.places.candidates import Candidate

# Below this many people a place is hardly told of outside its country without the country being named.
_KNOWN_ABROAD = 15_000

Named = dict[str, set[str]]


@dataclass(slots=True)
class Context:
    """What is known of the text so far; `seen` (keys of accepted names) and `countries` grow between passes.

    `countries` and `states` ("US TX") tell by which names each is named, so that no name is a witness for itself.
    """

    countries: Named = field(default_factory=dict)
    states: Named = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()
    entities: dict[int, tuple[int, int]] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    wides: dict[int, Entry] = field(default_factory=dict)


def wide(candidate: Candidate) -> Entry | None:
    """The country, state or wider region that a candidate's own full name means, if any."""
    best = [h.entry for h in candidate.hits if h.entry.kind in ("country", "macro") and h.grade != gazetteer.BARE]
    return best[0] if best else state(candidate)


def state(candidate: Candidate) -> Entry | None:
    """The well-known region (a US state, a Canadian province) that a candidate's name means, if any."""
    for hit in candidate.hits:
        if hit.entry.kind == "region" and hit.entry.geonameid and hit.grade in (FULL, SHORT, gazetteer.OTHER):
            return hit.entry
    return None


def read(doc: Doc, candidates: list[Candidate]) -> Context:
    """The context of a text before any of its names is settled."""
    context = Context(
        persons=_persons(doc), entities={e.start + i: (e.start, e.end) for e in doc.ents for i in range(len(e))}
    )
    context.small = lower_words(doc)
    for token in doc:
        code = gazetteer.demonym_country(token.text)
        if code:
            context.countries.setdefault(code, set()).add(token.text)
    for candidate in candidates:
        entry = wide(candidate)
        if entry is not None and alone(candidate):
            _count(context, entry, candidate.key)
            namesake = state(candidate)
            if namesake is not None and namesake is not entry:
                _count(context, namesake, candidate.key)  # "Georgia" may be either
            context.wides.setdefault(candidate.start, entry)
    return context


def container(candidate: Candidate, context: Context) -> Entry | None:
    """The country or state after a comma that the candidate lies in: Texas in "Paris, Texas"."""
    doc, end = candidate.doc, candidate.end
    if end >= len(doc) or doc[end].text != ",":
        return None
    entry = context.wides.get(end + 1)
    if entry is None or entry.kind not in ("country", "region"):
        return None
    return entry if not candidate.hits or any(inside(h.entry, entry) for h in candidate.hits) else None


def inside(entry: Entry, container: Entry) -> bool:
    """True where a place lies in the country or state."""
    if entry.id == container.id or entry.kind in ("country", "macro") or entry.country != container.country:
        return False
    return container.kind == "country" or container.admin1 is None or entry.admin1 == container.admin1


def supported(candidates: list[Candidate], context: Context) -> list[Candidate]:
    """The candidates, each with those hits only that can be meant.

    A name that lost its article ("Hasakah") stands for a place only in a country that the text names; a small place is
    not meant where the text names other countries only.
    """
    return [replace(c, hits=tuple(h for h in c.hits if _allowed(h, c.key, context))) for c in candidates]


def _allowed(hit: Hit, key: str, context: Context) -> bool:
    known = named(context.countries, hit.entry.country, key)
    if hit.grade == gazetteer.BARE:
        return known
    small = hit.entry.kind == "place" and hit.entry.population < _KNOWN_ABROAD
    return known or not small or not context.countries


def _count(context: Context, entry: Entry, key: str) -> None:
    if entry.country:
        context.countries.setdefault(entry.country, set()).add(key)
        if entry.kind == "region" and entry.admin1:
            context.states.setdefault(state_code(entry), set()).add(key)


def state_code(entry: Entry) -> str:
    """Country and first-level region of an entry: "US TX"."""
    return f"{entry.country} {entry.admin1}"


def named(names: Named, what: str | None, but: str = "") -> bool:
    """True where a country or state is named by another name than `but`."""
    return any(key != but for key in names.get(what or "", ()))


def alone(candidate: Candidate) -> bool:
    """True where nothing else stands in the candidate's capital sequence."""
    return candidate.chunk == (candidate.start, candidate.end)


def _persons(doc: Doc) -> frozenset[str]:
    """Folded parts of the full names that spaCy takes for persons'."""
    parts: set[str] = set()
    for entity in doc.ents:
        words = [t.text for t in entity if t.text[:1].isupper() and not is_article(t)]
        if entity.label_ == "PERSON" and len(words) > 1 and not any(t.is_space for t in entity):
            parts.update(gazetteer.fold(word) for word in words)
    return frozenset(parts)
