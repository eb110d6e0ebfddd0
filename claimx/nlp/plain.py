"""A parsed `Doc` copied into plain Python: the same names as spaCy's, without its cost of making a token at every question."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import repeat
from types import SimpleNamespace
from typing import Any, cast

from spacy.tokens import Doc, Token

from claimx.nlp.words import words_of

SLOTS = ("article", "published", "times", "places", "names", "quantities", "attributions")
STRINGS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP"]
FLAGS: list[int | str] = ["IS_SPACE", "IS_ALPHA", "IS_QUOTE", "IS_PUNCT", "SPACY"]


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
        "is_alpha",
        "is_punct",
        "is_quote",
        "is_space",
        "lemma_",
        "lower_",
        "pos_",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    head: _Token
    sent: _Span
    idx: int
    text: str
    whitespace_: str

    def __init__(self, doc: _Doc, i: int, idx: int, strings: Iterable[str], flags: Iterable[bool]) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        self.text, self.lower_, self.lemma_, self.tag_, self.pos_, self.dep_ = strings
        self.is_space, self.is_alpha, self.is_quote, self.is_punct, spaced = flags
        self.whitespace_ = " " if spaced else ""
        self.children: list[_Token] = []

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def text_with_ws(self) -> str:
        return self.text + self.whitespace_

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


def _tokens(of: _Doc, doc: Doc) -> list[_Token]:
    """Each token with its place, its strings, its flags."""
    name = cache(doc.vocab.strings.__getitem__)
    strings = zip(*(map(name, column) for column in doc.to_array(STRINGS).T.tolist()), strict=True)
    flags = doc.to_array(FLAGS).astype(bool).tolist()
    return list(map(_Token, repeat(of), range(len(doc)), doc.to_array("IDX").tolist(), strings, flags))


class _Doc:
    """A document of plain tokens."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        words_of(doc)  # so that the copy carries them: it can't make them itself
        self.user_data: dict[Any, Any] = dict(doc.user_data)
        self._ = SimpleNamespace(**{name: getattr(doc._, name) for name in SLOTS})
        self.tokens = _tokens(self, doc)
        self.starts = [t.idx for t in self.tokens]
        self.ends = [t.idx + len(t.text) for t in self.tokens]
        for token, distance in zip(self.tokens, doc.to_array(["HEAD"]).astype("int64").tolist(), strict=True):
            token.head = self.tokens[token.i + distance]
            if distance:
                token.head.children.append(token)
        opened = [i for i, at in enumerate(doc.to_array(["SENT_START"]).tolist()) if at == 1 or not i]
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
