"""The sentence that a claim stands in: its number, counted from 1, and its span as evidence."""

from claimx.model import Article, Evidence
from claimx.nlp.plain import Doc, Span, Token

AROUND = 32  # characters of context, as annotation tools take them


class Sentences:
    """The sentences of one document that hold more than white space."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.spans = [s for s in doc.sents if s.text.strip()]
        self.numbers = {s.start: number for number, s in enumerate(self.spans, 1)}
        self.known: dict[int, Evidence] = {}

    def number(self, token: Token) -> int:
        """The token's sentence, counted from 1."""
        return self.numbers[token.sent.start]

    def evidence(self, token: Token) -> Evidence:
        """The token's sentence without white space around it, with what stands before and behind it."""
        at = token.sent.start
        if at not in self.known:
            self.known[at] = self._evidence(token.sent)
        return self.known[at]

    def _evidence(self, sentence: Span) -> Evidence:
        spaces, end = self.doc.words.is_space, sentence.end
        while spaces[end - 1]:
            end -= 1
        found = self.doc.span_of(spaces.index(0, sentence.start), end)
        article: Article | None = self.doc._.article
        whole = self.doc.text if article is None else article.title if found.within == "title" else article.text
        before, after = (
            (whole or "")[max(0, found.start - AROUND) : found.start],
            (whole or "")[found.end : found.end + AROUND],
        )
        return Evidence(found.start, found.end, found.text, found.within, before, after)
