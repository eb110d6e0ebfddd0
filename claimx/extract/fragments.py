"""Headlines that tell without a verb what befell how many ("5 dead, 20 hurt in bus crash"), made clauses in the plain copy."""

from claimx.extract.phrases import SUBJECTS, children, first, left_of
from claimx.nlp.plain import Doc, Token, hang
from claimx.nlp.status.clauses import FINITE
from claimx.rules.lexicon import event_class, function_words, tells_event

_CLAUSAL = frozenset({"ROOT", "advcl", "conj", "pobj"})
_STOPS = frozenset({",", ";", ":", "-", "–", "—", "."})


def told_in_full(doc: Doc) -> Doc:
    """The same copy, in which those counted without a verb are subjects of what befell them, mended in place."""
    befallen = function_words("befallen")
    clause: Token | None = None
    for token in doc:
        if token.tag_ == "NNS" and token.dep_ in _CLAUSAL:
            _present_taken_for_plural(token)
        elif token.lower_ in befallen and token.i > token.sent.start:
            _make_passive(token)
            if (who := _counted(token)) is not None:
                clause = _make_clause(token, who, clause if clause is not None and clause.sent == token.sent else None)
                _other_behind(token)
    return doc


def _make_passive(state: Token) -> None:
    """As in "Dozens feared dead": nobody says who fears."""
    verb = state.head
    if state.dep_ != "oprd" or verb.lower_ not in function_words("feared") or verb.tag_ != "VBD":
        return
    subject = first(verb, "nsubj")
    if subject is not None and first(verb, "auxpass") is None:
        hang(subject, verb, "nsubjpass")
        verb.tag_ = "VBN"


def _counted(state: Token) -> Token | None:
    """The number right before what befell so many, where no verb of the sentence stands before the two."""
    number, sentence = state.nbor(-1), state.sent
    if any(t.dep_ in SUBJECTS and t.head not in (number, state) and _is_finite(t.head) for t in (number, state)):
        return None
    if number.pos_ != "NUM" and number.lower_ not in function_words("many"):
        return None
    start = number.left_edge.i if number.left_edge.i >= sentence.start else number.i
    opens = start == sentence.start or state.doc[start - 1].text in _STOPS or state.doc[start - 1].lower_ == "and"
    if not opens or any(t.tag_ in FINITE for t in sentence if t.i < number.i):
        return None
    behind = state.nbor() if state.i + 1 < sentence.end else None
    ends = (
        behind is None or behind.is_space or behind.text in _STOPS or behind.lower_ in function_words("behind a state")
    )
    return number if ends else None


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or first(verb, "aux", "auxpass") is not None


def _make_clause(state: Token, number: Token, before: Token | None) -> Token:
    """The state as a clause's verb with the number as its subject, beside the clause told before it in the sentence."""
    top = number.head if number.head not in (number, state) else state.head
    for child in [c for c in number.children if c.i > state.i]:
        hang(child, state, child.dep_)
    if before is not None:
        hang(state, before, "conj")
    elif top in (number, state):
        hang(state, state, "ROOT")
    else:
        hang(state, top, "parataxis")
    hang(number, state, "nsubjpass")
    if state.tag_ == "VBG":
        state.lemma_ = state.lower_
    state.pos_, state.tag_ = "VERB", "VBN"
    return state


def _present_taken_for_plural(verb: Token) -> None:
    """As in "Bridge reopens after flood", "17 dead as ferry sinks off the coast"."""
    subject, lemma = left_of(verb), verb.lemma_.lower()
    if (
        subject.dep_ not in {"compound", "nsubj"}
        or subject.head != verb
        or not event_class(lemma)
        or tells_event(lemma)
    ):
        return
    if any(t.tag_ in FINITE or t.pos_ == "AUX" for t in verb.sent):
        return
    mark = verb.head
    if verb.dep_ == "pobj":
        if mark.lower_ != "as":
            return
        hang(verb, mark.head, "advcl")
        hang(mark, verb, "mark")
    hang(subject, verb, "nsubj")
    verb.pos_, verb.tag_ = "VERB", "VBZ"


def _other_behind(state: Token) -> None:
    """As in "five dead, driver held", whose second subject the parser takes for a measure of the participle."""
    for verb in [c for c in children(state, "acl") if c.tag_ == "VBN" and c.i > state.i]:
        subject = verb.nbor(-1)
        if subject.dep_ == "npadvmod" and subject.head == verb:
            hang(verb, state, "conj")
            hang(subject, verb, "nsubjpass")
