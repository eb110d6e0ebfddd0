"""What the word that a verb or an event noun hangs on does to its status."""

from spacy.tokens import Token

from claimx.nlp.status.cues import Effect, by_verb, by_word
from claimx.rules import mapping

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_BARE = frozenset({"VB", "VBN"})


def is_infinitive(verb: Token) -> bool:
    """True for a verb with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def verb_link(verb: Token) -> Effect | None:
    """What the word that a verb hangs on does to it."""
    head, dep = verb.head, verb.dep_
    if dep in ("ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "advcl", "acl", "relcl", "prep"):
        return _clausal(verb, head, dep)
    if dep == "conj":
        return _conjoined(verb, head)
    return None


def _clausal(verb: Token, head: Token, dep: str) -> Effect | None:
    infinitive = is_infinitive(verb)
    if dep == "pcomp" and head.dep_ == "prep":
        return "not" if head.lower_ == "without" else _prepositional(head)
    if head.pos_ in ("VERB", "AUX"):
        return _verbal(verb, head, dep, infinitive)
    if head.pos_ == "ADJ" or head.lower_ in by_word("adjective"):
        return by_word("adjective").get(head.lower_, "possible" if infinitive else "told")
    if dep in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        return _on_noun(verb, head, infinitive)
    return None


def _on_noun(verb: Token, head: Token, infinitive: bool) -> Effect | None:
    """What a noun does to the clause that it carries: "plans to", "the fear that", "a line to be opened"."""
    by_noun = by_word("noun").get(head.lemma_.lower())
    over = head.head.lemma_.lower() if head.dep_ in ("dobj", "nsubjpass") else ""
    if not infinitive:
        marked = any(child.dep_ == "mark" for child in verb.children)
        return (by_verb("report").get(over) or by_noun) if marked else None
    if over in mapping("status", "headline_says"):
        return "planned"
    told = mapping("status", "ordinal")
    if head.lower_ in told or any(child.lower_ in told for child in head.children):
        return by_noun
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return by_noun or ("planned" if passive or verb.dep_ == "relcl" else "possible")


def _verbal(verb: Token, head: Token, dep: str, infinitive: bool) -> Effect | None:
    lemma = head.lemma_.lower()
    if dep == "ccomp" and not infinitive:
        if _mandative(verb):
            return "possible"
        return by_verb("gerund" if _small(verb, head) else "clause").get(lemma, "told")
    if dep == "advcl":
        return "planned" if infinitive else _inverted(verb) or _circumstance(verb)
    if dep not in ("xcomp", "ccomp"):
        return None
    if lemma == "be" and infinitive:
        return "planned"
    if lemma == "go" and infinitive and head.tag_ == "VBG":
        return "planned"
    if lemma == "have" and infinitive:
        return "possible"
    if infinitive and dep == "ccomp" and lemma in mapping("status", "headline_says"):
        return "told"
    if infinitive or verb.tag_ == "VB":
        return by_verb("infinitive").get(lemma, "possible" if infinitive else "same")
    return by_verb("gerund").get(lemma, "status")


def _mandative(verb: Token) -> bool:
    """True for a bare form with a subject behind "that": "required that the school pay"."""
    subject = any(c.dep_ in _SUBJECTS and c.tag_ != "PRP" for c in verb.children)
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    return verb.tag_ == "VB" and marked and subject and not any(c.dep_ == "aux" for c in verb.children)


def _inverted(verb: Token) -> Effect | None:
    """A condition without "if": "Had the crew acted, the ship would be afloat"."""
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    turned = subject is not None and first is not None and first.i < subject.i
    return "possible" if turned and first is not None and first.lower_ in mapping("status", "inverted") else None


def _circumstance(verb: Token) -> Effect | None:
    """A present tense behind "when" or "until" is as certain as its main clause ("it will sail when the ice melts")."""
    timed = any(c.dep_ in ("mark", "advmod") and c.lower_ in mapping("status", "temporal") for c in verb.children)
    return "status" if timed and verb.tag_ in ("VBZ", "VBP") else None


def _small(verb: Token, head: Token) -> bool:
    """True for a clause without tense: "see it reopened"; the tagger takes such a participle for a past tense."""
    if any(child.dep_ in ("aux", "auxpass", "mark") for child in verb.children):
        return False
    if head.lemma_ in mapping("status", "headline_says"):
        return False
    sees = by_verb("gerund").get(head.lemma_.lower()) == "same" and is_infinitive(head)
    return verb.tag_ in ("VBN", "VBG", "VB") or (verb.tag_ == "VBD" and sees)


def _prepositional(prep: Token) -> Effect | None:
    """A gerund after a preposition: "accused of stealing", "plans for opening", "prevented from leaving"."""
    head = prep.head
    if head.pos_ in ("VERB", "AUX"):
        return by_verb("gerund").get(head.lemma_.lower(), "status")
    if head.pos_ == "NOUN":
        return by_word("noun").get(head.lemma_.lower())
    return by_word("adjective").get(head.lower_)


def _conjoined(verb: Token, head: Token) -> Effect | None:
    """A second verb shares auxiliaries and "not" with the first, unless it has a subject or auxiliary of its own."""
    if any(child.dep_ in _SUBJECTS or (child.dep_ == "aux" and child.lower_ != "to") for child in verb.children):
        return None
    if verb.tag_ != head.tag_ and not {verb.tag_, head.tag_} <= _BARE:
        return None
    return "same" if _shares_negation(head) else "status"


def _shares_negation(head: Token) -> bool:
    """True for "did not eat or drink"; false for "offered no details and left" and "was not jailed but fined"."""
    children = list(head.children)
    opposed = any(child.dep_ == "cc" and child.lower_ in mapping("status", "opposing") for child in children)
    return not opposed and any(child.dep_ == "neg" for child in children)


def noun_link(noun: Token) -> tuple[Token, Effect | None]:
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
    if any(child.dep_ == "det" and child.lower_ in by_word("none") for child in noun.children):
        return head, "status"
    if dep in ("dobj", "nsubjpass"):
        return head, by_verb("object").get(head.lemma_.lower()) or _shared(noun)
    return head, "same" if dep == "nsubj" and head.lemma_ in mapping("status", "happens") else None


def _after_preposition(noun: Token, prep: Token) -> Effect | None:
    """As in "plans for a strike", "called for a halt", "without a vote"."""
    if prep.lower_ == "without":
        return "not"
    over = prep.head
    if over.pos_ == "NOUN":
        return by_word("noun").get(over.lemma_.lower())
    if over.pos_ not in ("VERB", "AUX"):
        return None
    return (by_verb("after_for").get(over.lemma_.lower()) if prep.lower_ == "for" else None) or _shared(noun)


def _shared(noun: Token) -> Effect | None:
    """An event that a verb brings in ("could cause delays") shares its status; a known one ("the strike") does not."""
    known = any(child.dep_ == "poss" or child.lower_ in mapping("status", "known") for child in noun.children)
    return None if known else "same"
