"""A parsed `Doc` copied into plain Python: the same names as spaCy's, without its cost of making a token at every question."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, repeat
from operator import add
from types import SimpleNamespace
from typing import Any, overload

import spacy.tokens

from claimx import model
from claimx.nlp.docs import chars_of, span_at
from claimx.nlp.relations import BIT
from claimx.nlp.words import words_of

SLOTS = ("article", "published", "times", "places", "names", "quantities", "attributions")


def plain(doc: spacy.tokens.Doc) -> Doc:
    """The document, to be read as spaCy's own is (tokens, heads, children, sentences, `doc._`); what is set on it stays there.

    It answers only what claims are read from.
    """
    return Doc(doc)


def hang(token: Token, head: Token, dep: str) -> None:
    """Moves a token of a plain copy, with all below it, under another head (itself: a root), or relates it otherwise to its own.

    A head that lies below the token takes the token's place first, so that the copy stays a tree.
    """
    if head is not token and any(up is token for up in head.ancestors):
        hang(head, head if token.head is token else token.head, token.dep_)
    before = token.head
    before.take([c for c in before.children if c is not token])
    token.head, token.dep_ = head, dep
    if head is not token:
        head.take(sorted([*head.children, token], key=lambda c: c.i))


class Token:
    """A token with spaCy's attributes of the same names, all computed once; `below` holds its children's relations."""

    __slots__ = (
        "below",
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "is_space",
        "lemma_",
        "lower_",
        "pos_",
        "sent",
        "tag_",
        "text",
    )

    head: Token
    idx: int
    text: str

    def __init__(
        self,
        doc: Doc,
        i: int,
        idx: int,
        text: str,
        lower: str,
        lemma: str,
        tag: str,
        pos: str,
        dep: str,
        is_space: int,
        sent: Span,
    ) -> None:
        self.doc, self.i = doc, i
        self.idx, self.text = idx, text
        self.lower_, self.lemma_ = lower, lemma
        self.tag_, self.pos_ = tag, pos
        self.dep_, self.is_space = dep, is_space
        self.sent = sent
        self.children: Sequence[Token] = ()
        self.below = 0

    def take(self, children: Sequence[Token]) -> None:
        """Gets these children, in order of the text."""
        self.children, below = children, 0
        for child in children:
            below |= BIT[child.dep_]
        self.below = below

    def __repr__(self) -> str:
        return self.text

    @property
    def whitespace_(self) -> str:
        """The space behind it, if any."""
        return " " if self.doc.words.spaced[self.i] else ""

    @property
    def is_alpha(self) -> bool:
        """True for letters only."""
        return self.text.isalpha()

    @property
    def is_quote(self) -> bool:
        """True for a quotation mark."""
        return self.doc.words.doc[self.i].is_quote

    @property
    def is_punct(self) -> bool:
        """True for punctuation."""
        return self.doc.words.doc[self.i].is_punct

    @property
    def lefts(self) -> list[Token]:
        """The children before it."""
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children behind it."""
        return [c for c in self.children if c.i > self.i]

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it hangs on, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def depth(self) -> int:
        """How many steps lead up to its sentence's root."""
        return sum(1 for _ in self.ancestors)

    @property
    def subtree(self) -> list[Token]:
        """The token and all below it, in order of the text."""
        found, todo = [], [self]
        while todo:
            token = todo.pop()
            found.append(token)
            todo += token.children
        return sorted(found, key=lambda t: t.i)

    @property
    def left_edge(self) -> Token:
        """The first token of all below it."""
        token = self
        while token.children and token.children[0].i < token.i:
            token = token.children[0]
        return token

    @property
    def right_edge(self) -> Token:
        """The last token of all below it."""
        token = self
        while token.children and token.children[-1].i > token.i:
            token = token.children[-1]
        return token

    def nbor(self, i: int = 1) -> Token:
        """The token so many places further on."""
        return self.doc.tokens[self.i + i]


class Span:
    """A run of tokens."""

    __slots__ = ("doc", "end", "start")

    def __init__(self, doc: Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __reversed__(self) -> Iterator[Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __getitem__(self, i: int) -> Token:
        return self.doc.tokens[self.start : self.end][i]

    def __contains__(self, token: Token) -> bool:
        return self.start <= token.i < self.end

    @property
    def text(self) -> str:
        """Its text."""
        return self.doc.text[self.doc.starts[self.start] : self.doc.ends[self.end - 1]]

    @property
    def root(self) -> Token:
        """The highest token, the first of several, a bare space or sign last; as spaCy defines it."""
        start, end = self.start, self.end
        tops = [t for t in self.doc.tokens[start:end] if t.head is t or not start <= t.head.i < end]
        if len(tops) == 1:
            return tops[0]
        return min(tops, key=lambda t: (t.head is not t, not t.children and (t.is_space or t.is_punct), t.depth))


class Doc:
    """A document of plain tokens, which knows where they lie in its article; `known` is for what is worked out of it once."""

    def __init__(self, doc: spacy.tokens.Doc) -> None:
        words = self.words = words_of(doc)  # which the copy carries in its `user_data` too: it can't make them itself
        self.text = words.whole
        self.user_data: dict[Any, Any] = doc.user_data
        self._bounds: dict[tuple[int, int, str], tuple[int, int]] = {}
        self.known: defaultdict[str, dict[Any, Any]] = defaultdict(dict)
        self._ = SimpleNamespace(**{name: getattr(doc._, name) for name in SLOTS})
        self._shift, _ = chars_of(self, model.Span(0, 0, ""))
        article = self._.article
        self._source: str = self.text if article is None else article.text
        tag, dep, head = words.parse
        self.starts = words.offsets[:-1]
        opened = [i for i, starts in enumerate(words.starts_sentence) if starts or not i]
        self.sents = [Span(self, start, end) for start, end in pairwise([*opened, words.size])]
        sent = chain.from_iterable(repeat(s, s.end - s.start) for s in self.sents)
        told = (self.starts, words.text, words.lower, words.lemma, tag, words.pos, dep, words.is_space, sent)
        self.tokens = list(map(Token, repeat(self), range(words.size), *told))
        self.ends = list(map(add, self.starts, map(len, words.text)))
        self._grow(head)

    def _grow(self, head: Sequence[int]) -> None:
        """Ties each token to its head."""
        tokens, bits = self.tokens, [BIT[token.dep_] for token in self.tokens]
        for token, up, kids in zip(tokens, head, self.words.kids, strict=True):
            token.head = tokens[up]
            if kids:
                token.children = list(map(tokens.__getitem__, kids))
            for kid in kids:
                token.below |= bits[kid]

    def close(self) -> None:
        """Parts the tokens, each of which leads to all others, so that they go at once, not when a collector finds them."""
        for token in self.tokens:
            del token.head
        for held in (self.tokens, self.sents, self.known):
            held.clear()

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> Span: ...

    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Span(self, start, end)
        return self.tokens[at]

    def tokens_of(self, span: model.Span) -> Span:
        """The tokens that an article's span touches, widened to whole tokens."""
        return Span(self, *self.bounds_of(span))

    def bounds_of(self, span: model.Span) -> tuple[int, int]:
        """The first token that an article's span touches, and the one behind the last."""
        key = span.start, span.end, span.within
        found = self._bounds.get(key)
        if found is None:
            shift = self._shift if span.within == "text" else 0
            first = bisect_right(self.ends, span.start + shift)
            found = self._bounds[key] = first, bisect_left(self.starts, span.end + shift, first)
        return found

    def covered(self, spans: Iterable[model.Span]) -> set[int]:
        """Indices of all tokens that any of the spans touches."""
        found: set[int] = set()
        for span in spans:
            found.update(range(*self.bounds_of(span)))
        return found

    def span_of(self, start: int, end: int) -> model.Span:
        """The article's span of the tokens `start` to `end`."""
        first, last = self.starts[start] - self._shift, self.ends[end - 1] - self._shift
        if first < 0:
            return span_at(self, first + self._shift, last + self._shift)
        return model.Span(first, last, self._source[first:last])
