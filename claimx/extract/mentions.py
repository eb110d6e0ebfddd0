"""Which tokens of a `Doc` lie in a name, a place or a measure: found once a document, asked of every predicate."""

from collections.abc import Callable, Iterable

from claimx.model import Span
from claimx.nlp.plain import Doc, Token
from claimx.rules.lexicon import is_extent

KEY = "claimx.extract.mentions"
ROOTS = "claimx.extract.mentions.roots"
SENTENCES = "claimx.extract.mentions.sentences"
KINDS: dict[str, Callable[[Doc], Iterable[Span]]] = {
    "name": lambda doc: (n.span for n in doc._.names),
    "time": lambda doc: (t.span for t in doc._.times),
    "place": lambda doc: (p.span for p in doc._.places),
    "country": lambda doc: (p.span for p in doc._.places if p.kind == "country"),
    "number": lambda doc: (q.span for q in doc._.quantities if q.span is not None),
    "measure": lambda doc: (q.span for q in doc._.quantities if is_extent(q.unit) and q.span is not None),
}


def inside(doc: Doc, kind: str) -> set[int]:
    """Indices of the tokens inside mentions of a kind, looked up once."""
    known: dict[str, set[int]] = doc.known[KEY]
    if kind not in known:
        known[kind] = doc.covered(KINDS[kind](doc))
    return known[kind]


def within(token: Token, kind: str) -> bool:
    """True for a token inside a mention of the kind: "name" (of a person or an organisation), "time", "place", "country", "measure"."""
    known: dict[str, set[int]] = token.doc.known[KEY]
    return token.i in (known[kind] if kind in known else inside(token.doc, kind))


def sentences_with(doc: Doc, kind: str) -> set[int]:
    """The first tokens of the sentences that hold a mention of a kind, looked up once."""
    known: dict[str, set[int]] = doc.known[SENTENCES]
    if kind not in known:
        known[kind] = {doc.tokens[i].sent.start for i in inside(doc, kind)}
    return known[kind]


def root_of(doc: Doc, span: Span) -> Token:
    """The head word of an article's span, looked up once: times, places and speakers are asked of every predicate."""
    known: dict[tuple[int, int, str], Token] = doc.known[ROOTS]
    key = span.start, span.end, span.within
    if key not in known:
        known[key] = doc.tokens_of(span).root
    return known[key]
