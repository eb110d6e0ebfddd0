"""What the word that an event noun hangs on does to its status."""

from claimx.nlp.plain import Token
from claimx.nlp.status.cues import Effect, by_preposition, by_verb, denies_itself, verb_key
from claimx.nlp.status.links import Link, adjective_effect, noun_effect, preposition_effect
from claimx.rules import mapping
from claimx.rules.lexicon import function_words

# What a verb does to its object that is open again where the verb is denied ("did not rule out", "could not confirm").
_OPENED = frozenset({"not", "flip", "told"})


def noun_link(noun: Token) -> Link:
    """The word that an event noun hangs on, and what it does to it."""
    head, dep = noun.head, noun.dep_
    if dep == "conj":
        return Link(head, "same" if head.pos_ == noun.pos_ else None)
    if dep == "pobj" and head.dep_ in ("prep", "agent"):
        return _behind_preposition(noun, head)
    if denies_itself(noun):
        return Link(head, "status")
    if dep == "attr" and head.lemma_ == "be":
        return Link(head, "same")
    if dep == "compound" and head.pos_ == "NOUN":
        return Link(head, _before_noun(head))
    if head.pos_ not in ("VERB", "AUX"):
        return Link(noun, None)
    if dep == "nsubjpass" and any(child.dep_ == "xcomp" for child in head.children):
        return Link(head, None)
    if dep in ("dobj", "nsubjpass"):
        effect = _as_object(noun, verb_key(head))
        return Link(head, effect, by_verb("denied").get(verb_key(head)) if effect in _OPENED else None)
    return Link(head, _as_subject(noun, head) if dep == "nsubj" else None)


def _before_noun(head: Token) -> Effect | None:
    """What a noun does to the event named before it ("a takeover bid", "an arrest warrant")."""
    effect = noun_effect(head)
    return effect if effect in ("planned", "possible") else None


def _as_subject(noun: Token, verb: Token) -> Effect | None:
    """A subject of "happen" shares all; one of what "would" come of it is as uncertain ("a strike would cost millions")."""
    if verb.lemma_ in mapping("status", "happens"):
        return "same"
    would = any(c.dep_ == "aux" and c.lower_ in mapping("status", "past_future") for c in verb.children)
    new = any(c.dep_ == "det" and c.lower_ in mapping("status", "supposed") for c in noun.children)
    return "status" if would or new else None


def _as_object(noun: Token, verb: str) -> Effect | None:
    """What a verb does to its object; who denies or weighs a claim or a request leaves it one that was made."""
    effect = by_verb("object").get(verb)
    if effect == "planned" and noun.lemma_.lower() in mapping("status", "unplanned"):
        return "told"
    made = effect in ("not", "flip", "possible") and noun.lemma_.lower() in mapping("status", "made")
    return "told" if made else effect or _shared(noun)


def _behind_preposition(noun: Token, prep: Token) -> Link:
    """As in "plans for a strike", "called for a halt", "without a vote"."""
    over = prep.head
    fixed = preposition_effect(prep)
    if fixed is not None:
        return Link(over, fixed)
    if over.pos_ == "NOUN":
        return _of_noun(over, prep)
    if over.pos_ in ("VERB", "AUX"):
        if prep.lower_ in mapping("status", "anterior"):
            return Link(over, None)
        effect = by_preposition().get((over.lemma_.lower(), prep.lower_)) or _shared(noun)
        made = effect == "same" and noun.lemma_.lower() in mapping("status", "made")
        return Link(over, "status" if made else effect)
    return Link(over, None if over.dep_ == "amod" else adjective_effect(over))  # "an aide close to the talks"


def _of_noun(over: Token, prep: Token) -> Link:
    """As in "plans for a strike", "no sign of a struggle", "a series of strikes"."""
    lemma = over.lemma_.lower()
    if prep.lower_ == "of" and lemma in mapping("status", "evidence"):
        return Link(over, "told", "possible")
    if prep.lower_ == "of" and lemma in function_words("amount"):
        return Link(over, "same")
    return Link(over, noun_effect(over))


def _shared(noun: Token) -> Effect | None:
    """An event that a verb brings in ("could cause delays") shares its status; a known one ("the strike") does not."""
    known = any(child.dep_ == "poss" or child.lower_ in mapping("status", "known") for child in noun.children)
    return None if known else "same"
