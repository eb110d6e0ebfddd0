"""Where in the parse the content of a verb of saying stands: behind it, before it, cut in two, behind a semicolon."""

from spacy.tokens import Token

from claimx.nlp.attributions import cues
from claimx.nlp.attributions.drafts import Stretch, subject, subtree, trimmed


def contents(verb: Token) -> list[Stretch]:
    """The stretches of the clauses that a verb has as its content; none where it has no clause."""
    clauses = _contents(verb) or _fronted(verb)
    return _hull(clauses) + _behind_semicolon(verb) + _and_that(verb) if clauses else []


def _contents(verb: Token) -> list[Token]:
    """The clauses that a verb may have as its content; of one before a semicolon and one behind the verb, the latter."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and not _tag(child)]
    behind = [clause for clause in clauses if clause.i > verb.i]
    parted = any(child.text == ";" and child.i < verb.i for child in verb.children)
    return behind if parted and behind else clauses


def _tag(clause: Token) -> bool:
    """A bare "she said" that the parser took for the content of the verb before it."""
    if "quote" not in cues.verbs().get(clause.lemma_.lower(), ()) or subject(clause) is None:
        return False
    return all(child.dep_ in ("nsubj", "aux", "punct", "npadvmod", "advmod", "prep") for child in clause.children)


def _fronted(verb: Token) -> list[Token]:
    """A whole sentence before "…, she said" that the parser took for an adverbial clause."""
    if subject(verb) is None:
        return []
    before = [child for child in verb.children if child.dep_ in ("advcl", "dep") and child.i < verb.i]
    return [c for c in before if subject(c) is not None and not any(t.dep_ == "mark" for t in c.children)][:1]


def _hull(clauses: list[Token]) -> list[Stretch]:
    """The first clause, with the one right behind it where the parser cut a content in two ("said those hurt | were calling")."""
    found = [stretch for clause in clauses[:2] if (stretch := subtree(clause))]
    if len(found) == 2 and found[0][1] == found[1][0]:
        return [(found[0][0], found[1][1])]
    return found[:1]


def _and_that(verb: Token) -> list[Stretch]:
    """A second content that the parser coordinates with the cue itself ("said the road was shut, and that …")."""
    second = (
        c
        for c in verb.children
        if c.dep_ == "conj" and any(t.dep_ == "mark" and t.lower_ == "that" for t in c.children)
    )
    return [found for clause in second if (found := subtree(clause))]


def _behind_semicolon(verb: Token) -> list[Stretch]:
    """What goes on with a content behind a semicolon ("said it had failed; it was tested in May"), unless it says itself."""
    head = verb.head
    if verb.dep_ != "ccomp" or head.i < verb.i or head.lemma_.lower() in cues.verbs() or subject(verb) is None:
        return []
    mark = next((c for c in head.children if c.text == ";" and c.i > verb.i), None)
    whole = subtree(head) if mark is not None else None
    rest = trimmed(verb.doc, mark.i + 1, whole[1]) if mark is not None and whole is not None else None
    return [rest] if rest is not None else []
