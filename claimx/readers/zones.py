"""What in a page's text is no part of its article: comments, teasers, credits, widgets, bylines, repeats."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import accumulate

from claimx.model import Zone
from claimx.nlp.layout import LEAD_BLOCKS, Block, blocks, dateline, is_outlet_name
from claimx.rules import table

LONGEST = 1000
PROSE = 80
HEADLINE = 140
LINKS_AT_MOST = 8
REPEATED_LINE, REPEATED_SENTENCE = 15, 40
SENTENCE = re.compile(r".{25,}[.!?…][\"'”’»)\]]*", re.DOTALL)
SUM = re.compile(r"(?:[$€£¥₹]\s?\d[\d,.]*|\d[\d,.]*\s?[$€£¥₹])")
PERSON = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*){1,3}(?<![.])")
MARK = re.compile(r"(?<!\S)(\d{1,3}) ?/ ?(\d{1,3})(?= )")


@dataclass(frozen=True, slots=True)
class Cue:
    """A row of `rules/zones.toml`: which blocks are a zone, of what kind, and how far it reaches."""

    kind: str
    pattern: str
    example: str
    reach: str = "block"
    case: bool = False

    def compiled(self) -> "re.Pattern[str]":
        """The pattern as a regular expression."""
        return re.compile(self.pattern, re.DOTALL if self.case else re.DOTALL | re.IGNORECASE)


@cache
def _cues(section: str) -> "Sequence[tuple[Cue, re.Pattern[str]]]":
    return [(cue, cue.compiled()) for cue in table("zones", section, Cue)]


@dataclass(frozen=True)
class Page:
    """A text and its blocks, each with its words."""

    text: str
    blocks: Sequence[Block]
    words: Sequence[str] = field(default=())

    @cached_property
    def prose(self) -> Sequence[bool]:
        """For each block, whether it reads as a paragraph of an article."""
        return [len(words) >= PROSE and bool(SENTENCE.fullmatch(words)) for words in self.words]

    @cached_property
    def prose_before(self) -> Sequence[int]:
        """For each block, how many paragraphs stand above it; the last number counts them all."""
        return [0, *accumulate(map(int, self.prose))]

    def zone(self, first: int, last: int, kind: str) -> Zone:
        """The zone from block `first` to block `last`, both in it."""
        return Zone(self.blocks[first].start, self.blocks[last].end, kind)


def zones(text: str) -> tuple[Zone, ...]:
    """The stretches of `text` that are no part of the article, sorted and disjoint; none in a text of one block."""
    parts = blocks(text)
    if len(parts) < 2:
        return ()
    page = Page(text, parts, [" ".join(text[b.start : b.end].split()) for b in parts])
    found = _disjoint([*_cued(page), *_sums(page), *_widgets(page), *_repeats(page), *_names(page), *_galleries(page)])
    return _disjoint([*found, *_endings(page, found)])


def _cued(page: Page) -> Iterator[Zone]:
    for index, block in enumerate(page.blocks):
        words = page.words[index]
        if len(words) > LONGEST:
            continue
        for cue, pattern in _cues("zone"):
            if cue.reach == "part":
                yield from _parts(page.text, block, cue, pattern)
            elif pattern.fullmatch(words):
                yield page.zone(index, _reach(page, index, cue.reach), cue.kind)


def _parts(text: str, block: Block, cue: Cue, pattern: "re.Pattern[str]") -> Iterator[Zone]:
    """What the cue finds where a sentence could end behind it: at the block's end or before a capital."""
    for match in pattern.finditer(text, block.start, block.end):
        after = text[match.end() : block.end].lstrip()
        if not after or after[0].isupper() or after[0] in '"“‘':
            yield Zone(match.start(), match.end(), cue.kind)


def _reach(page: Page, index: int, reach: str) -> int:
    last = len(page.blocks) - 1
    if reach == "rest":
        return last if page.prose_before[index] >= min(2, page.prose_before[-1]) > 0 else index
    if reach == "next":
        return min(index + 1, last)
    return _links(page, index) if reach == "links" else index


def _links(page: Page, index: int) -> int:
    """The last of the headlines that follow a teaser's heading; all that follows where that is mostly headlines."""
    rest = page.words[index + 1 : index + 2 + LINKS_AT_MOST]
    if len(rest) <= LINKS_AT_MOST and _mostly_headlines(rest) and not any(page.prose[index + 1 :]):
        return len(page.blocks) - 1
    count = 0
    while count < min(len(rest), LINKS_AT_MOST) and _is_headline(rest[count]):
        count += 1
    return index + count


def _mostly_headlines(rest: Sequence[str]) -> bool:
    return all(len(words) <= HEADLINE for words in rest) and 2 * sum(map(_is_headline, rest)) >= len(rest)


def _is_headline(words: str) -> bool:
    return len(words) <= HEADLINE and words[0].isupper() and words[-1] not in '.!,;:”"' and len(words.split()) > 3


def _sums(page: Page) -> Iterator[Zone]:
    """Sums of money, a line each, two or more together: a donation widget or a ticker."""
    run = 0
    for index, words in enumerate([*page.words, ""]):
        if SUM.fullmatch(words):
            run += 1
            continue
        if run > 1:
            yield page.zone(index - run, index - 1, "donation")
        run = 0


def _widgets(page: Page) -> Iterator[Zone]:
    """A short call ("Support …") that stands in the page more than once."""
    counts = Counter(page.words)
    for index, words in enumerate(page.words):
        for cue, pattern in _cues("widget") if counts[words] > 1 and len(words) <= LONGEST else ():
            if pattern.fullmatch(words):
                yield page.zone(index, index, cue.kind)


def _galleries(page: Page) -> Iterator[Zone]:
    """Blocks that hold a gallery's captions, numbered "1/8", "2/8", "3/8" and so on."""
    marks = [(index, *map(int, m.groups())) for index, words in enumerate(page.words) for m in MARK.finditer(words)]
    for total in sorted({total for _, _, total in marks}):
        own = [(index, number) for index, number, of in marks if of == total]
        if len(own) > 2 and [number for _, number in own] == list(range(own[0][1], own[0][1] + len(own))):
            yield from (page.zone(index, index, "gallery") for index, _ in own)


def _repeats(page: Page) -> Iterator[Zone]:
    """A block that repeats an earlier one word for word; a headline repeated above the first paragraph stays."""
    seen: set[str] = set()
    for index, words in enumerate(page.words):
        if words in seen and page.prose_before[index]:
            yield page.zone(index, index, "repeat")
        elif len(words) >= (REPEATED_SENTENCE if SENTENCE.fullmatch(words) else REPEATED_LINE):
            seen.add(words)


def _names(page: Page) -> Iterator[Zone]:
    """A name alone on a line near the top: a byline, where a dateline follows or a biography names the same person."""
    for index in range(1, min(LEAD_BLOCKS, len(page.blocks) - 1)):
        words = page.words[index]
        if not PERSON.fullmatch(words) or not words.istitle() or is_outlet_name(words):
            continue
        if dateline(page.text, page.blocks[index + 1]) or _has_biography(page, words):
            yield page.zone(index, index, "byline")
            yield from _biographies(page, words)


def _has_biography(page: Page, name: str) -> bool:
    return any(True for _ in _biographies(page, name))


def _biographies(page: Page, name: str) -> Iterator[Zone]:
    for index in range(len(page.words) // 2, len(page.words)):
        rest = page.words[index][len(name) : LONGEST] if page.words[index].startswith(name) else ""
        for cue, pattern in _cues("known") if rest else ():
            if pattern.fullmatch(rest):
                yield page.zone(index, index, cue.kind)


def _endings(page: Page, zones: Sequence[Zone]) -> Iterator[Zone]:
    """A biography as the last block that is in no zone yet."""
    index = len(page.blocks) - 1
    for zone in reversed(zones):
        while index > 0 and zone.start <= page.blocks[index].start < zone.end:
            index -= 1
    for cue, pattern in _cues("ending"):
        if index > 1 and len(page.words[index]) <= LONGEST and pattern.fullmatch(page.words[index]):
            yield page.zone(index, index, cue.kind)


def _disjoint(zones: Sequence[Zone]) -> tuple[Zone, ...]:
    """The zones in order; one that overlaps an earlier keeps what lies behind it."""
    kept: list[Zone] = []
    for zone in sorted(set(zones), key=lambda z: (z.start, -z.end, z.kind)):
        start = max(zone.start, kept[-1].end if kept else 0)
        if start < zone.end:
            kept.append(Zone(start, zone.end, zone.kind))
    return tuple(kept)
