"""The component that finds an article's places and says which of the world's each is."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claimx import gazetteer
from claimx.model import Place
from claimx.nlp.docs import span_at
from claimx.nlp.places.candidates import Candidate, find
from claimx.nlp.places.context import Context, read, supported
from claimx.nlp.places.metonymy import body
from claimx.nlp.places.resolve import resolve
from claimx.nlp.places.senses import parted
from claimx.nlp.places.settle import settle
from claimx.nlp.places.unify import one_name
from claimx.nlp.words import words_of

FACTORY = "claimx_places"


@Language.factory(FACTORY, requires=["token.ent_type", "token.pos", "token.lemma"], assigns=["doc._.places"])
def make_places(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component: a Doc with entities goes in, and comes out with `doc._.places` set."""
    return set_places


def set_places(doc: Doc) -> Doc:
    """Writes the Doc's places, in order of the text."""
    words = words_of(doc, fresh=True)
    candidates = find(words, gazetteer.opened())
    context = read(words, candidates)
    candidates = supported(candidates, context)
    doc._.places = tuple(sorted(places(settle(candidates, context), context), key=lambda p: p.span))
    return doc


def places(accepted: list[Candidate], context: Context) -> list[Place]:
    """The records of the accepted candidates."""
    accepted = parted(accepted, context)
    choices = resolve(accepted, context)
    entries = {key: choice.entry for key, choice in choices.items() if choice.margin > 0.0}
    entries |= one_name(accepted, entries, context)
    why = {key: choice.why for key, choice in choices.items()}
    return [_place(c, entries[c.key], why.get(c.key)) for c in accepted]


def _place(c: Candidate, entry: gazetteer.Entry, why: str | None) -> Place:
    span = span_at(c.words.doc, c.words.offsets[c.start], c.words.end_of(c.end - 1) - c.cut)
    kind = (
        "country" if entry.kind == "country" else "region" if entry.kind in ("region", "province", "macro") else "place"
    )
    known = (entry.name, entry.geonameid, entry.country, entry.lat, entry.lon, kind)
    return Place(span, *known, path=gazetteer.path(entry), metonym=body(c, entry), why=why)
