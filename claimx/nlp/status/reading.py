"""Status and negation of a predicate: its own cues, then those of what it hangs on, up the parse."""

from claimx.model import Status
from claimx.nlp.plain import Doc, Span, Token
from claimx.nlp.status.clauses import in_present
from claimx.nlp.status.cues import Effect, by_verb, denies_itself
from claimx.nlp.status.links import Link, verb_link
from claimx.nlp.status.nouns import noun_link
from claimx.nlp.status.own import Reading, of_noun, of_verb, weaker
from claimx.rules import mapping

_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
_WH = frozenset({"WP", "WRB", "WDT", "WP$"})
_ORDERED = frozenset({"nsubj", "nsubjpass", "aux", "auxpass"})
_ASKED = frozenset({"conj", "acomp", "attr", "dobj", "xcomp"})
_DEPTH = 8
_KEY = "claimx.nlp.status.reading"
_READ = "claimx.nlp.status.reading.read"


def status_of(predicate: Token, ahead: bool = False) -> tuple[Status, bool]:
    """Status and negation of a predicate (a verb, an adjective or noun after a copula, an event noun), by the contract.

    In: a token of a parsed document; `ahead` where its time lies after the article's day, for there a present tense
    tells a plan ("the ministers meet on Friday"). Out: ("actual" | "planned" | "possible", negated); never an error.
    """
    reading = _read(predicate, _DEPTH)
    status = weaker(reading.status, "possible") if _asked(predicate) else reading.status
    if not ahead:
        return status, reading.negated
    verb = predicate.head if _completes(predicate) else predicate
    return weaker(status, "planned") if in_present(verb) else status, reading.negated


def _asked(predicate: Token) -> bool:
    """True in the main clause of a question that asks whether it happened, a headline's too; "why did …?" takes it as told."""
    if predicate.sent.start not in _questions(predicate.doc):
        return False
    root = predicate.sent.root
    chain = predicate == root or (predicate.dep_ in _ASKED and predicate.head == root)
    if not chain or any(t.tag_ in _WH for t in predicate.sent if t.i < root.i or t.head == root):
        return False
    return not (_in_order(root) and any(t.tag_ in _WH and t.head.dep_ == "ccomp" for t in predicate.sent))


def _in_order(verb: Token) -> bool:
    """True for a verb behind its subject, no auxiliary before that: what it asks is in its content ("I wonder: who fired?")."""
    before = [c.dep_ for c in verb.children if c.i < verb.i and c.dep_ in _ORDERED]
    return bool(before) and before[0] == "nsubj"


def _questions(doc: Doc) -> set[int]:
    """The first tokens of the sentences that end in a question mark, looked up once."""
    known: dict[str, set[int]] = doc.known[_KEY]
    if "?" not in known:
        known["?"] = {s.start for s in doc.sents if _is_question(s)} if "?" in doc.words.text else set()
    return known["?"]


def _is_question(sentence: Span) -> bool:
    ends = (t for t in reversed(sentence) if not (t.is_space or t.is_quote))
    return next(ends, sentence.doc.tokens[sentence.start]).text == "?"


def _read(token: Token, depth: int) -> Reading:
    """What a token's own words and those above it say, read once: what hangs on it asks too."""
    known: dict[int, Reading] = token.doc.known[_READ]
    if token.i not in known:
        known[token.i] = _reading(token, depth)
    return known[token.i]


def _reading(token: Token, depth: int) -> Reading:
    if token.pos_ in ("VERB", "AUX") and token.dep_ != "oprd":
        own, link = of_verb(token), verb_link(token)
    elif _completes(token):
        own, link = of_noun(token), Link(token.head, _complement_effect(token))
    else:
        own, link = of_noun(token), noun_link(token)
    if link.effect is None or link.head == token or depth == 0:
        return own
    return _under(own, link, depth, noun=token.pos_ == "NOUN")


def _completes(token: Token) -> bool:
    """True for an adjective or noun that a copula, or a passive such as "feared dead", ties to its subject."""
    if token.dep_ not in _COMPLEMENTS or token.head.pos_ not in ("VERB", "AUX"):
        return False
    return token.head.lemma_ in mapping("status", "copula") or token.dep_ == "oprd"


def _complement_effect(token: Token) -> Effect:
    """A complement has its verb's status; what only "no" of its own denies is not denied twice."""
    if token.dep_ == "oprd":
        thought = by_verb("clause").get(token.head.lemma_.lower())
        return thought if thought in ("possible", "planned") else "same"
    return "status" if denies_itself(token) else "same"


def _under(own: Reading, link: Link, depth: int, noun: bool) -> Reading:
    """The reading of what hangs on the link's head, which does its effect to it."""
    if link.effect == "told" and link.denied is None:
        return own
    outer, effect = _read(link.head, depth - 1), link.effect
    if outer.negated and link.denied is not None:
        outer, effect = Reading(outer.status, False), link.denied
    if effect == "told":
        return own
    status = weaker(own.status, outer.status)
    if effect == "status":
        return Reading(status, own.negated)
    if effect == "flip" and outer.status == "possible":
        return Reading(status, own.negated)
    if effect == "same" and outer.negated and noun:  # nothing is left of the "further" of "found no further sign"
        return Reading(outer.status, not own.negated)
    if effect in ("same", "flip"):
        return Reading(status, own.negated != (outer.negated != (effect == "flip")))
    if effect == "aim":
        return Reading(weaker(status, "planned"), own.negated)
    if effect == "not":
        return Reading(status, own.negated == outer.negated)
    return Reading(weaker(status, effect), own.negated or outer.negated)
