"""The order in which workers turn raw input into shards; what this side holds of an article is its id and what tells it apart."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol, TypeVar

from claimx.engines import Engine
from claimx.engines.shelf import Shelf
from claimx.model import Run, Skipped
from claimx.parts import raw, shards
from claimx.parts.raw import Count, Cut, Made, Make, Pieces, Read, ReadOut, Shards, Told, buckets, put_shared, together
from claimx.parts.shards import Shard
from claimx.readers import check_options
from claimx.readers.doubles import Found
from claimx.readers.gathered import Named, failures, named, settled, within_limit
from claimx.readers.inputs import nothing_in_it
from claimx.readers.options import ReadOptions, Warn
from claimx.readers.pieces import Piece, is_large, listed
from claimx.readers.sources import Source, find
from claimx.safe import safe_line

WIDE = 1 << 32
Out = TypeVar("Out", covariant=True)


class Reached(Protocol[Out]):
    """A task on pieces that gives None where its worker can't reach them, and one that doesn't mind."""

    def __call__(self, pieces: Pieces) -> Out | None:
        """What it gives where all pieces are there."""
        ...

    def here(self, pieces: Pieces) -> Out:
        """What it gives, whatever is there."""
        ...


@dataclass(frozen=True, slots=True)
class Listing:
    """The pieces that paths name, a source each, and the paths that name none."""

    pieces: list[Piece]
    skipped: list[Skipped]

    @classmethod
    def of(cls, paths: Sequence[str], options: ReadOptions) -> "Listing":
        """What stands at the paths; raises UsageError for options that nothing can be read with."""
        check_options(options)
        found = find(paths, options.most_articles)
        pieces = listed([it for it in found if isinstance(it, Source)])
        return cls(pieces, [it for it in found if isinstance(it, Skipped)])

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(piece.size or 0 for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Laid:
    """The shards of a run, the number of their articles, and the inputs that gave none."""

    shards: list[Shard]
    articles: int
    skipped: list[Skipped]


@dataclass(frozen=True, slots=True)
class Inlet:
    """Turns what is listed into shards on a shelf, by workers of an engine; `warn` takes each line for the user."""

    engine: Engine
    shelf: Shelf
    run: Run
    options: ReadOptions
    warn: Warn

    def laid(self, listing: Listing) -> Laid:
        """The shards of all articles; these are as one reading of all input makes them."""
        told = list(self._read(listing.pieces))
        found = settled(within_limit(_found(told, self._tell), self.options))
        made = self._made([out.name for _, out in told], found)
        skipped = sorted([*listing.skipped, *failures(found)], key=lambda it: (it.id, it.stage, it.reason))
        return Laid(self._shards(made) if made else [], sum(it.articles for it in made), skipped)

    def _tell(self, line: str) -> None:
        self.warn(safe_line(line))

    def _read(self, pieces: Sequence[Piece]) -> Iterator[tuple[Pieces, ReadOut]]:
        groups = list(together(pieces))
        large = [group for group in groups if any(is_large(piece, raw.BYTES) for piece in group)]
        cut = dict(zip(large, self._reached(Cut(self.options, raw.BYTES), large), strict=True)) if large else {}
        groups = list(together(piece for group in groups for piece in cut.get(group, group)))
        return zip(groups, self._reached(Read(self.shelf, self.options), groups), strict=True)

    def _reached(self, task: Reached[Out], keys: Sequence[Pieces]) -> Iterator[Out]:
        """What the task gives for each key; what no worker reaches, standard input or a folder of this machine, is done here."""
        for found, key in zip(self.engine.map_groups(task, keys), keys, strict=True):
            yield task.here(key) if found is None else found

    def _made(self, names: Sequence[str], found: Sequence[Found]) -> list[Made]:
        """The articles, once their ids are known; warns of what there is to say of each, in the order of the ids."""
        lines: list[tuple[int, int, str]] = []
        place: dict[str, int] = {}
        own: dict[int, list[Named]] = defaultdict(list)
        for id, entry, known in named(found, self.options, lambda line: lines.append((len(place), 0, line))):
            number, at = divmod(entry.place, WIDE)
            own[number].append((id, replace(entry, place=at), known))
            place[id] = len(place)
        keys = [(names[number], tuple(some)) for number, some in own.items()]
        made = list(self.engine.map_groups(Make(self.shelf, self.options), keys)) if keys else []
        lines += ((place[id], 1, line) for it in made for id, line in it.warnings)
        for _, _, line in sorted(lines, key=lambda it: it[:2]):
            self._tell(line)
        return made

    def _shards(self, made: Sequence[Made]) -> list[Shard]:
        dealt = tuple(it.lines for it in made)
        shared = put_shared(self.shelf, self.engine.map_groups(Count(self.shelf, dealt), buckets(dealt)))
        task = Shards(self.shelf, self.run, shared, shards.CHARACTERS)
        return [shard for some in self.engine.map_groups(task, [it.name for it in made]) for shard in some]


def _found(read: Iterable[tuple[Pieces, ReadOut]], warn: Warn) -> Iterator[Found]:
    """What all sources hold, in their order; each place tells which task's draft it is."""
    told = (
        (piece, number, own)
        for number, (pieces, out) in enumerate(read)
        for piece, own in zip(pieces, out.told, strict=True)
    )
    for _, some in groupby(told, key=lambda it: (it[0].source.path, it[0].source.file)):
        yield from _of_source(some, warn)


def _of_source(pieces: Iterable[tuple[Piece, int, Told]], warn: Callable[[str], None]) -> Iterator[Found]:
    """What the pieces of a source hold, as one reading of it tells it: nothing behind a fault that ends it, one warning."""
    count, warned = 0, False
    for piece, number, (found, warnings) in pieces:
        for line in warnings if not warned else ():
            warn(line)
            warned = True
        for entry in found:
            count += 1
            yield entry if entry.failed else replace(entry, place=number * WIDE + entry.place)
            if entry.failed and entry.failed.last and piece.end is not None:
                return
    if not count:
        yield Found(piece.source.id, piece.source, 0, failed=nothing_in_it(), counts=False)
