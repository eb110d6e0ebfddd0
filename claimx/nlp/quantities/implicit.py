"""Counts that no number word states: "a man was killed" is one, "no one" is none."""

from spacy.tokens import Token

from claimx.model import Quantity
from claimx.nlp.quantities.roles import role_of
from claimx.rules import mapping

_SINGULAR = frozenset({"NN", "NNP"})


def implicit_count(noun: Token) -> Quantity | None:
    """The count of a noun phrase, given its root, that no number word states; None where it says nothing of the kind.

    The quantity has `span` None and `implicit` True: 1 for "a man", "the driver" only with "a", "an", "another";
    0 for "no one", "nobody", "none", "no survivors".
    """
    count = _count(noun)
    if count is None:
        return None
    of = None if noun.pos_ == "PRON" or noun.lower_ in mapping("quantities", "anyone") else noun.lemma_.lower()
    return Quantity(None, count, count, count, "=", of=of, role=role_of(noun, noun), implicit=True)


def _count(noun: Token) -> float | None:
    if noun.lower_ in mapping("quantities", "nobody"):
        return 0.0
    words = {child.lower_ for child in noun.children if child.i < noun.i and child.dep_ in ("det", "neg", "advmod")}
    if "no" in words:
        return 0.0
    if any(child.dep_ == "nummod" for child in noun.children) or noun.tag_ not in _SINGULAR:
        return None
    if any(child.lower_ == "of" for child in noun.children if child.dep_ == "prep"):
        return None
    found = [mapping("quantities", "implicit")[word] for word in words if word in mapping("quantities", "implicit")]
    return float(found[0]) if found else None
