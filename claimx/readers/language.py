"""Which language a text is in: by its commonest words where they are English, else as py3langid identifies it."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimx.errors import UsageError
from claimx.rules import table

ENGLISH = "en"
WORD = re.compile(r"[^\W\d_]+")
LOOK = 20_000
ENOUGH = 0.12  # the share of common words above which nothing else need be asked
WORDS, LETTERS = 25, 40  # in a shorter text (without Latin letters: of fewer letters) no language can be told
SURE = 0.95
NO_LANGUAGE = "zxx"  # what py3langid calls numbers and noise
LATIN_BELOW = 0x250


@dataclass(frozen=True, slots=True)
class CommonWords:
    """A row of `rules/language.toml`: words that English texts are full of."""

    words: tuple[str, ...]
    example: str


def check(language: str | None) -> None:
    """Raises UsageError for a language to force that claimx can't read."""
    if language not in (None, ENGLISH):
        raise UsageError(f"claimx can't read '{language}'", "'en' is the one language it reads")


def other_language(text: str, told: str | None = None) -> str | None:
    """The code (ISO 639-1) of the language of a text that is not English; None for English, and where it is open.

    `told` is what its source states, which counts where the text is too short to tell by itself.
    """
    words = WORD.findall(text[:LOOK].lower())
    if words and sum(word in _common() for word in words) >= ENOUGH * len(words):
        return None
    letters = sum(map(len, words))
    foreign = sum(ord(letter) >= LATIN_BELOW for word in words for letter in word)
    is_foreign = 2 * foreign > letters >= LETTERS
    if len(words) < WORDS and not is_foreign:
        code = (told or ENGLISH).lower().replace("_", "-").partition("-")[0]
        return None if code == ENGLISH else code[:2] or None
    code, sureness = _identifier().classify(text[:LOOK])
    return code if code not in (ENGLISH, NO_LANGUAGE) and (is_foreign or sureness >= SURE) else None


def name_of(code: str) -> str:
    """A language's English name by its code; the code itself where none is known."""
    import pycountry

    known = pycountry.languages.get(alpha_2=code)
    return str(known.name) if known else code


@cache
def _common() -> frozenset[str]:
    return frozenset(word for row in table("language", "english", CommonWords) for word in row.words)


@cache
def _identifier() -> Any:
    # Imported here: it takes longer than most runs need to read their articles.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
