"""Which person a "he" or "she" means: candidates weighed by what speaks for each, the likeliest taken where it is likely enough."""

from collections.abc import Iterator, Mapping, Sequence
from math import exp, log
from operator import mul

from claimx.extract.things import Thing
from claimx.extract.tree import Tree
from claimx.rules.persons import weights

_ENOUGH = 0.55
_SUBJECTS = ("nsubj", "nsubjpass")
_DEEP = 10
_LITTLE = 0.01


def meant(
    i: int, gender: str, things: Sequence[Thing], teller: Thing | None, tree: Tree, of: Mapping[int, Thing]
) -> Thing | None:
    """The one of the things, the one told last first, that the pronoun at a token means; None where none is likely enough.

    `teller` is who says the pronoun's clause; `of` tells what the tokens before stand for.
    """
    if not things:
        return None
    odds = [sum(map(mul, weights("pronoun"), row)) for row in evidence(i, gender, things, teller, tree, of)]
    best = max(odds)
    share = 1.0 / sum(exp(it - best) for it in odds)
    return things[odds.index(best)] if share >= _ENOUGH else None


def evidence(
    i: int, gender: str, things: Sequence[Thing], teller: Thing | None, tree: Tree, of: Mapping[int, Thing]
) -> list[tuple[float, ...]]:
    """What speaks for each thing, a number a weight of `[pronoun]` in rules/weights.toml."""
    clauses = [of.get(subject) for subject in _governors(i, tree)]
    inner, outer = clauses[:1], clauses[1:]
    sentence, subject = tree.sentence[i], tree.dep[i] in _SUBJECTS
    rows: list[tuple[float, ...]] = []
    for thing in things:
        last, away = thing.tokens[-1], sentence - thing.sentence
        dep = tree.dep[last]
        rows.append(
            (
                log(thing.salience(sentence) + _LITTLE),
                log(len(thing.tokens)),
                thing.gender == gender,
                thing.named is not None,
                away == 0,
                away > 1,
                any(thing is it for it in inner),
                any(thing is it for it in outer),
                dep in _SUBJECTS,
                dep in _SUBJECTS and subject,
                dep == "poss",
                tree.words.pos[last] == "PRON",
                thing is things[0],
                thing is teller,
            )
        )
    return rows


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
