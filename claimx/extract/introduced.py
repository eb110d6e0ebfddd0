"""Unnamed persons whom a report names elsewhere: "A man was held. … Omar Said, 34, was charged."."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log

from claimx.extract.things import Thing, fits
from claimx.extract.tree import Tree
from claimx.model import Name
from claimx.rules.lexicon import event_class, function_words, has_kind, noun_class, tells_event
from claimx.rules.persons import fate_of, person_noun

# The headline, a line with the day, and the lead.
_OPENING = 5
_SUBJECT, _OBJECT = "does", "suffers"
_CENTURY = 110
# Logarithms of odds, rounded, from a regression over pairs of persons in two thirds of ECB+ (CC BY 3.0): what stands for an
# unnamed person being any of the named ones, for a name being meant, and for the two being one.
_BASE, _OPENS, _HEADLINE, _KIN, _ROLE, _MODS, _OTHER, _TOLD = 0.1, 1.25, -0.4, -2.1, -1.0, 0.6, -2.8, -0.95
_ARTICLE = {"indefinite": -1.3, "bare": 1.2}
_KNOWN, _RANK, _ALONE, _SAYS, _OFFICE = 0.5, -0.35, 0.4, -0.6, -0.95
_AGE, _GENDER, _NOUN, _WORDS, _ACT, _FATE, _OTHER_FATE, _WITNESS = 2.0, 0.7, 1.0, 0.55, 1.1, 1.2, -1.2, -0.45
_KINSHIP, _OTHER_ROLE, _OTHER_PART, _LATER, _LAST = 1.6, -0.6, -0.9, -0.55, 0.2
_ENOUGH = 0.5

Act = tuple[str, str]


@dataclass(slots=True)
class Told:
    """What a text tells of a person: ages, what he or she does and suffers (verb or event class, role), and the fates in it, and whether it speaks."""

    thing: Thing
    ages: set[int] = field(default_factory=set)
    acts: set[Act] = field(default_factory=set)
    fates: set[str] = field(default_factory=set)
    verbs: dict[int, str] = field(default_factory=dict)
    says: bool = False

    def nouns(self, use: str) -> set[str]:
        """Its nouns of one use."""
        return {lemma for lemma in self.thing.lemmas if _use(lemma) == use}


def introduced(things: Iterable[Thing], tree: Tree, of: Mapping[int, Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Pairs of an unnamed person and the named one who it most likely is; `of` tells what each token stands for."""
    persons = [t for t in things if t.person and not t.plural]
    unnamed = [t for t in persons if t.named is None]
    named = [told(t, tree) for t in persons if isinstance(t.named, Name)] if unnamed else []
    named.sort(key=lambda it: -len(it.thing.tokens))
    known = [_of_name(it, rank, len(named) == 1) for rank, it in enumerate(named)]
    for thing in unnamed if named else ():
        one, alone = told(thing, tree), _of_noun(thing, tree)
        owners = [of.get(k) for i in thing.tokens for k in tree.kids[i] if tree.dep[k] == "poss"]
        last = max(named, key=lambda it: _before(it.thing, thing.tokens[0]))
        weights = [
            alone + worth + likeness(one, it, tree) + (_LAST if it is last else 0.0)
            if may_be_one(one, it) and not any(it.thing is owner for owner in owners)
            else None
            for it, worth in zip(named, known, strict=True)
        ]
        best = _likeliest(weights)
        if best is not None:
            yield thing, named[best].thing


def _likeliest(weights: Sequence[float | None]) -> int | None:
    """The place of the weight that holds more than its share of the odds; nobody at all weighs nothing."""
    best = max((w for w in weights if w is not None), default=None)
    if best is None or exp(best) < _ENOUGH * (1.0 + sum(exp(w) for w in weights if w is not None)):
        return None
    return weights.index(best)


def _of_noun(thing: Thing, tree: Tree) -> float:
    """How likely an unnamed person is one of those named, by the way that it is told."""
    i = thing.tokens[0]
    sentence, uses = tree.sentence[i], {_use(lemma) for lemma in thing.lemmas}
    value = _BASE + _ARTICLE.get(tree.article(i), 0.0) + _TOLD * log(len(thing.tokens))
    value += (_OPENS if sentence <= _OPENING else 0.0) + (_HEADLINE if sentence == 1 else 0.0)
    value += (_KIN if "kin" in uses else 0.0) + (_ROLE if "role" in uses else 0.0)
    value += _MODS if thing.mods - function_words("indefinite") - function_words("definite") else 0.0
    other = function_words("another")
    return value + (_OTHER if any(tree.words.lower[k] in other for i in thing.tokens for k in tree.kids[i]) else 0.0)


def _of_name(it: Told, rank: int, alone: bool) -> float:
    """How likely a named person is told of without a name too; `rank` counts those whom the text names more often."""
    value = _KNOWN * log(len(it.thing.tokens)) + _RANK * log(1 + rank) + (_ALONE if alone else 0.0)
    return value + (_SAYS if it.says else 0.0) + (_OFFICE if it.nouns("role") else 0.0)


def may_be_one(one: Told, other: Told) -> bool:
    """False where gender, age, or one clause with two parts bars it."""
    if not one.thing.could_be(other.thing.gender) or _in_one_clause(one, other):
        return False
    return not (one.ages and other.ages and one.ages.isdisjoint(other.ages))


def likeness(one: Told, other: Told, tree: Tree) -> float:
    """How much speaks for an unnamed and a named person being one."""
    mine, yours = one.thing, other.thing
    shared = {lemma for lemma in mine.lemmas & yours.lemmas if _use(lemma) != "kin"}
    value = (_AGE if one.ages & other.ages else 0.0) + (_NOUN if shared and fits(mine, yours) else 0.0)
    value += (_GENDER if mine.gender and mine.gender == yours.gender else 0.0) + (_WORDS if mine.mods & yours.mods else 0.0)
    value += (_ACT if one.acts & other.acts else 0.0) + (_KINSHIP if one.nouns("kin") & other.nouns("kin") else 0.0)
    for use, differ in (("role", _OTHER_ROLE), ("part", _OTHER_PART)):
        a, b = one.nouns(use), other.nouns(use)
        value += differ if a and b and a.isdisjoint(b) else 0.0
    if one.fates and other.fates:
        value += _OTHER_FATE if one.fates.isdisjoint(other.fates) else _FATE
    value += _WITNESS if one.fates and other.says else 0.0
    apart = tree.sentence[yours.tokens[0]] - tree.sentence[mine.tokens[0]]
    return value + (_LATER * log(1 + apart) if yours.tokens[0] > mine.tokens[0] else 0.0)


def _before(thing: Thing, i: int) -> int:
    """The last of its mentions before a token, -1 where it has none."""
    return max((token for token in thing.tokens if token < i), default=-1)


def _use(lemma: str) -> str:
    row = person_noun(lemma)
    return row.use if row is not None else ""


def _in_one_clause(one: Told, other: Told) -> bool:
    """True where one verb has both, in two parts: the man and Said in "the man met Said"."""
    return any(other.verbs.get(verb, role) != role for verb, role in one.verbs.items())


def told(thing: Thing, tree: Tree) -> Told:
    """What the text tells of a thing in all its mentions."""
    out = Told(thing)
    for i in thing.tokens:
        out.ages.update(ages_at(i, tree))
        for verb, role in _parts(i, tree):
            out.verbs[verb] = role
            lemma = tree.words.lemma[verb].lower()
            out.says = out.says or (role == _SUBJECT and has_kind(lemma, "saying"))
            cls = noun_class(lemma) if tree.words.pos[verb] == "NOUN" else event_class(lemma)
            if cls is None:
                continue
            if role == _SUBJECT and _headless(verb, tree) and fate_of(f"{cls} {_OBJECT}"):
                role = _OBJECT
            fate = fate_of(f"{cls} {role}")
            out.fates.update([fate] if fate else [])
            if not any(has_kind(lemma, kind) for kind in ("stative", "saying", "raising")):
                out.acts.add((cls, role))
    out.fates.update(fate for lemma in thing.lemmas if (fate := fate_of(lemma)))
    return out


def _headless(verb: int, tree: Tree) -> bool:
    """True for a headline's participle without its auxiliary, which the parser takes for active: "Teen killed in crash"."""
    told = tree.child(verb, "aux", "auxpass", "dobj", "ccomp", "xcomp")
    return tree.tag[verb] in ("VBD", "VBN") and told is None


def _parts(i: int, tree: Tree) -> Iterator[tuple[int, str]]:
    """The verbs and event nouns that a token has a part in, with the part."""
    yield from _clauses(i, tree)
    while tree.dep[i] == "conj" and tree.head[i] != i:
        i = tree.head[i]
    up, dep = tree.head[i], tree.dep[i]
    if dep in ("nsubj", "nsubjpass", "dobj"):
        role = _SUBJECT if dep == "nsubj" else _OBJECT
        yield up, role
        if dep != "dobj":
            yield from ((k, role) for k in tree.kids[up] if tree.dep[k] == "conj" and tree.tag[k] == tree.tag[up])
    elif dep == "pobj" and tree.words.lower[up] == "by" and tree.dep[up] == "agent":
        yield tree.head[up], _SUBJECT
    elif dep == "pobj" and tree.words.lower[up] == "of" and tells_event(tree.words.lemma[tree.head[up]].lower()):
        yield tree.head[up], _OBJECT
    elif dep == "poss" and tells_event(tree.words.lemma[up].lower()):
        yield up, _OBJECT


def _clauses(i: int, tree: Tree) -> Iterator[tuple[int, str]]:
    """The verbs of the clauses that hang on a noun: "accused" of "a man accused of arson", of "who was accused" too."""
    for k in tree.kids[i]:
        if tree.dep[k] == "acl" and tree.tag[k] in ("VBN", "VBD", "VBG"):
            yield k, _SUBJECT if tree.tag[k] == "VBG" else _OBJECT
        elif tree.dep[k] == "relcl":
            subject = tree.child(k, "nsubj", "nsubjpass")
            if subject is not None and tree.tag[subject] in ("WP", "WDT"):
                yield k, _SUBJECT if tree.dep[subject] == "nsubj" else _OBJECT


def ages_at(i: int, tree: Tree) -> Iterator[int]:
    """The age told right before or behind a person's noun or name: "a 34-year-old man", "Omar Said, 34,"."""
    text, last = tree.words.text, i
    while (
        last + 1 < len(text)
        and tree.mention.get(last + 1) is not None
        and tree.mention[last + 1] is tree.mention.get(i)
    ):
        last += 1
    after = [*text[last + 1 : last + 4], "", "", ""]
    if after[0] in (",", "(") and after[2] in (",", ".", ";", ")"):
        yield from _years(after[1])
    for k in (i, *tree.kids[i]):
        if 3 < k <= i and tree.words.lower[k] in function_words("aged") and text[k - 1] == "-":
            yield from _years(text[k - 4])


def _years(text: str) -> Iterator[int]:
    if text.isdecimal() and 0 < int(text[:4]) <= _CENTURY:
        yield int(text)


def is_aged(i: int, tree: Tree) -> bool:
    """True for the "old" of "a 16-year-old was hurt", which stands for a person."""
    old = tree.words.lower[i] in function_words("aged") and i > 3 and tree.words.text[i - 1] == "-"
    return old and tree.dep[i] not in ("amod", "compound", "nmod", "acomp") and person_noun(tree.words.lower[i]) is None
