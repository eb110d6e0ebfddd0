"""Which body "the group" or "the militant group" stands for: one by a bare name, told as lately as any other group."""

from claimx.extract.mind import Mind
from claimx.extract.things import Thing, fits
from claimx.model import Name
from claimx.nlp.names.cues import weight
from claimx.rules.lexicon import function_words

# So many sentences is the name away; so much more than the next likeliest is it on the reader's mind.
_NEAR, _CLEAR = 2, 1.6
# So far behind the noun stands an "all of whom".
_BEHIND = 7


class Bands:
    """Reads the nouns for bodies of one text, in its order, against what is on the reader's mind."""

    def __init__(self, mind: Mind) -> None:
        self.mind, self.tree, self.words = mind, mind.tree, mind.tree.words

    def read(self, i: int, lemma: str, new: Thing) -> Thing | None:
        """The body that a definite noun at a token stands for, None where it is not known; `new` is the noun's own thing."""
        if lemma not in function_words("band") or not new.mods <= function_words("militant"):
            return None
        if self.tree.of(i) or self.tree.renamed(i) or self.tree.said_of(i) >= 0 or self._of_people(i):
            return None
        told = [t for t in self.mind.seen(False) if self.tree.sentence[i] - t.sentence <= _NEAR and _is_band(t)]
        found = self.mind.foremost(told, i, _CLEAR)
        other = next((t for t in self.mind.called(lemma, True) if fits(new, t)), None)
        return found if found is None or other is None or other.sentence < found.sentence else None

    def _of_people(self, i: int) -> bool:
        """True for a group of people, not a body: "The group, all of whom are ill, were freed"."""
        verb = self.tree.head[i]
        plural = any(self.tree.tag[k] == "VBP" or self.words.lower[k] == "were" for k in (verb, *self.tree.kids[verb]))
        behind = range(i + 1, min(i + _BEHIND, self.words.size))
        people = any(self.words.lower[k] in function_words("people's") for k in behind)
        return people or (plural and self.tree.dep[i] in ("nsubj", "nsubjpass"))


def _is_band(thing: Thing) -> bool:
    """True for a body whose name does not say what it is, as a ministry's or a firm's does."""
    if not isinstance(thing.named, Name) or thing.named.type != "organisation" or thing.named.name.isupper():
        return False
    known = (weight("organisation", where) for where in ("first", "last"))
    return not any(word in told for told in known for word in thing.named.name.split())
