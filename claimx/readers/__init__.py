"""Readers: from paths to `Article`s with their metadata and their boilerplate zones."""

from collections.abc import Iterator, Sequence

from claimx.errors import UsageError
from claimx.model import Article, Skipped
from claimx.readers import language
from claimx.readers.articles import article
from claimx.readers.bounded import Parser
from claimx.readers.checks import checked
from claimx.readers.dates import bounds
from claimx.readers.doubles import Found, print_of, without_doubles
from claimx.readers.draft import Draft, Failed, sound_draft
from claimx.readers.inputs import drafts_of
from claimx.readers.options import Format, ReadOptions, Warn, silent
from claimx.readers.pile import Pile
from claimx.readers.reading import Reading
from claimx.readers.sidecar import Sidecars
from claimx.readers.sources import Source, find
from claimx.safe import safe_line
from claimx.spool import Spool

__all__ = ["Format", "Pile", "ReadOptions", "Warn", "is_refused", "piled", "read"]

SHOWN = 5
REFUSED_STAGES = frozenset({"missing", "read", "fault"})


def is_refused(skipped: Skipped) -> bool:
    """True where the run must end with exit code 3: stage "missing" (no such file), "read" (unreadable, no text) or "fault".

    The stages "empty", "double" and "language" are no failure.
    """
    return skipped.stage in REFUSED_STAGES


def read(
    paths: Sequence[str], options: ReadOptions | None = None, warn: Warn = silent
) -> tuple[Article | Skipped, ...]:
    """All articles that the paths (files, folders, "-") hold, sorted by id, then the inputs that gave none.

    The order of `paths` changes nothing. `warn` is given each line for stderr, safe to print. A bad input never
    raises; a bad option does (UsageError).
    """
    pile = piled(paths, options, warn)
    return (*pile, *pile.skipped)


def piled(paths: Sequence[str], options: ReadOptions | None = None, warn: Warn = silent) -> Pile:
    """What `read` gives as a pile: articles lie on disk until they are asked for, one by one."""
    options = options or ReadOptions()
    if options.published and bounds(options.published) is None:
        advice = "write a day, month or year: 2019-09-30, 2019-09, 2019"
        raise UsageError(f"'{options.published}' is no ISO date", advice)
    language.check(options.language)

    def tell(line: str) -> None:
        warn(safe_line(line))

    sources = find(paths, options.most_articles)
    drafts: Spool[Draft] = Spool(Draft)
    with Parser(options) as parser:
        found = list(_found([s for s in sources if isinstance(s, Source)], options, tell, parser, drafts))
    found.sort(key=lambda f: (f.id, f.source.path, f.line))
    found = without_doubles(found)
    skipped = [entry for entry in sources if isinstance(entry, Skipped)]
    skipped += [_failure(f.id, f.source, f.failed) for f in found if f.failed]
    pile = Pile()
    for made in _articles(found, drafts, options, tell):
        pile.put(made)
    return pile.close(skipped)


def _found(
    sources: Sequence[Source], options: ReadOptions, warn: Warn, parser: Parser, drafts: Spool[Draft]
) -> Iterator[Found]:
    """What the sources hold, up to the number of articles that a run may have; drafts are laid down."""
    left = options.most_articles
    for source in sources:
        for item in drafts_of(source, Reading(source.path, options, warn, parser)):
            if left == 0 and isinstance(item, Draft):
                reason = f"more than {options.most_articles:,} articles, the rest is left out (--max-articles)"
                yield Found(source.id, source, 0, failed=Failed(0, None, "read", reason))
                return
            left -= isinstance(item, Draft)
            yield _kept(item.id or f"{source.id}{item.part or ''}", source, checked(item, options), drafts)


def _kept(id: str, source: Source, item: Draft | Failed, drafts: Spool[Draft]) -> Found:
    if isinstance(item, Failed):
        return Found(id, source, item.line, failed=item)
    draft = sound_draft(item)
    drafts.append(draft)
    return Found(id, source, item.line, len(drafts) - 1, None, print_of(draft), item.id is not None)


def _failure(id: str, source: Source, item: Failed) -> Skipped:
    """What a row or file lacks; a row that is known by an id of its own names its file too."""
    return Skipped(id, item.stage, item.reason if item.id is None else f"{source.path}, {item.reason}")


def _articles(found: Sequence[Found], drafts: Spool[Draft], options: ReadOptions, warn: Warn) -> Iterator[Article]:
    sidecars, ids = Sidecars(options, warn), _Ids(warn)
    for entry in found:
        if entry.failed is None:
            known = sidecars.known(entry.source.file, entry.source.root) if entry.source.file else None
            yield article(ids.unused(entry.id), drafts[entry.place], entry.source, known, options, warn)
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
