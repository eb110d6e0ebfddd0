"""Unnamed persons of a report's opening whom it names further on: "A man was held. … Omar Said, 34, was charged."."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claimx.extract.things import Thing, fits
from claimx.extract.tree import Tree
from claimx.model import Name
from claimx.rules.lexicon import event_class, function_words, has_kind, noun_class, tells_event
from claimx.rules.persons import fate_of, person_noun

# The headline, a line with the day, and the lead.
_OPENING = 5
_SUBJECT, _OBJECT = "does", "suffers"
_NOUN, _AGE, _ACT, _FATE, _SOON, _OTHER_FATE = 3.0, 3.0, 2.0, 1.5, 0.5, -2.0
_CENTRAL, _ENOUGH = 1.0, 1.5
_OFTEN, _BY_FAR = 3, 1.5
_CENTURY = 110

Act = tuple[str, str]


@dataclass(slots=True)
class Told:
    """What a text tells of a person: ages, what he or she does and suffers (verb or event class, role), and the fates in it."""

    thing: Thing
    ages: set[int] = field(default_factory=set)
    acts: set[Act] = field(default_factory=set)
    fates: set[str] = field(default_factory=set)
    verbs: dict[int, str] = field(default_factory=dict)


def introduced(things: Iterable[Thing], tree: Tree) -> Iterator[tuple[Thing, Thing]]:
    """Pairs of an unnamed person of the opening and the one named person who it must be."""
    persons = [t for t in things if t.person and not t.plural]
    unnamed = [t for t in persons if t.named is None]
    named = [told(t, tree) for t in persons if isinstance(t.named, Name)] if unnamed else []
    central = protagonist([it.thing for it in named])
    for thing in unnamed if named else ():
        opens = tree.sentence[thing.tokens[0]] <= _OPENING
        one = told(thing, tree)
        spared = opens and _central(one, tree)
        worth = [likeness(one, it, tree) + (_CENTRAL if spared and it.thing is central else 0.0) for it in named]
        best = max(worth)
        if best >= (_ENOUGH if opens else _NOUN) and worth.count(best) == 1:
            yield thing, named[worth.index(best)].thing


def protagonist(named: list[Thing]) -> Thing | None:
    """The one whom the text tells of by far the most, None where two are about equal."""
    ranked = sorted(named, key=lambda t: -len(t.tokens))
    if not ranked or len(ranked[0].tokens) < _OFTEN:
        return None
    return ranked[0] if len(ranked) == 1 or len(ranked[0].tokens) >= _BY_FAR * len(ranked[1].tokens) else None


def _central(one: Told, tree: Tree) -> bool:
    """True for the doer or sufferer of an opening clause: no relative of somebody's, nobody who only says something."""
    i = one.thing.tokens[0]
    verb = tree.head[i]
    if (
        tree.dep[i] not in ("nsubj", "nsubjpass")
        or tree.dep[verb] not in ("ROOT", "ccomp")
        or tree.article(i) == "owned"
    ):
        return False
    return not any(map(_kin, one.thing.lemmas)) and not any(
        has_kind(tree.words.lemma[verb].lower(), "saying") for verb in one.verbs
    )


def likeness(one: Told, other: Told, tree: Tree) -> float:
    """How much speaks for an unnamed and a named person being one; below zero where something bars it."""
    if not one.thing.could_be(other.thing.gender) or _in_one_clause(one, other):
        return -1.0
    if one.ages and other.ages and not one.ages & other.ages:
        return -1.0
    value = _AGE if one.ages & other.ages else 0.0
    shared = {lemma for lemma in one.thing.lemmas & other.thing.lemmas if not _kin(lemma)}
    value += _NOUN if shared and fits(one.thing, other.thing) else 0.0
    value += _ACT if one.acts & other.acts else 0.0
    if one.fates and other.fates:
        value += _FATE if one.fates & other.fates else _OTHER_FATE
    apart = tree.sentence[other.thing.tokens[0]] - tree.sentence[one.thing.tokens[-1]]
    return value + (_SOON if 0 <= apart <= 2 else 0.0)


def _kin(lemma: str) -> bool:
    """True for a noun of somebody's relative, who is another for each."""
    row = person_noun(lemma)
    return row is not None and row.use == "kin"


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
