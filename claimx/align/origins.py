"""Which articles of an event share one origin: near-copies of one text, by exact containment of word shingles (Broder 1997)."""

import re
from collections.abc import Mapping

from claimx.model import Article

SHINGLE = 8
COPIED = 0.6


def shingles(article: Article) -> frozenset[tuple[str, ...]]:
    """Every run of eight words of the article, its zones left out."""
    words: list[str] = []
    at = 0
    for zone in article.zones:
        words += re.findall(r"\w+", article.text[at : zone.start].lower())
        at = zone.end
    words += re.findall(r"\w+", article.text[at:].lower())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def origins(ids: tuple[str, ...], known: Mapping[str, frozenset[tuple[str, ...]]]) -> tuple[tuple[str, ...], ...]:
    """The article ids in groups of one origin: an article joins a group where it shares most of its words with a member."""
    groups: list[list[str]] = []
    for article in sorted(ids):
        home = next((g for g in groups if any(_copied(known[article], known[other]) for other in g)), None)
        if home is None:
            groups.append([article])
        else:
            home.append(article)
    return tuple(tuple(g) for g in groups)


def _copied(a: frozenset[tuple[str, ...]], b: frozenset[tuple[str, ...]]) -> bool:
    smaller = min(len(a), len(b))
    return bool(smaller) and len(a & b) >= COPIED * smaller
