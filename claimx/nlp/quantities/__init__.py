"""spaCy component that finds quantities: number, bound, unit, what is counted, and what happened to those counted."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claimx.nlp.quantities.implicit import implicit_count
from claimx.nlp.quantities.records import quantities_of

FACTORY = "claimx_quantities"

__all__ = ["FACTORY", "implicit_count", "make_quantities", "quantities_of"]


@Language.factory(FACTORY, requires=["token.dep", "token.head", "token.lemma"], assigns=["doc._.quantities"])
def make_quantities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component: sets `doc._.quantities` (after times, places and names, whose numbers it leaves out)."""

    def quantities(doc: Doc) -> Doc:
        doc._.quantities = quantities_of(doc)
        return doc

    return quantities
