"""Phrases that the parser hung on the wrong word: doers behind "by", subjects taken for objects, names taken for clauses."""

from claimx.extract.mentions import within
from claimx.extract.people import is_somebody
from claimx.extract.phrases import FINITE, LISTED, OBJECTS, SUBJECTS, children, first, leads_to_many, left_of
from claimx.nlp.plain import Token, hang
from claimx.nlp.relations import relations
from claimx.nlp.status.clauses import is_infinitive
from claimx.rules.lexicon import (
    event_class,
    event_classes,
    function_words,
    governed_preposition,
    noun_class,
    tells_event,
    verb_lemma,
)

_PASSIVE, _AGENT = relations("auxpass", "nsubjpass"), relations("agent")
_SUBJECTS, _HELPED = relations(*SUBJECTS), relations("aux")
_ACTING = relations(*OBJECTS, "xcomp", "ccomp")
_BEHIND = frozenset({*OBJECTS, "pobj", "attr"})


def phrase_of_the_verb(prep: Token) -> None:
    """The phrase that a verb takes beside its object, hung on the object ("blamed the raid on smugglers", "set fire to a car")."""
    thing, verb = prep.head, prep.head.head
    lemmas = (verb.lemma_.lower(), f"{verb.lemma_.lower()} {thing.lower_}")
    taken = any(c.dep_ == "prep" and c.lower_ == prep.lower_ for c in verb.children)
    of = prep.lower_ == "of"
    if of and lemmas[0] in function_words("ridding") and leads_to_many(prep):
        hang(prep, verb, "prep")
    if of and lemmas[0] in function_words("charging") and is_somebody(thing):
        hang(prep, verb, "prep")
    if not taken and any(prep.lower_ in governed_preposition(lemma, over_object=True) for lemma in lemmas):
        hang(prep, verb, "prep")


def doer_behind_by(by: Token) -> None:
    """The doer of a passive hung on a time, or of an event noun hung above it ("briefed at the time by an aide", "any use by firms")."""
    whom = first(by, "pobj")
    if whom is None or within(whom, "time") or within(whom, "measure"):
        return
    over = by.head.head.head if by.head.dep_ == "pobj" and within(by.head, "time") else None
    if over is not None and over.below & _PASSIVE and not over.below & _AGENT:
        hang(by, over, "agent")
        return
    act = _act_before(by)
    if act is not None and act != by.head and noun_class(by.head.lemma_.lower()) is None and is_somebody(whom):
        hang(by, act, "prep")


def _act_before(by: Token) -> Token | None:
    """The event noun whose phrase ends right before a "by"."""
    up = left_of(by)
    for _ in range(4):
        if up == by.head and up.pos_ != "NOUN":
            return None
        if up.pos_ == "NOUN" and up.dep_ != "compound" and tells_event(up.lemma_.lower()):
            return up
        if up.head == up or up.head.pos_ not in {"NOUN", "ADP", "PROPN"}:
            return None
        up = up.head
    return None


def verb_beside_another(verb: Token) -> None:
    """A verb that the parser coordinated with the wrong one, or took the subject from."""
    if verb.pos_ == "VERB":
        _clause_taken_for_infinitive(verb)
        _infinitive_beside_another(verb)
        _deed_beside_participle(verb)
        _participle_beside_deed(verb)
    subject_taken_for_object(verb)


def subject_taken_for_object(verb: Token) -> None:
    """The subject of a coordinated clause taken for a second object ("one had burns and the other had cuts")."""
    if verb.tag_ not in FINITE or verb.below & _SUBJECTS or not verb.head.i < verb.i:
        return
    before = verb.left_edge.i - 1
    noun = verb.doc.tokens[before]
    while noun.dep_ != "conj" and noun.head.i < noun.i and noun.head.right_edge.i == before:
        noun = noun.head
    thing = noun.head
    joined = noun.dep_ == "conj" and noun.pos_ in LISTED and noun.right_edge.i == before
    if not joined or thing.dep_ not in _BEHIND or not verb.head.i < thing.i:
        return
    join = left_of(noun.left_edge)
    hang(noun, verb, "nsubj")
    if join.dep_ == "cc":
        hang(join, verb.head, "cc")


def name_taken_for_clause(token: Token) -> None:
    """An article before a verb that is a clause's subject: a name ("the Bring Home Our Miners campaign"), or a plural noun."""
    if not children(token, "det", "poss"):
        return
    thing = first(token, *OBJECTS)
    if token.tag_ == "VBZ":
        token.tag_, token.pos_, token.lemma_ = "NNS", "NOUN", token.lemma_.lower()
    elif token.tag_ == "VB" and thing is not None and thing.i > token.i:
        for below in [c for c in token.children if c != thing]:
            hang(below, thing, below.dep_)
        hang(thing, token.head, token.dep_)
        hang(token, thing, "compound")
        token.tag_, token.pos_ = "NNP", "PROPN"


def _infinitive_beside_another(token: Token) -> None:
    """The second of two infinitives behind a modal, tagged as a present tense ("may not buy or possess arms")."""
    up = token.head
    if token.tag_ == "VBP" and up.tag_ == "VB" and token.i == up.i + 2 and not children(token, *SUBJECTS, "aux"):
        token.tag_ = "VB"


def _clause_taken_for_infinitive(token: Token) -> None:
    """A past tense coordinated with an infinitive goes with the verb above it ("threatened to leave and became loud")."""
    up = token.head
    if token.tag_ not in {"VBD", "VBZ"} or up.tag_ != "VB" or not is_infinitive(up):
        return
    while up.tag_ == "VB" and up.dep_ in {"xcomp", "advcl", "conj", "acl"}:
        up = up.head if up.head.pos_ in {"VERB", "AUX", "ADJ"} else up.head.head
    if up.pos_ in {"VERB", "AUX"} and up.tag_ in {"VBD", "VBZ", "VBP"} and up.i < token.i:
        hang(token, up, "conj")


def condition_taken_for_clause(token: Token) -> None:
    """An object taken for the subject of the condition behind it ("allows guns only if carried by guards")."""
    thing, verb = first(token, "nsubj", "nsubjpass"), token.head
    opens = next((c for c in children(token, "mark", "advmod") if c.lower_ in function_words("condition")), None)
    if thing is None or opens is None:
        return
    if verb.i < thing.i < opens.i and not children(verb, *OBJECTS) and not children(token, "aux", "auxpass"):
        hang(thing, verb, "dobj")
        hang(token, verb, "advcl")


def clause_of_the_deed(token: Token) -> None:
    """A clause of harm hung on the place that the deed was done to ("the raid on the town of Borsk that killed nine")."""
    that = first(token, "nsubj")
    if (
        not _harms(token)
        or that is None
        or that.lower_ not in function_words("deed's relative")
        or is_somebody(token.head)
    ):
        return
    up = token.head
    while up.dep_ == "pobj" and up.head.head.pos_ in {"NOUN", "PROPN"}:
        up = up.head.head
        if up.pos_ == "NOUN" and noun_class(up.lemma_.lower()) is not None:
            hang(token, up, "relcl")
            return


def _harms(verb: Token) -> bool:
    """True for a verb of harm, alone or with what it leads to ("killed", "left nine dead")."""
    lemma = verb_lemma(verb.text, verb.lemma_)
    led = (f"{lemma} {c.lower_}" for c in children(verb, "oprd", "acomp"))
    classes = (event_class(told) for told in (lemma, *led))
    return any(cls is not None and event_classes()[cls].harm for cls in classes)


def _deed_beside_participle(token: Token) -> None:
    """A past tense with an object, taken for a second participle ("took a van driven by a clerk and threatened to kill her")."""
    up = token.head
    noun, acts = up.head, token.below & _ACTING and not token.below & _PASSIVE
    if up.dep_ != "acl" or up.tag_ != "VBN" or not up.below & (_PASSIVE | _AGENT) or token.tag_ != "VBD" or not acts:
        return
    over = noun.head
    if noun.dep_ in OBJECTS and over.tag_ in FINITE and over.below & _SUBJECTS:
        hang(token, over, "conj")


def _participle_beside_deed(token: Token) -> None:
    """A second participle taken for a deed ("shelled a depot used by rebels and filled with rockets")."""
    over, thing = token.head, first(token.head, *OBJECTS)
    joined = left_of(token).dep_ == "cc" and token.tag_ == "VBN" and over.tag_ in FINITE and not token.below & _ACTING
    if thing is None or not joined or token.below & (_PASSIVE | _HELPED):
        return
    before = next((c for c in children(thing, "acl") if c.tag_ == "VBN" and thing.i < c.i < token.i), None)
    if before is not None and before.right_edge.i == token.i - 2:
        hang(token, before, "conj")


def aside_taken_for_clause(token: Token) -> None:
    """A "believed to" between commas belongs to the noun before it ("a tape, believed to have been made in May")."""
    noun = token.nbor(-2) if token.i > 1 and token.nbor(-1).text == "," else token
    if noun.pos_ in {"NOUN", "PROPN"} and noun not in token.subtree:
        hang(token, noun, "acl")
