"""The sentence that a claim stands in: its number, counted from 1, and its span as evidence."""

from bisect import bisect_right

from claimx.model import Article, Evidence
from claimx.nlp.plain import Doc, Span, Token

AROUND = 32  # characters of context, as annotation tools take them


class Sentences:
    """The sentences of one document that hold more than white space."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.spans = [s for s in doc.sents if s.text.strip()]
        self.starts = [s.start for s in self.spans]
        self.known: dict[int, Evidence] = {}

    def _index(self, token: Token) -> int:
        return bisect_right(self.starts, token.i) - 1

    def number(self, token: Token) -> int:
        """The token's sentence, counted from 1."""
        return self._index(token) + 1

    def evidence(self, token: Token) -> Evidence:
        """The token's sentence without white space around it, with what stands before and behind it."""
        at = self._index(token)
        if at not in self.known:
            self.known[at] = self._evidence(self.spans[at])
        return self.known[at]

    def _evidence(self, sentence: Span) -> Evidence:
        words = [t for t in sentence if not t.is_space]
        found = self.doc.span_of(words[0].i, words[-1].i + 1)
        article: Article | None = self.doc._.article
        whole = self.doc.text if article is None else article.title if found.within == "title" else article.text
        before, after = (
            (whole or "")[max(0, found.start - AROUND) : found.start],
            (whole or "")[found.end : found.end + AROUND],
        )
        return Evidence(found.start, found.end, found.text, found.within, before, after)
