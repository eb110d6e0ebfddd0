"""Readers: from paths to `Article`s with their metadata and their boilerplate zones."""

from collections.abc import Sequence

from claimx.errors import UsageError
from claimx.model import Article, Skipped
from claimx.readers import language
from claimx.readers.articles import article
from claimx.readers.bounded import Parser
from claimx.readers.dates import bounds
from claimx.readers.draft import Draft
from claimx.readers.gathered import failures, found_in, named, settled, within_limit
from claimx.readers.options import Format, ReadOptions, Warn, silent
from claimx.readers.pieces import Piece
from claimx.readers.pile import Pile
from claimx.readers.sources import Source, find
from claimx.safe import safe_line
from claimx.spool import Spool

__all__ = ["Format", "Pile", "ReadOptions", "Warn", "check_options", "is_refused", "piled", "read"]

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
    check_options(options)

    def tell(line: str) -> None:
        warn(safe_line(line))

    sources = find(paths, options.most_articles)
    drafts: Spool[Draft] = Spool(Draft)

    def lay(draft: Draft) -> int:
        drafts.append(draft)
        return len(drafts) - 1

    with Parser(options) as parser:
        pieces = (Piece(source) for source in sources if isinstance(source, Source))
        items = (item for piece in pieces for item in found_in(piece, options, tell, parser, lay))
        found = settled(within_limit(items, options))
    pile = Pile()
    for id, entry, known in named(found, options, tell):
        pile.put(article(id, drafts[entry.place], entry.source, known, options, tell))
    return pile.close([*(entry for entry in sources if isinstance(entry, Skipped)), *failures(found)])


def check_options(options: ReadOptions) -> None:
    """Raises UsageError for options that nothing can be read with."""
    if options.published and bounds(options.published) is None:
        advice = "write a day, month or year: 2019-09-30, 2019-09, 2019"
        raise UsageError(f"'{options.published}' is no ISO date", advice)
    language.check(options.language)
