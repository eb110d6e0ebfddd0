"""Which words of a text stand in quotation marks, and who says them."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from claimx.extract.things import Thing
from claimx.extract.tree import Tree
from claimx.model import key_of
from claimx.nlp.attributions.quotes import Quote, spoken

# So many words and marks make a quotation that somebody speaks, not a word in quotation marks.
_SPOKEN = 5


class Quoted:
    """The spoken quotations of one text, in its order."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        _, said = spoken(tree.words.doc)
        self.quotes = [q for q in said if q.end - q.start >= _SPOKEN and not self._reported(q)]
        self.starts = [q.start for q in self.quotes]

    def _reported(self, quote: Quote) -> bool:
        """True for words of a clause that is told, not spoken: 'said that “he blacked out”'."""
        return quote.start > 0 and self.tree.dep[quote.start - 1] == "mark"

    def at(self, i: int) -> Quote | None:
        """The quotation that a token stands in, None outside of all."""
        n = bisect_right(self.starts, i) - 1
        return self.quotes[n] if n >= 0 and i < self.quotes[n].end else None

    @cached_property
    def sayings(self) -> list[tuple[set[int], set[int]]]:
        """For each attribution the tokens of what is said and of who says it."""
        found = self.tree.doc._.attributions
        return [(self.tree.doc.covered(a.content), self.tree.doc.covered(a.source)) for a in found]

    def says(self, thing: Thing, quote: Quote, of: Mapping[int, Thing]) -> bool:
        """True where the thing is who says the quotation, or may be: a pronoun of which nothing is known yet."""
        middle = (quote.start + quote.end) // 2
        sources = [by for said, by in self.sayings if middle in said]
        return any(self._is(thing, i, of) for by in sources for i in by)

    def _is(self, thing: Thing, i: int, of: Mapping[int, Thing]) -> bool:
        if i in of:
            return of[i] is thing
        mention = self.tree.mention.get(i)
        if mention is not None:
            return thing.named is not None and key_of(thing.named) == key_of(mention)
        return self.tree.words.pos[i] == "PRON" and self.tree.tag[i] == "PRP"
