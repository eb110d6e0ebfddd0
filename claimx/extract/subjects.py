"""Whose act a clause tells: its subject, also where coordination, control or a participle leaves it out."""

from claimx.extract.mentions import within
from claimx.extract.phrases import MODIFIERS, OBJECTS, SUBJECTS, children, first, is_definite, left_of, tells_how
from claimx.nlp.plain import Token
from claimx.nlp.relations import relations
from claimx.nlp.status.clauses import is_infinitive
from claimx.nlp.status.links import noun_effect
from claimx.rules.lexicon import controlling_preposition, function_words, has_kind

MAX_CLIMB = 8
PAST = frozenset({"VBN", "VBD"})
VERBAL = frozenset({"VERB", "AUX"})
_PASSIVE = relations("auxpass", "nsubjpass", "agent")
_OBJECT, _GIVEN = relations(*OBJECTS), relations(*OBJECTS, "dative")
_SUBJECT, _EXPL = relations(*SUBJECTS), relations("expl")
_AUX, _CONJ, _NSUBJ, _XCOMP = map(relations, ("aux", "conj", "nsubj", "xcomp"))
_LED = relations("prep", "prt", "dative")
_BY_OR_BESIDE = relations("agent", "conj")
_LEFT_OUT = frozenset({"advcl", "relcl", "acl", "xcomp"})


def is_passive(verb: Token) -> bool:
    """True for a passive clause, a past participle behind its noun, and a participle coordinated with a passive one."""
    if verb.below & _PASSIVE or (verb.below & _XCOMP and _bare_thought(verb)):
        return True
    if verb.tag_ not in PAST or verb.below & _AUX:
        return False
    if verb.dep_ == "acl" and (verb.tag_ == "VBN" or not verb.below & _OBJECT):
        return True
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and not verb.below & _SUBJECT:
        return True  # "Dubbed the Fox, the driver fled"
    if verb.below & _GIVEN or object_elsewhere(verb):
        return False
    if (has_kind(verb.lemma_.lower(), "transitive") and not _told_in_full(verb)) or _absolute(verb):
        return True
    return verb.tag_ == "VBN" and _participle(verb)


def _bare_thought(verb: Token) -> bool:
    """As in "Drones, believed to be foreign, struck": nobody believes to."""
    thought = verb.tag_ in PAST and has_kind(verb.lemma_.lower(), "thinking")
    return thought and any(map(is_infinitive, children(verb, "xcomp")))


def _absolute(verb: Token) -> bool:
    """True for a participle behind "with" and its noun ("the camp has grown, with families driven out of the city")."""
    subject = first(verb, "nsubj") if verb.dep_ == "advcl" else None
    return subject is not None and left_of(subject.left_edge).lower_ == "with"


def _told_in_full(verb: Token) -> bool:
    """True for a past tense whose subject has its article, as a headline's seldom has ("The strikes also wounded …")."""
    subject = first(verb, "nsubj")
    if verb.tag_ != "VBD" or subject is None:
        return False
    return any(c.dep_ == "det" or c.tag_ == "PRP$" for c in subject.children)


def _participle(verb: Token) -> bool:
    """True for a participle without auxiliary and object that is a passive where it stands."""
    if verb.dep_ == "conj":
        beside = verb.head
        # "is not complete and not considered a weapon"
        named = beside.lemma_ == "be" and first(verb, "oprd") is not None
        if beside.pos_ in VERBAL and _unmistakable(verb, beside):
            return True
        return beside.dep_ == "acomp" or named or (beside.pos_ in VERBAL and is_passive(beside))
    return verb.dep_ == "advcl" or not verb.below & _NSUBJ


def _unmistakable(verb: Token, beside: Token) -> bool:
    """True for a form that is a participle only, behind a verb that is none ("left for the camp and were fed and taken home")."""
    return verb.tag_ == "VBN" and beside.tag_ not in {"VBN", "VBG"} and not verb.lower_.endswith("ed")


def object_elsewhere(verb: Token) -> bool:
    """True where the object stands before the clause ("the man police arrested") or behind its twin ("caught and killed him")."""
    if verb.dep_ == "relcl" and verb.below & _NSUBJ:
        return True
    return shared_object(verb) is not None


def shared_object(verb: Token) -> Token | None:
    """The object of the verb that is coordinated right behind ("shot and killed a guard")."""
    beside = first(verb, "conj") if verb.below & _CONJ else None
    close = beside is not None and beside.i == verb.i + 2 and beside.tag_ == verb.tag_
    return first(beside, *OBJECTS) if close and beside is not None else None


def subject_of(verb: Token) -> Token | None:
    """The clause's subject; one that is left out is looked for up the parse: coordination, control, adverbial clauses."""
    if verb.pos_ == "NOUN":
        return first(verb, *MODIFIERS)
    asked = verb
    for _ in range(MAX_CLIMB):
        own = first(verb, *SUBJECTS) if verb.below & _SUBJECT else None
        if own is not None and not (verb != asked and _disagree(asked, own)):
            return own if own.pos_ != "SCONJ" else None
        if verb.below & _EXPL:
            return None  # "whether there was a way out"
        above = _for_whom(verb) or _controller(verb) or _trying(asked, verb)
        if above is None or above.pos_ not in VERBAL:
            return above
        verb = above
    return None


def _trying(asked: Token, verb: Token) -> Token | None:
    """Whose participle behind a noun has the asked verb below it ("rebels trying to take the town", "a man accused of lying")."""
    if verb == asked or verb.dep_ != "acl" or verb.lemma_ in function_words("using"):
        return None
    return verb.head if verb.tag_ == "VBN" or (verb.tag_ == "VBG" and is_infinitive(asked)) else None


def _disagree(verb: Token, subject: Token) -> bool:
    """True for a plural verb and a singular pronoun: they are of two clauses ("… when he was a boy and are not known")."""
    carrier = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    return carrier.lower_ in function_words("plural verb") and subject.lower_ in function_words("singular subject")


def _for_whom(verb: Token) -> Token | None:
    """The noun behind "for" right before an infinitive ("a number for relatives to call")."""
    if verb.dep_ not in _LEFT_OUT or not verb.below & _AUX:
        return None
    to = next((c for c in children(verb, "aux") if c.lower_ == "to"), None)
    if to is None or not to.i:
        return None
    noun = to.nbor(-1)
    while noun.dep_ in {"conj", "compound", "pobj"} and noun.right_edge.i == to.i - 1:
        if noun.dep_ == "pobj":
            return noun if noun.head.lower_ == "for" else None
        noun = noun.head
    return None


def _controller(verb: Token) -> Token | None:
    """The verb whose subject this verb shares, or the noun that controls it."""
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "conj":
        return _beside(head)
    if verb.dep_ == "xcomp":
        return _complemented(verb, head)
    if verb.dep_ in {"acomp", "oprd"}:
        told = verb.dep_ == "acomp" or is_passive(head)  # "the guests got bored", "two were left trapped"
        return head if told else None
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VB", "VBG"}:
        return _holder(head) if verb.tag_ == "VB" else _struggling(verb, head)
    if verb.dep_ == "advcl" and verb.tag_ in {"VBG", "VBN", "VB"}:
        return _main_clause(verb, head)
    if verb.dep_ == "pcomp":
        return _behind_preposition(head)
    return None


def _beside(head: Token) -> Token | None:
    """What a coordinated verb shares its subject with."""
    if head.dep_ == "acomp":
        return head.head
    return head if head.pos_ in VERBAL else None


def _complemented(verb: Token, head: Token) -> Token | None:
    """Whose act an infinitive or gerund under a verb or adjective tells: "asked him to go", "called on them to go"."""
    if head.pos_ in {"ADJ", "NOUN"}:
        return head.head if head.head.pos_ in VERBAL else None
    if has_kind(head.lemma_.lower(), "subject control"):
        return head
    if announced(head):
        return None
    if owned_object(verb) is not None:
        return head
    return controlled(head) or first(head, *OBJECTS, "dative") or head


def owned_object(verb: Token) -> Token | None:
    """What somebody has that an infinitive without an object is for ("has options on six tugs to exercise")."""
    has = verb.head.lemma_ == "have" and verb.dep_ == "xcomp" and verb.tag_ == "VB"
    return first(verb.head, *OBJECTS) if has and not children(verb, *OBJECTS, "ccomp", "xcomp") else None


def controlled(verb: Token) -> Token | None:
    """Whom a verb names behind its preposition as the doer of the infinitive that follows ("called on the army to leave")."""
    if not verb.below & _LED:
        return None
    wanted = controlling_preposition(verb.lemma_.lower())
    prepositions = (c for c in children(verb, "prep", "prt", "dative") if c.lower_ in wanted)
    return next((noun for p in prepositions if (noun := first(p, "pobj")) is not None), None)


def announced(verb: Token) -> bool:
    """True for an "it" that only announces the infinitive: "it is a joy to see", not "it is likely to rain"."""
    subject = first(verb, "nsubj")
    if subject is None or subject.lower_ != "it" or verb.lemma_ != "be":
        return False
    told = first(verb, "attr", "acomp")
    return told is not None and not has_kind(told.lemma_.lower(), "raising")


def _behind_preposition(prep: Token) -> Token | None:
    """Whose act a gerund behind a preposition tells: "accused him of stealing", "is capable of lifting", "a means of saving"."""
    head = prep.head
    if head.pos_ in VERBAL:
        of_object = prep.lower_ == "as" or has_kind(head.lemma_, "accusing")  # "described the girls as being well"
        return (first(head, *OBJECTS) if of_object else None) or head
    accused = head
    while accused.dep_ == "conj":
        accused = accused.head
    if accused.dep_ in OBJECTS and has_kind(accused.head.lemma_, "accusing"):
        return accused
    if head.pos_ == "ADJ":
        return head.head if head.dep_ == "amod" or head.head.pos_ in VERBAL else None
    if head.pos_ == "NOUN" and prep.lower_ in function_words("own act") and not is_definite(head):
        return first(head, "poss") or _above_noun(head)
    return None


def _struggling(verb: Token, noun: Token) -> Token | None:
    """Whose trouble or luck a gerund behind its noun tells ("had trouble reaching it"), or whose means ("broke it using a bar")."""
    means = verb.lemma_.lower() in function_words("using") and noun.dep_ in OBJECTS
    return _above_noun(noun) if means or noun.lemma_.lower() in function_words("struggle") else None


def _above_noun(noun: Token) -> Token | None:
    """The verb that a noun is the object of, or stands behind a preposition of, where its subject acts."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun.head
    if over.pos_ not in VERBAL or noun.dep_ not in {*OBJECTS, "pobj"}:
        return None
    return agent_of(over) if is_passive(over) else over


def _holder(noun: Token) -> Token | None:
    """Who does what a noun with an infinitive is for: its possessor, who is given it, or who has it ("won a contract to supply")."""
    if any(c.dep_ in {"amod", "advmod"} and c.lower_ in function_words("ranking") for c in noun.children):
        return noun
    named = (c for c in children(noun, "compound", "nmod") if within(c, "name"))
    by = (first(p, "pobj") for p in children(noun, "prep") if p.lower_ == "by")
    owner = first(noun, "poss") or next((o for o in (*by, *named) if o is not None), None)
    if owner is not None:
        own = owner.tag_ == "PRP$" and noun.dep_ in OBJECTS and noun_effect(noun) is None
        return (_above_noun(noun) if own else None) or owner
    if noun.dep_ == "attr" and noun.lemma_.lower() in function_words("sort"):
        return first(noun.head, "nsubj")
    given = first(noun.head, "dative") if noun.dep_ in OBJECTS else None
    return given or _above_noun(noun)


def _main_clause(verb: Token, head: Token) -> Token | None:
    """The clause that a participle or purpose hangs on, or the object that it commissions, or a passive's doer."""
    if head.pos_ not in VERBAL:
        return None
    commissions = has_kind(head.lemma_.lower(), "commission")
    commissioned = first(head, *OBJECTS) if commissions else None
    if verb.tag_ == "VBN" and commissioned is not None:
        return commissioned
    if verb.tag_ != "VB":
        acts = verb.tag_ == "VBG" and has_kind(verb.lemma_.lower(), "transitive")
        return agent_of(head) if acts and is_passive(head) else head
    if commissioned is None and is_passive(head) and not commissions:
        return agent_of(head)
    return commissioned or controlled(head) or head


def agent_of(verb: Token) -> Token | None:
    """The by-phrase of a passive; of two coordinated passives the one named last serves both."""
    if not verb.below & _BY_OR_BESIDE:
        return None
    beside = () if verb.below & _XCOMP else (c for c in verb.children if c.dep_ == "conj" and is_passive(c))
    for clause in (verb, *(c for c in beside if not first(c, *SUBJECTS))):
        by = first(clause, "agent")
        whom = first(by, "pobj") if by is not None and by.lower_ == "by" else None
        if by is not None:
            return None if whom is None or tells_how(whom) else whom
    return None
