"""Unnamed things of a run: chains of alike articles matched two by two, gathered best first, and claims that point to them."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice, product

import numpy as np

from claimx.align.components import components
from claimx.align.entities import Book
from claimx.align.likeness import Node, Side
from claimx.align.neighbours import decoded
from claimx.align.stories import Stories, Vectors
from claimx.engines.shelf import Shelf
from claimx.model import Argument, Chain, Claim, Entity
from claimx.model.claim import TOLD

ENOUGH = 0.3
# The share of the pairs between two groups, of articles that are alike, that must be matches for these to be one.
MATCHED = 0.25
CHECKED = 24
SIDES = 2000
"""Articles whose chains are held ready at a time."""

Alike = tuple[str, str, float]
Match = tuple[float, tuple[str, Node], tuple[str, Node]]
ChainsOf = Callable[[str], Sequence[Chain]]


@dataclass(frozen=True, slots=True)
class Ties:
    """The entities of things that no name of their article tells, and for each such thing (article, number) its entity."""

    entities: tuple[Entity, ...] = ()
    of: Mapping[Node, str] | None = None

    def settle(self, claim: Claim) -> Claim:
        """The claim with the entities of its arguments, where these are known by no name."""
        who, what = (self._argument(it, claim.article) for it in (claim.who, claim.what))
        return claim if who is claim.who and what is claim.what else replace(claim, who=who, what=what)

    def _argument(self, it: Argument | None, article: str) -> Argument | None:
        if it is None or it.entity is not None or it.chain is None or not self.of:
            return it
        entity = self.of.get((article, it.chain))
        return replace(it, entity=entity) if entity is not None else it


def alike(shelf: Shelf, articles: Sequence[str]) -> list[Alike]:
    """The articles (ids, in their order on the shelf) that tell one story, two by two, with how alike they are.

    Pairs that hang together stand together: whoever takes them one by one meets an article again soon, or never.
    """
    a, b = decoded(Stories.get(shelf).codes)
    by = np.argsort(components(len(articles), [(a, b)])[a], kind="stable")
    a, b = a[by], b[by]
    worth = Vectors.get(shelf).cosine(a, b)
    return [(articles[x], articles[y], w) for x, y, w in zip(a.tolist(), b.tolist(), worth.tolist(), strict=True)]


def ties_on(shelf: Shelf, articles: Collection[str], chains: ChainsOf, book: Book) -> Ties:
    """The unnamed things of a run whose claims lie grouped on the shelf; `articles` are their ids, as for `tied`."""
    return tied(articles, chains, alike(shelf, sorted(articles)), book)


def tied(articles: Iterable[str], chains: ChainsOf, pairs: Sequence[Alike], book: Book) -> Ties:
    """The unnamed things of all articles (ids), tied where `pairs` of alike articles tell of one.

    `chains` gives an article's. A thing is an entity if two articles tell of it or two arguments stand for it, and the
    entity of a name where one article tells that name.
    """
    groups = Groups({(a, b) for a, b, _ in pairs})
    for match in sorted(_matches(chains, pairs, book), key=lambda it: (-it[0], it[1:])):
        groups.join(match)
    return _entities(articles, chains, groups, book)


def _matches(chains: ChainsOf, pairs: Iterable[Alike], book: Book) -> Iterator[Match]:
    @lru_cache(SIDES)
    def side(article: str) -> Side:
        return Side(article, chains(article), book.canonical)

    for a, b, worth in pairs:
        if a != b:
            yield from ((score, (a, x), (b, y)) for score, x, y in side(a).matches(side(b), worth))


class Groups:
    """Groups of things that grow match by match; none holds two names, or two unnamed things of one article."""

    def __init__(self, near: set[tuple[str, str]]) -> None:
        self._near = near
        self._home: dict[Node, Node] = {}
        self._members: dict[Node, dict[tuple[str, Node], None]] = {}
        self._matched: set[frozenset[Node]] = set()

    def join(self, match: Match) -> None:
        """Makes one group of the two that a match lies between, if nothing bars it."""
        score, (a, x), (b, y) = match
        self._matched.add(frozenset((x, y)))
        one, other = self.home(x), self.home(y)
        ours, theirs = self._of(one, a), self._of(other, b)
        if score >= ENOUGH and one != other and not _barred(ours, theirs) and self._hold(ours, theirs):
            self._home[other] = one
            self._members.pop(other, None)
            self._members[one] = {**ours, **theirs, (a, x): None, (b, y): None}

    def home(self, node: Node) -> Node:
        """The thing that stands for a thing's group."""
        while (up := self._home.get(node, node)) != node:
            self._home[node] = self._home.get(up, up)
            node = up
        return node

    def _of(self, home: Node, article: str) -> dict[tuple[str, Node], None]:
        return self._members.get(home) or {(article, home): None}

    def _hold(self, ours: Iterable[tuple[str, Node]], theirs: Iterable[tuple[str, Node]]) -> bool:
        """True where enough of the things of alike articles match."""
        pairs = product(islice(ours, CHECKED), islice(theirs, CHECKED))
        told = [frozenset((x, y)) in self._matched for (a, x), (b, y) in pairs if {(a, b), (b, a)} & self._near]
        return sum(told) >= MATCHED * len(told)


def _barred(ours: Iterable[tuple[str, Node]], theirs: Iterable[tuple[str, Node]]) -> bool:
    """True where both hold a name, or an unnamed thing of one article."""
    mine = {"" if node[1] < 0 else article for article, node in ours}
    return any(("" if node[1] < 0 else article) in mine for article, node in theirs)


def _entities(articles: Iterable[str], chains: ChainsOf, groups: Groups, book: Book) -> Ties:
    found: dict[Node, list[tuple[str, Chain]]] = defaultdict(list)
    for article in articles:
        for chain in chains(article):
            if chain.ref is None:
                found[groups.home((article, chain.number))].append((article, chain))
    made: list[Entity] = []
    of: dict[Node, str] = {}
    named = {groups.home((ref, -1)): ref for ref in book.ids}
    for home, members in found.items():
        known = book.ids.get(named.get(home, ""))
        if known is None and len(members) < 2 and len(members[0][1].acts) < 2:
            continue
        if known is None:
            made.append(_entity(members))
        of.update(((article, chain.number), known or made[-1].id) for article, chain in members)
    return Ties(tuple(sorted(made, key=lambda e: (e.type, e.name, e.id))), of)


def _entity(members: Sequence[tuple[str, Chain]]) -> Entity:
    """An unnamed thing: called by the phrase that tells it most often, the shorter of two."""
    article, first = members[0]
    counts = Counter(chain.phrase for _, chain in members)
    names = sorted(counts, key=lambda phrase: (-counts[phrase], len(phrase), phrase))
    key = hashlib.sha256(f"{article}\0{first.number}".encode()).hexdigest()[:12]
    kind = Counter(chain.kind for _, chain in members).most_common(1)[0][0]
    return Entity(f"{TOLD}{key}", kind, names[0], tuple(sorted(names)))
