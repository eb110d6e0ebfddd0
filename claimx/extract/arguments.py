"""Who did it and what it was done to, read off the parse (the contract's reading: a passive or changing subject is `what`)."""

from dataclasses import dataclass

from spacy.tokens import Token

from claimx.extract.mentions import within
from claimx.extract.nominals import concerned, nominal_roles, of_phrase
from claimx.extract.phrases import OBJECTS, SUBJECTS, children, first
from claimx.extract.predicates import Candidate
from claimx.extract.subjects import agent_of, is_passive, modified_noun, subject_of
from claimx.rules.lexicon import function_words, governed_preposition, has_kind, is_change, noun_kinds

CRAFT = frozenset({"vessel", "plane", "vehicle"})

MAX_CLIMB = 8


@dataclass(frozen=True, slots=True)
class Roles:
    """Head tokens of the doer and of the thing done to, None where the text names none."""

    who: Token | None
    what: Token | None


def roles(candidate: Candidate) -> Roles:
    """The doer and the undergoer of a predicate."""
    return Roles(*nominal_roles(candidate)) if candidate.nominal else _verbal_roles(candidate)


def _verbal_roles(candidate: Candidate) -> Roles:
    verb = candidate.token
    subject = None if _expletive(verb) else subject_of(verb)
    if is_passive(verb):
        return Roles(agent_of(verb), _elliptic(verb) or subject or modified_noun(verb))
    if candidate.head != verb and candidate.head.dep_ in {"acomp", "attr", "oprd"}:
        return Roles(agent_of(candidate.head), subject)
    thing = _object(candidate)
    if is_change(candidate.lemma, candidate.cls) and thing is not None and _measure(thing):
        thing = None
    if thing is None and subject is not None and _undergoes(candidate, subject):
        return Roles(None, subject)
    return Roles(subject or modified_noun(verb), thing)


def _measure(noun: Token) -> bool:
    """True for a measure in the place of an object ("prices fell 3 percent", "it lies 40 km inland")."""
    return within(noun, "measure")


def _expletive(verb: Token) -> bool:
    """True for an "it" that only announces a clause ("it was found that …")."""
    subject = first(verb, "nsubj", "nsubjpass")
    return subject is not None and subject.lower_ == "it" and bool(children(verb, "ccomp", "csubj", "csubjpass"))


def _undergoes(candidate: Candidate, subject: Token) -> bool:
    """True for the subject of an intransitive change, and for a craft that moves."""
    moves = has_kind(candidate.lemma, "motion") and (
        subject.lower_ == "it" or bool(noun_kinds(subject.lemma_.lower()) & CRAFT)
    )
    return moves or is_change(candidate.lemma, candidate.cls)


def _elliptic(verb: Token) -> Token | None:
    """The bare number that a coordinated passive has as its subject ("two had been killed and a third injured")."""
    if verb.dep_ != "conj" or first(verb, *SUBJECTS) is not None:
        return None
    return next(
        (c for c in verb.lefts if c.dep_ in {"npadvmod", "nummod"} and (c.pos_ == "NUM" or c.tag_ in {"JJ", "RB"})),
        None,
    )


def _object(candidate: Candidate) -> Token | None:
    verb = candidate.token
    own = first(verb, *OBJECTS)
    light = own is not None and candidate.lemma.endswith(" " + own.lemma_.lower())
    if own is not None and light:
        return of_phrase(own) or concerned(own) or _beside(verb) or own
    if own is not None:
        return own
    if has_kind(verb.lemma_, "attitude"):
        below = first(verb, "ccomp", "xcomp")
        asked = first(below, "nsubj") if below is not None else None
        return first(verb, "dative") or asked
    if verb.dep_ == "relcl" and first(verb, *SUBJECTS) is not None:
        return _object_relative(verb)
    if is_change(candidate.lemma, candidate.cls):
        return None
    return _shared_object(candidate) or _governed(candidate)


def _shared_object(candidate: Candidate) -> Token | None:
    """The object of the verb that is coordinated right behind ("shot and killed a guard"), for verbs of known events."""
    beside = first(candidate.token, "conj")
    close = beside is not None and beside.i == candidate.token.i + 2 and beside.tag_ == candidate.token.tag_
    if not close or beside is None or candidate.cls is None or has_kind(candidate.lemma, "motion"):
        return None
    return first(beside, *OBJECTS)


def _governed(candidate: Candidate) -> Token | None:
    """What stands behind the preposition that the verb governs ("bid for the contract")."""
    wanted = governed_preposition(candidate.lemma) | governed_preposition(candidate.token.lemma_.lower())
    found = (first(p, "pobj") for p in children(candidate.token, "prep", "prt") if p.lower_ in wanted)
    return next((noun for noun in found if noun is not None), None)


def _object_relative(verb: Token) -> Token | None:
    """The antecedent that an object relative clause leaves out ("the bridge the rebels destroyed")."""
    subject = first(verb, "nsubj")
    if subject is None or subject.tag_ in {"WDT", "WP"} or children(verb, "ccomp", "xcomp"):
        return None
    return verb.head


def _beside(verb: Token) -> Token | None:
    """What a light verb's noun governs where the parse hangs it on the verb ("took control over the area")."""
    governing = function_words("government") | {"for"}
    found = (first(p, "pobj") for p in children(verb, "prep", "dative") if p.lower_ in governing or p.dep_ == "dative")
    return next((noun for noun in found if noun is not None and not within(noun, "place")), None)
