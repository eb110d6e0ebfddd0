"""Attributions by nouns, by "according to" and by adverbs such as "reportedly"."""

from collections.abc import Iterator

from spacy.tokens import Token

from claimx.nlp.attributions.drafts import Draft, Stretch, speaker, subtree, trimmed
from claimx.nlp.attributions.sources import source_of
from claimx.rules import mapping

_SHORT = 4


def of_noun(noun: Token, preps: frozenset[str]) -> Iterator[Draft]:
    """The draft of a noun with its clause, or what one of `preps` leads to: "the minister's claim that …", "calls for …".

    A noun without an owner needs its clause.
    """
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    for child in noun.children:
        if child.i < noun.i:
            continue
        clause = child.dep_ in ("acl", "ccomp", "relcl") and any(
            t.dep_ == "mark" and t.lower_ in ("that", "whether") for t in child.children
        )
        infinitive = (
            child.dep_ == "acl"
            and owner is not None
            and any(t.dep_ == "aux" and t.lower_ == "to" for t in child.children)
        )
        below = (
            next((t for t in child.children if t.dep_ in ("pobj", "pcomp")), None)
            if child.dep_ == "prep" and child.lower_ in preps and owner is not None
            else None
        )
        target = child if clause or infinitive else below
        found = subtree(target) if target is not None else None
        if found:
            yield Draft(noun.i, "noun", _owner(noun, owner), [(noun.i, noun.i + 1)], [found])
            return


def _owner(noun: Token, owner: Token | None) -> list[Stretch]:
    if owner is not None:
        return source_of(owner)
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun.head
    if noun.dep_ in ("dobj", "pobj") and above.pos_ == "VERB":
        return source_of(speaker(above), above)
    return []


def according(token: Token) -> Iterator[Draft]:
    """The draft of "X, according to Y": all of the clause but this phrase."""
    doc = token.doc
    names = next((t for child in (token, doc[token.i + 1]) for t in child.children if t.dep_ == "pobj"), None)
    if names is not None and names.lemma_.lower() in mapping("attribution", "gauge"):
        return
    source = source_of(names)
    end = source[0][1] if source else token.i + 2
    clause = _clause_above(token)
    whole = subtree(clause)
    if whole is None:
        return
    halves = [trimmed(doc, whole[0], token.i), trimmed(doc, end, whole[1])]
    content = [half for half in halves if half and half[1] - half[0] > 1]
    told = [half for half in content if half[0] <= clause.i < half[1]]
    longest = max(content, key=lambda half: half[1] - half[0], default=None)
    if longest is not None:
        chosen = (told or [longest]) if longest[1] - longest[0] > _SHORT else content
        yield Draft(token.i, "according", source, [(token.i, token.i + 2)], chosen)


def _clause_above(token: Token) -> Token:
    """The verb of the clause that a phrase belongs to; without one the topmost word reached."""
    clause = token.head
    for _ in range(8):
        if clause.pos_ in ("VERB", "AUX") or clause.head == clause:
            break
        clause = clause.head
    return _first_of(clause) if token.i > clause.i else clause


def _first_of(clause: Token) -> Token:
    """The first of the clauses that share a subject and end on one phrase ("was beaten, then fled, according to …")."""
    bare = clause.dep_ in ("conj", "dep") and not any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)
    return clause.head if bare and clause.head.pos_ in ("VERB", "AUX") and clause.head.i < clause.i else clause


def of_adverb(token: Token) -> Iterator[Draft]:
    """The draft of an adverb that tells its clause as somebody's word; nobody is named."""
    clause = token.head
    if clause.pos_ not in ("VERB", "AUX"):
        return
    whole = subtree(clause)
    if whole is None:
        return
    halves = [trimmed(token.doc, whole[0], token.i), trimmed(token.doc, token.i + 1, whole[1])]
    yield Draft(token.i, "adverb", [], [(token.i, token.i + 1)], [half for half in halves if half])
