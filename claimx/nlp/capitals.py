"""Capital sequences: the stretches of words that are written as names are."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

_ARTICLE = re.compile(r"(?:al|el|ul|a[sdzrnt]|e[sdzrnt]|u[sz]|ash|adh|ath|esh)", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_](?:[\w.’'ʼ`‘ʿ]*[\w.])?[’']?")

Bounds = tuple[int, int]


def is_name(token: Token) -> bool:
    """True for a word that is written as a name's."""
    text = token.text
    if not text[:1].isupper() or not _NAME.fullmatch(text):
        return False
    return not token.is_stop or (text.isupper() and len(text) > 1)


def is_article(token: Token) -> bool:
    """True for a small Arabic article that leads to a name: "al" in "al-Qaim"."""
    if not _ARTICLE.fullmatch(token.text):
        return False
    after = token.doc[token.i + 1 : token.i + 3]
    if len(after) == 2 and after[0].text == "-":
        return is_name(after[1])
    return len(after) > 0 and is_name(after[0]) and not token.is_stop


def glued(doc: Doc, i: int) -> bool:
    """True for a hyphen without white space on either side."""
    return doc[i].text == "-" and not doc[i].whitespace_ and i > 0 and not doc[i - 1].whitespace_


def chunks(doc: Doc) -> Iterator[Bounds]:
    """The capital sequences of a text, as token bounds: "Deir ez-Zor", "Al Jazeera", "Popular Mobilization Forces"."""
    part = [is_name(token) or is_article(token) for token in doc] + [False]
    i = 0
    while i < len(doc):
        if not part[i]:
            i += 1
            continue
        end = i + 1
        while end < len(doc) and (part[end] or (glued(doc, end) and part[end + 1])):
            end += 1
        yield i, end
        i = end
