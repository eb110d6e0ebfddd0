"""Who did it and what it was done to, read off the parse (the contract's reading: a passive or changing subject is `what`)."""

from dataclasses import dataclass

from spacy.tokens import Token

from claimx.extract.phrases import OBJECTS, SUBJECTS, children, first
from claimx.extract.predicates import Candidate
from claimx.rules.lexicon import function_words, has_kind, is_change

MAX_CLIMB = 8


@dataclass(frozen=True, slots=True)
class Roles:
    """Head tokens of the doer and of the thing done to, None where the text names none."""

    who: Token | None
    what: Token | None


def roles(candidate: Candidate) -> Roles:
    """The doer and the undergoer of a predicate."""
    return _nominal_roles(candidate.token) if candidate.nominal else _verbal_roles(candidate)


def _verbal_roles(candidate: Candidate) -> Roles:
    verb = candidate.token
    subject = _subject(verb)
    if is_passive(verb):
        return Roles(_agent(verb), _elliptic(verb) or subject or _noun_modified(verb))
    if candidate.head is not verb and candidate.head.dep_ in {"acomp", "attr", "oprd"}:
        return Roles(None, subject)
    thing = _object(candidate)
    if thing is None and subject is not None and is_change(candidate.lemma, candidate.cls):
        return Roles(None, subject)
    return Roles(subject or _noun_modified(verb), thing)


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


def _subject(verb: Token) -> Token | None:
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


def _noun_modified(verb: Token) -> Token | None:
    """The noun that a participle stands behind ("a road linking"), or a headline's infinitive ("Council To Close Pool")."""
    up = verb
    while up.dep_ == "conj" and up.head.pos_ == "VERB":
        up = up.head
    if up.dep_ == "acl" and up.tag_ in {"VBN", "VBG", "VBD"}:
        return up.head
    headline = up.tag_ == "VB" and up.dep_ in {"relcl", "acl"} and up.head.dep_ == "ROOT" and up.head.pos_ != "VERB"
    return up.head if headline else None


def _elliptic(verb: Token) -> Token | None:
    """The bare number that a coordinated passive has as its subject ("two had been killed and a third injured")."""
    if verb.dep_ != "conj" or first(verb, *SUBJECTS) is not None:
        return None
    return next(
        (c for c in verb.lefts if c.dep_ in {"npadvmod", "nummod"} and (c.pos_ == "NUM" or c.tag_ in {"JJ", "RB"})),
        None,
    )


def _agent(verb: Token) -> Token | None:
    """The by-phrase of a passive; of two coordinated passives the one named last serves both."""
    for clause in (verb, *(c for c in verb.children if c.dep_ == "conj" and is_passive(c) and not first(c, *SUBJECTS))):
        by = first(clause, "agent")
        if by is not None:
            return first(by, "pobj")
    return None


def _object(candidate: Candidate) -> Token | None:
    verb = candidate.token
    own = first(verb, *OBJECTS)
    light = own is not None and candidate.lemma.endswith(" " + own.lemma_.lower())
    if own is not None and light:
        return _of_phrase(own) or _over_phrase(verb) or own
    if own is not None:
        return own
    if has_kind(verb.lemma_, "attitude"):
        below = first(verb, "ccomp", "xcomp")
        asked = first(below, "nsubj") if below is not None else None
        return first(verb, "dative") or asked
    if verb.dep_ == "relcl" and first(verb, *SUBJECTS) is not None:
        return _object_relative(verb)
    return None


def _object_relative(verb: Token) -> Token | None:
    """The antecedent that an object relative clause leaves out ("the bridge the rebels destroyed")."""
    subject = first(verb, "nsubj")
    if subject is None or subject.tag_ in {"WDT", "WP"} or children(verb, "ccomp", "xcomp"):
        return None
    return verb.head


def _of_phrase(noun: Token) -> Token | None:
    for prep in children(noun, "prep"):
        if prep.lower_ in function_words("government"):
            return first(prep, "pobj")
    return None


def _over_phrase(verb: Token) -> Token | None:
    """What a light verb's noun governs where the parse hangs it on the verb ("took control over the area")."""
    over = next((p for p in children(verb, "prep") if p.lower_ == "over"), None)
    return first(over, "pobj") if over is not None else None


def _nominal_roles(noun: Token) -> Roles:
    """A noun's doer (by-phrase, possessor) and undergoer (of-, on-, against-phrase)."""
    by = next((first(p, "pobj") for p in children(noun, "prep", "agent") if p.lower_ == "by"), None)
    return Roles(by or first(noun, "poss"), _of_phrase(noun))
