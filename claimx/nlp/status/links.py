"""What the word that a verb hangs on does to its status."""

from msgspec import Struct

from claimx.nlp.plain import Token
from claimx.nlp.relations import relations
from claimx.nlp.status.clauses import (
    asks_how,
    behind_nor,
    circumstance,
    in_past,
    is_infinitive,
    is_mandative,
    is_small,
    is_turned,
    leans_on_condition,
    performs,
)
from claimx.nlp.status.cues import Effect, by_preposition, by_verb, by_word, verb_key
from claimx.rules import mapping
from claimx.rules.lexicon import has_kind

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp", "csubj", "csubjpass", "advcl", "acl", "relcl", "prep"})
_NEG = relations("neg")
_SEPARATE = relations(*SUBJECTS, "aux", "auxpass")
_BARE = frozenset({"VB", "VBN"})


class Link(Struct, frozen=True, gc=False):
    """The word that a predicate hangs on, what it does to it, and what it does where it is itself negated."""

    head: Token
    effect: Effect | None
    denied: Effect | None = None


def verb_link(verb: Token) -> Link:
    """What the word that a verb hangs on does to it."""
    head, dep = verb.head, verb.dep_
    if dep == "conj":
        return Link(head, _conjoined(verb, head))
    if dep not in CLAUSES:
        return Link(head, None)
    if dep == "pcomp" and head.dep_ in ("prep", "advcl"):
        return _behind_preposition(head)
    judged = _predicated(verb, head) if head.lemma_ == "be" else None
    if judged is not None:
        return judged
    if head.pos_ in ("VERB", "AUX"):
        lemma = verb_key(head)
        return Link(head, _verbal(verb, head, dep, lemma), by_verb("denied").get(lemma))
    if head.pos_ == "ADJ" and head.head.lemma_ == "make" and head.lower_ in mapping("status", "made_sure"):
        return Link(head.head, "same")
    if head.pos_ == "ADJ" or head.lower_ in by_word("adjective"):
        effect = by_word("adjective").get(head.lower_, "possible" if is_infinitive(verb) else "told")
        effect = "flip" if is_infinitive(verb) and _excessive(head) else effect
        return Link(head, effect, by_word("denied_adjective").get(head.lower_))
    if dep in ("acl", "relcl", "ccomp", "advcl") and head.pos_ in ("NOUN", "PROPN", "PRON", "NUM"):
        shown = head.lemma_.lower() in mapping("status", "evidence") and not is_infinitive(verb)
        told = _on_noun(verb, head)
        return Link(head, told or "told", "possible") if shown else Link(head, told)
    return Link(head, None)


def _excessive(adjective: Token) -> bool:
    """As in "too weak to stand": what follows did not come about."""
    return any(c.dep_ == "advmod" and c.lower_ == "too" for c in adjective.children)


def _predicated(verb: Token, copula: Token) -> Link | None:
    """A clause behind "it is" and an adjective: "it is not true that …", "it is unclear whether …"."""
    if verb.dep_ not in ("ccomp", "xcomp", "csubj", "csubjpass") or (verb.dep_ == "ccomp" and verb.i < copula.i):
        return None
    words = [c.lower_ for c in copula.children if c.dep_ in ("acomp", "attr") and c.lower_ in by_word("adjective")]
    if not words:
        return None
    if asks_how(verb):
        return Link(copula, "told")
    return Link(copula, by_word("adjective")[words[0]], by_word("denied_adjective").get(words[0]))


def _behind_preposition(prep: Token) -> Link:
    """A gerund after a preposition: "accused of stealing", "plans for opening", "prevented from leaving"."""
    over, word = prep.head, prep.lower_
    effect = preposition_effect(prep)
    if effect is None and over.pos_ in ("VERB", "AUX"):
        if word in mapping("status", "anterior"):
            return Link(over, "told")
        with_it = by_preposition().get((over.lemma_.lower(), word))
        if with_it is not None:
            return Link(over, with_it)
        governed = word in mapping("status", "governed_gerund")
        effect = by_verb("gerund").get(verb_key(over), "status") if governed else "status"
        return Link(over, effect, by_verb("denied").get(verb_key(over)) if governed else None)
    if effect is None:
        effect = noun_effect(over) if over.pos_ == "NOUN" else adjective_effect(over)
    return Link(over, effect)


def preposition_effect(prep: Token) -> Effect | None:
    """What a preposition, with the adverb before it, does to whatever stands behind it ("without", "instead of")."""
    before = prep.nbor(-1).lower_ if prep.i else ""
    found = by_word("preposition")
    return found.get(f"{before} {prep.lower_}") or found.get(prep.lower_)


def noun_effect(noun: Token) -> Effect | None:
    """What a noun does to the gerund or event noun behind its preposition."""
    lemma = noun.lemma_.lower()
    return by_word("noun_phrase").get(lemma) or by_word("noun").get(lemma)


def adjective_effect(word: Token) -> Effect | None:
    """What an adjective does to the gerund or event noun behind its preposition ("subject to approval")."""
    return by_word("adjective_phrase").get(word.lower_)


def _on_noun(verb: Token, head: Token) -> Effect | None:
    """What a noun does to the clause that it carries: "plans to", "the fear that", "a line to be opened"."""
    infinitive = is_infinitive(verb)
    by_noun = by_word("noun").get(head.lemma_.lower())
    if not infinitive:
        marked = any(child.dep_ == "mark" for child in verb.children) or _told_by(head, verb)
        return (_judged(head) or by_noun) if marked else _described(verb, head)
    over = head.head.lemma_.lower() if head.dep_ in ("dobj", "nsubjpass") else ""
    if over in mapping("status", "headline_says"):
        return "planned"
    told = mapping("status", "ordinal")
    if head.lower_ in told or any(child.lower_ in told for child in head.children):
        return by_noun
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    return by_noun or ("planned" if passive or verb.dep_ == "relcl" else "possible")


def _told_by(noun: Token, verb: Token) -> bool:
    """True for "reports that the mayor had fled", where the parser takes "that" for what the mayor fled."""
    if noun.lemma_.lower() not in mapping("status", "made"):
        return False
    others = [c for c in verb.children if c.lower_ == "that" and c.dep_ not in SUBJECTS]
    return bool(others) and any(c.dep_ in SUBJECTS for c in verb.children)


def _judged(noun: Token) -> Effect | None:
    """What is said of a report's truth: "rejected reports that …", "the claim that … is false"."""
    verb = noun.head
    if noun.dep_ in ("dobj", "nsubjpass"):
        return by_verb("report").get(verb_key(verb))
    if noun.dep_ == "nsubj" and verb.pos_ in ("AUX", "VERB"):
        verdicts = (c for c in verb.children if c.dep_ in ("acomp", "attr"))
        return next((by_word("verdict")[c.lower_] for c in verdicts if c.lower_ in by_word("verdict")), None)
    return None


def _described(verb: Token, noun: Token) -> Effect | None:
    """A relative clause on a noun that names no certain thing ("any bid that fails") is no more certain than that."""
    words = [noun, *(c for c in noun.children if c.dep_ in ("det", "amod"))]
    if any(word.lower_ in mapping("status", "unspecific") for word in words):
        return "possible"
    return None


def _verbal(verb: Token, head: Token, dep: str, lemma: str) -> Effect | None:
    infinitive = is_infinitive(verb)
    if dep == "ccomp" and not infinitive:
        if is_mandative(verb):
            return "planned" if by_verb("clause").get(lemma) == "planned" else "possible"
        if asks_how(verb):
            return "told"
        if is_small(verb, head):
            return _small_clause(lemma)
        effect = by_verb("clause").get(lemma, "told")
        return "told" if effect == "planned" and in_past(verb) else effect
    if dep == "advcl" and infinitive:
        return "same" if lemma == "come" and has_kind(verb.lemma_.lower(), "stative") else "aim"
    if dep == "advcl":
        return is_turned(verb) or circumstance(verb)
    if dep not in ("xcomp", "ccomp"):
        return None
    if infinitive or verb.tag_ == "VB":
        return _infinitive(verb, head, dep, lemma) if infinitive else by_verb("infinitive").get(lemma, "same")
    return by_verb("gerund").get(lemma, "status")


def _small_clause(lemma: str) -> Effect:
    return by_verb("result").get(lemma) or by_verb("gerund").get(lemma, "told")


def _infinitive(verb: Token, head: Token, dep: str, lemma: str) -> Effect:
    """What a verb does to "to …": an unknown one only has it as its purpose ("hired a firm to clear the wreck")."""
    if lemma == "be" or (lemma == "go" and head.tag_ == "VBG") or asks_how(verb):
        return "planned"
    if lemma == "have" and any(c.lower_ == "yet" for word in (head, verb) for c in word.children):
        return "not"
    if lemma == "have":
        return "same" if head.tag_ == "VBD" else "possible"
    if dep == "ccomp" and lemma in mapping("status", "headline_says"):
        return "told"
    if performs(head):
        return "told"
    own = by_verb("own").get(lemma)
    if own is not None and _controls(verb, head):
        return own
    return by_verb("infinitive").get(lemma, "planned")


def _controls(verb: Token, head: Token) -> bool:
    """True where the active verb's own subject is to do what the infinitive tells ("the firm expects to close")."""
    others = [c for c in (*verb.children, *head.children) if c.dep_ in ("nsubjpass", "auxpass", "dobj")]
    passive = any(c.head == head for c in others)
    return not passive and not any(c.dep_ in SUBJECTS for c in verb.children)


def _conjoined(verb: Token, head: Token) -> Effect | None:
    """A second verb shares auxiliaries and "not" with the first, unless it has a subject or auxiliary of its own, or a "nor"."""
    if verb.below & _SEPARATE and any(
        child.dep_ in SUBJECTS or (child.dep_ in ("aux", "auxpass") and child.lower_ != "to") for child in verb.children
    ):
        return "status" if leans_on_condition(head) else None
    if verb.tag_ != head.tag_ and not {verb.tag_, head.tag_} <= _BARE:
        return None
    return "same" if _shares_negation(head) and not behind_nor(verb) else "status"


def _shares_negation(head: Token) -> bool:
    """True for "did not eat or drink"; false for "offered no details and left" and "was not jailed but fined"."""
    if not head.below & _NEG:
        return False
    return not any(c.dep_ == "cc" and c.lower_ in mapping("status", "opposing") for c in head.children)
