"""Status and negation of a predicate: its own cues, then those of what it hangs on, up the parse."""

from dataclasses import dataclass

from spacy.tokens import Token

from claimx.model import Status
from claimx.nlp.status.cues import Effect, by_verb, by_word
from claimx.nlp.status.links import is_infinitive, noun_link, verb_link
from claimx.rules import mapping

_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_WH = frozenset({"WP", "WRB", "WDT", "WP$"})
_ASKED = frozenset({"conj", "acomp", "attr", "dobj", "xcomp"})
_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """What has been read of a predicate so far."""

    status: Status = "actual"
    negated: bool = False


_ACTUAL = Reading()


def status_of(predicate: Token) -> tuple[Status, bool]:
    """Status and negation of a predicate (a verb, an adjective or noun after a copula, an event noun), by the contract.

    In: a token of a parsed document. Out: ("actual" | "planned" | "possible", negated); never an error.
    """
    reading = _read(predicate, _DEPTH)
    status = _weaker(reading.status, "possible") if _asked(predicate) else reading.status
    return status, reading.negated


def _asked(predicate: Token) -> bool:
    """True in the main clause of a question that asks whether it happened, a headline's too; "why did …?" takes it as told."""
    last = next((t for t in reversed(predicate.sent) if not t.is_space and not t.is_quote), predicate)
    if last.text != "?":
        return False
    root = predicate.sent.root
    chain = predicate == root or (predicate.dep_ in _ASKED and predicate.head == root)
    return chain and not any(t.tag_ in _WH for t in predicate.sent if t.i < root.i or t.head == root)


def _read(token: Token, depth: int) -> Reading:
    if token.pos_ in ("VERB", "AUX"):
        own, head, effect = _verb(token), token.head, verb_link(token)
    elif (
        token.dep_ in _COMPLEMENTS
        and token.head.pos_ in ("VERB", "AUX")
        and token.head.lemma_ in mapping("status", "copula")
    ):
        own, head, effect = _noun(token), token.head, "same"
    else:
        own, head, effect = _noun(token), *noun_link(token)
    if effect is None or head == token or depth == 0:
        return own
    return _under(own, head, effect, depth)


def _under(own: Reading, head: Token, effect: Effect, depth: int) -> Reading:
    """The reading of what hangs on `head`, which does `effect` to it."""
    if effect == "told":
        return own
    outer = _read(head, depth - 1)
    if effect == "status":
        return Reading(_weaker(own.status, outer.status), own.negated)
    if effect in ("same", "flip"):
        status = _weaker(own.status, outer.status)
        turned = outer.negated != (effect == "flip")
        return Reading(status, own.negated != turned)
    if effect == "not":
        return Reading(_weaker(own.status, outer.status), not own.negated if not outer.negated else own.negated)
    return Reading(_weaker(own.status, effect), own.negated or outer.negated)


def _weaker(status: Status, by: Status | Effect) -> Status:
    """The less certain of two statuses; an effect that is no status counts for nothing."""
    if "possible" in (status, by):
        return "possible"
    return "planned" if "planned" in (status, by) else "actual"


def _verb(verb: Token) -> Reading:
    """What a verb's own auxiliaries, adverbs, conjunction and arguments say."""
    status: Status = "actual"
    negated = False
    for child in verb.children:
        effect = _child_effect(child)
        if effect == "not":
            negated = not negated
        elif effect is not None:
            status = _weaker(status, effect)
    if status == "possible" and _reported_future(verb):
        status = "planned"
    if status == "planned" and _conditional(verb):
        status = "possible"
    if _future_infinitive(verb):
        status = _weaker(status, "planned")
    return Reading(status, negated)


def _child_effect(child: Token) -> Effect | None:
    word = child.lower_
    if child.dep_ == "aux":
        return by_word("modal").get(word)
    if child.dep_ in ("neg", "advmod", "preconj", "cc"):
        if word == "longer" and any(t.lower_ == "no" for t in child.children):
            return "not"
        return by_word("adverb").get(word) if child.dep_ != "cc" or word == "nor" else None
    if child.dep_ == "mark" or (child.dep_ == "advmod" and word in ("if", "whether")):
        return by_word("conjunction").get(word)
    if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "pobj"):
        return _nothing(child)
    return None


def _nothing(noun: Token) -> Effect | None:
    """As in "Nobody died", "no agreement was reached", "none of them came"."""
    if noun.lower_ in by_word("nothing"):
        return "not"
    none = any(child.dep_ in ("det", "neg") and child.lower_ in ("no", "neither") for child in noun.children)
    return "not" if none else None


def _reported_future(verb: Token) -> bool:
    """As in "He said it would open": "would" under a verb of saying is a future seen from the past."""
    modals = {child.lower_ for child in verb.children if child.dep_ == "aux" and child.lower_ in by_word("modal")}
    head = verb.head
    told = by_verb("clause").get(head.lemma_.lower(), "told") in ("told", "planned")
    past = verb.dep_ == "ccomp" and head.tag_ in ("VBD", "VBN", "VBG")
    return (
        bool(modals) and modals <= mapping("status", "past_future").keys() and past and told and not _conditional(verb)
    )


def _conditional(verb: Token) -> bool:
    """True for a verb with an "if" clause of its own."""
    clauses = (child for child in verb.children if child.dep_ == "advcl")
    return any(t.dep_ == "mark" and t.lower_ in by_word("conjunction") for clause in clauses for t in clause.children)


def _future_infinitive(verb: Token) -> bool:
    """As in "Bridge to reopen": an infinitive that is its headline's only verb, or has a subject of its own."""
    if not is_infinitive(verb):
        return False
    if verb.dep_ == "ROOT":
        return True
    if verb.dep_ == "ccomp" and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return verb.head.lemma_ in mapping("status", "headline_says")
    if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN"):
        alone = not any(token.tag_ in _FINITE for token in verb.sent if token != verb)
        return alone and verb.head.lemma_ not in by_word("noun")
    return False


def _noun(noun: Token) -> Reading:
    status: Status = "actual"
    negated = False
    for child in noun.children:
        effect = by_word("modifier").get(child.lower_) if child.dep_ in ("amod", "det", "nmod") else None
        if child.dep_ in ("det", "neg") and child.lower_ == "no":
            effect = "not"
        elif child.dep_ in ("neg", "advmod") and child.lower_ in by_word("adverb"):
            effect = by_word("adverb")[child.lower_]
        if effect == "not":
            negated = True
        elif effect is not None:
            status = _weaker(status, effect)
    return Reading(status, negated)
