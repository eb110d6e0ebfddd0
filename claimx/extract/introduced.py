"""Unnamed persons whom a report names elsewhere: "A man was held. … Omar Said, 34, was charged."."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from math import exp, log
from operator import mul

from claimx.extract.things import Thing, fits
from claimx.extract.tree import Tree
from claimx.model import Name
from claimx.rules.lexicon import event_class, function_words, has_kind, noun_class, tells_event
from claimx.rules.persons import fate_of, person_noun, weights

# The headline, a line with the day, and the lead.
_OPENING = 5
_SUBJECT, _OBJECT = "does", "suffers"
_CENTURY = 110
_ENOUGH = 0.5

Act = tuple[str, str]


@dataclass(slots=True)
class Told:
    """What a text tells of a person: ages, what he or she does and suffers (verb or event class, role), the fates in it, whether
    he or she speaks, and the nouns for him or her by their use; `as_name` is what of a named one counts for each unnamed.
    """

    thing: Thing
    ages: set[int] = field(default_factory=set)
    acts: set[Act] = field(default_factory=set)
    fates: set[str] = field(default_factory=set)
    verbs: dict[int, str] = field(default_factory=dict)
    says: bool = False
    as_name: tuple[float, ...] = ()
    nouns: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.nouns = defaultdict(set)
        for lemma in self.thing.lemmas:
            self.nouns[_use(lemma)].add(lemma)


def introduced(things: Iterable[Thing], tree: Tree, of: Mapping[int, Thing]) -> Iterator[tuple[Thing, Thing]]:
    """Pairs of an unnamed person and the named one who it most likely is; `of` tells what each token stands for."""
    persons = [t for t in things if t.person and not t.plural]
    unnamed = [t for t in persons if t.named is None]
    named = [told(t, tree) for t in persons if _surely(t)] if unnamed else []
    often = sorted(-len(it.thing.tokens) for it in named)
    for it in named:
        it.as_name = _of_name(it, often)
    for thing in unnamed if named else ():
        rows = evidence(told(thing, tree), named, tree, of)
        odds = [exp(sum(map(mul, weights("person"), row))) if row is not None else 0.0 for row in rows]
        best = max(odds)
        if best > _ENOUGH * (1.0 + sum(odds)):  # nobody of them weighs nothing
            yield thing, named[odds.index(best)].thing


def _surely(thing: Thing) -> bool:
    """True for a person by a full name, a gender or a noun: one word alone may be anything's name."""
    named = thing.named
    return isinstance(named, Name) and (" " in named.name or thing.gender is not None or bool(thing.lemmas))


def evidence(one: Told, named: Sequence[Told], tree: Tree, of: Mapping[int, Thing]) -> list[tuple[float, ...] | None]:
    """What speaks for each of the named being the unnamed one, a number a weight of `[person]`; None where something bars it."""
    own, first = _of_noun(one.thing, tree), one.thing.tokens[0]
    owned = [k for i in one.thing.tokens for k in tree.kids[i] if tree.dep[k] == "poss"]
    owners = [of.get(k) for k in owned]
    owners += _doers(one.thing, tree, of)
    related = any(_human(k, tree, of) for k in owned)
    new = tree.article(first) == "indefinite" and tree.sentence[first] > _OPENING
    last = max(named, key=lambda it: _before(it.thing, first))
    return [
        (*own, *it.as_name, *_of_both(one, it, tree), it is last)
        if _may_be_one(one, it, related)
        and it.thing not in owners
        and not (new and tree.sentence[first] in {tree.sentence[i] for i in it.thing.tokens})
        and not (new and it.thing.tokens[0] < first and one.ages.isdisjoint(it.ages))
        else None
        for it in named
    ]


def _doers(thing: Thing, tree: Tree, of: Mapping[int, Thing]) -> list[Thing | None]:
    """Who does what the thing is the object of, also where a participle leaves the subject out ("…, wounding the guard")."""
    verbs = (tree.head[i] for i in thing.tokens if tree.dep[i] == "dobj")
    subjects = (tree.subject(verb) for verb in verbs)
    return [of.get(subject) for subject in subjects if subject is not None]


def _of_noun(thing: Thing, tree: Tree) -> tuple[float, ...]:
    """How an unnamed person is told."""
    i = thing.tokens[0]
    sentence, uses, article = tree.sentence[i], set(map(_use, thing.lemmas)), tree.article(i)
    another = function_words("another")
    return (
        1.0,
        sentence <= _OPENING,
        sentence == 1,
        "kin" in uses,
        "role" in uses,
        bool(thing.mods - function_words("indefinite") - function_words("definite")),
        any(tree.words.lower[k] in another for i in thing.tokens for k in tree.kids[i]),
        log(len(thing.tokens)),
        article == "indefinite",
        article == "bare",
    )


def _of_name(it: Told, often: Sequence[int]) -> tuple[float, ...]:
    """How a named person is told; `often` has how often each is, negated, in order."""
    told = len(it.thing.tokens)
    return log(told), log(1 + bisect_left(often, -told)), len(often) == 1, it.says, bool(it.nouns["role"])


def _of_both(one: Told, other: Told, tree: Tree) -> tuple[float, ...]:
    """What the two have in common, and what tells them apart."""
    mine, yours = one.thing, other.thing
    shared = {lemma for lemma in mine.lemmas & yours.lemmas if _use(lemma) != "kin"}
    fates = bool(one.fates and other.fates)
    apart = tree.sentence[yours.tokens[0]] - tree.sentence[mine.tokens[0]]
    return (
        bool(one.ages & other.ages),
        mine.gender is not None and mine.gender == yours.gender,
        bool(shared) and fits(mine, yours),
        bool(mine.mods & yours.mods),
        bool(one.acts & other.acts),
        fates and bool(one.fates & other.fates),
        fates and one.fates.isdisjoint(other.fates),
        bool(one.fates) and other.says,
        bool(one.nouns["kin"] & other.nouns["kin"]),
        _differ(one.nouns["role"], other.nouns["role"]),
        _differ(one.nouns["part"], other.nouns["part"]),
        log(1 + apart) if yours.tokens[0] > mine.tokens[0] else 0.0,
    )


def _differ(a: AbstractSet[object], b: AbstractSet[object]) -> bool:
    return bool(a and b) and a.isdisjoint(b)


def _human(i: int, tree: Tree, of: Mapping[int, Thing]) -> bool:
    """True for a person's name, noun or pronoun."""
    thing = of.get(i)
    return bool(thing.person) if thing is not None else tree.words.lower[i] in _personal()


@cache
def _personal() -> frozenset[str]:
    return frozenset().union(*map(function_words, ("male", "female", "speaker")))


def _may_be_one(one: Told, other: Told, related: bool) -> bool:
    """False where gender, age, an office, or one clause with two parts bars it; somebody's relative is told by that noun only."""
    if one.thing.lemmas & function_words("young") and other.nouns["role"]:
        return False
    if related and not any(one.nouns[use] & other.nouns[use] for use in ("kin", "role", "part")):
        return False
    if not one.thing.could_be(other.thing.gender) or _differ(one.ages, other.ages):
        return False
    return not _in_one_clause(one, other)


def _before(thing: Thing, i: int) -> int:
    """The last of its mentions before a token, -1 where it has none."""
    at = bisect_left(thing.tokens, i)
    return thing.tokens[at - 1] if at else -1


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
