"""A parsed `Doc` copied into plain Python: the same names as spaCy's, without its cost of making a token at every question."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

from spacy.tokens import Doc, Token

from claimx.nlp.words import words_of

SLOTS = ("article", "published", "times", "places", "names", "quantities", "attributions")
FLAGS: list[int | str] = ["IS_ALPHA", "IS_QUOTE", "IS_PUNCT"]


def plain(doc: Doc) -> Doc:
    """The document, to be read as spaCy's own is (tokens, heads, children, sentences, `doc._`); what is set on it stays there.

    It answers only what claims are read from; the type says `Doc`, since a function must take both.
    """
    return cast(Doc, _Doc(doc))


def hang(token: Token, head: Token, dep: str) -> None:
    """Moves a token of a plain copy, with all below it, under another head."""
    moved, over = cast(_Token, token), cast(_Token, head)
    moved.head.children.remove(moved)
    moved.head, moved.dep_ = over, dep
    over.children.append(moved)
    over.children.sort(key=lambda c: c.i)


class _Token:
    """A token with spaCy's attributes, all computed once."""

    __slots__ = (
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

    head: _Token
    sent: _Span
    idx: int
    text: str

    def __init__(self, doc: _Doc, i: int, values: tuple[Any, ...]) -> None:
        self.doc, self.i = doc, i
        self.idx, self.text, self.lower_, self.lemma_, self.tag_, self.pos_, self.dep_, self.is_space = values
        self.children: list[_Token] = []

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def whitespace_(self) -> str:
        return " " if self.doc.words.spaced[self.i] else ""

    @property
    def text_with_ws(self) -> str:
        return self.text + self.whitespace_

    @property
    def is_alpha(self) -> bool:
        return self.doc.flags[self.i][0]

    @property
    def is_quote(self) -> bool:
        return self.doc.flags[self.i][1]

    @property
    def is_punct(self) -> bool:
        return self.doc.flags[self.i][2]

    @property
    def lefts(self) -> list[_Token]:
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list[_Token]:
        return [c for c in self.children if c.i > self.i]

    @property
    def ancestors(self) -> Iterator[_Token]:
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def depth(self) -> int:
        """How many steps lead up to its sentence's root."""
        return sum(1 for _ in self.ancestors)

    @property
    def subtree(self) -> list[_Token]:
        """The token and all below it, in order of the text."""
        found, todo = [], [self]
        while todo:
            token = todo.pop()
            found.append(token)
            todo += token.children
        return sorted(found, key=lambda t: t.i)

    @property
    def left_edge(self) -> _Token:
        return self._edge(0)

    @property
    def right_edge(self) -> _Token:
        return self._edge(-1)

    def _edge(self, side: int) -> _Token:
        token = self
        while token.children and (token.children[side].i < token.i) == (side == 0):
            token = token.children[side]
        return token

    def nbor(self, i: int = 1) -> _Token:
        return self.doc.tokens[self.i + i]


class _Span:
    """A run of tokens."""

    def __init__(self, doc: _Doc, start: int, end: int) -> None:
        self.doc, self.start, self.end = doc, start, end

    def __iter__(self) -> Iterator[_Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __reversed__(self) -> Iterator[_Token]:
        return reversed(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __getitem__(self, i: int) -> _Token:
        return self.doc.tokens[self.start : self.end][i]

    def __contains__(self, token: _Token) -> bool:
        return self.start <= token.i < self.end

    @property
    def start_char(self) -> int:
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> _Token:
        """The highest token, the first of several, a bare space or sign last; as spaCy defines it."""
        start, end = self.start, self.end
        tops = [t for t in self.doc.tokens[start:end] if t.head is t or not start <= t.head.i < end]
        if len(tops) == 1:
            return tops[0]
        return min(tops, key=lambda t: (t.head is not t, (t.is_space or t.is_punct) and not t.children, t.depth))


class _Doc:
    """A document of plain tokens."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        words = self.words = words_of(doc)  # which the copy carries in its `user_data` too: it can't make them itself
        self.user_data: dict[Any, Any] = dict(doc.user_data)
        self._ = SimpleNamespace(**{name: getattr(doc._, name) for name in SLOTS})
        tag, dep, head = words.parse
        self.flags: list[list[bool]] = doc.to_array(FLAGS).astype(bool).tolist()
        self.starts = words.offsets[:-1]
        values = zip(
            self.starts, words.text, words.lower, words.lemma, tag, words.pos, dep, words.is_space, strict=True
        )
        self.tokens = [_Token(self, i, of) for i, of in enumerate(values)]
        self.ends = [t.idx + len(t.text) for t in self.tokens]
        for token, up in zip(self.tokens, head, strict=True):
            over = token.head = self.tokens[up]
            if over is not token:
                over.children.append(token)
        opened = [i for i, starts in enumerate(words.starts_sentence) if starts or not i]
        ends = [*opened[1:], len(self.tokens)]
        self.sents = [_Span(self, start, end) for start, end in zip(opened, ends, strict=bool(opened))]
        for sentence in self.sents:
            for token in self.tokens[sentence.start : sentence.end]:
                token.sent = sentence

    def __iter__(self) -> Iterator[_Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, at: int | slice) -> _Token | _Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return _Span(self, start, end)
        return self.tokens[at]

    def char_span(self, start: int, end: int, alignment_mode: str = "expand") -> _Span | None:
        """The tokens that the characters touch."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return _Span(self, first, last) if first < last else None
