"""What a number counts and what happened to those counted, read off the parse."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from claimx.model import Role
from claimx.rules import mapping, table

_COUNTED = frozenset({"nummod", "amod", "compound", "det", "quantmod", "nmod", "advmod", "predet"})
_UP = frozenset(
    {
        "dobj",
        "nsubjpass",
        "nsubj",
        "pobj",
        "prep",
        "conj",
        "attr",
        "appos",
        "oprd",
        "ccomp",
        "acl",
        "agent",
        "dep",
        "relcl",
        "obj",
        "npadvmod",
        "nmod",
        "acomp",
    }
)


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A `[[role]]` row: lemmas by part of speech that give the people counted their role."""

    role: Role
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]
    example: str


@cache
def _by_lemma(kind: str) -> dict[str, Role]:
    return {lemma: row.role for row in table("quantities", "role", RoleRow) for lemma in getattr(row, kind)}


def counted(number: Token) -> Token | None:
    """The noun that a number counts ("five Iraqi soldiers", "dozens of homes"), None where it stands alone."""
    for child in number.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i > number.i:
            nouns = [t for t in child.children if t.dep_ in ("pobj", "pcomp")]
            if nouns:
                return nouns[0]
    joined = hyphenated(number)
    if joined is not None:
        return joined
    head = number
    while head.head is not head and head.dep_ in _COUNTED and head.head.i > head.i:
        head = head.head
    return head if head is not number and head.pos_ in ("NOUN", "PROPN", "PRON", "X") else None


def hyphenated(number: Token) -> Token | None:
    """The noun that a hyphen ties to a number: "cylinder" in "four-cylinder engine"."""
    doc = number.doc
    if number.i + 2 >= len(doc) or doc[number.i + 1].text != "-" or number.whitespace_ or doc[number.i + 1].whitespace_:
        return None
    return doc[number.i + 2] if doc[number.i + 2].is_alpha else None


def role_of(number: Token, noun: Token | None) -> Role | None:
    """The role that the governing verb, noun or adjective gives those counted; None where nothing says."""
    at = noun or number
    own = _by_lemma("nouns").get(at.lemma_.lower()) or _by_lemma("adjectives").get(at.lower_)
    if own:
        return own
    return _adjective(at, number) or _governed(at)


def _adjective(at: Token, number: Token) -> Role | None:
    """As in "12 dead", "left five people dead", "three wounded soldiers"."""
    said = _by_lemma("adjectives")
    near = [child for child in at.children if child.dep_ in ("amod", "acl", "oprd", "acomp")]
    for child in near:
        if child.lower_ in said or (child.dep_ == "acl" and child.lemma_ in _by_lemma("verbs")):
            return said.get(child.lower_) or _by_lemma("verbs")[child.lemma_]
    follower = number.nbor() if number.i + 1 < len(number.doc) else None
    return said.get(follower.lower_) if follower is not None else None


def _governed(at: Token) -> Role | None:
    verbs, nouns, adjectives = _by_lemma("verbs"), _by_lemma("nouns"), _by_lemma("adjectives")
    for _ in range(6):
        head, dep = at.head, at.dep_
        if head is at or dep not in _UP:
            return None
        if head.pos_ in ("VERB", "AUX", "ADJ") and head.dep_ != "prep":
            return _by_verb(head, dep, verbs, adjectives)
        if head.pos_ in ("NOUN", "PROPN") and head.lemma_.lower() in nouns and dep in ("prep", "pobj", "appos"):
            return nouns[head.lemma_.lower()]
        at = head
    return None


def _toll(subject: Token) -> Role | None:
    """As in "The death toll rose to 35": what the compound before the subject says."""
    nouns = _by_lemma("nouns")
    words = [subject, *(child for child in subject.children if child.dep_ == "compound")]
    return next((nouns[word.lemma_.lower()] for word in words if word.lemma_.lower() in nouns), None)


def _by_verb(verb: Token, dep: str, verbs: dict[str, Role], adjectives: dict[str, Role]) -> Role | None:
    role = verbs.get(verb.lemma_.lower())
    if role:
        acts = verb.tag_ != "VBN" or any(child.dep_ == "dobj" for child in verb.children)
        agent = dep == "nsubj" and acts and verb.lemma_.lower() not in mapping("quantities", "intransitive")
        return None if agent or dep == "agent" else role
    if verb.lower_ in adjectives and dep in ("nsubj", "nsubjpass"):
        return adjectives[verb.lower_]
    if verb.lemma_.lower() in mapping("quantities", "lives") and any(
        t.dep_ == "dobj" and t.lemma_ == "life" for t in verb.children
    ):
        return "killed"
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and dep == "prep":
            return _toll(child)
        if child.dep_ in ("acomp", "oprd", "attr", "advmod", "ccomp", "xcomp", "dobj") and child.lower_ in adjectives:
            return adjectives[child.lower_]
    return None
