"""The outlet that a text names itself: in its dateline, an agency line, a line "Source: …", or its page's furniture."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from claimx.nlp.layout import LEAD_BLOCKS, Block, dateline, is_name, masthead
from claimx.rules import table

LONGEST = 400


@dataclass(frozen=True, slots=True)
class OutletCue:
    """A row of `rules/layout.toml`: a whole line that names the outlet, and the line that must stand above it."""

    pattern: str
    example: str
    outlet: str
    after: str = ""
    repeated: bool = False


def stated_outlet(text: str, own: Sequence[Block], found: Sequence[Block]) -> str | None:
    """The outlet that `text` names, by the surest sign that it gives; None without one.

    `found` are the text's blocks, `own` those of them that are the article's own, where a dateline can stand.
    """
    if top := masthead(text, own):
        return top.text
    for block in own[:LEAD_BLOCKS]:
        line = dateline(text, block)
        if line and line.outlet:
            return line.outlet.text
    words = [" ".join(text[b.start : b.end].split()) if b.end - b.start <= LONGEST else "" for b in found]
    return next((name for cue in table("layout", "outlet", OutletCue) if (name := _by_cue(words, cue))), None)


def _by_cue(words: Sequence[str], cue: OutletCue) -> str | None:
    counts = Counter(words)
    for index, line in enumerate(words):
        if cue.repeated and counts[line] < 2:
            continue
        if cue.after and not (index and re.fullmatch(cue.after, words[index - 1], re.IGNORECASE)):
            continue
        match = re.fullmatch(cue.pattern, line)
        if match and is_name(match["outlet"]):
            return match["outlet"].strip()
    return None


def outlet_of_url(url: str | None) -> str | None:
    """The host of an address without "www.", None where there is no address or no host in it."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
