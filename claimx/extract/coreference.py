"""What each noun and pronoun of a text stands for: things kept in mind as a reader would, one pass over the text.

A careful, rule-based resolver: names by their canonical name; appositions, complements and relative clauses by the parse
(Lappin & Leass 1994, Lee et al. 2013); definite nouns by head, by kind and by the part that a person plays; pronouns by
agreement, binding and salience. Where two candidates are about as likely, it names none.
"""

from collections.abc import Iterable, Iterator

from claimx.extract.bands import Bands
from claimx.extract.introduced import ages_at, introduced, is_aged
from claimx.extract.mentions import inside
from claimx.extract.mind import Mind
from claimx.extract.pronouns import Pronouns
from claimx.extract.things import (
    Thing,
    alike,
    castable,
    described_thing,
    fits,
    named_thing,
    of_a_kind,
    title_gender,
)
from claimx.extract.tree import Tree
from claimx.gazetteer import demonym_country
from claimx.model import Name, Place, key_of
from claimx.nlp.plain import Doc
from claimx.nlp.words import PLURAL
from claimx.rules.lexicon import function_words, has_kind, noun_kinds
from claimx.rules.persons import PersonNouns, person_noun

_INSIDE = frozenset({"compound", "nmod", "amod", "npadvmod", "nummod", "quantmod", "det", "punct"})
_TOLD_OF = frozenset({"appos", "attr", "oprd", "pobj", "conj"})
_BEFORE = frozenset({"amod", "compound", "nummod", "nmod", "poss"})
# Endings of nationalities that, behind "the", tell a people.
_PEOPLES = ("sh", "ch", "se", "ss")
# So many sentences is a pronoun's name away.
_NEAR = 3
# So much more than the next likeliest is the person on the reader's mind whom a noun means.
_CLEAR = 1.2
# And those of several counted whom "the girls" means.
_CLEAR_COUNTED = 2.0
# A lead tells its headline's news once more within so many sentences.
_LEAD = 3


class Coreference:
    """The things of one parsed text whose places and names are known; `of[i]` is what a token stands for."""

    def __init__(self, doc: Doc) -> None:
        self.tree = Tree(doc)
        self.words = self.tree.words
        self.mind = Mind(self.tree)
        self.of = self.mind.of
        self.pronouns = Pronouns(self.mind)
        self.bands = Bands(self.mind)
        self.times = inside(doc, "time")
        self._named: dict[str, Thing] = {}
        for i, pos in enumerate(self.words.pos):
            if pos in _READERS and (pos not in _SMALL or i in self.tree.heads or self.pronouns.refers(i)):
                self._read(i, pos)
        self._introduced()
        self.pronouns.speakers()

    def _read(self, i: int, pos: str) -> None:
        mention = self.tree.heads.get(i)
        if mention is not None:
            thing: Thing | None = self._name(i, mention)
        elif i in self.tree.mention:
            return
        else:
            thing = _READERS[pos](self, i)
        if thing is not None:
            self.mind.note(thing, i)

    # --- names

    def _name(self, i: int, mention: Place | Name) -> Thing:
        key = key_of(mention)
        thing = self._named.get(key)
        if thing is None:
            thing = self._named[key] = named_thing(mention, i)
        if isinstance(mention, Name) and mention.type == "person":
            self._describe(thing, i)
        up = self.tree.head[i]
        if isinstance(mention, Place) and self.words.lower[up] == "of":
            self._join(self.of.get(self.tree.head[up]), thing)  # "the village of Sarmin"
        elif not self._aside(i, thing):
            self._join(self.of.get(self.tree.said_of(i)), thing)
        return thing

    def _aside(self, i: int, thing: Thing) -> bool:
        """True for a person behind a phrase that only leads to him: "After setting fire to the house, Moyo, armed, left"."""
        up = self.tree.head[i]
        other = self.of.get(up)
        led = self.tree.dep[i] == "appos" and self.tree.dep[up] == "pobj" and self.words.text[up + 1] == ","
        return led and bool(thing.person) and other is not None and other.person is None

    def _describe(self, thing: Thing, i: int) -> None:
        """Takes up the nouns before a person's name: "actress Ana Ruiz", "Mrs Ruiz"."""
        for k in self.tree.kids[i]:
            if k >= i or self.tree.dep[k] not in ("compound", "nmod", "amod") or k in self.tree.heads:
                continue
            lower = self.words.lower[k]
            row = person_noun(lower)
            gender = row.gender if row else title_gender(lower)
            if row is not None:
                thing.lemmas.add(lower)
                self.of.setdefault(k, thing)
            if gender in ("male", "female"):
                thing.gender = gender

    def _join(self, other: Thing | None, thing: Thing) -> None:
        """Makes an unnamed thing one with the named one that stands in apposition to it."""
        if other is None or other is thing or other.named is not None or not alike(other, thing):
            return
        self.of.update(dict.fromkeys(other.tokens, thing))
        thing.tokens[:0] = other.tokens
        thing.lemmas |= other.lemmas
        thing.mods = thing.mods | other.mods
        thing.gender = thing.gender or other.gender
        self.mind.forget(other)

    def _introduced(self) -> None:
        """Makes the opening's "a man" one with the person whom the text names further on."""
        things = dict.fromkeys(map(self.of.__getitem__, sorted(self.of)))
        for unnamed, named in list(introduced(things, self.tree, self.of)):
            self.of.update(dict.fromkeys(unnamed.tokens, named))

    # --- nouns

    def _noun(self, i: int) -> Thing | None:
        tree, dep = self.tree, self.tree.dep[i]
        if (dep in _INSIDE and not (tree.listed(i) and person_noun(self.words.lemma[i].lower()))) or i in self.times:
            return None
        lemma, plural = self.words.lemma[i].lower(), tree.tag[i] in PLURAL
        new = described_thing(lemma, i, plural)
        if new.person is None and not plural and self._countryman(i):
            new.person = True
        if tree.kids[i]:
            if mods := [k for k in tree.kids[i] if k < i and tree.dep[k] in _BEFORE]:
                new.mods = {self.words.lower[k] for k in mods}
            new.anchored = not tree.mention.keys().isdisjoint(mods) or tree.of_name(i)
        found = (
            self._equated(i, new) or self._remains(i, lemma) or (None if tree.renamed(i) else self._antecedent(i, new))
        )
        if found is None:
            return new
        found.lemmas.add(lemma)
        found.gender = found.gender or new.gender
        return found

    def _countryman(self, i: int) -> bool:
        """True for one who is told by his country: "the American", but not "the French"."""
        text = self.words.text[i]
        if not text[0].isupper() or text.endswith(_PEOPLES) or self.tree.article(i) in ("bare", "owned"):
            return False
        return demonym_country(text) is not None

    def _equated(self, i: int, new: Thing) -> Thing | None:
        """What an apposition or a complement is said of, if the noun may say so."""
        if self.tree.dep[i] not in _TOLD_OF:
            return None
        thing = self.of.get(self.tree.said_of(i))
        person = new.person or self.tree.dep[i] not in ("oprd", "pobj")
        return thing if thing and person and alike(new, thing) else None

    def _remains(self, i: int, lemma: str) -> Thing | None:
        """The dead person for whom "his body" stands."""
        owner = self.tree.child(i, "poss") if lemma in function_words("remains") else None
        thing = self.of.get(owner) if owner is not None else None
        return thing if thing is not None and thing.person else None

    def _antecedent(self, i: int, new: Thing) -> Thing | None:
        article = self.tree.article(i)
        if article == "indefinite":
            return self._retold(i, new)
        (lemma,) = new.lemmas
        row = person_noun(lemma)
        if article == "bare" and row is None and not noun_kinds(lemma):
            return None
        same = (t for t in self.mind.called(lemma, new.plural) if fits(new, t))
        band = self.bands.read(i, lemma, new) if article == "definite" else None
        if band is not None:
            return band
        if article == "bare":
            counted = self.tree.child(i, "nummod") is not None  # "fifty people" are not the people before
            return next((t for t in same if not (new.plural and (t.mods or counted))), None)
        if row is not None and row.use == "kin":
            return None if article == "owned" else next(same, None)
        found = self._told_apart(same, i, new)
        if found is not None or article == "owned" or new.plural:
            return found
        seen = self.mind.seen(new.plural)
        return self._of_kind(i, lemma, seen) or (self._person(i, row, new, seen) if row is not None else None)

    def _told_apart(self, same: Iterator[Thing], i: int, new: Thing) -> Thing | None:
        """The last told of things with one noun; of several that their words or numbers tell apart ("the Swiss army") the foremost."""
        body = self.words.lemma[i].lower() in function_words("body")
        if body or not (new.plural or new.mods or new.person):
            told = list(same)
            several = len({t.named or frozenset(t.mods) for t in told if (t.mods and body) or t.anchored}) > 1
            return self.mind.foremost(told, i, _CLEAR) if several else next(iter(told), None)
        det = self.tree.child(i, "det") if new.plural and not new.mods else None
        if det is None or self.words.lower[det] != "the":
            return next(same, None)
        groups = list(same)
        counts = {self.words.lower[k] for t in groups if (k := self.tree.child(t.head, "nummod")) is not None}
        if len(counts) < 2:
            return next(iter(groups), None)
        new.mods = frozenset({"the"})  # so that no other count is taken for it
        return self.mind.foremost(groups, i, _CLEAR_COUNTED) or new

    def _retold(self, i: int, new: Thing) -> Thing | None:
        """A lead's "a crossing has reopened" under a headline's "crossing reopens": one verb, or its only such thing."""
        (lemma,) = new.lemmas
        told = list(self.mind.called(lemma, new.plural))
        again = next((t for t in told if self._one_verb(t.head, i)), None)
        if again is not None or self.tree.sentence[i] > _LEAD or len(told) != 1:
            return again
        first = told[0]
        return first if self.tree.sentence[first.head] == 1 and len(first.tokens) == 1 and fits(new, first) else None

    def _one_verb(self, a: int, b: int) -> bool:
        one, other = self.tree.head[a], self.tree.head[b]
        return bool(self.words.lemma[one] == self.words.lemma[other] and self.words.pos[one] == "VERB")

    def _of_kind(self, i: int, lemma: str, seen: Iterable[Thing]) -> Thing | None:
        """The nearest thing of the noun's kind that a name tells apart: "the facility" for "the Harrad crossing"."""
        kinds = noun_kinds(lemma)
        if not kinds or any(self.tree.dep[k] in ("amod", "nummod") for k in self.tree.kids[i]) or self.tree.of(i):
            return None
        return next((t for t in seen if t.anchored and of_a_kind(lemma, t)), None)

    def _person(self, i: int, row: PersonNouns, new: Thing, seen: Iterable[Thing]) -> Thing | None:
        """The person on the reader's mind who may be called by the noun."""
        (lemma,) = new.lemmas
        barred = (self.pronouns.barred(i), self.pronouns.teller(i))  # "Ruiz said the nurse had left"
        able = (t for t in seen if t.person and t.could_be(new.gender) and not any(t is it for it in barred))
        young = lemma in function_words("young")
        fitting = [t for t in able if castable(row, lemma, t) and not (young and self._speaks(t))]
        return self.mind.foremost(fitting, i, _CLEAR) if not new.mods or row.use == "any" else None

    def _speaks(self, thing: Thing) -> bool:
        """True for who has said something in the text, and was called by no noun."""
        subjects = (i for i in thing.tokens if self.tree.dep[i] == "nsubj")
        said = any(has_kind(self.words.lemma[self.tree.head[i]].lower(), "saying") for i in subjects)
        return said and not thing.lemmas

    def _number(self, i: int) -> Thing | None:
        """A bare number counts the last things that were counted: "Nine men were held. Four were freed." """
        if self.tree.renamed(i):
            return self._one_of(i)
        if self.tree.dep[i] not in ("nsubj", "nsubjpass") or self.tree.of(i):
            return None
        near = (t for t in self.mind.seen(True) if 1 <= self.tree.sentence[i] - t.sentence <= _NEAR)
        return next((t for t in near if self.tree.child(t.head, "nummod") is not None), None)

    def _one_of(self, i: int) -> Thing | None:
        """The person of "one of the nurses, Ana Ruiz"."""
        of = self.tree.child(i, "prep")
        noun = self.tree.child(of, "pobj") if of is not None and self.words.lower[i] == "one" else None
        return described_thing(self.words.lemma[noun].lower(), i, False) if noun is not None else None

    def _aged(self, i: int) -> Thing | None:
        """The person whom "a 16-year-old" tells; "the 16-year-old" is one told before, of that age or of none."""
        if not is_aged(i, self.tree):
            return None
        own = set(ages_at(i, self.tree))
        if self.tree.article(i) != "definite" and self.tree.article(self.tree.head[i]) != "definite":
            return Thing(i, person=True, lemmas={self.words.lower[i]})
        told = [(t, {a for k in t.tokens for a in ages_at(k, self.tree)}) for t in self.mind.seen(False) if t.person]
        same = [t for t, ages in told if own & ages]
        acts = self.tree.dep[i] == "nsubj" and self.tree.article(i) == "definite"
        near = [t for t, ages in told if acts and not ages and self.tree.sentence[i] - t.sentence <= 1]
        found = same[0] if len(same) == 1 else None if same else self.mind.foremost(near, i, _CLEAR)
        return found or Thing(i, person=True, lemmas={self.words.lower[i]})

    def _pronoun(self, i: int) -> Thing | None:
        return self.pronouns.read(i)

    def _adverb(self, i: int) -> Thing | None:
        return self.pronouns.adverb(i)


_SMALL = frozenset({"ADJ", "ADV", "DET", "PRON", "SCONJ"})
_READERS = {
    "NOUN": Coreference._noun,
    "PROPN": Coreference._noun,
    "NUM": Coreference._number,
    "ADJ": Coreference._aged,
    "PRON": Coreference._pronoun,
    "ADV": Coreference._adverb,
    "SCONJ": Coreference._adverb,
    "DET": Coreference._pronoun,
}
