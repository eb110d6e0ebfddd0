"""How a text is laid out: its lines, its blocks (soft wraps undone), and the dateline that opens a report."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from claimx.model import Span
from claimx.rules import mapping

LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
WRAP_AT_LEAST, WRAP_AT_MOST = 40, 100
LEAD_BLOCKS = 6
LEAD_AT_LEAST = 40
HEADLINE_AT_MOST = 250
STAMP_AT_MOST = 90

DATELINE = re.compile(
    r"(?P<head>[^()\[\]\n–—_:]{0,60}?)\s{0,3}"
    r"(?:\((?P<outlet>[^()\n]{2,60})\)\s{0,3})?"
    r"(?P<dash>—|--|(?<=\s)[–_-](?=\s|$)|(?<=\))[–_-](?=\s|$)|:(?=\s))\s{0,3}"
)
DAY = re.compile(
    r"(?:(?P<m1>[^\W\d_]{3,9})\.?\s(?P<d1>\d{1,2})|(?P<d2>\d{1,2})\s(?P<m2>[^\W\d_]{3,9})\.?)(?:,?\s(?P<year>\d{4}))?(?!\d)"
)
SENTENCE_BREAK = re.compile(r"[.!?][\"'”’]?\s+")
ISO_DAY = re.compile(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)")
STOPPED = re.compile(r"(?P<head>[^()\[\]\n.–—:;]{2,60}?\d{4})\.\s{1,3}(?=[A-Z\"“'‘])")
CREDITS = re.compile(r"[,|•·–—]|\s-\s")
CREDITED = re.compile(r"(?:by|from)\s+", re.IGNORECASE)
CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?", re.IGNORECASE)
AGENCY_LINE = re.compile(r"(?P<head>[^()\n–—:]{2,50}?)\s+[–—-]\s+(?P<outlet>[^()\n–—:]{2,50})$")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch `text[start:end]` that reads on without a break: a paragraph, a headline, a list's line."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before a report's first sentence, which begins at `end`; None for a part not stated."""

    end: int
    place: Span | None = None
    outlet: Span | None = None
    day: Span | None = None


def lines(text: str) -> Iterator[Block]:
    """The text's lines that hold more than white space, without the white space around them."""
    for match in LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if bare:
            start = match.start() + len(line) - len(line.lstrip())
            yield Block(start, start + len(bare))


def blocks(text: str) -> tuple[Block, ...]:
    """The text's blocks in order: each line is one, except that lines of a hard-wrapped paragraph are joined."""
    found: list[Block] = []
    for paragraph in _paragraphs(text):
        width = _wrap_width(text, paragraph)
        start = paragraph[0].start
        for line, after in pairwise(paragraph):
            if not _is_soft(text, line, after, width):
                found.append(Block(start, line.end))
                start = after.start
        found.append(Block(start, paragraph[-1].end))
    return tuple(found)


def _paragraphs(text: str) -> Iterator[list[Block]]:
    run: list[Block] = []
    for line in lines(text):
        if run and text.count("\n", run[-1].end, line.start) > 1:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _wrap_width(text: str, paragraph: list[Block]) -> int:
    """The column at which a paragraph of three or more lines was wrapped by a program; 0 where it was not.

    A wrapped line is as full as it can be: the next line's first word would not have fitted.
    """
    width = max(line.end - line.start for line in paragraph)
    if len(paragraph) < 3 or not WRAP_AT_LEAST <= width <= WRAP_AT_MOST:
        return 0
    pairs = list(pairwise(paragraph))
    full = sum(_is_full(text, line, after, width) for line, after in pairs)
    return width if full >= 0.8 * len(pairs) else 0


def _is_full(text: str, line: Block, after: Block, width: int) -> bool:
    word = text[after.start : after.end].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > width


def _is_soft(text: str, line: Block, after: Block, width: int) -> bool:
    if SENTENCE_END.search(text, max(line.start, line.end - 8), line.end):
        return False
    if width:
        return _is_full(text, line, after, width)
    if after.end - after.start <= STAMP_AT_MOST and _states_day(text, after):
        return False
    return line.end - line.start >= WRAP_AT_LEAST and text[after.start].islower()


def _states_day(text: str, line: Block) -> bool:
    found = DAY.finditer(text, line.start, line.end)
    months_told = (month_of(match) in months() for match in found if match["year"])
    return bool(ISO_DAY.search(text, line.start, line.end)) or any(months_told)


def block_starts(text: str) -> list[int]:
    """Offsets at which a sentence must begin: the start of each block, and what follows its dateline."""
    starts = []
    for index, block in enumerate(blocks(text)):
        starts.append(block.start)
        found = dateline(text, block, lead=index < LEAD_BLOCKS) or (_inline(text, block) if index == 0 else None)
        if found and found.end < block.end:
            starts.append(found.end)
    return starts


def _inline(text: str, block: Block) -> Dateline | None:
    """The dateline behind a headline that stands on one line with the report: "Tunnel reopens. LISBON (AP) — The …"."""
    for match in SENTENCE_BREAK.finditer(text, block.start, min(block.end, block.start + HEADLINE_AT_MOST)):
        found = _dashed(text, Block(match.end(), block.end), lead=False)
        if found:
            return found
    return None


def dateline(text: str, block: Block | None = None, lead: bool = True) -> Dateline | None:
    """The dateline at the start of `block` (of the whole text without one), or None.

    `lead` tells that the block stands near the article's top, where a place name and a dash alone are enough.
    Spans are offsets into `text`; `end` is where the sentence behind the dash begins.
    """
    block = block or Block(0, len(text))
    found = _dashed(text, block, lead) or _agency_line(text, block)
    return found or ((_stopped(text, block) or _credit_line(text, block)) if lead else None)


def _dashed(text: str, block: Block, lead: bool) -> Dateline | None:
    match = DATELINE.match(text, block.start, min(block.end, block.start + 160))
    if match is None or not _opens(text, match.end(), block.end):
        return None
    place, day = _place_and_day(text, match.start("head"), match.end("head"))
    outlet, other = _place_and_day(text, *match.span("outlet")) if match["outlet"] else (None, None)
    day = day or other
    if not all(is_name(part.text) for part in (place, outlet) if part):
        return None
    if match["dash"] == ":" and not (outlet or day):
        return None
    if not (outlet or day) and not _is_bare(text, place, match.end(), block.end, lead):
        return None
    return Dateline(match.end(), place, outlet, day)


def _stopped(text: str, block: Block) -> Dateline | None:
    """As in "LIMA, 5 June 2021. The ferry …": a place and a day told in full, ended by a full stop."""
    match = STOPPED.match(text, block.start, block.end)
    if match is None:
        return None
    place, day = _place_and_day(text, match.start("head"), match.end("head"))
    if place is None or day is None or day.end != match.end("head") or not is_name(place.text):
        return None
    return Dateline(match.end(), place, None, day)


def _credit_line(text: str, block: Block) -> Dateline | None:
    """A line of its own that holds a day told in full and names beside it: "June 5, 2021, Harbour Post", "By Ana Paz | 5 June 2021".

    The first line is one only where it names an outlet or an author: a headline may hold a name and a day too.
    """
    if block.end - block.start > STAMP_AT_MOST:
        return None
    day = _full_day(text, block)
    if day is None:
        return None
    beside = [*_credits(text, block.start, day.start()), *_credits(text, day.end(), block.end)]
    weekdays, later = mapping("layout", "weekdays"), mapping("layout", "later_days")
    names = [part for part in beside if part.text.lower().rstrip(".") not in weekdays]
    if any(word in later for part in names for word in part.text.lower().split()):
        return None
    outlet = next((part for part in names if is_outlet_name(part.text)), None)
    written = [CREDITED.sub("", part.text, count=1) for part in names]
    sure = block.start > 0 or outlet is not None or any(w != p.text for w, p in zip(written, names, strict=True))
    if not names or not sure or not all(is_name(name) for name in written):
        return None
    return Dateline(block.end, None, outlet, Span(day.start(), day.end(), day.group()))


def _full_day(text: str, block: Block) -> re.Match[str] | None:
    at = block.start
    while match := DAY.search(text, at, block.end):
        if match["year"] and month_of(match) in months():
            return match
        # In "Saturday 5 June 2021" another word than the month stands before the number.
        at = match.start() + 1
    return None


def month_of(day: re.Match[str]) -> str:
    """The word that stands for the month in a match of `DAY`, in lower case."""
    return (day["m1"] or day["m2"]).lower()


def _credits(text: str, start: int, end: int) -> Iterator[Span]:
    """The parts of a line of credits that are no time of day."""
    at = start
    for mark in [*CREDITS.finditer(text, start, end), None]:
        part = _span(text, at, mark.start() if mark else end)
        if part and not CLOCK.fullmatch(part.text):
            yield part
        at = mark.end() if mark else end


def masthead(text: str, found: Sequence[Block]) -> Span | None:
    """The outlet's name that stands alone above a line with nothing but the day, at the top of the blocks; None elsewhere."""
    if len(found) < 2 or max(block.end - block.start for block in found[:2]) > STAMP_AT_MOST:
        return None
    first, second = found[:2]
    name, day = _span(text, first.start, first.end), _full_day(text, second)
    if name is None or day is None or "\n" in name.text or not is_outlet_name(name.text):
        return None
    beside = [*_credits(text, second.start, day.start()), *_credits(text, day.end(), second.end)]
    return name if all(part.text.lower().rstrip(".") in mapping("layout", "weekdays") for part in beside) else None


def _opens(text: str, at: int, end: int) -> bool:
    """True where a sentence can begin at `at`, or nothing follows (the dateline stands on a line of its own)."""
    return at >= end or not (text[at].islower() or text[at] in ",;)")


def _is_bare(text: str, place: Span | None, at: int, end: int, lead: bool) -> bool:
    if place is None or len(place.text.split()) > 4 or 0 < end - at < LEAD_AT_LEAST:
        return False
    return place.text.isupper() or (lead and end > at)


def _place_and_day(text: str, start: int, end: int) -> tuple[Span | None, Span | None]:
    for match in DAY.finditer(text, start, end):
        if month_of(match) in months():
            return _span(text, start, match.start()), _span(text, match.start(), match.end())
    return _span(text, start, end), None


def _span(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in " \t\u00a0,":
        start += 1
    while start < end and text[end - 1] in " \t\u00a0,":
        end -= 1
    return Span(start, end, text[start:end]) if start < end else None


def is_name(text: str) -> bool:
    """True for one to six words that are written as a name is: capitals, small joining words between them."""
    words = re.split(r"[\s,/]+", text.strip())
    small = mapping("layout", "joining")
    if len(words) > 6 or not (words[0][:1].isupper() or "-" in words[0][:3]):
        return False
    if words[-1].lower() in small:
        return False
    return all(w[:1].isupper() or w[:1].isdigit() or w in small or "-" in w[:3] for w in words if w)


def _agency_line(text: str, block: Block) -> Dateline | None:
    """A line of its own that holds a place, a dash and an outlet, known by a word such as "agency"."""
    match = AGENCY_LINE.match(text, block.start, block.end)
    if match is None or not is_name(match["head"]) or not is_outlet_name(match["outlet"]):
        return None
    place, day = _place_and_day(text, match.start("head"), match.end("head"))
    return Dateline(block.end, place, _span(text, match.start("outlet"), match.end("outlet")), day)


def is_outlet_name(text: str) -> bool:
    """True where a name says by one of its words that it is an outlet's ("… News Agency")."""
    words = re.split(r"[\s-]+", text.strip())
    known = mapping("layout", "outlet_words")
    return is_name(text) and len(words) > 1 and any(word.lower() in known for word in words)


@cache
def months() -> dict[str, int]:
    """Month names and their short forms in lower case, with the month's number."""
    return mapping("layout", "months")
