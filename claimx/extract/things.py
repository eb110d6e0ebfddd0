"""What a text tells of: one thing under all its names, nouns and pronouns, and how much it is on the reader's mind."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from claimx.model import Name, Place
from claimx.rules.lexicon import function_words, noun_kinds, own_kinds, tells_event
from claimx.rules.persons import PersonNouns, gender_of, person_noun

# What is left of a thing's weight a sentence later.
_FADES = 0.6
_KIND = {"country": "country", "region": "province", "place": "city"}


@dataclass(slots=True, eq=False)
class Thing:
    """A thing of one text: its mentions' head tokens in order, and what the text has told of it.

    `named` is a place or name that is called by, `lemmas` the nouns that it was called by, `mods` the words that stood
    before them; `person` is None where it is not known whether it is one.
    """

    head: int
    named: Place | Name | None = None
    person: bool | None = None
    gender: str | None = None
    plural: bool = False
    anchored: bool = False
    lemmas: set[str] = field(default_factory=set)
    mods: AbstractSet[str] = frozenset()
    tokens: list[int] = field(default_factory=list)
    sentence: int = 0
    weight: float = 0.0

    @property
    def people(self) -> bool:
        """True for several people, or a body of them: what "they" may mean where it acts."""
        if isinstance(self.named, Name):
            return self.plural or self.named.type == "organisation"
        return self.plural and any(person_noun(lemma) for lemma in self.lemmas)

    def told(self, token: int, sentence: int, weight: float) -> None:
        """Notes one more mention."""
        self.weight = (self.salience(sentence) if self.tokens else 0.0) + weight
        self.sentence = sentence
        self.tokens.append(token)

    def salience(self, sentence: int) -> float:
        """How much the thing is on the reader's mind in a sentence."""
        return self.weight * _FADES ** max(0, sentence - self.sentence)

    def could_be(self, gender: str | None) -> bool:
        """True where nothing speaks against the gender."""
        return gender is None or self.gender is None or self.gender == gender


def named_thing(mention: Place | Name, head: int) -> Thing:
    """A new thing that is called by a name."""
    if isinstance(mention, Place):
        return Thing(head, mention, person=False, anchored=True, lemmas={_KIND[mention.kind]})
    if mention.type == "organisation":
        words = {word.lower() for word in mention.name.split()[-1:]}
        return Thing(head, mention, person=False, anchored=True, lemmas=words)
    return Thing(head, mention, person=True, gender=gender_of(mention.name.split()[0]), anchored=True)


def described_thing(lemma: str, head: int, plural: bool) -> Thing:
    """A new thing that is called by a noun."""
    row = person_noun(lemma)
    if row is None:
        return Thing(head, plural=plural, lemmas={lemma})
    several = plural or row.gender == "several"
    gender = row.gender if row.gender in ("male", "female") else None
    return Thing(head, None, not several, gender, several, lemmas={lemma})


def title_gender(lower: str) -> str | None:
    """The gender that a title tells ("mrs"), None for any other word."""
    return next((g for g in ("male", "female") if lower in function_words(f"{g} title")), None)


def alike(new: Thing, thing: Thing) -> bool:
    """True where a noun may say what a thing is."""
    body = isinstance(thing.named, Name) and thing.named.type == "organisation"
    if (new.plural != thing.plural and not (body and _is_body(new))) or not thing.could_be(new.gender):
        return False
    if isinstance(thing.named, Place):
        return any(own_kinds(a) & own_kinds(b) for a in new.lemmas for b in thing.lemmas)
    if thing.person and thing.named is not None and new.person is None:
        return not any(map(_is_known, new.lemmas))
    return thing.person is None or bool(new.person) == bool(thing.person)


def _is_body(thing: Thing) -> bool:
    """True for what a noun of several persons tells: "ISIS, the terror group"."""
    return any((row := person_noun(lemma)) is not None and row.gender == "several" for lemma in thing.lemmas)


def _is_known(lemma: str) -> bool:
    """True for a noun that tells a happening, or a kind of thing, and so no person."""
    return tells_event(lemma) or bool(noun_kinds(lemma))


def of_a_kind(lemma: str, thing: Thing) -> bool:
    """True where a noun can stand for a thing; for a place only by a word of its own size ("the city")."""
    kinds = own_kinds if isinstance(thing.named, Place) else noun_kinds
    return any(kinds(other) & kinds(lemma) for other in thing.lemmas)


def fits(new: Thing, thing: Thing) -> bool:
    """True where the words before a noun don't tell it from the thing."""
    if not thing.could_be(new.gender):
        return False
    if new.anchored and isinstance(thing.named, Name):
        return new.mods <= {*thing.mods, *thing.named.name.lower().split()}  # "the Harrad mill" is not "Kerrow Mill"
    return not thing.mods or new.mods <= thing.mods


def castable(row: PersonNouns, lemma: str, thing: Thing) -> bool:
    """True where a noun of this use may stand for a person of whom the text has told so much; nobody with an office is a boy."""
    others = [other for lemma in thing.lemmas if (other := person_noun(lemma)) is not None]
    if row.use == "any":
        return lemma not in function_words("young") or all(other.use != "role" for other in others)
    return all(other.use != row.use for other in others) and thing.named is not None
