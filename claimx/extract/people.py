"""Places that tell whose people or body it is, not where."""

from claimx.extract.mentions import root_of
from claimx.model import Place
from claimx.nlp.plain import Doc
from claimx.rules.lexicon import function_words
from claimx.rules.persons import person_noun

MODIFIERS = frozenset({"compound", "nmod", "amod"})


def of_people(doc: Doc, place: Place) -> bool:
    """True for a place before people or a body ("the Harrad girls", "the Norway government"), or in a word for them ("Bari-born cooks")."""
    root = root_of(doc, place.span)
    if root.dep_ == "npadvmod":
        return root.head.tag_ == "VBN"
    over = root.head.lemma_.lower()
    return root.dep_ in MODIFIERS and (person_noun(over) is not None or over in function_words("body"))
