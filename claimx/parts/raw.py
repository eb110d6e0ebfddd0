"""Raw input -> shards, on the workers: they cut it into pieces, read these, and count what articles of an outlet share."""

import hashlib
from atexit import register
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import msgspec
import numpy as np

from claimx.align.columns import Ints, holds
from claimx.align.pairing import BUCKETS, Dealt, deal, spans
from claimx.engines.shelf import Array, Shelf
from claimx.model import Article, Run
from claimx.parts.shards import Shard, laid_out
from claimx.readers.articles import article
from claimx.readers.bounded import Parser
from claimx.readers.doubles import Found
from claimx.readers.draft import Draft
from claimx.readers.gathered import Named, found_in
from claimx.readers.options import ReadOptions
from claimx.readers.pieces import Piece, cut, is_large
from claimx.readers.shared import LEAST, Line, lines_of, text_of, with_zones
from claimx.worker import batches

BYTES = 4 << 20
"""Of raw input that one task reads: enough that the way to a worker costs nothing beside it."""
PIECES = 64
"""Files that one task reads at most."""
LINES_A_TASK = 2_000_000
_DRAFTS = msgspec.msgpack.Decoder(list[Draft])
_LAID = msgspec.msgpack.Decoder(list[tuple[Article, tuple[Line, ...]]])

Pieces = tuple[Piece, ...]
Told = tuple[tuple[Found, ...], tuple[str, ...]]
"""What was found in a piece, and what there is to warn of."""


def together(pieces: Iterable[Piece]) -> Iterator[Pieces]:
    """Neighbouring pieces as tasks of similar size."""
    some: list[Piece] = []
    size = 0
    for piece in pieces:
        own = (piece.size or 0) if piece.end is None else BYTES
        if some and (size + own > BYTES or len(some) == PIECES):
            yield tuple(some)
            some, size = [], 0
        some.append(piece)
        size += own
    if some:
        yield tuple(some)


@dataclass(frozen=True, slots=True)
class Cut:
    """The task that cuts large sources into pieces of so many bytes."""

    options: ReadOptions
    bytes: int

    def __call__(self, pieces: Pieces) -> list[Piece] | None:
        """The pieces of these sources, in their order; None where not all of them are there."""
        return self.here(pieces) if all(piece.is_there for piece in pieces) else None

    def here(self, pieces: Pieces) -> list[Piece]:
        """The same, whatever is there."""
        return [made for piece in pieces for made in self._cut(piece)]

    def _cut(self, piece: Piece) -> list[Piece]:
        return cut(piece, self.options, self.bytes) if is_large(piece, self.bytes) else [piece]


@dataclass(frozen=True, slots=True)
class ReadOut:
    """What a task has read: the drafts lie under the name, where `Found.place` tells which is whose."""

    name: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """The task that reads pieces and lays down their drafts, under a name that is a hash of them."""

    shelf: Shelf
    options: ReadOptions

    def __call__(self, pieces: Pieces) -> ReadOut | None:
        """What there is in each of the pieces; None where not all of them are there."""
        return self.here(pieces) if all(piece.is_there for piece in pieces) else None

    def here(self, pieces: Pieces) -> ReadOut:
        """The same, whatever is there."""
        drafts: list[Draft] = []

        def lay(draft: Draft) -> int:
            drafts.append(draft)
            return len(drafts) - 1

        told: list[Told] = []
        for piece in pieces:
            warnings: list[str] = []
            found = tuple(found_in(piece, self.options, warnings.append, _parser(self.options), lay))
            told.append((found, tuple(warnings)))
        return ReadOut(_written(self.shelf, drafts, "drafts"), tuple(told))


@cache
def _parser(options: ReadOptions) -> Parser:
    """This process's parser of pages, which takes longer to start than to read a page; it ends with the process."""
    parser = Parser(options)
    register(parser.close)
    return parser


@dataclass(frozen=True, slots=True)
class Made:
    """The articles that a task has made, in the order of their ids, and their lines, dealt; warnings by the article's id."""

    name: str
    lines: Dealt
    articles: int
    warnings: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Make:
    """The task that makes articles out of drafts, once their ids are known."""

    shelf: Shelf
    options: ReadOptions

    def __call__(self, key: tuple[str, tuple[Named, ...]]) -> Made:
        """Of the drafts that lie under a name those that are told."""
        drafts = _DRAFTS.decode(self.shelf.read(f"raw/{key[0]}.drafts"))
        warnings: list[tuple[str, str]] = []
        made: list[tuple[Article, tuple[Line, ...]]] = []
        for id, entry, known in key[1]:
            told: list[str] = []
            it = article(id, drafts[entry.place], entry.source, known, self.options, told.append)
            warnings += ((id, line) for line in told)
            made.append((it, lines_of(it)))
        name = _written(self.shelf, made, "made")
        pairs = [(line, text) for it, own in made if own for text in [text_of(it)] for line, _ in own]
        rows = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        lines = deal(self.shelf, f"raw/{name}.lines", rows, rows[:, 0] % BUCKETS, BUCKETS)
        return Made(name, lines, len(made), tuple(warnings))


@dataclass(frozen=True, slots=True)
class Count:
    """The task that counts in how many texts of an outlet the lines of some buckets stand."""

    shelf: Shelf
    dealt: tuple[Dealt, ...]

    def __call__(self, key: tuple[int, int]) -> Ints:
        """The lines of buckets `key[0]` up to `key[1]` that enough of them hold."""
        rows = np.unique(np.concatenate([dealt.of(self.shelf, *key) for dealt in self.dealt]), axis=0)
        lines, counts = np.unique(rows[:, 0], return_counts=True)
        return lines[counts >= LEAST]


def buckets(dealt: Sequence[Dealt]) -> list[tuple[int, int]]:
    """Which buckets one task counts."""
    return spans(sum((it.sizes for it in dealt), np.zeros(BUCKETS, dtype=np.int64)), LINES_A_TASK)


def put_shared(shelf: Shelf, found: Iterable[Ints]) -> str:
    """Lays down the lines that articles share, under the name that it gives."""
    lines: Array = np.sort(np.concatenate([np.zeros(0, dtype=np.int64), *found]))
    name = f"raw/{hashlib.sha256(lines.tobytes()).hexdigest()[:24]}.shared"
    shelf.put(name, lines)
    return name


@dataclass(frozen=True, slots=True)
class Shards:
    """The task that lays articles out as shards, once it is known which lines they share."""

    shelf: Shelf
    run: Run
    shared: str
    characters: int

    def __call__(self, name: str) -> list[Shard]:
        """The shards of the articles that lie under a name."""
        known = self.shelf.get(self.shared)
        laid = _LAID.decode(self.shelf.read(f"raw/{name}.made"))
        found = [key for _, lines in laid for key, _ in lines]
        held = set(np.array(found, dtype=np.int64)[holds(known, np.array(found, dtype=np.int64))].tolist())
        articles = (with_zones(it, lines, held.__contains__) for it, lines in laid)
        return [laid_out(self.shelf, self.run, batch) for batch in batches(articles, self.characters)]


def _written(shelf: Shelf, records: Sequence[object], what: str) -> str:
    data = msgspec.msgpack.encode(records)
    name = hashlib.sha256(data).hexdigest()[:24]
    shelf.write(f"raw/{name}.{what}", data)
    return name
