"""The claims of a store's articles as the whole run's names settle them, and the parts that they are grouped in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from zlib import crc32

from claimx.align.part import Part, laid
from claimx.engines.shelf import Array, Memory
from claimx.model import Article, Claim, Work
from claimx.renewal.marks import Mark, Trace, print_of
from claimx.renewal.packed import part_packed, part_unpacked
from claimx.spool import Spool
from claimx.store import Store

ARTICLES_A_PART = 64


class Settled:
    """The settled claims of articles, on disk, each under the number that it has among its article's."""

    def __init__(self, store: Store, trace: Trace, marks: dict[str, Mark]) -> None:
        self.store, self._trace, self.marks = store, trace, marks
        self._claims: Spool[Claim] = Spool(Claim)
        self._places: dict[str, int] = {}

    def want(self, articles: Iterable[str]) -> None:
        """Sees to it that the claims of these articles (ids) are there."""
        for work in self.store.works(sorted(set(articles) - self._places.keys())):
            self.settle(work)

    def settle(self, work: Work) -> tuple[list[Claim], Counter[str]]:
        """The settled claims of one article, which are kept, and the count of its names; notes what they were settled by."""
        article = work.annotation.article.id
        mark = self.marks[article]
        self._trace.asked()
        claims = [self._trace.book.settle(claim) for claim in work.claims]
        names = self._trace.book.names(mark.named)
        asked = self._trace.asked()
        self.marks[article] = replace(mark, asked=asked, stamp=self._trace.stamp(mark.key, asked))
        self._places[article] = len(self._claims)
        for claim in claims:
            self._claims.append(claim)
        return claims, names

    def print(self, articles: Sequence[str]) -> str:
        """What the part of these articles would be made from; the same as before only where nothing of it has changed."""
        stamps = ((id, self.marks[id]) for id in articles)
        return print_of([(id, self._trace.stamp(mark.key, mark.asked)) for id, mark in stamps])

    def claim(self, article: str, number: int) -> Claim:
        """One claim of an article that is there, by its number."""
        return self._claims[self._places[article] + number]


def parts_of(settled: Settled, kept: Mapping[str, bytes], shelf: Memory) -> tuple[list[Part], dict[str, bytes]]:
    """All parts, their arrays on the shelf; and as a store keeps them, by name, where they are as they were `kept` the same bytes.

    A part holds the articles whose ids have one hash, so that an article more is a change of one part.
    """
    parts: list[Part] = []
    records: dict[str, bytes] = {}
    for name, articles in _buckets(settled.marks).items():
        print = settled.print(articles)
        part, arrays, made_from = part_unpacked(name, kept[name]) if name in kept else (None, {}, "")
        if part is not None and made_from == print:
            records[name] = kept[name]
        else:
            part, arrays = _laid(settled, name, articles)
            stamps = [(id, settled.marks[id].stamp) for id in articles]
            records[name] = part_packed(part, arrays, print_of(stamps))
        shelf.arrays.update(arrays)
        parts.append(part)
    return parts, records


def _buckets(marks: Mapping[str, Mark]) -> dict[str, list[str]]:
    """The ids of articles, sorted, by the name of their part; there are as many parts as a power of two."""
    number = 1 << (len(marks) // ARTICLES_A_PART).bit_length()
    found: dict[str, list[str]] = defaultdict(list)
    for article in sorted(marks):
        found[f"parts/{number}.{crc32(article.encode()) % number}"].append(article)
    return dict(sorted(found.items()))


def _laid(settled: Settled, name: str, ids: Sequence[str]) -> tuple[Part, dict[str, Array]]:
    shelf = Memory()
    claims: list[Claim] = []
    articles: dict[str, Article] = {}
    names: dict[str, Counter[str]] = {}
    for work in settled.store.works(ids):
        article = work.annotation.article
        own, names[article.id] = settled.settle(work)
        claims += own
        articles[article.id] = article
    return laid(shelf, name, claims, articles, names), dict(shelf.arrays)
