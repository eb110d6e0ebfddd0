"""What a pronoun, a bare definite noun or a bare number stands for: the nearest earlier phrase that agrees."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from claimx.rules.lexicon import function_words, noun_kinds

NEAR = 60
FAR = 240
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Referent:
    """A noun phrase, by its head token, with its canonical name and refs."""

    head: Token
    name: str | None
    refs: tuple[str, ...]
    person: bool

    @property
    def plural(self) -> bool:
        """True for a plural noun."""
        return self.head.tag_ in {"NNS", "NNPS"}


def needs_name(head: Token) -> bool:
    """True for what is named elsewhere: a pronoun, a bare number, a common noun with an article and nothing else."""
    if head.pos_ in {"PRON", "NUM"}:
        return True
    return head.pos_ == "NOUN" and _articled(head, "definite", "indefinite") and not _distinguished(head)


def stands_for(head: Token, seen: Sequence[Referent]) -> Referent | None:
    """The referent of `head` among the phrases `seen`, which are in order of the text; None where none agrees."""
    first, last = (bisect_left(seen, i, key=lambda r: r.head.i) for i in (head.i - FAR, head.i))
    earlier = seen[first:last][::-1]
    near = [r for r in earlier if r.head.i >= head.i - NEAR]
    if head.pos_ == "NUM":
        return next((r for r in near if r.plural and any(c.dep_ == "nummod" for c in r.head.children)), None)
    if head.pos_ == "PRON":
        agreeing = [r for r in near if _agrees(head.lower_, r)]
        return next((r for r in agreeing if _is_subject(r.head)), None) or _only_person(agreeing)
    kind = (r for r in earlier if r.refs and same_kind(r.head, head))
    return next((r for r in kind if _articled(head, "definite") or _retold(r.head, head)), None)


def _only_person(agreeing: Sequence[Referent]) -> Referent | None:
    """The person whom all these phrases name, None where they name several or none."""
    named = {r.name for r in agreeing if r.person}
    return agreeing[0] if len(named) == 1 and all(r.person for r in agreeing) else None


def same_kind(a: Token, b: Token) -> bool:
    """True where two nouns can name one thing."""
    one, other = a.lemma_.lower(), b.lemma_.lower()
    return one == other or bool(noun_kinds(one) & noun_kinds(other))


def _articled(head: Token, *kinds: str) -> bool:
    return any(c.dep_ == "det" and c.lower_ in function_words(kind) for c in head.children for kind in kinds)


def _distinguished(head: Token) -> bool:
    """True where an adjective, number or of-phrase tells the thing apart from others of its kind."""
    return any(c.dep_ in {"amod", "nummod"} or (c.dep_ == "prep" and c.lower_ == "of") for c in head.children)


def _retold(before: Token, head: Token) -> bool:
    """A lead's "a crossing … has reopened" under a headline's "reopens … crossing": one verb, one noun."""
    return (
        before.lemma_.lower() == head.lemma_.lower()
        and before.head.lemma_ == head.head.lemma_
        and before.head.pos_ == "VERB"
    )


def _is_subject(head: Token) -> bool:
    """True for the subject of a finite clause; a caption's "Posters seen at the border" is none."""
    verb = head.head
    finite = verb.tag_ in FINITE or any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    return head.dep_ in {"nsubj", "nsubjpass"} and finite


def _agrees(pronoun: str, referent: Referent) -> bool:
    if pronoun in function_words("person"):
        return referent.person
    if pronoun in function_words("thing"):
        return not referent.person and not referent.plural
    return pronoun in function_words("several") and referent.plural
