"""Whose act a clause tells: its subject, also where coordination, control or a participle leaves it out."""

from spacy.tokens import Token

from claimx.extract.phrases import OBJECTS, SUBJECTS, children, first

MAX_CLIMB = 8
NOMINAL = frozenset({"NOUN", "PROPN"})


def is_passive(verb: Token) -> bool:
    """True for a passive clause, a past participle behind its noun, and a participle coordinated with a passive one."""
    if children(verb, "auxpass", "nsubjpass", "agent"):
        return True
    if verb.tag_ != "VBN" or children(verb, "aux"):
        return False
    if verb.dep_ == "acl":
        return True
    if verb.dep_ == "advcl":
        return not children(verb, *OBJECTS)
    if verb.dep_ == "conj":
        return verb.head.pos_ in {"VERB", "AUX"} and is_passive(verb.head) and not children(verb, *OBJECTS)
    return not children(verb, *OBJECTS, "nsubj")


def subject_of(verb: Token) -> Token | None:
    """The clause's subject; one that is left out is looked for up the parse: coordination, control, adverbial clauses."""
    for _ in range(MAX_CLIMB):
        own = first(verb, *SUBJECTS)
        if own is not None:
            return own if own.pos_ != "SCONJ" else None
        above = _controller(verb)
        if isinstance(above, Token) and above.pos_ not in {"VERB", "AUX"}:
            return above
        if above is None:
            return None
        verb = above
    return None


def _controller(verb: Token) -> Token | None:
    """The verb whose subject this verb shares, or the object that controls it."""
    head = verb.head
    if head is verb:
        return None
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return head
    if verb.dep_ == "conj" and head.dep_ == "acomp":
        return head.head
    if verb.dep_ == "xcomp" and head.pos_ in {"ADJ", "NOUN"}:
        return head.head if head.head.pos_ in {"VERB", "AUX"} else None
    if verb.dep_ == "xcomp":
        return first(head, *OBJECTS, "dative") or head
    if verb.dep_ == "acl" and verb.tag_ == "VB":
        return _holder(head)
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN", "VB"}:
        return head if head.pos_ in {"VERB", "AUX"} else None
    if verb.dep_ == "pcomp" and head.head.pos_ in {"VERB", "AUX"}:
        return head.head
    return None


def _holder(noun: Token) -> Token | None:
    """The verb that a noun with an infinitive is the object of: its subject does what the noun is for ("won a contract to supply")."""
    return noun.head if noun.dep_ in OBJECTS and noun.head.pos_ == "VERB" else None


def modified_noun(verb: Token) -> Token | None:
    """The noun that a participle stands behind ("a road linking"), or a headline's infinitive ("Council To Close Pool")."""
    up = verb
    while up.dep_ == "conj" and up.head.pos_ == "VERB":
        up = up.head
    if up.dep_ == "acl" and up.tag_ in {"VBN", "VBG", "VBD"}:
        return up.head
    headline = up.tag_ == "VB" and up.dep_ in {"relcl", "acl"} and up.head.dep_ == "ROOT" and up.head.pos_ in NOMINAL
    return up.head if headline else None


def agent_of(verb: Token) -> Token | None:
    """The by-phrase of a passive; of two coordinated passives the one named last serves both."""
    for clause in (verb, *(c for c in verb.children if c.dep_ == "conj" and is_passive(c) and not first(c, *SUBJECTS))):
        by = first(clause, "agent")
        if by is not None:
            return first(by, "pobj")
    return None
