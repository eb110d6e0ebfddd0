"""What a run's sources hold, gathered: what is read in each, what of it counts, and under which id each article goes."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from claimx.model import Skipped
from claimx.readers.bounded import Parser
from claimx.readers.checks import checked
from claimx.readers.doubles import Found, print_of, without_doubles
from claimx.readers.draft import Draft, Failed, sound_draft
from claimx.readers.inputs import drafts_of
from claimx.readers.options import ReadOptions, Warn
from claimx.readers.pieces import Piece
from claimx.readers.reading import Reading
from claimx.readers.sidecar import Known, Sidecars
from claimx.readers.sources import Source

SHOWN = 5
Lay = Callable[[Draft], int]
"""Lays a draft down and gives the place where it lies."""
Named = tuple[str, Found, Known | None]
"""The id of an article, where its draft lies, and what a sidecar tells of it."""


def found_in(piece: Piece, options: ReadOptions, warn: Warn, parser: Parser, lay: Lay) -> Iterator[Found]:
    """What a piece holds, in its order; drafts are laid down."""
    source = piece.source
    for item in drafts_of(piece, Reading(source.path, options, warn, parser)):
        id = item.id or f"{source.id}{item.part or ''}"
        kept = checked(item, options)
        if isinstance(kept, Failed):
            yield Found(id, source, kept.line, failed=kept, counts=isinstance(item, Draft))
        else:
            draft = sound_draft(kept)
            yield Found(id, source, kept.line, lay(draft), None, print_of(draft), kept.id is not None)


def within_limit(found: Iterable[Found], options: ReadOptions) -> Iterator[Found]:
    """The same, up to the number of articles that a run may have."""
    left = options.most_articles
    for entry in found:
        if left == 0 and entry.counts:
            reason = f"more than {options.most_articles:,} articles, the rest is left out (--max-articles)"
            yield Found(entry.source.id, entry.source, 0, failed=Failed(0, None, "read", reason))
            return
        left -= entry.counts
        yield entry


def settled(found: Iterable[Found]) -> list[Found]:
    """All that was found, in the order of ids, with later copies of a text as failures."""
    return without_doubles(sorted(found, key=lambda f: (f.id, f.source.path, f.line)))


def failures(found: Iterable[Found]) -> list[Skipped]:
    """What gave no article; a row that is known by an id of its own names its file too."""
    return [_failure(entry.id, entry.source, entry.failed) for entry in found if entry.failed]


def _failure(id: str, source: Source, item: Failed) -> Skipped:
    return Skipped(id, item.stage, item.reason if item.id is None else f"{source.path}, {item.reason}")


def named(found: Sequence[Found], options: ReadOptions, warn: Warn) -> Iterator[Named]:
    """The articles among what was found, in its order, each under an id of its own."""
    sidecars, ids = Sidecars(options, warn), _Ids(warn)
    for entry in found:
        if entry.failed is None:
            known = sidecars.known(entry.source.file, entry.source.root) if entry.source.file else None
            yield ids.unused(entry.id), entry, known
    ids.tell()
    sidecars.tell_unused()


class _Ids:
    """The ids that a run has given; one that stands twice gets a number."""

    def __init__(self, warn: Warn) -> None:
        self._warn = warn
        self._used: set[str] = set()
        self._last: dict[str, int] = {}
        self._twice = 0

    def unused(self, id: str) -> str:
        """The id itself, or with the first number that makes it new."""
        if id not in self._used:
            self._used.add(id)
            return id
        count = self._last.get(id, 1) + 1
        while f"{id}#{count}" in self._used:
            count += 1
        self._last[id] = count
        self._used.add(f"{id}#{count}")
        self._twice += 1
        if self._twice <= SHOWN:
            self._warn(f"{id}: an id that stands twice, the later one is {id}#{count}")
        return f"{id}#{count}"

    def tell(self) -> None:
        """Says how many more there were than were told one by one."""
        if self._twice > SHOWN:
            self._warn(f"{self._twice - SHOWN} more ids that stand twice, numbered in the same way")
