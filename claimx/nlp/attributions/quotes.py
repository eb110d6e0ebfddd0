"""Quoted stretches of a document, block by block, also those that run on over several blocks."""

from dataclasses import dataclass

from spacy.tokens import Doc

_OPEN = frozenset({"“", "„", "``", "«"})
_CLOSE = frozenset({"”", "''", "»"})
_STRAIGHT = frozenset({'"'})


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
    found, start = [], 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                found.append(Block(start, token.i))
            start = token.i + 1
    if start < len(doc):
        found.append(Block(start, len(doc)))
    return found


def quotes(doc: Doc, within: list[Block]) -> list[Quote]:
    """All quoted stretches in order. Straight marks open and close by turns; one left open runs to its block's end."""
    found: list[Quote] = []
    for number, block in enumerate(within):
        start: int | None = None
        for i in range(block.start, block.end):
            text = doc[i].text
            if start is None and (text in _OPEN or text in _STRAIGHT or (text == "''" and _opens(doc, i, block))):
                start = i
            elif start is not None and i > start and (text in _CLOSE or text in _STRAIGHT):
                found.append(Quote(start, i + 1, number))
                start = None
        if start is not None and block.end - start > 2:
            found.append(Quote(start, block.end, number, open=True))
    return found


def _opens(doc: Doc, i: int, block: Block) -> bool:
    return i == block.start or bool(doc[i - 1].whitespace_)
