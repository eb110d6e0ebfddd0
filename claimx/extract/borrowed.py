"""Arguments that an event noun borrows from the verb that it hangs on: who brings it in, bears it, owns up to it, is accused of it."""

from claimx.extract.mentions import within
from claimx.extract.people import is_somebody
from claimx.extract.phrases import OBJECTS, first, is_definite
from claimx.extract.predicates import Candidate
from claimx.extract.subjects import agent_of, is_passive, subject_of
from claimx.nlp.plain import Token
from claimx.rules.lexicon import event_classes, function_words, has_kind, tells_event


def borrowed_doer(candidate: Candidate) -> Token | None:
    """Who does what the noun tells, by its verb: who brings it in, is on it, claims responsibility for it or is accused of it."""
    noun = candidate.token
    if noun.dep_ == "pobj":
        return _on_whose_errand(candidate) or _answerable(noun)
    return _brought_in_by(noun)


def support_verb(noun: Token) -> Token | None:
    """The verb that brings an event noun in as its object ("launched a raid")."""
    first_of = noun
    while first_of.dep_ == "conj" and first_of.head.pos_ == "NOUN":
        first_of = first_of.head
    verb = first_of.head
    object_of = first_of.dep_ in {"dobj", "obj", "nsubjpass"} and verb.pos_ == "VERB"
    return verb if object_of and has_kind(verb.lemma_.lower(), "support") else None


def _brought_in_by(noun: Token) -> Token | None:
    """The doer of the verb that brings the noun in."""
    verb = support_verb(noun)
    if verb is None or (is_definite(noun) and not has_kind(verb.lemma_.lower(), "carrying out")):
        return None
    return agent_of(verb) if is_passive(verb) else subject_of(verb)


def _answerable(noun: Token) -> Token | None:
    """Who is accused of what the noun tells, or owns up to it ("charged with the murder", "claimed responsibility for the attack")."""
    prep, over = noun.head, noun.head.head
    if over.dep_ in OBJECTS:
        owned = over.lemma_.lower() in function_words("owning up") and prep.lower_ == "for" and over.head.pos_ == "VERB"
        blamed = prep.lower_ in function_words("accused of") and has_kind(over.head.lemma_.lower(), "blaming")
        blamed = blamed and is_somebody(over)
        return subject_of(over.head) if owned else over if blamed else None
    if prep.lower_ not in function_words("accused of") or not has_kind(over.lemma_.lower(), "blaming"):
        return None
    if over.dep_ == "acl":
        return over.head
    return subject_of(over) if is_passive(over) else first(over, *OBJECTS)


def _on_whose_errand(candidate: Candidate) -> Token | None:
    """Who does what a bare noun behind the preposition of his own act tells ("struck in support of", "left for a visit", "is in talks")."""
    noun, prep = candidate.token, candidate.token.head
    if noun.dep_ != "pobj" or is_definite(noun):
        return None
    over = prep.head.head if prep.head.dep_ in OBJECTS else prep.head
    if over.pos_ not in {"VERB", "AUX"} or over.i > noun.i or not _of_own_act(candidate, over):
        return None
    doer = agent_of(over) if is_passive(over) else subject_of(over)
    return None if doer is None or tells_event(doer.lemma_.lower()) else doer


def _of_own_act(candidate: Candidate, verb: Token) -> bool:
    """True for a preposition by which the verb's doer does what the noun tells."""
    preposition, lemma = candidate.token.head.lower_, candidate.token.lemma_.lower()
    if preposition != "in":
        return lemma in function_words("errand") and preposition in function_words("errand preposition")
    if verb.lemma_ in function_words("copula"):
        return _is_mutual(candidate)
    return lemma in function_words("adverbial")


def _is_mutual(candidate: Candidate) -> bool:
    return candidate.cls is not None and event_classes()[candidate.cls].mutual


def borrowed_thing(candidate: Candidate) -> Token | None:
    """Whom the verb that brings the noun in names behind it ("launched operations in May against the rebels", "gave aid to them")."""
    verb = support_verb(candidate.token)
    if verb is None or is_passive(verb):
        return None
    leading = function_words("aimed at")
    if _is_mutual(candidate):
        leading |= {"with"}
    behind = (p for p in verb.rights if p.dep_ == "dative" or (p.dep_ == "prep" and p.lower_ in leading))
    found = (first(p, "pobj") for p in behind if p.i > candidate.token.i)
    return next((t for t in found if t is not None and not within(t, "time") and not within(t, "place")), None)


def borne_by(candidate: Candidate) -> Token | None:
    """The subject of a verb that tells that its object befell it ("the depot suffered damage", "three had surgery")."""
    noun = candidate.token
    if noun.dep_ not in {"dobj", "obj"}:
        return None
    verb = noun.head.lemma_.lower()
    had = verb == "have" and (undergoes(candidate) or candidate.lemma in function_words("borne"))
    return subject_of(noun.head) if had or has_kind(verb, "undergoing") else None


def undergoes(candidate: Candidate) -> bool:
    """True for a noun of a class whose owner underwent it ("the bridge's closure")."""
    return candidate.cls is not None and event_classes()[candidate.cls].undergoer
