"""Small questions about a verb's clause: its tense, its condition, whether it commands."""

from claimx.nlp.plain import Token
from claimx.nlp.relations import relations
from claimx.nlp.status.cues import Effect, by_verb, by_word
from claimx.rules import mapping
from claimx.rules.lexicon import has_kind

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_PRESENT = frozenset({"VBZ", "VBP"})
_AUX, _ADVCL, _XCOMP, _COMPLEMENT = map(relations, ("aux", "advcl", "xcomp", "ccomp"))
_OPENED, _ASKED = relations("mark", "advmod"), relations("acomp", "attr", "advmod")
_SUBJECT, _HELPED = relations(*_SUBJECTS), relations("aux", "auxpass")
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


def is_infinitive(verb: Token) -> bool:
    """True for a verb with "to"."""
    if verb.below & _AUX:
        for child in verb.children:
            if child.lower_ == "to" and child.dep_ == "aux":
                return True
    return False


def _tense(verb: Token) -> str:
    """The tag of the word that carries the clause's tense: the first auxiliary, else the verb."""
    if not verb.below & _HELPED:
        return verb.tag_
    return next(c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass"))


def in_present(verb: Token) -> bool:
    """True for a clause in the present tense, simple or progressive; a perfect tells the past."""
    if _tense(verb) not in _PRESENT:
        return False
    return not (verb.below & _AUX and any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children))


def in_past(verb: Token) -> bool:
    """True for a clause whose verb is a bare past tense, which nobody plans ("She led a trip once, and would like to go")."""
    return verb.tag_ == "VBD" and not verb.below & _HELPED


def is_mandative(verb: Token) -> bool:
    """True for a bare form with a subject of its own: "required that the school pay", "demanded that he leave"."""
    if not verb.below & _SUBJECT:
        return False
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    marked = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    if subject is None or not marked or any(c.dep_ == "aux" for c in verb.children):
        return False
    bare = next((c for c in verb.children if c.dep_ == "auxpass"), verb)
    singular = subject.tag_ in ("NN", "NNP") or subject.lower_ in mapping("status", "singular")
    return bare.tag_ == "VB" or (bare.tag_ == "VBP" and bare.lower_ == bare.lemma_ and singular)


def asks_how(verb: Token) -> bool:
    """True for a clause that "how", "why", "when" or "where" opens: that it happened is not in question."""
    if not verb.below & _ASKED:
        return False
    told = [verb, *(c for c in verb.children if c.dep_ in ("acomp", "attr", "advmod"))]
    return any(c.dep_ == "advmod" and c.tag_ == "WRB" and c.i < verb.i for word in told for c in word.children)


def is_turned(verb: Token) -> Effect | None:
    """A condition without "if": "Had the crew acted, the ship would be afloat"."""
    if not (verb.below & _SUBJECT and verb.below & _HELPED):
        return None
    subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    turned = subject is not None and first is not None and first.i < subject.i
    return "possible" if turned and first is not None and first.lower_ in mapping("status", "inverted") else None


def circumstance(verb: Token) -> Effect | None:
    """A present tense behind "when" or "until" is as certain as its main clause ("it will sail when the ice melts")."""
    if not verb.below & _OPENED:
        return None
    timed = any(c.dep_ in ("mark", "advmod") and c.lower_ in mapping("status", "temporal") for c in verb.children)
    return "status" if timed and _tense(verb) in _PRESENT and not _reason(verb) else None


def _reason(verb: Token) -> bool:
    """True for a state behind "as", which tells why, not when ("I will stay, as I don't believe him")."""
    lasting = verb.lemma_ == "be" or any(has_kind(verb.lemma_, kind) for kind in ("stative", "attitude", "thinking"))
    return lasting and any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)


def is_small(verb: Token, head: Token) -> bool:
    """True for a clause without tense: "see it reopened"; the tagger takes such a participle for a past tense."""
    if verb.i < head.i or any(child.dep_ in ("aux", "auxpass", "mark") for child in verb.children):
        return False
    if head.lemma_ in mapping("status", "headline_says"):
        return False
    sees = by_verb("gerund").get(head.lemma_.lower()) == "same" and is_infinitive(head)
    wants = by_verb("result").get(head.lemma_.lower()) is not None
    return verb.tag_ in ("VBN", "VBG", "VB") or (verb.tag_ == "VBD" and (sees or wants))


def has_condition(verb: Token) -> bool:
    """True for a verb with an "if" clause of its own."""
    if not verb.below & _ADVCL:
        return False
    clauses = (child for child in verb.children if child.dep_ == "advcl")
    return any(t.dep_ == "mark" and t.lower_ in by_word("conjunction") for clause in clauses for t in clause.children)


def supposes(verb: Token) -> bool:
    """True for a present tense that an "if" clause of its own makes a rule, not news ("if it rains, the road floods")."""
    if not (has_condition(verb) and in_present(verb)):
        return False
    if not verb.below & (_XCOMP | _COMPLEMENT):
        return True
    return not any(c.dep_ in ("xcomp", "ccomp") and c.i > verb.i for c in verb.children)  # it may hang on what is below


def leans_on_condition(verb: Token) -> bool:
    """True for a verb in a clause that "if", "unless" or "whether" opens."""
    if not verb.below & _OPENED:
        return False
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in by_word("conjunction") for c in verb.children)


def commands(verb: Token) -> bool:
    """True for an imperative: a bare verb that opens its clause, without subject, "to" or auxiliary ("Stop the trucks")."""
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp", "advcl", "parataxis"):
        return False
    before = [t for t in verb.lefts if t.dep_ not in ("punct", "neg", "intj", "advmod", "cc")]
    return all(t.dep_ == "aux" and t.lower_ == "do" for t in before) and not _headed(verb)


def _headed(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECTS or (c.dep_ == "aux" and c.lower_ != "do") for c in verb.children)


def was_unable(verb: Token) -> bool:
    """As in "She could not be reached": what could not be done was not done; no supposition ("could not have known")."""
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return aux == {"could"} and not (has_condition(verb) or leans_on_condition(verb) or asks_how(verb))


def withholds(verb: Token) -> bool:
    """As in "The mayor would not comment": who would not tell something did not tell it."""
    would = any(c.dep_ == "aux" and c.lower_ == "would" for c in verb.children)
    return would and verb.lemma_.lower() in mapping("status", "withheld") and not has_condition(verb)


def performs(verb: Token) -> bool:
    """True for the "like" of "I would like to thank the crew": it says so and does it."""
    if verb.lemma_.lower() != "like" or any(c.dep_ == "neg" for c in verb.children):
        return False
    below = (c for c in verb.children if c.dep_ == "xcomp")
    return any(c.lemma_.lower() in mapping("status", "performed") for c in below)


def wishes(verb: Token) -> bool:
    """As in "The crew would like to land": it wishes so now."""
    would = any(c.dep_ == "aux" and c.lower_ in mapping("status", "past_future") for c in verb.children)
    return (
        would and verb.lemma_.lower() in mapping("status", "wished") and any(c.dep_ == "xcomp" for c in verb.children)
    )


def perceives(verb: Token) -> bool:
    """As in "Shots can be heard": what can be seen or heard is."""
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    sensed = verb.lemma_.lower() in mapping("status", "perceived") and aux == {"can"}
    return sensed and not any(c.dep_ == "neg" for c in verb.children) and not leans_on_condition(verb)


def behind_nor(verb: Token) -> bool:
    """True for the second of two verbs that "nor" joins ("has neither resigned nor apologised"), which it denies."""
    head = verb.head
    return any(c.dep_ == "cc" and c.lower_ == "nor" and head.i < c.i < verb.i for c in head.children)


def opens_with_nor(conjunction: Token) -> bool:
    """True for a "nor" that opens its own verb's clause ("Nor did the mayor resign"); behind it stands another verb's."""
    return conjunction.lower_ == "nor" and conjunction.i < conjunction.head.i


def is_purpose(verb: Token) -> bool:
    """As in "fenced the yard so that nobody would fall": a modal behind "so that" tells what is intended."""
    marks = {c.lower_ for c in verb.children if c.i < verb.i and c.dep_ in ("mark", "advmod")}
    return verb.dep_ == "advcl" and {"so", "that"} <= marks and not has_condition(verb)


def backshifted(verb: Token) -> bool:
    """As in "He said it would open. The rail link would follow.": "would" without a condition is a report's future.

    What an uncertain thing would do ("a ban would hurt growers") and what would have been stay suppositions.
    """
    if (
        has_condition(verb)
        or not _only_would(verb)
        or any(c.lower_ == "have" for c in verb.children if c.dep_ == "aux")
    ):
        return False
    top = verb
    while top.dep_ == "conj" and top.head.pos_ in ("VERB", "AUX"):
        top = top.head
    if has_condition(top) or leans_on_condition(top):
        return False
    return _reported(top) or (top.dep_ in ("ROOT", "ccomp") and _certain_subject(top))


def _reported(verb: Token) -> bool:
    """True for the content of a verb of saying in the past."""
    head = verb.head
    told = by_verb("clause").get(head.lemma_.lower(), "told") in ("told", "planned")
    return verb.dep_ == "ccomp" and head.tag_ in ("VBD", "VBN", "VBG") and told


def _certain_subject(verb: Token) -> bool:
    """True for a subject that names somebody or something known, no supposed event ("a ban", "that", "raising taxes")."""
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower_ in mapping("status", "supposed"):
        return False
    return not any(
        c.lower_ in mapping("status", "supposed") for c in subject.children if c.dep_ in ("det", "predet", "amod")
    )


def _only_would(verb: Token) -> bool:
    modals = {child.lower_ for child in verb.children if child.dep_ == "aux" and child.lower_ in by_word("modal")}
    return bool(modals) and modals <= mapping("status", "past_future").keys()


def future_infinitive(verb: Token) -> bool:
    """As in "Bridge to reopen": an infinitive that is its headline's only verb, or has a subject of its own."""
    if not is_infinitive(verb):
        return False
    if verb.dep_ == "ROOT":
        return True
    if verb.dep_ == "ccomp" and any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return verb.head.lemma_ in mapping("status", "headline_says")
    if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN"):
        alone = not any(token.tag_ in FINITE for token in verb.sent if token != verb)
        return alone and verb.head.lemma_ not in by_word("noun")
    return False
