"""Where something happened: which places a phrase leads to from a predicate, not through another noun's description."""

from claimx.extract.mentions import root_of
from claimx.extract.people import of_noun, of_people, of_source
from claimx.extract.phrases import MODIFIERS, children, coordinated, phrase_span
from claimx.extract.predicates import Candidate
from claimx.extract.spots import Spots
from claimx.model import Place, Span
from claimx.nlp.plain import Doc, Token
from claimx.nlp.relations import relations
from claimx.rules.lexicon import function_words, has_kind
from claimx.rules.persons import fate_of

DESCRIBING = frozenset({"amod", "npadvmod", "appos", "relcl"})
ADDED = relations("advcl", "acl")


def is_locative(doc: Doc, place: Place, candidate: Candidate, what: Token | None) -> bool:
    """True where a locative phrase leads from the place up to the predicate; `what` is the thing done to."""
    if of_people(doc, place):
        return False
    root = root_of(doc, place.span)
    for up in (root, *root.ancestors):
        if up.lower_ in function_words("direction"):
            return True
        if up.dep_ == "prep" and up.head.dep_ == "prep" and has_kind(up.head.lemma_.lower(), "saying"):
            return False
        if up.dep_ in {"prep", "prt"} and up.lower_ != "of":
            if of_source(up) or _of_feeling(up):
                return False
            return up.lower_ in function_words("locative") and not of_noun(up, candidate.token, what)
        if up.dep_ == "pobj" and up.lower_ in function_words("no site"):
            return False  # "in Turin's honour"
        if up.head == candidate.head and candidate.nominal and up.dep_ in MODIFIERS:
            return place.kind != "country"
        if up in (candidate.token, candidate.head) or up.dep_ in DESCRIBING:
            return False
    return False


def relative_places(doc: Doc, verb: Token, places: Spots[Place]) -> list[Place]:
    """The places that the "where" of a clause stands for ("the capital, Turin, where she met the mayor")."""
    if verb.dep_ != "relcl" or not any(c.lower_ == "where" for c in verb.children):
        return []
    sites = (p for p in children(verb.head, "prep") if p.lower_ in function_words("locative"))
    told = (verb.head, *children(verb.head, "appos"), *(c for p in sites for c in children(p, "pobj")))
    return [p for noun in told for p in places.touching(_alone(noun)) if not of_people(doc, p)]


def _alone(noun: Token) -> Span:
    """A noun's phrase, without the others of its list."""
    return noun.doc.span_of(noun.i, noun.i + 1) if coordinated(noun) else phrase_span(noun)


def accompanied(verb: Token) -> Token:
    """The verb that a bare participle goes with; behind a comma that of the whole clause ("freed the men held in 2014, raising hopes")."""
    host = verb.head
    if host.dep_ != "acl" or not verb.i or verb.nbor(-1).text != ",":
        return host
    return next((up for up in host.head.ancestors if up.pos_ == "VERB"), host)


def means(verb: Token) -> list[Token]:
    """What it was done by, which tells where too: "crushed the protests using force in Turin"."""
    heads = (head for head in (verb, *children(verb, "dobj")) if head.below & ADDED)
    return [c for head in heads for c in children(head, "advcl", "acl") if c.lower_ in function_words("by means")]


def causes(candidate: Candidate) -> list[Token]:
    """What harmed somebody, where that is told behind it: "two dead after a bus overturned in Turin"."""
    harmed = fate_of(f"{candidate.cls} suffers") == fate_of("KILL suffers") and not children(candidate.token, "dobj")
    if not harmed:
        return []
    verbs = (candidate.token,) if candidate.token == candidate.head else (candidate.token, candidate.head)
    behind = [c for v in verbs for c in v.children if c.i > v.i]
    clauses = [c for c in behind if c.dep_ == "advcl" and any(m.lower_ == "after" for m in children(c, "mark"))]
    nouns = [n for p in behind if p.dep_ == "prep" and p.lower_ == "after" for n in children(p, "pobj")]
    told = [*clauses, *nouns, *(c for n in nouns for c in children(n, "acl"))]
    return [*told, *(c for t in told for c in children(t, "conj"))]


def _of_feeling(prep: Token) -> bool:
    """True for what an adjective is about ("thankful to the Turin zoo"), not how near it is."""
    return prep.lower_ == "to" and prep.head.pos_ == "ADJ" and prep.head.lower_ not in function_words("near")
