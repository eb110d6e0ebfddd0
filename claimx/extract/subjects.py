"""Whose act a clause tells: its subject, also where coordination, control or a participle leaves it out."""

from spacy.tokens import Token

from claimx.extract.mentions import within
from claimx.extract.phrases import OBJECTS, SUBJECTS, children, first
from claimx.rules.lexicon import has_kind

MAX_CLIMB = 8
MODIFIERS = ("compound", "nmod", "amod")
PAST = frozenset({"VBN", "VBD"})
NOMINAL = frozenset({"NOUN", "PROPN"})


def is_passive(verb: Token) -> bool:
    """True for a passive clause, a past participle behind its noun, and a participle coordinated with a passive one."""
    if children(verb, "auxpass", "nsubjpass", "agent"):
        return True
    if verb.tag_ not in PAST or children(verb, "aux"):
        return False
    if verb.tag_ == "VBN" and verb.dep_ == "acl":
        return True
    if children(verb, *OBJECTS, "dative"):
        return False
    if has_kind(verb.lemma_.lower(), "transitive"):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "advcl":
        return True
    if verb.dep_ == "conj":
        return verb.head.pos_ in {"VERB", "AUX"} and is_passive(verb.head)
    return not children(verb, "nsubj")


def subject_of(verb: Token) -> Token | None:
    """The clause's subject; one that is left out is looked for up the parse: coordination, control, adverbial clauses."""
    if verb.pos_ == "NOUN":
        return first(verb, *MODIFIERS)
    for _ in range(MAX_CLIMB):
        own = first(verb, *SUBJECTS)
        if own is not None:
            return own if own.pos_ != "SCONJ" else None
        above = _controller(verb)
        if above is None or above.pos_ not in {"VERB", "AUX"}:
            return above
        verb = above
    return None


def _controller(verb: Token) -> Token | None:
    """The verb whose subject this verb shares, or the object that controls it."""
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return head
    if verb.dep_ == "conj" and head.dep_ == "acomp":
        return head.head
    if verb.dep_ == "xcomp" and head.pos_ in {"ADJ", "NOUN"}:
        return head.head if head.head.pos_ in {"VERB", "AUX"} else None
    if verb.dep_ == "xcomp" and has_kind(head.lemma_.lower(), "subject control"):
        return head
    if verb.dep_ == "xcomp":
        return first(head, *OBJECTS, "dative") or head
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VB":
        return _holder(head)
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN", "VB"}:
        return _main_clause(verb, head)
    if verb.dep_ == "pcomp" and head.head.pos_ in {"VERB", "AUX"}:
        return head.head
    return None


def _holder(noun: Token) -> Token | None:
    """Who does what a noun with an infinitive is for: its possessor, who is given it, or who has it ("won a contract to supply")."""
    named = (c for c in children(noun, "compound", "nmod") if within(c, "name"))
    owner = first(noun, "poss") or next(named, None)
    if owner is not None:
        return owner
    if noun.dep_ not in OBJECTS or noun.head.pos_ != "VERB":
        return None
    return first(noun.head, "dative") or noun.head


def _main_clause(verb: Token, head: Token) -> Token | None:
    """The clause that a participle or purpose hangs on, or the object that it commissions, or a passive's doer."""
    if head.pos_ not in {"VERB", "AUX"}:
        return None
    if verb.tag_ != "VB":
        return head
    commissioned = first(head, *OBJECTS) if has_kind(head.lemma_.lower(), "commission") else None
    return commissioned or agent_of(head) or head


def modified_noun(verb: Token) -> Token | None:
    """The noun that a participle stands behind ("a road linking"), or a headline's infinitive ("Council To Close Pool")."""
    up = verb
    while up.dep_ == "conj" and up.head.pos_ == "VERB":
        up = up.head
    if up.dep_ == "acl" and up.tag_ in {"VBN", "VBG", "VBD"}:
        return up.head
    if up.dep_ == "relcl" and up.tag_ == "VBN" and not children(up, *SUBJECTS):
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
