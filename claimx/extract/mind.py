"""What is on a reader's mind: the things that a text has told of so far, the one told last first, and the foremost."""

from collections.abc import Iterator, Sequence
from itertools import filterfalse, islice
from operator import attrgetter

from claimx.extract.things import Thing
from claimx.extract.tree import Tree

_ROLES = {"nsubj": 3.0, "nsubjpass": 3.0, "dobj": 2.0, "poss": 1.0, "compound": 0.3, "nmod": 0.3}
# So many things are looked back for.
_LOOKED_BACK = 60
_PLURAL = attrgetter("plural")


class Mind:
    """The things told of so far; `of[i]` is what a token stands for."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.of: dict[int, Thing] = {}
        self._recent: dict[int, Thing] = {}
        self._lemmas: set[str] = set()

    def note(self, thing: Thing, i: int) -> None:
        """Notes that a token tells of a thing."""
        dep = self.tree.dep[i]
        if dep == "conj":
            dep = self.tree.dep[self.tree.head[i]]
        if dep == "nsubj" and not self.tree.in_finite_clause(i):
            dep = "caption"
        thing.told(i, self.tree.sentence[i], _ROLES.get(dep, 1.5))
        self.of[i] = thing
        self._recent.pop(id(thing), None)
        self._recent[id(thing)] = thing
        self._lemmas |= thing.lemmas

    def forget(self, thing: Thing) -> None:
        """Takes a thing off the mind: it is another's, or told anew."""
        self._recent.pop(id(thing), None)

    def latest(self, plural: bool) -> Iterator[Thing]:
        """Things of one number, the one told last first; to be read before the next is told."""
        latest = islice(reversed(self._recent.values()), _LOOKED_BACK)
        return filter(_PLURAL, latest) if plural else filterfalse(_PLURAL, latest)

    def called(self, lemma: str, plural: bool) -> Iterator[Thing]:
        """Those of them that were called by a noun."""
        if lemma not in self._lemmas:
            return iter(())
        return (t for t in self.latest(plural) if lemma in t.lemmas)

    def seen(self, plural: bool) -> list[Thing]:
        """The same, as they stand now."""
        return list(self.latest(plural))

    def foremost(self, things: Sequence[Thing], i: int, clear: float) -> Thing | None:
        """The thing most on the reader's mind, None where the next is more than its `clear`th part as much."""
        sentence = self.tree.sentence[i]
        ranked = sorted(
            ((t.salience(sentence), -n, t) for n, t in enumerate(things)), reverse=True, key=lambda r: r[:2]
        )
        if not ranked or (len(ranked) > 1 and ranked[0][0] < clear * ranked[1][0]):
            return None
        return ranked[0][2]
