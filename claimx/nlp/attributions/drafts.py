"""What the finders of attributions share: a draft in token indices, and how subtrees become stretches."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from claimx.nlp.attributions import cues
from claimx.nlp.attributions.misplaced import misplaced, swallowed

Stretch = tuple[int, int]

_STOPS = frozenset(".;:!?")
_EDGE = frozenset({",", ";", ":", ".", "-", "–", "—", "--", "?", "!", "…"})
NAMED = frozenset({"PERSON", "ORG", "NORP"})
DASHES = frozenset({"-", "–", "—"})
_SUBJECTS = frozenset({"nsubj"})
_PASSIVE = frozenset({"nsubjpass"})
# The tagger takes some participles for past forms; those have a subject or an opening word of their own.
_PAST = frozenset({"VBN", "VBD"})
_FINITE = frozenset({"aux", "nsubj", "mark", "expl"})


@dataclass(slots=True)
class Draft:
    """An attribution in token indices (start, end): `verb` is the cue's head, `kind` how it was found."""

    verb: int
    kind: str
    source: list[Stretch] = field(default_factory=list)
    cue: list[Stretch] = field(default_factory=list)
    content: list[Stretch] = field(default_factory=list)

    @property
    def start(self) -> int:
        """The first token of the content."""
        return min(stretch[0] for stretch in self.content)

    @property
    def end(self) -> int:
        """The token after the content."""
        return max(stretch[1] for stretch in self.content)


def trimmed(doc: Doc, start: int, end: int) -> Stretch | None:
    """The stretch without spaces and loose punctuation at its edges; None where nothing is left."""
    while start < end and (doc[start].is_space or doc[start].text in _EDGE):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _EDGE):
        end -= 1
    return (start, end) if start < end else None


def subtree(token: Token, without: frozenset[int] = frozenset()) -> Stretch | None:
    """The hull of a token's subtree, less the branches that begin at `without`, the commas that set them off and stops behind them."""
    left = right = token.i
    cut = min(without, default=len(token.doc))
    stack = [token]
    while stack:
        at = stack.pop()
        left, right = min(left, at.i), max(right, at.i)
        for child in at.children:
            if (without and _cut_off(child, without, cut)) or (child.dep_ == "conj" and _strays(child, at)):
                continue
            stack.append(child)
    return trimmed(token.doc, left, right + 1)


def _cut_off(child: Token, without: frozenset[int], cut: int) -> bool:
    """True for a branch left out, a comma, and a stop behind the first such branch."""
    return child.i in without or child.text == "," or (child.text in _STOPS and child.i > cut)


def _strays(child: Token, head: Token) -> bool:
    """A finite verb that the parser hung on a noun as its conjunct: it goes on with the sentence."""
    return head.pos_ in ("NOUN", "PROPN") and child.tag_ in ("VBD", "VBZ", "VBP")


def subject(verb: Token, *, passive: bool = False) -> Token | None:
    """The verb's own subject; with `passive` that of a passive verb."""
    wanted = _PASSIVE if passive else _SUBJECTS
    own = [child for child in verb.children if child.dep_ in wanted]
    if len(own) > 1 and own[-1].i > verb.i and verb.nbor(-1).is_punct:
        return own[-1]  # '"…," confirmed Ana Paz': the parser takes words of the quotation for a subject too
    if own:
        return own[0] if passive else swallowed(verb, own[0]) or own[0]
    return None if passive else _without_noun(verb) or misplaced(verb)


def _without_noun(verb: Token) -> Token | None:
    """The adjective that stands for somebody ("The 23-year-old added"), where the parser hung its article on the verb."""
    article = any(child.dep_ == "det" and child.i < verb.i for child in verb.children)
    return next((c for c in verb.lefts if c.dep_ == "amod"), None) if article else None


def agent(verb: Token) -> Token | None:
    """The "by X" of a passive verb."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None


def is_passive(verb: Token) -> bool:
    """True for a verb in the passive voice, also for a participle alone ("Asked how she felt, …")."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if verb.tag_ not in _PAST or verb.dep_ not in ("acl", "advcl"):
        return False
    return not any(child.dep_ in _FINITE for child in verb.children) and misplaced(verb) is None


def speaker(verb: Token) -> Token | None:
    """Head of whoever says it: own subject, "by X", or the subject of the verb above; None where nobody is named."""
    at = verb
    for _ in range(6):
        found = _own_speaker(at)
        if found is not None:
            return found if found.lower_ not in ("it", "there") or found.dep_ != "expl" else None
        if at is verb and is_passive(at):
            return None
        climbed = _above(at)
        if climbed is None or climbed is at:
            return None
        if climbed.pos_ in ("NOUN", "PROPN", "PRON"):
            return climbed
        at = climbed
    return None


def _own_speaker(verb: Token) -> Token | None:
    if is_passive(verb):
        return agent(verb) or (subject(verb, passive=True) if quoted_as(verb) else None)
    return subject(verb)


def quoted_as(verb: Token) -> bool:
    """True for "was quoted as saying": the subject says it, not whoever quotes."""
    return any(
        c.dep_ == "prep" and c.lower_ == "as" and any(t.dep_ == "pcomp" for t in c.children) for c in verb.children
    )


def _above(verb: Token) -> Token | None:
    """Where a verb without a subject takes its subject from."""
    head = verb.head
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"):
        own = subject(head, passive=True) if verb.dep_ in ("xcomp", "advcl") else None
        if own is None:
            return head
        over = next(_sayers(head), None) if verb.tag_ == "VBG" and head.dep_ == "ccomp" else None
        return own if over is None else over
    if verb.dep_ == "acl":
        return _sayer_above(verb) or head
    if verb.dep_ == "pcomp" or (verb.dep_ == "prep" and head.dep_ == "prep"):
        over = _quoted(head)
        return _sayer_over(verb) if over == head.head and over.pos_ == "NOUN" else over
    return None


def _sayer_over(verb: Token) -> Token | None:
    """The verb of saying above a noun that cannot speak ("said he died of the gas, adding that …"); none for "a pretext for accusing"."""
    if not any(child.dep_ == "ccomp" for child in verb.children):
        return None
    return next(_sayers(verb), None)


def _sayers(token: Token) -> Iterator[Token]:
    """The verbs of saying above a token that have a subject of their own, the nearest first."""
    over = (up for up in token.ancestors if up.pos_ == "VERB" and up.lemma_.lower() in cues.verbs())
    return (up for up in over if subject(up) is not None)


def _sayer_above(verb: Token) -> Token | None:
    """The verb of saying whose speaker goes on behind a thing ("denied that it used the weapons, saying …")."""
    thing = verb.head
    if verb.tag_ != "VBG" or thing.dep_ not in ("dobj", "pobj") or thing.ent_type_ in NAMED:
        return None
    if thing.pos_ != "NOUN" or thing.lemma_.lower() in cues.speakers():
        return None
    return next(_sayers(thing), None)


def _quoted(prep: Token) -> Token | None:
    """As in "X was quoted as saying": X; "the paper quoted X as saying": X; else the governing verb."""
    verb = prep.head
    if prep.lower_ == "as":
        for dep in ("nsubjpass", "oprd", "dobj"):
            quoted = next((child for child in verb.children if child.dep_ == dep), None)
            if quoted is not None:
                return quoted
    return verb
