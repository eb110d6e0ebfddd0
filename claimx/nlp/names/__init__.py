"""The component that finds an article's organisations and persons and gives each one name."""

from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from claimx.model import Name, NameType
from claimx.nlp.aliases import find as find_aliases
from claimx.nlp.capitals import Bounds
from claimx.nlp.docs import covered, span_at
from claimx.nlp.names.candidates import Candidate, Taken, find
from claimx.nlp.names.canonical import Mention, canonical
from claimx.nlp.names.evidence import Context, acronyms, context_of, learn, relearnt, scores, settled
from claimx.nlp.names.headlines import uncovered
from claimx.nlp.names.own import overrule
from claimx.nlp.words import words_of

FACTORY = "claimx_names"


@Language.factory(FACTORY, requires=["token.ent_type", "token.lemma", "doc._.places"], assigns=["doc._.names"])
def make_names(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component, after that of places: a Doc goes in, and comes out with `doc._.names` set."""
    return set_names


def set_names(doc: Doc) -> Doc:
    """Writes the Doc's organisations and persons, in order of the text."""
    words = words_of(doc)
    known = find_aliases(words)
    places = frozenset(covered(doc, (p.span for p in doc._.places)))
    taken = Taken(places, frozenset(i for bounds in known for i in range(*bounds)))
    candidates = find(words, taken)
    shorts = acronyms(words, candidates)
    found: dict[Bounds, NameType] = dict.fromkeys(known, "organisation")
    accepted = settle(candidates, context_of(words, candidates, shorts))
    found |= cleared(accepted, uncovered(words, _named(candidates, accepted), taken.all))
    mentions = [
        (span_at(doc, words.offsets[start], words.end_of(end - 1)), kind)
        for (start, end), kind in sorted(found.items())
    ]
    names = canonical([Mention(span.text, kind) for span, kind in mentions], shorts)
    doc._.names = tuple(
        sorted((Name(span, kind, names[span.text, kind]) for span, kind in mentions), key=lambda n: n.span)
    )
    overrule(doc)
    return doc


def _named(candidates: list[Candidate], accepted: dict[Bounds, NameType]) -> Iterator[tuple[Candidate, NameType]]:
    return ((c, accepted[c.start, c.end]) for c in candidates if (c.start, c.end) in accepted)


def cleared(accepted: dict[Bounds, NameType], inside: dict[Bounds, NameType]) -> dict[Bounds, NameType]:
    """The accepted names, those around a name that a headline hides replaced by it."""
    hidden = {i for bounds in inside for i in range(*bounds)}
    return {b: kind for b, kind in accepted.items() if hidden.isdisjoint(range(*b))} | inside


def settle(candidates: list[Candidate], context: Context) -> dict[Bounds, NameType]:
    """Bounds -> type, of the candidates that are names.

    The second pass knows the surnames and bodies that the first found; one name has one type, by all its mentions.
    """
    weighed = [(c, scores(c, context)) for c in candidates]
    learn(context, candidates, settled(weighed))
    weighed = [(c, scores(c, context) if relearnt(c, context) else before) for c, before in weighed]
    kinds = settled(weighed)
    return {(c.start, c.end): kinds[c.text] for c in candidates if c.text in kinds}
