"""From a speaker's head word to his whole phrase, and from a cue's verb to its whole cue."""

from itertools import takewhile

from spacy.tokens import Doc, Token

from claimx.nlp.attributions.drafts import Stretch, subtree, trimmed

_HELPING = frozenset({"aux", "auxpass", "neg", "advmod"})
RELATIVE = frozenset({"WP", "WDT"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def source_of(token: Token | None, cue: Token | None = None) -> list[Stretch]:
    """The speaker's whole phrase, without the branch that the cue begins ("a statement saying …").

    A relative pronoun ("who fears …") comes with the phrase that it stands for.
    """
    if token is None:
        return []
    stretches = [_beside(token, cue, subtree(token, _branch(cue, token) if cue is not None else frozenset()))]
    clause = token.head
    if token.tag_ in RELATIVE and clause.dep_ == "relcl" and clause.head is not token:
        stretches.insert(0, subtree(clause.head, frozenset({clause.i})))
    return sorted(_unquoted(token.doc, found) for found in stretches if found)


def _beside(token: Token, cue: Token | None, phrase: Stretch | None) -> Stretch | None:
    """The phrase up to its cue: what the parser hangs on a speaker from behind the verb is no part of it."""
    if cue is not None and phrase is not None and token.dep_ not in _SUBJECTS and token.i < cue.i:
        phrase = trimmed(token.doc, _behind_comma(token, phrase[0]), phrase[1])
    if cue is None or phrase is None or not phrase[0] <= cue.i < phrase[1]:
        return phrase
    if token.i > cue.i:
        return trimmed(token.doc, cue.i + 1, phrase[1])
    helping = [c.i for c in cue.children if c.dep_ in _HELPING and token.i < c.i < cue.i]
    return trimmed(token.doc, phrase[0], min([cue.i, *helping]))


def _behind_comma(name: Token, start: int) -> int:
    """Where a name begins behind the last comma before it; what stands before is not of it ("from the archive, Ruiz said")."""
    return next((i + 1 for i in range(name.i - 1, start, -1) if name.doc[i].text == ","), start)


def _branch(cue: Token, token: Token) -> frozenset[int]:
    """The cue and what it hangs on below a token ("an aide, Ana Ruiz, called it a start and said …")."""
    return frozenset({cue.i, *(up.i for up in takewhile(lambda up: up != token, cue.ancestors))})


def _unquoted(doc: Doc, stretch: Stretch) -> Stretch:
    """The stretch without a quotation mark at one edge whose partner lies outside."""
    start, end = stretch
    if doc[start].text == "(":  # an agency's credit before the speaker
        closed = next((i for i in range(start, end - 1) if doc[i].text == ")"), start - 1)
        start = closed + 1
    marks = [doc[i].is_quote for i in range(start, end)]
    if end - start > 1 and sum(marks) == 1:
        return start + marks[0], end - marks[-1]
    return start, end


def cue_of(verb: Token, *more: Token) -> list[Stretch]:
    """The verb with its auxiliaries and particles as one stretch where they touch."""
    parts = [verb, *more, *(child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg", "prt"))]
    near = sorted({part.i for part in parts})
    start = end = near.index(verb.i)
    while start and near[start] - near[start - 1] <= 2:
        start -= 1
    while end + 1 < len(near) and near[end + 1] - near[end] == 1:
        end += 1
    return [(near[start], near[end] + 1)]
