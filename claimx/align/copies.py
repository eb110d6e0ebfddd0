"""Which of all articles are copies of one text: found by a sample of word shingles, made sure by all (Broder 1997).

Of each group only its longest article is kept in the index, so that the work grows with the articles, not with their
pairs, however many copies a wire report has.
"""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from claimx.align.origins import COPIED, shingles
from claimx.model import Article

SAMPLE = 8  # one shingle of so many stands in the index
LEAST = 5  # shingles that an article must have: shorter ones are alike by chance
FEW = 64  # of an article with fewer shingles, all do
MOST = 50  # articles that the index keeps of one shingle: what more of them share is boilerplate
TRIED = 8  # groups that an article is held against, those that share most with it first
KEPT = 256

Shingles = frozenset[int]


def copies(articles: Iterable[Article]) -> tuple[tuple[str, ...], ...]:
    """The ids of articles that share most of their words, a tuple a group of two or more, in order of ids."""
    by_length = sorted(articles, key=lambda article: (-len(article.text), article.id))
    known = {article.id: article for article in by_length}

    @lru_cache(maxsize=KEPT)
    def of(id: str) -> Shingles:
        return frozenset(map(_hash, shingles(known[id])))

    index: dict[int, list[str]] = {}
    groups: dict[str, list[str]] = {}
    for id in known:
        own = of(id)
        shared = Counter(first for shingle in _sample(own) for first in index.get(shingle, ()))
        tried = (first for first, _ in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:TRIED])
        home = next((first for first in tried if _copied(own, of(first))), None)
        if home is not None:
            groups[home].append(id)
            continue
        groups[id] = [id]
        for shingle in _sample(own):
            if len(there := index.setdefault(shingle, [])) < MOST:
                there.append(id)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values() if len(group) > 1))


def _sample(own: Shingles) -> Iterable[int]:
    return own if len(own) < FEW else (shingle for shingle in own if shingle % SAMPLE == 0)


def _copied(a: Shingles, b: Shingles) -> bool:
    smaller = min(len(a), len(b))
    return smaller >= LEAST and len(a & b) >= COPIED * smaller


def _hash(shingle: tuple[str, ...]) -> int:
    return int.from_bytes(blake2b(" ".join(shingle).encode("utf-8", "replace"), digest_size=8).digest(), "big")
