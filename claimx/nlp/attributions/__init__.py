"""spaCy component that finds attributions: who says what, by which word."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claimx.model import Attribution, Span
from claimx.nlp.attributions.drafts import Stretch
from claimx.nlp.attributions.find import find
from claimx.nlp.docs import span_of

FACTORY = "claimx_attributions"

__all__ = ["FACTORY", "attributions_of", "make_attributions"]


@Language.factory(FACTORY, requires=["token.dep", "token.head", "token.lemma"], assigns=["doc._.attributions"])
def make_attributions(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component: sets `doc._.attributions`."""

    def attributions(doc: Doc) -> Doc:
        doc._.attributions = attributions_of(doc)
        return doc

    return attributions


def attributions_of(doc: Doc) -> tuple[Attribution, ...]:
    """All attributions of a parsed document, in order of their content."""
    return tuple(Attribution(_spans(doc, d.source), _spans(doc, d.cue), _spans(doc, d.content)) for d in find(doc))


def _spans(doc: Doc, stretches: list[Stretch]) -> tuple[Span, ...]:
    return tuple(span_of(doc[start:end]) for start, end in stretches)
