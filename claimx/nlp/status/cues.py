"""The lexicon of status: what each cue does to what hangs on it."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from claimx.nlp.plain import Token
from claimx.nlp.relations import relations
from claimx.rules import table

_PARTICLE = relations("prt")
Effect = Literal["same", "status", "flip", "told", "not", "planned", "possible", "aim"]


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A `[[verb]]` row: what the lemmas do to what hangs on them; `reads` is what the example's marked word reads."""

    lemmas: tuple[str, ...]
    example: str
    reads: str
    clause: Effect | None = None
    infinitive: Effect | None = None
    own: Effect | None = None
    gerund: Effect | None = None
    object: Effect | None = None
    report: Effect | None = None
    result: Effect | None = None
    denied: Effect | None = None
    after: Effect | None = None
    preps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordRow:
    """A row of any other section: words or lemmas with one effect."""

    effect: Effect
    example: str
    reads: str
    words: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()


@cache
def by_verb(frame: str) -> dict[str, Effect]:
    """Lemma -> effect in a frame (a field of `VerbRow`); a lemma's first row that has the frame counts."""
    effects: dict[str, Effect] = {}
    for row in table("status", "verb", VerbRow):
        effect = getattr(row, frame)
        if effect is not None:
            for lemma in row.lemmas:
                effects.setdefault(lemma, effect)
    return effects


@cache
def _phrasal() -> frozenset[str]:
    return frozenset(lemma for row in table("status", "verb", VerbRow) for lemma in row.lemmas if " " in lemma)


def verb_key(verb: Token) -> str:
    """The lemma under which the rows know a verb: with its particle where they know both together ("rule out")."""
    lemma = verb.lemma_.lower()
    if not verb.below & _PARTICLE:
        return lemma
    phrases = (f"{lemma} {child.lower_}" for child in verb.children if child.dep_ == "prt")
    return next((phrase for phrase in phrases if phrase in _phrasal()), lemma)


@cache
def by_preposition() -> dict[tuple[str, str], Effect]:
    """(Verb lemma, preposition) -> effect on the event noun behind both ("called for a halt")."""
    rows = (row for row in table("status", "verb", VerbRow) if row.after is not None)
    return {(lemma, prep): row.after for row in rows for lemma in row.lemmas for prep in row.preps if row.after}


@cache
def by_word(section: str) -> dict[str, Effect]:
    """Word or lemma -> effect, of one section ("modal", "adverb", "noun", …)."""
    return {word: row.effect for row in table("status", section, WordRow) for word in (*row.words, *row.lemmas)}


def denies_itself(noun: Token) -> bool:
    """True for a noun with "no" of its own ("no talks"), which its verb counts already."""
    return any(c.dep_ == "det" and c.lower_ in by_word("none") for c in noun.children)
