"""The spaCy component that writes an article's time expressions, and bounds for an unknown date, onto its Doc."""

from spacy.language import Language
from spacy.tokens import Doc

from claimx.model import Time, Timex
from claimx.model.calendar import bounds
from claimx.nlp.docs import span_at
from claimx.nlp.times.anchors import anchors_of, settled
from claimx.nlp.times.dating import dated_by, narrower
from claimx.nlp.times.reader import found_in, read

FACTORY = "claimx_times"


def annotate(doc: Doc) -> Doc:
    """Sets `doc._.times`, sorted, and `doc._.published` where that was unknown and the text bounds it."""
    found = found_in(doc)
    published = doc._.published
    pairs = read(doc, found, published)
    anchors = anchors_of(doc, pairs)
    pairs = settled(doc, pairs, anchors)
    if published is None or published.earliest is None:
        published = narrower(dated_by(doc, pairs, anchors), published)
        doc._.published = published
    times = []
    for one, form in pairs:
        timex, anchor = Timex(form.type, form.value or "", form.mod), anchors.get(one)
        days = bounds(timex, published, anchor)
        times.append(Time(span_at(doc, one.start, one.end), timex, *days, anchor=anchor))
    doc._.times = tuple(times)
    return doc


@Language.factory(
    FACTORY,
    requires=["token.tag", "token.pos", "token.dep", "token.head"],
    assigns=["doc._.times", "doc._.published"],
)
def make_times(nlp: Language, name: str) -> "TimesComponent":
    """The component that finds time expressions; it needs a tagger and a parser before it."""
    return TimesComponent()


class TimesComponent:
    """Writes `doc._.times` and `doc._.published`."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotates one Doc, which it returns."""
        return annotate(doc)
