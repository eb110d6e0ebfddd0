"""Lines of a page's furniture that several articles of one outlet share, which no article shows by itself."""

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimx.model import Article, Zone
from claimx.nlp.layout import blocks
from claimx.readers.zones import PROSE, REPEATED_LINE, SENTENCE

LEAST = 3  # articles of one outlet, each with a text of its own
KIND = "shared"
Line = tuple[bytes, Zone]


def with_shared(articles: Sequence[Article]) -> Iterator[Article]:
    """The articles in their order, the lines below their first paragraph that their outlet's others hold too as zones.

    Whole sentences are never taken: reports of one matter share paragraphs that tell what went before.
    """
    lines = [_lines(article) for article in articles]
    holders: dict[bytes, set[bytes]] = defaultdict(set)
    for article, own in zip(articles, lines, strict=True):
        text = _hash(article.text)
        for key, _ in own:
            holders[key].add(text)
    for article, own in zip(articles, lines, strict=True):
        shared = [zone for key, zone in own if len(holders[key]) >= LEAST]
        yield replace(article, zones=tuple(sorted((*article.zones, *shared)))) if shared else article


def _lines(article: Article) -> list[Line]:
    """The lines that may be furniture, outside the zones that are known; none without an outlet."""
    found: list[Line] = []
    is_below = False
    for block in blocks(article.text) if article.outlet else ():
        words = " ".join(article.text[block.start : block.end].split())
        is_sentence = bool(SENTENCE.fullmatch(words))
        if is_below and not is_sentence and len(words) >= REPEATED_LINE:
            found.append((_hash(f"{article.outlet}\n{words}"), Zone(block.start, block.end, KIND)))
        is_below = is_below or (is_sentence and len(words) >= PROSE)
    ends = [zone.end for zone in article.zones]
    return [line for line in found if not _is_known(line[1], article.zones, ends)]


def _is_known(zone: Zone, known: Sequence[Zone], ends: Sequence[int]) -> bool:
    """True where a zone overlaps one of those `known`, which are sorted and disjoint."""
    after = bisect_right(ends, zone.start)
    return after < len(known) and known[after].start < zone.end


def _hash(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
