"""Capital sequences: the stretches of words that are written as names are."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from claimx import gazetteer

_NAME = re.compile(r"[^\W\d_](?:[\w.’'ʼ`‘ʿ]*[\w.])?[’']?")

_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})

Bounds = tuple[int, int]


def is_name(token: Token) -> bool:
    """True for a word that is written as a name's."""
    text = token.text
    if not text[:1].isupper() or not _NAME.fullmatch(text):
        return False
    if not token.is_stop or (text.isupper() and len(text) > 1):
        return True
    return token.ent_iob_ == "I" and token.ent_type_ in _NAMED  # "Theresa May"


def is_article(token: Token) -> bool:
    """True for a small Arabic article that leads to a name: "al" in "al-Hasakah"."""
    if not gazetteer.is_article(token.text):
        return False
    after = token.doc[token.i + 1 : token.i + 3]
    if len(after) == 2 and after[0].text == "-":
        return is_name(after[1])
    return len(after) > 0 and is_name(after[0]) and not token.is_stop


def glued(doc: Doc, i: int) -> bool:
    """True for a hyphen without white space on either side."""
    return doc[i].text == "-" and not doc[i].whitespace_ and i > 0 and not doc[i - 1].whitespace_


def chunks(doc: Doc) -> Iterator[Bounds]:
    """The capital sequences of a text, as token bounds: "Tall Abyad", "Al Jazeera", "Northern Grain Council"."""
    part = [is_name(token) or is_article(token) for token in doc] + [False]
    i = 0
    while i < len(doc):
        if not part[i]:
            i += 1
            continue
        end = i + 1
        while end < len(doc) and (after := _joined(doc, end, part)) > end:
            end = after
        yield i, end
        i = end


def _joined(doc: Doc, end: int, part: list[bool]) -> int:
    """Where a chunk that reached `end` ends after its next word; `end` itself where none follows."""
    if part[end]:
        return end + 1
    if not glued(doc, end):
        return end
    if part[end + 1]:
        return end + 2
    small = end + 3 < len(doc) and len(doc[end + 1]) < 5 and glued(doc, end + 2) and part[end + 3]
    return end + 4 if small else end  # "Mazar-i-Sharif"


def lower_words(doc: Doc) -> frozenset[str]:
    """The words that the text also writes small; a capital on one of them names nothing by itself."""
    return frozenset(token.text for token in doc if token.is_lower and len(token) > 2)
