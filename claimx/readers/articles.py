"""From a draft to the `Article`: title, outlet and day of publication by their order of precedence, and zones."""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePosixPath

from claimx.model import Article, Published, PublishedFrom, Zone
from claimx.nlp.layout import Block, blocks, masthead
from claimx.readers.dates import from_dateline, stated
from claimx.readers.draft import Draft, sound_text
from claimx.readers.options import ReadOptions, Warn
from claimx.readers.outlets import outlet_of_url, stated_outlet
from claimx.readers.sidecar import Known
from claimx.readers.sources import STDIN, Source
from claimx.readers.zones import zones

LONGEST_TITLE = 250


def article(id: str, draft: Draft, source: Source, known: Known | None, options: ReadOptions, warn: Warn) -> Article:
    """The article under its final id, from all that is told of it."""
    found = blocks(draft.text)
    furniture = zones(draft.text)
    own = _outside(found, furniture)
    title = draft.title or (known.title if known and not draft.is_row else None)
    outside = title is not None and not _begins_with(draft.text, own, title)
    return Article(
        id=id,
        text=draft.text,
        path=source.path,
        title=title or _first_title(draft.text, own),
        title_outside=outside,
        outlet=_outlet(draft, source, known, options, found, own),
        url=draft.url or (known.url if known and not draft.is_row else None),
        language=draft.language,
        published=_published(id, draft, known, options, own, warn),
        zones=furniture,
        from_page=draft.from_page,
    )


def _outside(found: Sequence[Block], furniture: Sequence[Zone]) -> list[Block]:
    """The blocks that begin outside every zone."""
    own: list[Block] = []
    at = 0
    for block in found:
        while at < len(furniture) and furniture[at].end <= block.start:
            at += 1
        if at == len(furniture) or block.start < furniture[at].start:
            own.append(block)
    return own


def _first_title(text: str, own: Sequence[Block]) -> str | None:
    """The first block, below a masthead where there is one, if it is one line without a full stop at its end."""
    own = own[2:] if masthead(text, own) else own
    first = text[own[0].start : own[0].end].lstrip("# ") if own else ""
    bare = first.rstrip("\"'”’»)] ")
    if not bare or bare.endswith(".") or "\n" in first or len(first) > LONGEST_TITLE:
        return None
    return first


def _begins_with(text: str, own: Sequence[Block], title: str) -> bool:
    """True where the article's text opens with the title, and the title ends there."""
    start = own[0].start if own else 0
    words, want = " ".join(text[start : start + 2 * len(title) + 20].split()), " ".join(title.split())
    after = words[len(want) : len(want) + 1]
    same_line = own and own[0].end - own[0].start > len(title) + 1
    return words[: len(want)].casefold() == want.casefold() and (not same_line or after in ".!?:|" or not after)


def _outlet(
    draft: Draft,
    source: Source,
    known: Known | None,
    options: ReadOptions,
    found: Sequence[Block],
    own: Sequence[Block],
) -> str | None:
    return (
        draft.outlet
        or draft.sitename
        or stated_outlet(draft.text, own, found)
        or (known.outlet if known else None)
        or (sound_text(options.outlet) if options.outlet else None)
        or outlet_of_url(draft.url)
        or _stem(source, draft)
    )


def _stem(source: Source, draft: Draft) -> str | None:
    """A file's name without its suffixes; None for a row or standard input, whose file names no outlet."""
    if draft.is_row or source.path == STDIN:
        return None
    return PurePosixPath(source.path.removesuffix(".gz")).stem or None


def _published(
    id: str, draft: Draft, known: Known | None, options: ReadOptions, own: Sequence[Block], warn: Warn
) -> Published | None:
    told: tuple[tuple[str | None, PublishedFrom], ...] = (
        (draft.published, "row"),
        (known.published if known else None, "sidecar"),
        (draft.dated, draft.dated_by),
    )
    for value, where in told:
        found = stated(value, where) if value else None
        if found:
            return found
        if value:
            warn(f"{id}: published '{value}' ({where}) is no ISO date, passed over")
    return (
        from_dateline(draft.text, own)
        or (stated(options.published, "option") if options.published else None)
        or (Published(None, date.fromisoformat(draft.by), "warc") if draft.by else None)
    )
