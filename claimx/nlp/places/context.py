"""What the whole text says that helps with each of its names: countries and states named, persons, spaCy's labels."""

from dataclasses import dataclass, field, replace

from claimx import gazetteer
from claimx.gazetteer import OTHER, Entry, Hit
from claimx.nlp.capitals import capitals_of
from claimx.nlp.places.candidates import Candidate, state
from claimx.nlp.places.cues import small_words
from claimx.nlp.places.home import home
from claimx.nlp.words import Words

# Below this many people a place is hardly told of outside its country without the country being named.
_KNOWN_ABROAD = 15_000

Named = dict[str, set[str]]


@dataclass(slots=True)
class Context:
    """What is known of the text so far; `seen` (keys of accepted names) and `countries` grow between passes.

    `countries` and `states` ("US TX") tell by which names each is named, so that no name is a witness for itself; `home` is
    what the place in the outlet's name may mean.
    """

    countries: Named = field(default_factory=dict)
    states: Named = field(default_factory=dict)
    persons: frozenset[str] = frozenset()
    seen: frozenset[str] = frozenset()
    entities: dict[int, tuple[int, int]] = field(default_factory=dict)
    small: frozenset[str] = frozenset()
    wides: dict[int, Entry] = field(default_factory=dict)
    home: tuple[Hit, ...] = ()


def read(words: Words, candidates: list[Candidate]) -> Context:
    """The context of a text before any of its names is settled."""
    entities = [(e.start, e.end, e.label_) for e in words.doc.ents]
    context = Context(
        persons=_persons(words, [(start, end) for start, end, label in entities if label == "PERSON"]),
        entities={i: (start, end) for start, end, _ in entities for i in range(start, end)},
        small=capitals_of(words).small,
        home=_home(words),
    )
    nationalities = gazetteer.nationalities()
    for text in words.text:
        if text in nationalities:
            context.countries.setdefault(nationalities[text], set()).add(text)
    for candidate in candidates:
        entry = candidate.wide
        if entry is not None and alone(candidate):
            _count(context, entry, candidate.key)
            namesake = state(candidate.hits)
            if namesake is not None and namesake is not entry:
                _count(context, namesake, candidate.key)  # "Georgia" may be either
            context.wides.setdefault(candidate.start, entry)
    return context


def _home(words: Words) -> tuple[Hit, ...]:
    article = words.doc._.article
    return home(article.outlet) if article is not None and article.outlet else ()


def container(candidate: Candidate, context: Context) -> Entry | None:
    """The country or state after a comma or "in" that the candidate lies in: Texas in "Paris, Texas"."""
    words, end = candidate.words, candidate.end
    if end >= words.size or words.lower[end] not in small_words("containing"):
        return None
    entry = context.wides.get(end + 1)
    if entry is None or entry.kind not in ("country", "region") or (words.text[end] != "," and not candidate.hits):
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
    return [_cleared(c, context) for c in candidates]


def _cleared(c: Candidate, context: Context) -> Candidate:
    if not c.names and c.wide is None and c.end < c.words.size and c.words.lower[c.end] in small_words("waters"):
        return replace(c, hits=(), names="terrain", key=f"{c.key} {c.words.lower[c.end]}")  # the Tana river is no town
    hits = tuple(h for h in c.hits if _allowed(h, c.key, context) and not (h.grade == OTHER and _namesake(c, h.entry)))
    return c if len(hits) == len(c.hits) else replace(c, hits=hits)


def _namesake(c: Candidate, entry: Entry) -> bool:
    """True for a small place that a facility's name ("Ana Duarte airport") is hardly taken from."""
    if entry.kind != "place" or entry.population >= _KNOWN_ABROAD or c.end >= c.words.size:
        return False
    return c.words.text[c.end].capitalize() in small_words("facilities")


def _allowed(hit: Hit, key: str, context: Context) -> bool:
    if hit.grade != gazetteer.BARE:
        small = hit.entry.kind == "place" and hit.entry.population < _KNOWN_ABROAD
        if not small or not context.countries:
            return True
    return named(context.countries, hit.entry.country, key)


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
    keys = names.get(what or "")
    return keys is not None and (but not in keys or len(keys) > 1)


def alone(candidate: Candidate) -> bool:
    """True where nothing else stands in the candidate's capital sequence."""
    return candidate.chunk == (candidate.start, candidate.end)


def _persons(words: Words, labelled: list[tuple[int, int]]) -> frozenset[str]:
    """Folded parts of the full names that spaCy takes for persons'."""
    parts: set[str] = set()
    article = capitals_of(words).article
    for start, end in labelled:
        names = [words.text[i] for i in range(start, end) if words.text[i][0].isupper() and i not in article]
        if len(names) > 1 and not any(words.is_space[start:end]):
            parts.update(gazetteer.fold(name) for name in names)
    return frozenset(parts)
