"""The speaker whom the parser did not take for the subject of his verb: a name right before or behind a word of saying."""

from itertools import takewhile

from spacy.tokens import Doc, Token

from claimx.nlp.attributions import cues

_OWN = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "aux", "auxpass", "mark", "expl"})
_BETWEEN = frozenset({"advmod", "neg"})
_PAST = frozenset({"VBD", "VBN"})
_FINITE = frozenset({"VBD", "VBZ"})
_NAMING = frozenset({"compound", "nmod", "amod", "det", "pobj", "prep"})
_NO_ONE = frozenset({"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"})
_MARKS = frozenset({",", '"', "”", "''", "?", "!"})


def misplaced(verb: Token) -> Token | None:
    """Head of the name that says it where the verb has no subject: "…, added Ruiz", "… of their mouths the Observatory said"."""
    frames = cues.verbs().get(verb.lemma_.lower(), frozenset())
    if "quote" not in frames or verb.tag_ not in _PAST | _FINITE or any(c.dep_ in _OWN for c in verb.children):
        return None
    return _behind(verb, frames) or _before(verb)


def swallowed(verb: Token, taken: Token) -> Token | None:
    """The name behind "said" where the parser took the last words of what is said for its subject ("wounded ten people said the Board")."""
    if verb.lemma_ != "say" or taken.i > verb.i or any(c.dep_ == "aux" for c in verb.children):
        return None
    name = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    told = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    joined = told is not None and told.right_edge.i + 1 == taken.left_edge.i and taken.right_edge.i + 1 == verb.i
    return _named(verb.doc, verb.i + 1, 1) if joined and name is not None else None


def _behind(verb: Token, frames: frozenset[str]) -> Token | None:
    """The name between what is said and the end of the clause: '…," said Mounir Halabi, adding that …'."""
    doc, before = verb.doc, verb.doc[verb.i - 1].text if verb.i else ""
    name = _named(doc, verb.i + 1, 1) if before in _MARKS and "addressee" not in frames else None
    if name is None or before != ",":
        return name
    end = name.right_edge.i + 1
    return name if end == len(doc) or doc[end].is_punct or doc[end].is_space else None


def _before(verb: Token) -> Token | None:
    """The name at the end of what is said, where no sign parts it from the verb, or a comma stands before it."""
    if verb.tag_ not in _FINITE or not any(c.dep_ == "ccomp" and c.i < verb.i for c in verb.children):
        return None
    helping = {c.i for c in verb.children if c.dep_ in _BETWEEN}
    skipped = sum(1 for _ in takewhile(helping.__contains__, range(verb.i - 1, -1, -1)))
    return _named(verb.doc, verb.i - 1 - skipped, -1)


def _named(doc: Doc, at: int, way: int) -> Token | None:
    """Head of the name that begins (`way` 1) or ends (-1) at a token, with the words before and behind it that belong to it."""
    if not 0 <= at < len(doc):
        return None
    token = doc[at]
    while _belongs(token) and (token.head.left_edge if way > 0 else token.head.right_edge).i == at:
        token = token.head
    person = token.pos_ == "PROPN" and token.ent_type_ not in _NO_ONE
    return token if person else None


def _belongs(token: Token) -> bool:
    """True for a word of a longer name ("Observatory for Human Rights"), not for what a noun's phrase leads to."""
    over: Token = token.head.head if token.dep_ == "pobj" else token.head
    return token.dep_ in _NAMING and over.pos_ == "PROPN"
