"""What a verb is done to: its object, what its preposition leads to, what it makes, beholds or shares with a twin."""

from claimx.extract.mentions import within
from claimx.extract.nominals import concerned, of_phrase
from claimx.extract.phrases import OBJECTS, RELATIVE, SUBJECTS, children, first
from claimx.extract.predicates import Candidate
from claimx.extract.subjects import owned_object, shared_object
from claimx.nlp.plain import Token
from claimx.nlp.relations import relations
from claimx.nlp.status.clauses import FINITE, is_infinitive
from claimx.rules.lexicon import function_words, governed_preposition, has_kind, is_change

_OBJECT = relations(*OBJECTS)
_CCOMP, _MEASURED = map(relations, ("ccomp", "npadvmod"))
_LEADING = relations("prep", "prt")
_HELPING = frozenset({"aux", "auxpass"})


def object_of(candidate: Candidate) -> Token | None:
    """The token that heads what the verb is done to, None where the text names nothing."""
    verb = candidate.token
    given = _governed(candidate, over_object=True)
    own = given or (first(verb, *OBJECTS) if verb.below & _OBJECT else None) or _numbered(verb) or _made(verb)
    own = own or _behind_own_word(candidate)
    light = own is not None and candidate.is_light(own)
    if own is not None and light and is_change(candidate.lemma, None):
        return None
    if own is not None and light:
        return of_phrase(own) or concerned(own) or _governed(candidate) or _beside(verb) or own
    if own is not None:
        return own
    if has_kind(verb.lemma_, "attitude"):
        below = first(verb, "ccomp", "xcomp")
        asked = first(below, "nsubj") if below is not None and is_infinitive(below) else None
        return first(verb, "dative") or asked or _governed(candidate)
    if is_change(candidate.lemma, candidate.cls) and not _takes_object(verb):
        return None
    acts = candidate.cls is not None or has_kind(candidate.lemma, "transitive") or _or(verb)
    shared = shared_object(verb) if acts and not has_kind(candidate.lemma, "motion") else None
    given = _governed(candidate) or _object_relative(verb) or _shared_relative(verb) or shared
    if given is not None or verb.tag_ != "VB":
        return given
    return owned_object(verb) or _infinitive_object(verb)


def _or(verb: Token) -> bool:
    """True for the first of two verbs with an "or" between them, which share what follows ("buy or possess arms")."""
    return verb.i + 2 < len(verb.doc) and verb.nbor().lower_ in function_words("or")


def _takes_object(verb: Token) -> bool:
    """True for an object relative clause, whose object stands before it."""
    return verb.dep_ == "relcl" and first(verb, "nsubj") is not None


def _numbered(verb: Token) -> Token | None:
    """A model's number in the place of an object, which the parser takes for a measure ("delivers final 717 to Orell")."""
    if not verb.below & _MEASURED:
        return None
    behind = (c for c in verb.rights if c.dep_ == "npadvmod" and c.pos_ == "NUM" and not within(c, "measure"))
    return next((c for c in behind if children(c, "amod", "det", "compound")), None)


def _made(verb: Token) -> Token | None:
    """Who or what a verb makes so, or beholds as it happens, which the parser takes for a clause's subject.

    "Held the firm accountable", "saw a man being led away", "heard her scream"; not "saw that he had left".
    """
    so = first(verb, "ccomp") if verb.below & _CCOMP else None
    if so is None or not (so.pos_ == "ADJ" or has_kind(verb.lemma_.lower(), "beholding")):
        return None
    if any(c.dep_ in {"mark", "cop"} or (c.dep_ in _HELPING and c.tag_ in FINITE) for c in so.children):
        return None
    thing = first(so, "nsubj", "nsubjpass")
    if thing is None or (so.tag_ in FINITE and not _beheld_bare(verb, thing, so)):
        return None
    named = thing.text[0] not in "'’"  # "let's go"
    return thing if named and verb.i < thing.i < so.i else None


def _beheld_bare(verb: Token, thing: Token, so: Token) -> bool:
    """True for a bare infinitive that looks like a present tense ("heard the dogs go wild")."""
    told_then = verb.tag_ == "VBD" and so.tag_ == "VBP" and thing.pos_ != "PRON"
    return told_then and has_kind(verb.lemma_.lower(), "perceiving")


def _behind_own_word(candidate: Candidate) -> Token | None:
    """What stands behind the verb's own particle where the parser takes that for a preposition ("sends in troops")."""
    found = (first(word, "pobj") for word in candidate.words if word.dep_ == "prep")
    return next((noun for noun in found if noun is not None), None)


def _infinitive_object(verb: Token) -> Token | None:
    """The noun that an infinitive without an object is for, where somebody has it ("have options to exercise")."""
    noun = verb.head
    owned = verb.dep_ in {"relcl", "acl"} and noun.dep_ in OBJECTS and noun.head.lemma_ in function_words("owning")
    return noun if owned and verb.tag_ == "VB" and not children(verb, "prep", "ccomp", "xcomp", "prt") else None


def _governed(candidate: Candidate, over_object: bool = False) -> Token | None:
    """What stands behind the preposition that the verb governs ("bid for the contract")."""
    if not (over_object or candidate.token.below & _LEADING):
        return None
    own = candidate.token.lemma_.lower()
    wanted = governed_preposition(candidate.lemma, over_object)
    wanted = wanted if own == candidate.lemma else wanted | governed_preposition(own, over_object)
    if candidate.token.tag_ == "VBG" and candidate.cls is not None and not over_object:
        wanted |= {"of"}  # "Killing of gorilla sparks outrage"
    if not wanted:
        return None
    below = children(candidate.token, "prep", "prt") or (_behind_object(candidate.token) if over_object else [])
    found = (first(p, "pobj") for p in below if p.lower_ in wanted)
    return next((noun for noun in found if noun is not None and _led_to(noun, candidate.token)), None)


def _led_to(noun: Token, verb: Token) -> bool:
    """True for what a preposition leads to behind its verb, or as a relative; not for a time, or what opens the clause."""
    return (noun.head.i > verb.i or noun.tag_ in RELATIVE) and not within(noun, "time")


def _behind_object(verb: Token) -> list[Token]:
    """The phrase right behind an infinitive's object, which the parser hung on a verb above ("a deal to supply it with oil")."""
    thing = first(verb, *OBJECTS)
    end = thing.right_edge.i + 1 if thing is not None and is_infinitive(verb) else len(verb.doc)
    behind = verb.doc[end] if end < len(verb.doc) else verb
    return [behind] if behind.dep_ == "prep" and behind.head in verb.ancestors else []


def _relative_elsewhere(verb: Token, subject: Token) -> bool:
    """True where the relative word is the subject or stands behind a preposition ("in which two died", "where it fell")."""
    below = [*subject.subtree, *(t for p in children(verb, "prep") for t in p.children), *children(verb, "advmod")]
    return any(t.tag_ in RELATIVE or t.tag_ == "WRB" for t in below)


def _object_relative(verb: Token) -> Token | None:
    """The antecedent that an object relative clause leaves out ("the bridge the rebels destroyed", "… hope to destroy")."""
    clause = verb
    while clause.dep_ == "xcomp" and clause.tag_ == "VB" and clause.head.pos_ == "VERB":
        clause = clause.head
    subject = first(clause, "nsubj") if clause.dep_ == "relcl" else None
    if subject is None or children(verb, "ccomp", "xcomp") or _relative_elsewhere(clause, subject):
        return None
    if has_kind(verb.lemma_.lower(), "objectless"):
        return None
    stranded = verb != clause and any(not list(p.children) for p in children(verb, "prep", "prt"))
    noun = clause.head
    return None if stranded or noun.lemma_.lower() in function_words("setting") or verb.lemma_ == "be" else noun


def _shared_relative(verb: Token) -> Token | None:
    """The "which" that two coordinated verbs have as their object ("money, which we do not want and will not accept")."""
    first_verb = verb.head
    if verb.dep_ != "conj" or first_verb.dep_ != "relcl" or children(verb, *SUBJECTS, "ccomp", "xcomp", "prep", "prt"):
        return None
    thing = first(first_verb, *OBJECTS)
    return thing if thing is not None and thing.tag_ in RELATIVE and thing.i < first_verb.i else None


def _beside(verb: Token) -> Token | None:
    """What a light verb's noun governs where the parse hangs it on the verb ("took control over the area")."""
    governing = function_words("government") | {"for"}
    found = (first(p, "pobj") for p in children(verb, "prep", "dative") if p.lower_ in governing or p.dep_ == "dative")
    return next((noun for noun in found if noun is not None and not within(noun, "place")), None)
