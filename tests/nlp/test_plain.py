"""The plain copy of a document answers as spaCy does."""

from typing import Any

import pytest
from spacy.tokens import Doc

from claimx.model import Article, Span
from claimx.nlp import model
from claimx.nlp.docs import make_doc
from claimx.nlp.plain import hang, plain

TEXT = """Ferry runs aground

A ferry with 40 people aboard ran aground off Sicily  on Monday. "Nobody was hurt," the coastguard said.

The captain, who had sailed for hours, and two mates left the wreck; its cargo didn't burn.
"""
STRINGS = ("text", "lower_", "lemma_", "tag_", "pos_", "dep_", "whitespace_")
OTHERS = ("i", "idx", "is_space", "is_alpha", "is_quote")
TOKENS = ("head", "left_edge", "right_edge")
LISTS = ("children", "lefts", "rights", "ancestors", "subtree")


@pytest.fixture(scope="module")
def doc() -> Doc:
    return model.load()(make_doc(model.load(), Article(id="a", text=TEXT, path="a")))


def at(token: Any) -> int:
    return int(token.i)


@pytest.mark.parametrize("name", STRINGS + OTHERS)
def test_attributes_are_spacys(doc: Doc, name: str) -> None:
    assert [getattr(t, name) for t in plain(doc)] == [getattr(t, name) for t in doc]


@pytest.mark.parametrize("name", TOKENS)
def test_related_tokens_are_spacys(doc: Doc, name: str) -> None:
    assert [at(getattr(t, name)) for t in plain(doc)] == [at(getattr(t, name)) for t in doc]


@pytest.mark.parametrize("name", LISTS)
def test_token_lists_are_spacys(doc: Doc, name: str) -> None:
    assert [[*map(at, getattr(t, name))] for t in plain(doc)] == [[*map(at, getattr(t, name))] for t in doc]


def test_sentences_are_spacys(doc: Doc) -> None:
    copied = [(s.start, s.end, s.text, at(s.root)) for s in plain(doc).sents]
    assert copied == [(s.start, s.end, s.text, at(s.root)) for s in doc.sents]
    assert [t.sent.start for t in plain(doc)] == [t.sent.start for t in doc]


def test_spans_have_spacys_root_and_characters(doc: Doc) -> None:
    copy = plain(doc)
    for start in range(len(doc)):
        for end in range(start + 1, min(start + 6, len(doc)) + 1):
            ours, theirs = copy[start:end], doc[start:end]
            assert (ours.text, at(ours.root)) == (theirs.text, at(theirs.root))


def test_characters_widen_to_whole_tokens(doc: Doc) -> None:
    copy = plain(doc)
    for start in range(len(TEXT) - 4):
        if TEXT[start + 3] == " ":
            continue  # spaCy gives a word the space behind it, but not the one before it
        theirs = doc.char_span(start, start + 4, alignment_mode="expand")
        assert theirs is not None
        assert copy.bounds_of(Span(start, start + 4, "")) == (theirs.start, theirs.end)
        assert [*copy.tokens_of(Span(start, start + 4, ""))] == [*copy[theirs.start : theirs.end]]


def test_what_was_found_is_carried_over(doc: Doc) -> None:
    assert plain(doc)._.times == doc._.times != ()
    assert plain(doc).text == TEXT


def test_an_empty_document_has_no_sentences() -> None:
    assert list(plain(Doc(model.load().vocab)).sents) == []


def test_spans_of_an_outside_title_and_a_text_are_their_own() -> None:
    article = Article(id="a", text="Two men died.", path="a", title="Mill burns", title_outside=True)
    doc = plain(model.load()(make_doc(model.load(), article)))
    spans = [doc.span_of(t.i, t.i + 1) for t in doc if not t.is_space]
    assert [(s.within, s.start) for s in spans if s.text in {"Mill", "men"}] == [("title", 0), ("text", 4)]


def test_a_token_hung_below_itself_leaves_a_tree(doc: Doc) -> None:
    for start in range(len(doc)):
        copy = plain(doc)
        token = copy[start]
        for below in [t for t in token.subtree if t is not token]:
            hang(token, below, "dep")
            assert token.head is below
            assert all(token.i in {t.i for t in up.subtree} for up in token.ancestors)
