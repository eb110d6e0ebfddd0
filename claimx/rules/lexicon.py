"""Typed doors to the event lexicon, the verb kinds and the nouns that name one kind of thing."""

from dataclasses import dataclass
from functools import cache, lru_cache

from claimx.rules import mapping, table

# So many answers are kept of what is asked of every word; a language has more words than a memory should hold.
KEPT = 1 << 16


@dataclass(frozen=True, slots=True)
class EventClass:
    """One class of events: lemmas of its verbs and nouns, the class that undoes it, and how its arguments are read (events.toml)."""

    name: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    example: str
    opposite: str | None = None
    change: bool = False
    state: bool = False
    once: bool = False
    undergoer: bool = False
    agent: bool = False
    mutual: bool = False
    harm: bool = False
    named_before: bool = False
    of_people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerbKind:
    """Verbs of one kind (raising, unaccusative, stative, attitude, light)."""

    kind: str
    lemmas: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Governed:
    """Verbs whose thing done to stands behind a preposition ("apply for a permit"), some beside an object ("supply it with oil")."""

    preposition: str
    lemmas: tuple[str, ...]
    example: str
    over_object: bool = False


@dataclass(frozen=True, slots=True)
class NounKind:
    """Nouns that news uses for one kind of thing; `general` ones can stand for others too."""

    name: str
    lemmas: tuple[str, ...]
    general: tuple[str, ...]
    example: str


@cache
def event_classes() -> dict[str, EventClass]:
    """Every event class by name."""
    return {row.name: row for row in table("events", "class", EventClass)}


def is_once(cls: str | None) -> bool:
    """True for an event class of which a story tells one happening at a time."""
    row = event_classes().get(cls) if cls is not None else None
    return row is not None and row.once


@cache
def _by_lemma() -> dict[tuple[str, bool], str]:
    found: dict[tuple[str, bool], str] = {}
    for row in event_classes().values():
        for lemma in row.verbs:
            found.setdefault((lemma, False), row.name)
        for lemma in row.nouns:
            found.setdefault((lemma, True), row.name)
    return found


@lru_cache(KEPT)
def event_class(lemma: str, nominal: bool = False) -> str | None:
    """The class of a verb lemma ("take control" with its noun), or of a noun where `nominal`; None beyond the lexicon.

    What is done again ("re-arrest") is of the class of what is done.
    """
    known = _by_lemma().get((lemma, nominal))
    if known is None and lemma.startswith("re-"):
        again = lemma.removeprefix("re-")
        known = event_class("re" + again, nominal) or event_class(again, nominal)
    return known


@lru_cache(KEPT)
def noun_class(lemma: str) -> str | None:
    """The class of an event noun's lemma; None beyond the lexicon."""
    return event_class(lemma, nominal=True)


@cache
def _first_words() -> frozenset[str]:
    told = (lemma.partition(" ") for row in event_classes().values() for lemma in row.verbs)
    return frozenset(word for word, space, _ in told if space)


def begins_phrase(lemma: str) -> bool:
    """True for a verb lemma that an event class may know together with another word ("take control")."""
    return lemma in _first_words() or lemma.startswith("re-")


@cache
def _of_people() -> dict[str, str]:
    return {lemma: row.name for row in event_classes().values() for lemma in row.of_people}


def class_of_people(lemma: str) -> str | None:
    """The class of a verb lemma that is done to a person, None where that makes no other class of it."""
    return _of_people().get(lemma)


def is_change(lemma: str, cls: str | None) -> bool:
    """True where an intransitive subject of the verb undergoes the change."""
    return has_kind(lemma, "unaccusative") or (cls is not None and event_classes()[cls].change)


@cache
def _kinds() -> dict[str, frozenset[str]]:
    rows = table("predicates", "verbs", VerbKind)
    lemmas = {lemma for row in rows for lemma in row.lemmas}
    return {lemma: frozenset(row.kind for row in rows if lemma in row.lemmas) for lemma in lemmas}


@lru_cache(KEPT)
def has_kind(lemma: str, kind: str) -> bool:
    """True where `rules/predicates.toml` lists the lemma under `kind`."""
    kinds = _kinds().get(lemma)
    return kinds is not None and kind in kinds


def is_extent(unit: str | None) -> bool:
    """True for a unit that tells how far a change goes ("prices fell 3 percent"), not what is given or paid."""
    return unit in mapping("predicates", "extent")


@lru_cache(KEPT)
def governed_preposition(lemma: str, over_object: bool = False) -> frozenset[str]:
    """The prepositions behind which a verb names what it is done to; those that go before its object where asked."""
    rows = (row for row in table("predicates", "governed", Governed) if row.over_object or not over_object)
    return frozenset(row.preposition for row in rows if lemma in row.lemmas)


@lru_cache(KEPT)
def controlling_preposition(lemma: str) -> frozenset[str]:
    """The prepositions behind which a verb names the doer of the infinitive that follows."""
    return frozenset(row.preposition for row in table("predicates", "controlling", Governed) if lemma in row.lemmas)


@dataclass(frozen=True, slots=True)
class Contrast:
    """Words of which each tells another part or another of a kind."""

    words: tuple[str, ...]
    example: str


def contrasting(a: str, b: str) -> bool:
    """True where two phrases differ in words that tell parts apart ("the eastern bank", "the western bank")."""
    return other_parts(part_bits(a), part_bits(b))


def other_parts(one: int, other: int) -> bool:
    """True where the `part_bits` of two phrases tell different parts, or different ones of a kind."""
    return any(one & row and other & row and not one & other & row for row in part_rows())


@cache
def part_rows() -> tuple[int, ...]:
    """For each row of words that tell parts apart, the bits that `part_bits` gives to its words."""
    places, rows = iter(range(64)), []
    for row in table("nouns", "contrast", Contrast):
        rows.append(sum(1 << next(places) for _ in row.words))
    return tuple(rows)


@cache
def _part_words() -> dict[str, int]:
    words = [word for row in table("nouns", "contrast", Contrast) for word in row.words]
    return {word: 1 << place for place, word in enumerate(words)}


def part_bits(text: str) -> int:
    """The words of a phrase that tell a part or one of a kind ("the eastern bank"), a bit each."""
    known = _part_words()
    bits = 0
    for word in set(text.lower().split()):
        bits |= known.get(word, 0)
    return bits


@lru_cache(KEPT)
def verb_lemma(form: str, lemma: str) -> str:
    """The lemma of a verb form: the model's, or the table's where the model errs."""
    return str(_past().get(form.lower(), lemma.lower()))


@cache
def _past() -> dict[str, str]:
    return mapping("lemmas", "past")


@dataclass(frozen=True, slots=True)
class Words:
    """A closed class of function words."""

    name: str
    words: tuple[str, ...]
    example: str


@cache
def function_words(name: str) -> frozenset[str]:
    """The function words of one class in `rules/grammar.toml`."""
    return frozenset(w for row in table("grammar", "words", Words) if row.name == name for w in row.words)


@cache
def calendar_names() -> frozenset[str]:
    """The names of weekdays and months, in small letters."""
    names = mapping("times", "class")
    return frozenset({*names["WEEKDAY"], *names["MONTH"]})


@cache
def fixed_phrases() -> frozenset[str]:
    """Pairs of lemmas, the second an event noun, that together tell no happening ("restore order", "in … fall")."""
    return function_words("fixed phrase")


@cache
def fixed_nouns() -> frozenset[str]:
    """The event nouns of the fixed phrases."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in fixed_phrases())


@dataclass(frozen=True, slots=True)
class Nominals:
    """Nouns that tell a happening or an act without an event class of their own."""

    name: str
    lemmas: tuple[str, ...]
    example: str


@cache
def _nominals() -> frozenset[str]:
    return frozenset(lemma for row in table("nominals", "nouns", Nominals) for lemma in row.lemmas)


@lru_cache(KEPT)
def tells_event(lemma: str) -> bool:
    """True for a noun lemma that tells a happening, with an event class or without."""
    return noun_class(lemma) is not None or lemma in _nominals()


@cache
def _ends() -> frozenset[str]:
    told = (*_nominals(), *(lemma for lemma, nominal in _by_lemma() if nominal))
    return frozenset(lemma.rpartition(" ")[2] for lemma in told if " " in lemma)


def ends_term(lemma: str) -> bool:
    """True for a noun lemma that ends one of several words that tells a happening ("toll" of "death toll")."""
    return lemma in _ends()


@lru_cache(KEPT)
def own_kinds(lemma: str) -> frozenset[str]:
    """The kinds of thing that a noun lemma names by itself, not as a general word."""
    return frozenset(row.name for row in table("nouns", "kind", NounKind) if lemma in row.lemmas)


@lru_cache(KEPT)
def noun_kinds(lemma: str) -> frozenset[str]:
    """The kinds of thing that a noun lemma can name."""
    return frozenset(
        row.name for row in table("nouns", "kind", NounKind) if lemma in row.lemmas or lemma in row.general
    )


@lru_cache(KEPT)
def kind_bits(lemma: str) -> int:
    """The kinds of thing that a noun lemma can name, a bit each."""
    names = [row.name for row in table("nouns", "kind", NounKind)]
    return sum(1 << place for place, name in enumerate(names) if name in noun_kinds(lemma))
