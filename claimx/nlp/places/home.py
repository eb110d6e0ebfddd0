"""Where an outlet is at home, as far as its name tells: "Harare Herald", "kyivpost.com"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from claimx import gazetteer
from claimx.gazetteer import FULL, Hit
from claimx.nlp.places.cues import by_word, lone

# A smaller place's name is too often a word of the outlet's own ("The Sun").
_KNOWN = 15_000
_MEDIA = -4.0
_SITE = re.compile(r"(?:www\.)?(?P<name>[a-z-]+)(?:\.[a-z]{2,4}){1,2}")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1_000)
def home(outlet: str) -> tuple[Hit, ...]:
    """What the place in an outlet's name may mean; empty where there is none before a noun of the press."""
    site = _SITE.fullmatch(outlet.lower())
    for name in _of_site(site["name"]) if site else _of_title(outlet):
        hits = gazetteer.opened().find([gazetteer.fold(name)]).get(gazetteer.fold(name), ())
        large = tuple(h for h in hits if h.grade == FULL and (h.entry.kind != "place" or h.entry.population >= _KNOWN))
        if large and not lone(name.capitalize()):
            return large
    return ()


def _media() -> frozenset[str]:
    return frozenset(word for word, cue in by_word("outlet").items() if cue.weight <= _MEDIA)


def _of_title(outlet: str) -> Iterator[str]:
    """The stretches that a title opens with before its first noun of the press, the longest first."""
    words = _WORD.findall(outlet.removeprefix("The "))
    nouns = [i for i, word in enumerate(words) if word in by_word("outlet")]
    if nouns and words[nouns[0]] in _media():
        yield from (" ".join(words[:end]) for end in range(nouns[0], 0, -1))


def _of_site(name: str) -> Iterator[str]:
    """What is left of a site's name without a noun of the press at its end."""
    bare = name.removeprefix("the").replace("-", "")
    left = [bare.removesuffix(noun.lower()) for noun in _media() if noun.isalpha() and bare.endswith(noun.lower())]
    yield from sorted((text for text in left if len(text) > 3), key=lambda text: (len(text), text))
