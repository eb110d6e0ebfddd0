import random
from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimx.nlp.model import DEFAULT_MODEL
from claimx.nlp.wordforms import FACTORY, WordForms, replaceable

TEXTS = (
    "The bridges over the river were closed; two of them haven't reopened since the worst floods in thirty years.",
    "There's no doubt, he said. There were 12 lorries waiting, and it'll be worse tomorrow.",
    "Y'all come on, let's go: I'm gonna leave, you ain't, and they've gotta stay.",
    "Officials “had not been told” of the men’s arrest, lying ships or axes left better and closer.",
    "C'mon! U.S. troops'd better leave, the minister's aide was thinking; that's what the reports said.\n\n\nMore  news",
)


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.load(DEFAULT_MODEL, exclude=["ner"])


def _seen(doc: Doc) -> list[tuple[str, str, str, str]]:
    return [(t.text, t.pos_, str(t.morph), t.lemma_) for t in doc]


def _words(stock: Language) -> Callable[[str], Doc]:
    fresh = spacy.load(DEFAULT_MODEL, exclude=["ner"])
    ours = WordForms(stock.vocab, fresh.get_pipe("attribute_ruler"), fresh.get_pipe("lemmatizer"))  # type: ignore[arg-type]
    with stock.select_pipes(disable=["attribute_ruler", "lemmatizer"]):
        docs = {text: stock(text) for text in TEXTS}
    return lambda text: ours(docs[text])


@pytest.mark.parametrize("order", [0, 1])
def test_words_get_what_the_models_own_ruler_and_lemmatiser_give(stock: Language, order: int) -> None:
    texts = random.Random(order).sample(TEXTS, len(TEXTS))
    words = _words(stock)
    assert [_seen(words(text)) for text in texts] == [_seen(stock(text)) for text in texts]


def test_a_verb_with_a_hyphen_has_the_lemma_of_its_last_part(nlp: Language) -> None:
    doc = nlp(
        "The crossing was re-opened on Monday; he was re-elected, and they co-wrote it. The UN co-ordinated the effort."
    )
    assert [t.lemma_ for t in doc if "-" in t.text] == ["re-open", "re-elect", "co-write", "coordinate"]


def test_what_is_known_of_one_text_does_not_leak_into_another(stock: Language) -> None:
    words = _words(stock)
    first = _seen(words(TEXTS[2]))
    for text in TEXTS:
        words(text)
    assert _seen(words(TEXTS[2])) == first


def test_the_pipeline_runs_it_in_place_of_the_two(nlp: Language) -> None:
    assert FACTORY in nlp.pipe_names
    assert not {"attribute_ruler", "lemmatizer"} & set(nlp.pipe_names)


def test_another_kind_of_lemmatiser_is_left_alone() -> None:
    other = spacy.blank("en")
    other.add_pipe("attribute_ruler")
    assert not replaceable(other)
    other.add_pipe("lemmatizer", config={"mode": "lookup"})
    assert not replaceable(other)


def test_a_pattern_of_several_words_without_a_certain_one_is_left_to_the_ruler() -> None:
    other = spacy.blank("en")
    ruler = other.add_pipe("attribute_ruler")
    other.add_pipe("lemmatizer", config={"mode": "rule"})
    assert replaceable(other)
    ruler.add([[{"TAG": "NN"}, {"TAG": "NN"}]], {"POS": "NOUN"})  # type: ignore[attr-defined]
    assert not replaceable(other)
