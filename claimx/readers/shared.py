"""Lines of a page's furniture that several articles of one outlet share, which no article shows by itself."""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from claimx.model import Article, Zone
from claimx.nlp.layout import blocks
from claimx.readers.zones import PROSE, REPEATED_LINE, SENTENCE

LEAST = 3  # articles of one outlet, each with a text of its own
KIND = "shared"
BYTES = 8
Line = tuple[int, Zone]


class Shared:
    """Counts the lines of articles by their hashes: no text is kept.

    Lines count below an article's first paragraph, and never whole sentences: reports of one matter share paragraphs
    that tell what went before.
    """

    def __init__(self) -> None:
        self._articles: Counter[int] = Counter()
        self._texts: set[int] = set()

    def lines(self, article: Article) -> tuple[Line, ...]:
        """The lines of an article that are zones if others hold them too; they count once for each text of an outlet."""
        found = lines_of(article)
        text = text_of(article) if found else 0
        if text not in self._texts:
            self._articles.update({key for key, _ in found})
        if found:
            self._texts.add(text)
        return found

    def holds(self, key: int) -> bool:
        """True for a line that enough articles of its outlet have held."""
        return self._articles[key] >= LEAST


def text_of(article: Article) -> int:
    """The number that stands for an article's text and outlet."""
    return hashed(f"{article.outlet}\n{article.text}")


def with_zones(article: Article, lines: Sequence[Line], holds: Callable[[int], bool]) -> Article:
    """The article with those of its lines as zones that are furniture."""
    shared = [zone for key, zone in lines if holds(key)]
    return replace(article, zones=tuple(sorted((*article.zones, *shared)))) if shared else article


def lines_of(article: Article) -> tuple[Line, ...]:
    """The lines that may be furniture, outside the zones that are known; none without an outlet."""
    found: list[Line] = []
    is_below = False
    for block in blocks(article.text) if article.outlet else ():
        words = " ".join(article.text[block.start : block.end].split())
        is_sentence = bool(SENTENCE.fullmatch(words))
        if is_below and not is_sentence and len(words) >= REPEATED_LINE:
            found.append((hashed(f"{article.outlet}\n{words}"), Zone(block.start, block.end, KIND)))
        is_below = is_below or (is_sentence and len(words) >= PROSE)
    ends = [zone.end for zone in article.zones]
    return tuple(line for line in found if not _is_known(line[1], article.zones, ends))


def _is_known(zone: Zone, known: Sequence[Zone], ends: Sequence[int]) -> bool:
    """True where a zone overlaps one of those `known`, which are sorted and disjoint."""
    after = bisect_right(ends, zone.start)
    return after < len(known) and known[after].start < zone.end


def hashed(text: str) -> int:
    """A number that stands for a text: two texts of a run have one number by no chance that counts."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=BYTES).digest(), "big", signed=True)
