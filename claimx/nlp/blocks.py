"""The component that gives the parser the sentence starts which the layout makes sure: block starts."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claimx.nlp.layout import block_starts

FACTORY = "claimx_blocks"


@Language.factory(FACTORY, requires=[], assigns=["token.is_sent_start"])
def make_blocks(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component, to be placed before the parser: a Doc goes in, and comes out with its block starts marked."""
    return mark_blocks


def mark_blocks(doc: Doc) -> Doc:
    """Sets `is_sent_start` True at each block's first word, and False on white space, which ends what came before, and on
    a word in small letters right behind another word, between which no sentence ends.

    White space at the very start belongs to the first sentence, so that no sentence is empty.
    """
    starts = set(block_starts(doc.text))
    first = next((token.i for token in doc if not token.is_space), 0)
    for token in doc[1:]:
        if token.is_space or token.i == first:
            token.is_sent_start = False
        elif token.idx in starts:
            token.is_sent_start = True
        elif token.text[0].islower() and doc[token.i - 1].is_alpha:
            token.is_sent_start = False
    return doc
