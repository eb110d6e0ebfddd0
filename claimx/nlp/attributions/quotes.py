"""Quoted stretches of a document, block by block, also those that run on over several blocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from spacy.strings import get_string_id
from spacy.tokens import Doc

from claimx.nlp.words import words_of

_KEY = "claimx.nlp.attributions.quotes"
_OPEN = frozenset({"“", "„", "``", "«"})
_CLOSE = frozenset({"”", "''", "»"})
_STRAIGHT = '"'
_ENDS = frozenset({".", "?", "!", "…"})
_SINGLES = "''"
_MARKS = {get_string_id(mark): mark for mark in (*_OPEN, *_CLOSE, _STRAIGHT)}


@dataclass(frozen=True, slots=True)
class Block:
    """Tokens `start` to `end` between line breaks."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Tokens `start` to `end`, the marks within; `open` where no closing mark ends it in its block."""

    start: int
    end: int
    block: int
    open: bool = False


def blocks(doc: Doc) -> list[Block]:
    """The document's blocks: runs of tokens without a line break."""
    spaces = [i for i, space in enumerate(doc.to_array("IS_SPACE").tolist()) if space]
    breaks = [i for i in spaces if "\n" in doc[i].text]
    edges = [-1, *breaks, len(doc)]
    return [Block(a + 1, b) for a, b in pairwise(edges) if b > a + 1]


def spoken(doc: Doc) -> tuple[list[Block], list[Quote]]:
    """The document's blocks, and its quoted stretches in order, found once."""
    known: dict[str, Any] = words_of(doc).memory
    if _KEY not in known:
        within = blocks(doc)
        known[_KEY] = within, quotes(doc, within)
    found: tuple[list[Block], list[Quote]] = known[_KEY]
    return found


def quotes(doc: Doc, within: list[Block]) -> list[Quote]:
    """All quoted stretches in order. Straight marks open and close by turns; one left open runs to its block's end."""
    marks = [(i, _MARKS[orth]) for i, orth in enumerate(doc.to_array("ORTH").tolist()) if orth in _MARKS]
    found: list[Quote] = []
    at = 0
    for number, block in enumerate(within):
        start = at
        while at < len(marks) and marks[at][0] < block.end:
            at += 1
        found += _paired(doc, marks[start:at], block, number)
    return found


def _paired(doc: Doc, marks: list[tuple[int, str]], block: Block, number: int) -> Iterator[Quote]:
    start: int | None = None
    for i, mark in marks:
        if start is None and (mark in _OPEN or mark == _STRAIGHT or (mark == _SINGLES and _opens(doc, i, block))):
            start = i
        elif start is not None and mark == _STRAIGHT and _opens_again(doc, i, start, block):
            yield Quote(start, i, number, open=True)
            start = i
        elif start is not None and mark not in _OPEN:
            yield Quote(start, i + 1, number)
            start = None
    if start is not None and block.end - start > 2:
        yield Quote(start, block.end, number, open=True)


def _opens(doc: Doc, i: int, block: Block) -> bool:
    return i <= block.start or bool(doc[i - 1].whitespace_)


def _opens_again(doc: Doc, i: int, start: int, block: Block) -> bool:
    """True for a mark that begins a sentence of a quotation which none has closed ('… “We ran. “Then it fell'), set straight."""
    if i - start < 3 or i + 1 >= block.end or doc[i - 1].text not in _ENDS:
        return False
    return bool(doc[i - 1].whitespace_) and not doc[i].whitespace_ and not doc[i + 1].is_punct
