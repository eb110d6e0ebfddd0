"""Status and negation of a predicate: cues from `rules/status.toml`, their scope found by walking the parse."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Token

from claimx.model import Status
from claimx.rules import mapping, table

Effect = Literal["same", "flip", "told", "not", "planned", "possible", "off"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_COMPLEMENTS = frozenset({"acomp", "attr", "oprd"})
_COPULAS = frozenset({"be", "remain", "become", "stay", "get", "seem", "appear", "look"})
_SPEECH = frozenset({"ccomp", "parataxis"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_HAPPENS = frozenset({"occur", "happen", "begin", "start", "continue", "resume"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})
_DEPTH = 8


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A `[[verb]]` row: what the lemmas do to what hangs on them; `reads` is what the example's marked word reads."""

    lemmas: tuple[str, ...]
    example: str
    reads: str
    clause: Effect | None = None
    infinitive: Effect | None = None
    gerund: Effect | None = None
    object: Effect | None = None
    after_for: Effect | None = None


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row of any other section: words or lemmas with one effect."""

    effect: Effect
    example: str
    reads: str
    words: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()


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
    return reading.status, reading.negated


@cache
def _verbs(frame: str) -> dict[str, Effect]:
    effects: dict[str, Effect] = {}
    for row in table("status", "verb", VerbRow):
        effect = getattr(row, frame)
        if effect is not None:
            for lemma in row.lemmas:
                effects.setdefault(lemma, effect)
    return effects


@cache
def _words(section: str) -> dict[str, Effect]:
    return {word: row.effect for row in table("status", section, WordRow) for word in (*row.words, *row.lemmas)}


def _read(token: Token, depth: int) -> Reading:
    if token.pos_ in ("VERB", "AUX"):
        own, head, effect = _verb(token), token.head, _link(token)
    elif token.dep_ in _COMPLEMENTS and token.head.pos_ in ("VERB", "AUX") and token.head.lemma_ in _COPULAS:
        own, head, effect = _complement(token), token.head, "same"
    else:
        own, head, effect = _noun(token), *_noun_link(token)
    if effect is None or head is token or depth == 0:
        return own
    return _under(own, head, effect, depth)


def _under(own: Reading, head: Token, effect: Effect, depth: int) -> Reading:
    """The reading of what hangs on `head`, which does `effect` to it."""
    if effect == "told":
        return own
    outer = _read(head, depth - 1)
    if effect in ("same", "flip"):
        status = _weaker(own.status, outer.status)
        turned = outer.negated != (effect == "flip")
        return Reading(status, own.negated != turned)
    if effect in ("not", "off"):
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
    if _future_infinitive(verb):
        status = _weaker(status, "planned")
    return Reading(status, negated)


def _child_effect(child: Token) -> Effect | None:
    word = child.lower_
    if child.dep_ == "aux":
        return _words("modal").get(word)
    if child.dep_ in ("neg", "advmod", "preconj", "cc"):
        if word == "longer" and any(t.lower_ == "no" for t in child.children):
            return "not"
        return _words("adverb").get(word) if child.dep_ != "cc" or word == "nor" else None
    if child.dep_ == "mark" or (child.dep_ == "advmod" and word in ("if", "whether")):
        return _words("conjunction").get(word)
    if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "pobj"):
        return _nothing(child)
    return None


def _nothing(noun: Token) -> Effect | None:
    """As in "Nobody died", "no agreement was reached", "none of them came"."""
    if noun.lower_ in _words("nothing"):
        return "not"
    return (
        "not"
        if any(child.dep_ in ("det", "neg") and child.lower_ in ("no", "neither") for child in noun.children)
        else None
    )


def _reported_future(verb: Token) -> bool:
    """As in "He said it would open": "would" under a verb of saying is a future seen from the past."""
    modals = [child.lower_ for child in verb.children if child.dep_ == "aux" and child.lower_ in _words("modal")]
    if modals not in (["would"], ["'d"], ["’d"]) or any(
        child.dep_ == "advcl" and _conditional(child) for child in verb.children
    ):
        return False
    head = verb.head
    return (
        verb.dep_ == "ccomp"
        and head is not verb
        and _verbs("clause").get(head.lemma_.lower(), "told") in ("told", "planned")
        and head.tag_ in ("VBD", "VBN", "VBG")
    )


def _conditional(clause: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in ("if", "unless") for child in clause.children)


def _is_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _future_infinitive(verb: Token) -> bool:
    """As in "Bridge to reopen": an infinitive that is its headline's only verb, or has a subject of its own."""
    if not _is_infinitive(verb):
        return False
    if verb.dep_ == "ROOT":
        return True
    if verb.dep_ == "ccomp" and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return verb.head.pos_ == "VERB" and verb.head.lemma_ in ("say", "tell", "report", "announce")
    if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN") and verb.head.lemma_ not in _words("noun"):
        return not any(token.tag_ in _FINITE for token in verb.sent if token is not verb)
    return False


def _link(verb: Token) -> Effect | None:
    """What the word that a verb hangs on does to it."""
    head, dep = verb.head, verb.dep_
    if dep in ("ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "advcl", "acl", "relcl", "prep"):
        return _clausal(verb, head, dep)
    if dep == "conj":
        return _conjoined(verb, head)
    return None


def _clausal(verb: Token, head: Token, dep: str) -> Effect | None:
    infinitive = _is_infinitive(verb)
    if dep == "pcomp" and head.dep_ == "prep":
        return "not" if head.lower_ == "without" else _prepositional(head)
    if head.pos_ in ("VERB", "AUX"):
        return _verbal(verb, head, dep, infinitive)
    if head.pos_ == "ADJ" or head.lower_ in _words("adjective"):
        return _words("adjective").get(head.lower_, "possible" if infinitive else "told")
    if dep in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        return _on_noun(verb, head, infinitive)
    return None


def _on_noun(verb: Token, head: Token, infinitive: bool) -> Effect | None:
    """What a noun does to the clause that it carries: "plans to", "the fear that", "a line to be opened"."""
    by_noun = _words("noun").get(head.lemma_.lower())
    if not infinitive:
        marked = any(child.dep_ == "mark" for child in verb.children)
        return by_noun if marked else None
    told = mapping("status", "ordinal")
    if head.lower_ in told or any(child.lower_ in told for child in head.children):
        return by_noun
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return by_noun or ("planned" if passive or verb.dep_ == "relcl" else "possible")


def _verbal(verb: Token, head: Token, dep: str, infinitive: bool) -> Effect | None:
    lemma = head.lemma_.lower()
    if dep == "ccomp" and not infinitive:
        return _verbs("gerund" if _small(verb, head) else "clause").get(lemma, "told")
    if dep == "advcl":
        return "planned" if infinitive else None
    if dep not in ("xcomp", "ccomp"):
        return None
    if lemma == "be" and infinitive:
        return "planned"
    if lemma == "go" and infinitive and head.tag_ == "VBG":
        return "planned"
    if lemma == "have" and infinitive:
        return "possible"
    if infinitive or verb.tag_ == "VB":
        return _verbs("infinitive").get(lemma, "possible" if infinitive else "same")
    return _verbs("gerund").get(lemma, "told")


def _small(verb: Token, head: Token) -> bool:
    """True for a clause without tense: "see it reopened"; the tagger takes such a participle for a past tense."""
    if any(child.dep_ in ("aux", "auxpass", "mark") for child in verb.children):
        return False
    sees = _verbs("gerund").get(head.lemma_.lower()) == "same" and _is_infinitive(head)
    return verb.tag_ in ("VBN", "VBG", "VB") or (verb.tag_ == "VBD" and sees)


def _prepositional(prep: Token) -> Effect | None:
    """A gerund after a preposition: "accused of stealing", "plans for opening", "prevented from leaving"."""
    head = prep.head
    if head.pos_ in ("VERB", "AUX"):
        return _verbs("gerund").get(head.lemma_.lower())
    if head.pos_ == "NOUN":
        return _words("noun").get(head.lemma_.lower())
    return _words("adjective").get(head.lower_)


def _conjoined(verb: Token, head: Token) -> Effect | None:
    """A second verb shares auxiliaries and negation with the first, unless it has a subject or auxiliary of its own."""
    if any(child.dep_ in _SUBJECTS or (child.dep_ == "aux" and child.lower_ != "to") for child in verb.children):
        return None
    return "same" if verb.tag_ == head.tag_ or (verb.tag_ in ("VB", "VBN") and head.tag_ in ("VB", "VBN")) else None


def _complement(token: Token) -> Reading:
    """An adjective or noun after a copula: its own negation and modifiers."""
    return _noun(token)


def _noun(noun: Token) -> Reading:
    status: Status = "actual"
    negated = False
    for child in noun.children:
        effect = _words("modifier").get(child.lower_) if child.dep_ in ("amod", "det", "nmod") else None
        if child.dep_ in ("det", "neg") and child.lower_ == "no":
            effect = "not"
        elif child.dep_ in ("neg", "advmod") and child.lower_ in _words("adverb"):
            effect = _words("adverb")[child.lower_]
        if effect == "not":
            negated = True
        elif effect is not None:
            status = _weaker(status, effect)
    return Reading(status, negated)


def _noun_link(noun: Token) -> tuple[Token, Effect | None]:
    """The word that an event noun hangs on, and what it does to it."""
    head, dep = noun.head, noun.dep_
    if dep == "conj":
        return head, "same" if head.pos_ == noun.pos_ else None
    if dep == "attr" and head.lemma_ == "be":
        return head, "same"
    if dep == "pobj" and head.dep_ == "prep":
        return head.head, _after_preposition(noun, head)
    if head.pos_ not in ("VERB", "AUX"):
        return noun, None
    if dep in ("dobj", "nsubjpass"):
        return head, _verbs("object").get(head.lemma_.lower()) or _shared(noun)
    return head, "same" if dep == "nsubj" and head.lemma_ in _HAPPENS else None


def _after_preposition(noun: Token, prep: Token) -> Effect | None:
    """As in "plans for a strike", "called for a halt", "without a vote"."""
    if prep.lower_ == "without":
        return "not"
    over = prep.head
    if over.pos_ == "NOUN":
        return _words("noun").get(over.lemma_.lower())
    if over.pos_ not in ("VERB", "AUX"):
        return None
    return (_verbs("after_for").get(over.lemma_.lower()) if prep.lower_ == "for" else None) or _shared(noun)


def _shared(noun: Token) -> Effect | None:
    """An event that a verb brings in ("could cause delays") shares its status; a known one ("the strike") does not."""
    known = any(child.dep_ == "poss" or child.lower_ in _KNOWN for child in noun.children)
    return None if known else "same"
