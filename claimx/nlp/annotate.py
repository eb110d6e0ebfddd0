"""Article -> annotated `Doc` -> the record of what was found in it."""

from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from claimx.gazetteer.own import OwnNames
from claimx.model import Annotation, Article
from claimx.nlp.docs import make_doc


def annotated(nlp: Language, article: Article, own: OwnNames | None = None) -> Doc:
    """The article's `Doc` after the whole pipeline; alone, since a batch's other texts can sway the model's last digits.

    `own` are a user's names, which go before what the pipeline finds.
    """
    doc = make_doc(nlp, article)
    doc._.own = own
    return nlp(doc)


def annotation_of(doc: Doc) -> Annotation:
    """What the components found, as records; the article with the publication date as the pipeline bounded it."""
    return Annotation(
        article=replace(doc._.article, published=doc._.published),
        times=doc._.times,
        places=doc._.places,
        names=doc._.names,
        quantities=doc._.quantities,
        attributions=doc._.attributions,
    )
