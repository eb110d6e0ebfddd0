"""Parts of a run put together: every claim, article and word under the number that it has in the whole run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimx.align.columns import NUMBERED, PLACE, PLAIN, SETS, Ints, Points, Sets, places
from claimx.align.part import Part
from claimx.engines.shelf import Array, Shelf


@dataclass(frozen=True, slots=True)
class Whole:
    """A run's parts; claims are numbered in the order of their ids, articles and words in theirs.

    Under each part's place stand `of.rows`, `of.articles` and `of.words`: the numbers of what the part has by its own.
    """

    parts: tuple[Part, ...]
    ids: NDArray[np.bytes_]
    articles: tuple[str, ...]
    words: tuple[str, ...]


def whole(shelf: Shelf, parts: Sequence[Part]) -> Whole:
    """Numbers what the parts have, and leaves the columns of all claims on the shelf."""
    ids = np.concatenate([np.zeros(0, dtype="S1"), *(part.ids for part in parts)])
    order = np.argsort(ids, kind="stable")
    rows = np.empty(len(ids), dtype=np.int64)
    rows[order] = np.arange(len(ids))
    ends = np.cumsum([len(part.ids) for part in parts])
    for part, own in zip(parts, np.split(rows, ends[:-1]), strict=True):
        shelf.put(f"{part.place}/of.rows", own)
    made = Whole(tuple(parts), ids[order], _numbered(shelf, parts, "articles"), _numbered(shelf, parts, "words"))
    _columns(shelf, made)
    return made


def _numbered(shelf: Shelf, parts: Sequence[Part], what: str) -> tuple[str, ...]:
    """All names of one kind, sorted; each part's own numbers of them on the shelf."""
    names = sorted({name for part in parts for name in getattr(part, what)})
    number = {name: place for place, name in enumerate(names)}
    for part in parts:
        own = getattr(part, what)
        shelf.put(f"{part.place}/of.{what}", np.fromiter(map(number.__getitem__, own), np.int64, len(own)))
    return tuple(names)


def _columns(shelf: Shelf, made: Whole) -> None:
    rows = {part.place: shelf.get(f"{part.place}/of.rows") for part in made.parts}
    towns = _towns(shelf, made.parts)
    for name in PLAIN:
        columns = {place: shelf.get(f"{place}/{name}") for place in rows}
        if name in NUMBERED:
            columns = {place: _through(shelf.get(f"{place}/of.words"), own) for place, own in columns.items()}
        elif name == "article":
            columns = {place: shelf.get(f"{place}/of.articles")[own] for place, own in columns.items()}
        elif name == "site":
            columns = {place: _through(towns[place], own) for place, own in columns.items()}
        shelf.put(f"{PLACE}/{name}", _placed(columns, rows, len(made.ids)))
    for name in SETS:
        _sets(shelf, made, rows, name).put(shelf, f"{PLACE}/{name}")


def _through(numbers: Ints, own: Ints) -> Ints:
    """Numbers for a part's own, -1 for -1."""
    found: Ints = np.append(numbers, -1)[own]
    return found


def _placed(columns: dict[str, Array], rows: dict[str, Ints], count: int) -> Array:
    kind = next((column.dtype for column in columns.values()), np.dtype(np.int64))
    found = np.empty(count, dtype=kind)
    for place, column in columns.items():
        found[rows[place]] = column
    return found


def _towns(shelf: Shelf, parts: Sequence[Part]) -> dict[str, Ints]:
    """For each part the numbers of its towns; the towns' points go on the shelf."""
    towns: dict[Points, int] = {}
    numbers = {part.place: [towns.setdefault(town, len(towns)) for town in part.towns] for part in parts}
    shelf.put(f"{PLACE}/sites.counts", np.array([len(town) for town in towns], dtype=np.int64))
    points = np.array([point for town in towns for point in town], dtype=np.float64).reshape(-1, 2)
    shelf.put(f"{PLACE}/sites.points", points)
    return {place: np.array(own, dtype=np.int64) for place, own in numbers.items()}


def _sets(shelf: Shelf, made: Whole, rows: dict[str, Ints], name: str) -> Sets:
    own = {part.place: Sets.get(shelf, f"{part.place}/{name}") for part in made.parts}
    numbered = {place: (sets.counts, shelf.get(f"{place}/of.words")[sets.members]) for place, sets in own.items()}
    return Sets.of(*_gathered(numbered, rows, len(made.ids), np.dtype(np.int64)))


def gather_prints(shelf: Shelf, made: Whole, name: str) -> None:
    """Leaves the shingles of all articles on the shelf under a name, in the order of the articles' numbers."""
    numbers = {part.place: shelf.get(f"{part.place}/of.articles") for part in made.parts}
    own = {place: (np.diff(shelf.get(f"{place}/prints.ends")), shelf.get(f"{place}/prints")) for place in numbers}
    counts, prints = _gathered(own, numbers, len(made.articles), np.dtype(np.uint64))
    shelf.put(f"{name}.ends", np.cumsum(np.append(0, counts)))
    shelf.put(name, prints)


def _gathered(
    own: Mapping[str, tuple[Ints, Array]], rows: dict[str, Ints], count: int, kind: np.dtype[Any]
) -> tuple[Ints, Array]:
    """How many members each row of the run has, and all members, row after row, from each part's own counts and members."""
    counts = _placed({place: sizes for place, (sizes, _) in own.items()}, rows, count)
    starts = np.cumsum(counts) - counts
    members = np.empty(int(counts.sum()), dtype=kind)
    for place, (sizes, held) in own.items():
        members[np.repeat(starts[rows[place]], sizes) + places(sizes)] = held
    return counts, members
