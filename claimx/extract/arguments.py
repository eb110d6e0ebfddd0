"""Who did it and what it was done to, read off the parse (the contract's reading: a passive or changing subject is `what`)."""

from typing import NamedTuple

from claimx.extract.mentions import within
from claimx.extract.nominals import nominal_roles, of_phrase
from claimx.extract.objects import object_of
from claimx.extract.people import is_somebody
from claimx.extract.phrases import (
    OBJECTS,
    SUBJECTS,
    antecedent,
    children,
    first,
    is_sum,
    is_title_of_place,
    modified_noun,
)
from claimx.extract.predicates import Candidate
from claimx.extract.subjects import (
    agent_of,
    announced,
    is_passive,
    subject_of,
)
from claimx.nlp.plain import Token
from claimx.nlp.relations import relations
from claimx.nlp.status.clauses import is_infinitive
from claimx.rules.lexicon import (
    event_class,
    function_words,
    has_kind,
    is_change,
    noun_kinds,
)

CRAFT = frozenset({"vessel", "plane", "vehicle"})

_UNDER = frozenset({"xcomp", "conj"})
_BEFALLS = relations("nsubj", "nsubjpass")
_TOLD = relations("xcomp", "advcl")
_OWN = relations(*SUBJECTS, "aux")
_FILLED = relations(*OBJECTS, "auxpass", "ccomp", "xcomp", "prep", "prt")
_OBJECT, _DESCRIBED = relations(*OBJECTS), relations("acomp", "prep")
_AUX, _CCOMP, _PREP = map(relations, ("aux", "ccomp", "prep"))

_CLAUSAL = frozenset({"VBD", "VBZ", "VBP"})  # heads of clauses, which are nobody who acts


class Roles(NamedTuple):
    """Head tokens of the doer and of the thing done to, None where the text names none."""

    who: Token | None
    what: Token | None


def roles(candidate: Candidate) -> Roles:
    """The doer and the undergoer of a predicate."""
    if candidate.nominal:
        return Roles(*nominal_roles(candidate))
    who, what = found = _verbal_roles(candidate)
    nobody = who is not None and (who.tag_ in _CLAUSAL or _unnamed(who))
    if nobody or _unnamed(what):
        return Roles(None if nobody else who, None if _unnamed(what) else what)
    return found


def _unnamed(head: Token | None) -> bool:
    """True for a "what" that stands for nothing named ("what they call a truce")."""
    return head is not None and head.tag_ == "WP" and head.lower_ == "what"


def _verbal_roles(candidate: Candidate) -> Roles:
    verb = candidate.token
    if verb.dep_ in _UNDER and (thing := _tough_to(verb)) is not None:
        return Roles(None, thing)
    if verb.tag_ == "VBG" and is_title_of_place(verb):
        return Roles(None, None)
    subject = None if _announces(verb) else subject_of(verb)
    if verb.tag_ == "VBG" and _needed(verb):
        return Roles(None, subject)
    if is_passive(verb):
        return Roles(agent_of(verb) or _parties(verb), _elliptic(verb) or subject or modified_noun(verb))
    if candidate.head != verb and candidate.head.dep_ in {"acomp", "attr", "oprd"}:
        return Roles(agent_of(candidate.head), subject)
    if verb.below & _DESCRIBED and _links(verb):
        return Roles(None, subject or modified_noun(verb))
    thing, subject = object_of(candidate), subject or modified_noun(verb)
    if thing is not None and is_change(candidate.lemma, candidate.cls) and is_measure(verb, thing):
        thing = None
    if thing is None and subject is not None and _undergoes(candidate, subject):
        return Roles(None, subject)
    return Roles(subject, thing)


def _links(verb: Token) -> bool:
    """True for a verb that says what its subject is like ("the crew looked tired", "it sounded like a shot")."""
    if not has_kind(verb.lemma_.lower(), "linking") or verb.below & _OBJECT:
        return False
    return any(c.dep_ == "acomp" or (c.lower_ == "like" and c.i <= verb.i + 2) for c in verb.rights)


def _announces(verb: Token) -> bool:
    """True for a verb whose "it" only announces a clause or an infinitive."""
    if not verb.below & _BEFALLS:
        return False
    if _expletive(verb):
        return True
    told = verb.below & _TOLD and announced(verb)
    return bool(told and any(is_infinitive(c) or _asks(verb, c) for c in children(verb, "xcomp", "advcl")))


def _asks(verb: Token, clause: Token) -> bool:
    """True for the clause of "it was unclear whether the pilot lived", not for the condition of "it would be worse if he did"."""
    asked = any(c.lower_ in function_words("whether") for c in children(clause, "mark"))
    return asked and clause.i > verb.i and not verb.below & _AUX


def _tough_to(verb: Token) -> Token | None:
    """What an infinitive under such an adjective is done to: the adjective's subject ("the pass is hard to reach")."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not verb.below & _OWN:
        verb = verb.head
    adjective = verb.head
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or verb.below & _FILLED:
        return None
    told = adjective.dep_ == "acomp" and adjective.lemma_.lower() in function_words("tough")
    subject = first(adjective.head, "nsubj") if told else None
    return subject if subject is not None and subject.lower_ != "it" else None


def _needed(verb: Token) -> bool:
    """True for a gerund that is to be done to the subject above it ("the hull needed painting")."""
    bare = verb.tag_ == "VBG" and verb.dep_ in {"xcomp", "ccomp"} and not children(verb, *OBJECTS, *SUBJECTS)
    return bare and verb.head.lemma_.lower() in function_words("needing")


def _parties(verb: Token) -> Token | None:
    """Those between whom something was agreed, where nobody else did it ("an accord reached between the two towns")."""
    if not verb.below & _PREP:
        return None
    between = next((p for p in children(verb, "prep") if p.lower_ == "between"), None)
    known = between is not None and has_kind(verb.lemma_.lower(), "mutual")
    return first(between, "pobj") if known and between is not None else None


def is_measure(verb: Token, noun: Token) -> bool:
    """True for a measure in the place of an object ("prices fell 3 percent"), and for what something costs ("it costs $5")."""
    if within(noun, "measure"):
        return True
    return is_sum(noun) and has_kind(verb.lemma_.lower(), "pricing") and first(verb, "dative") is None


def _expletive(verb: Token) -> bool:
    """True for an "it" that only announces a clause ("it was found that …")."""
    subject = first(verb, "nsubj", "nsubjpass")
    if subject is None or subject.lower_ != "it":
        return False
    asked = (
        c
        for clause in children(verb, "advcl")
        for c in children(clause, "mark")
        if c.lower_ in function_words("whether")
    )
    unknown = subject.dep_ == "nsubjpass" and any(asked)
    announces = verb.lemma_ == "be" or is_passive(verb) or verb.lemma_.lower() in function_words("weather")
    told = [verb, *children(verb, "acomp")]
    clauses = (c for word in told for c in children(word, "ccomp", "csubj", "csubjpass"))
    return unknown or (announces and any(c.i > verb.i for c in clauses))


def _undergoes(candidate: Candidate, subject: Token) -> bool:
    """True for the subject of an intransitive change, and for a craft that moves.

    Not for who concludes *that* or declines *to*, nor for somebody who jumps or stops of his own will.
    """
    if has_kind(candidate.lemma, "motion") and (subject.lower_ == "it" or _is_craft(subject)):
        return True
    if candidate.token.below & _CCOMP and any(c.i > candidate.token.i for c in children(candidate.token, "ccomp")):
        return False
    if has_kind(candidate.lemma, "willed") and is_somebody(antecedent(subject)):
        return False
    below = first(candidate.token, "xcomp")
    if below is not None and below.pos_ == "VERB" and is_infinitive(below) and not has_kind(candidate.lemma, "pricing"):
        by_himself = has_kind(below.lemma_, "willed") and is_somebody(antecedent(subject))
        return not by_himself and is_change(below.lemma_, event_class(below.lemma_)) and not children(below, *OBJECTS)
    return is_change(candidate.lemma, candidate.cls)


def _is_craft(noun: Token) -> bool:
    """True for a ship, plane or vehicle, or a model's or flight's number ("the 747", "Flight 12", "one of the trams")."""
    if noun.pos_ == "NUM" or noun.lower_ == "one":
        noun = of_phrase(noun) or noun
    number = noun.pos_ == "PROPN" and any(ch.isdigit() for ch in noun.text)
    return number or bool(noun_kinds(noun.lemma_.lower()) & CRAFT)


def _elliptic(verb: Token) -> Token | None:
    """The bare number that a coordinated passive has as its subject ("two had been killed and a third injured")."""
    if verb.dep_ != "conj" or first(verb, *SUBJECTS) is not None:
        return None
    return next(
        (c for c in verb.lefts if c.dep_ in {"npadvmod", "nummod"} and (c.pos_ == "NUM" or c.tag_ in {"JJ", "RB"})),
        None,
    )
