"""Who is somebody, and places that tell whose people or body it is or where somebody is from, not where it happened."""

from claimx.extract.mentions import root_of, within
from claimx.extract.phrases import MODIFIERS, children
from claimx.model import Place
from claimx.nlp.plain import Doc, Token
from claimx.rules.lexicon import function_words, has_kind
from claimx.rules.persons import person_noun


def is_somebody(noun: Token) -> bool:
    """True for people, for a body that acts, and for the pronouns and names that stand for them."""
    if noun.pos_ == "PRON":
        return noun.lower_ in function_words("somebody")
    if within(noun, "name"):
        return True
    lemma = noun.lemma_.lower()
    return lemma in function_words("anybody") or lemma in function_words("body") or person_noun(lemma) is not None


def of_people(doc: Doc, place: Place) -> bool:
    """True for a place before people or a body ("the Harrad girls"), of an office, or in a word for them ("Bari-born")."""
    root = root_of(doc, place.span)
    while root.dep_ == "conj":
        root = root.head
    if _of_office(root):
        return True
    if root.dep_ == "npadvmod":
        return root.head.tag_ == "VBN"
    over = root.head.lemma_.lower()
    return root.dep_ in MODIFIERS and (person_noun(over) is not None or over in function_words("body"))


def _of_office(place: Token) -> bool:
    """True for what somebody holds an office in: "the governor of Kenya's Lamu county"."""
    while place.dep_ in MODIFIERS or place.dep_ == "poss":
        place = place.head
    if place.dep_ != "pobj" or place.head.lower_ != "of":
        return False
    row = person_noun(place.head.head.lemma_.lower())
    return row is not None and row.use == "role"


def of_noun(prep: Token, verb: Token, what: Token | None) -> bool:
    """True where the phrase tells where a noun is from, or belongs to the subject, unless it is what the verb befell."""
    if prep.lower_ == "from" and prep.head.pos_ in {"NOUN", "PROPN", "PRON"} and prep.head != verb:
        return True
    above = set(prep.ancestors)
    return any(subject in above for subject in children(verb, "nsubj") if subject != what)


def of_source(prep: Token) -> bool:
    """True for where somebody is who says so ("according to the ministry in Berlin")."""
    over = prep.head.head
    return over.dep_ == "prep" and over.head.dep_ == "prep" and has_kind(over.head.lemma_.lower(), "saying")
