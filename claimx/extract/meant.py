"""Which person a "he" or "she" means: candidates weighed by what speaks for each, the likeliest taken where it is likely enough."""

from collections.abc import Iterator, Sequence
from math import exp, log

from claimx.extract.things import Thing
from claimx.extract.tree import Tree

# Logarithms of odds, rounded, from a regression over the candidates of pronouns in two thirds of ECB+ (CC BY 3.0); its
# script is benchmarks/pronouns.py.
_SALIENCE, _OFTEN, _GENDER, _NAMED = 0.45, 0.55, 1.6, 2.0
_THIS, _EARLIER = 0.5, -0.4
_CLAUSE, _OUTER = 0.55, -0.95
_SUBJECT, _BOTH, _OWNER, _PRONOUN, _LAST = 0.8, 0.55, 0.35, -0.4, 0.9
_TELLS = 0.4
_ENOUGH = 0.55
_SUBJECTS = ("nsubj", "nsubjpass")
_DEEP = 10


def meant(i: int, gender: str, things: Sequence[Thing], teller: Thing | None, tree: Tree, of: dict[int, Thing]) -> Thing | None:
    """The one of the things, the one told last first, that the pronoun at a token means; None where none is likely enough.

    `teller` is who says the pronoun's clause; `of` tells what the tokens before stand for.
    """
    if not things:
        return None
    clauses = [of.get(subject) for subject in _governors(i, tree)]
    weights = [
        _of_thing(thing, gender, tree.sentence[i])
        + _of_place(thing, i, tree)
        + _of_clauses(thing, clauses)
        + (_TELLS if thing is teller else 0.0)
        + (_LAST if thing is things[0] else 0.0)
        for thing in things
    ]
    best = max(weights)
    share = 1.0 / sum(exp(weight - best) for weight in weights)
    return things[weights.index(best)] if share >= _ENOUGH else None


def _of_thing(thing: Thing, gender: str, sentence: int) -> float:
    value = _SALIENCE * log(thing.salience(sentence) + 0.01) + _OFTEN * log(len(thing.tokens))
    value += _GENDER if thing.gender == gender else 0.0
    value += _NAMED if thing.named is not None else 0.0
    away = sentence - thing.sentence
    return value + (_THIS if not away else _EARLIER if away > 1 else 0.0)


def _of_place(thing: Thing, i: int, tree: Tree) -> float:
    """What the place of its last mention tells."""
    last = thing.tokens[-1]
    dep = tree.dep[last]
    value = _PRONOUN if tree.words.pos[last] == "PRON" else 0.0
    if dep in _SUBJECTS:
        return value + _SUBJECT + (_BOTH if tree.dep[i] in _SUBJECTS else 0.0)
    return value + (_OWNER if dep == "poss" else 0.0)


def _of_clauses(thing: Thing, subjects: Sequence[Thing | None]) -> float:
    """What it tells that the thing is the subject of a clause around the pronoun: of the nearest one, or of one further out."""
    if any(thing is subject for subject in subjects[1:]):
        return _OUTER + (_CLAUSE if thing is subjects[0] else 0.0)
    return _CLAUSE if subjects and thing is subjects[0] else 0.0


def _governors(i: int, tree: Tree) -> Iterator[int]:
    """The subjects of the clauses around a token, the nearest first."""
    verb = i
    for _ in range(_DEEP):
        if tree.head[verb] == verb:
            return
        verb = tree.head[verb]
        subject = tree.child(verb, *_SUBJECTS)
        if subject is not None and subject != i:
            yield subject
