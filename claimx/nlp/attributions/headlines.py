"""Speakers set off by a colon: "Minister: Bridge to open", "Bridge closed: police", and speakers of a transcript."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimx.nlp.attributions import cues
from claimx.nlp.attributions.drafts import DASHES, NAMED, Draft, trimmed
from claimx.nlp.attributions.quotes import Block
from claimx.rules import mapping

_WIDTH = 6


def colons(doc: Doc, blocks: list[Block]) -> Iterator[Draft]:
    """Drafts for the headline, and for every block that a speaker in capitals opens."""
    for number, block in enumerate(blocks):
        before = _leading(doc, block, headline=number == 0)
        if before is not None:
            yield before
        elif number == 0 and (after := _trailing(doc, block)) is not None:
            yield after


def _leading(doc: Doc, block: Block, *, headline: bool) -> Draft | None:
    at = next((i for i in range(block.start + 1, min(block.start + _WIDTH, block.end)) if doc[i].text == ":"), None)
    if at is None or not _names(doc, block.start, at):
        return None
    capitals = all(token.is_upper or not token.is_alpha for token in doc[block.start : at])
    content = trimmed(doc, at + 1, block.end)
    if not (headline or capitals) or content is None or not _tells(doc, *content):
        return None
    return Draft(at, "colon", [(block.start, at)], [(at, at + 1)], [content])


def _trailing(doc: Doc, block: Block) -> Draft | None:
    for at in range(max(block.start + 3, block.end - _WIDTH), block.end - 1):
        if (doc[at].text == ":" or doc[at].text in DASHES) and doc[at - 1].text not in DASHES:
            content, source = trimmed(doc, block.start, at), trimmed(doc, at + 1, block.end)
            spaced = doc[at].text == ":" or bool(doc[at - 1].whitespace_)
            if spaced and content and source and _speaks(doc[source[1] - 1]) and _tells(doc, *content):
                return Draft(at, "colon", [source], [(at, at + 1)], [content])
    return None


def _names(doc: Doc, start: int, end: int) -> bool:
    """True where the words end in a person, a body or a speaker by trade, and are nothing but a name phrase."""
    words = doc[start:end]
    if any(token.pos_ in ("VERB", "AUX") and not token.is_title for token in words) or is_heading(words[-1]):
        return False
    return _speaks(words[-1]) or words[-1].ent_type_ in NAMED


def is_heading(token: Token) -> bool:
    """True for a heading's word, which is nobody's name ("Transcript:")."""
    return token.lower_ in mapping("attribution", "heading")


def _speaks(token: Token) -> bool:
    return token.lemma_.lower() in cues.speakers()


def _tells(doc: Doc, start: int, end: int) -> bool:
    return end - start > 2 and any(token.pos_ in ("VERB", "AUX") for token in doc[start:end])
