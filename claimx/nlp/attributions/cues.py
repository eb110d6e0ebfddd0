"""The cue lexicon: which verbs, nouns and words attribute, and where their content stands."""

from dataclasses import dataclass
from functools import cache

from claimx.rules import table


@dataclass(frozen=True, slots=True)
class VerbRow:
    """A `[[verb]]` row; a verb's frames are those of all its rows."""

    lemmas: tuple[str, ...]
    frames: tuple[str, ...]
    example: str
    preps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NounRow:
    """A `[[noun]]` row."""

    lemmas: tuple[str, ...]
    preps: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class WordRow:
    """An `[[adverb]]` or `[[phrase]]` row."""

    words: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A `[[speaker]]` row."""

    lemmas: tuple[str, ...]
    example: str


@cache
def verbs() -> dict[str, frozenset[str]]:
    """Lemma -> its frames; a preposition's frame is written "for", "about", …"""
    frames: dict[str, set[str]] = {}
    for row in table("attribution", "verb", VerbRow):
        for lemma in row.lemmas:
            frames.setdefault(lemma, set()).update(row.frames, (f"+{prep}" for prep in row.preps))
    return {lemma: frozenset(found) for lemma, found in frames.items()}


@cache
def nouns() -> dict[str, frozenset[str]]:
    """Lemma -> the prepositions that lead to its content."""
    preps: dict[str, set[str]] = {}
    for row in table("attribution", "noun", NounRow):
        for lemma in row.lemmas:
            preps.setdefault(lemma, set()).update(row.preps)
    return {lemma: frozenset(found) for lemma, found in preps.items()}


@cache
def adverbs() -> frozenset[str]:
    """Lower-cased adverbs that attribute their clause to nobody named."""
    return frozenset(word for row in table("attribution", "adverb", WordRow) for word in row.words)


@cache
def phrases() -> frozenset[str]:
    """Lower-cased first words of the phrases that name a source before "to"."""
    return frozenset(word for row in table("attribution", "phrase", WordRow) for word in row.words)


@cache
def speakers() -> frozenset[str]:
    """Lemmas of nouns that can be a headline's source."""
    return frozenset(lemma for row in table("attribution", "speaker", SpeakerRow) for lemma in row.lemmas)
