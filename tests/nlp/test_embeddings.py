import pytest
import spacy
from spacy.language import Language

from claimx.nlp.embeddings import NAME, share_equal_words
from claimx.nlp.model import DEFAULT_MODEL

TEXTS = (
    "The bridge that fell on Monday was the bridge that the ministry closed, the mayor of the town said.",
    "The the THE The, bridge bridges Bridge;  bridge\n\nbridge",
    "Closed.",
)


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def ours() -> Language:
    nlp = spacy.load(DEFAULT_MODEL)
    assert share_equal_words(nlp) == 2
    return nlp


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
@pytest.mark.parametrize("texts", [TEXTS, TEXTS[:1], ("",), ("", TEXTS[1])])
def test_each_word_gets_the_same_vector_to_the_last_bit(
    stock: Language, ours: Language, component: str, texts: tuple[str, ...]
) -> None:
    found = []
    for nlp in (stock, ours):
        layer = next(node for node in nlp.get_pipe(component).model.walk() if node.name == "extract_features")  # type: ignore[attr-defined]
        whole = next(node for node in nlp.get_pipe(component).model.walk() if layer in node.layers)  # type: ignore[attr-defined]
        found.append(whole.predict([nlp.make_doc(text) for text in texts]))
    assert [a.tobytes() for a in found[0]] == [b.tobytes() for b in found[1]]


def test_each_kind_of_word_is_worked_out_once(ours: Language) -> None:
    layer = next(node for node in ours.get_pipe("tok2vec").model.walk() if node.name == NAME)  # type: ignore[attr-defined]
    seen = []
    inner = layer.layers[0]
    layer.layers[0] = type(
        "Seen", (), {"predict": lambda self, rows: (seen.append(len(rows.dataXd)), inner.predict(rows))[1]}
    )()
    ours.get_pipe("tok2vec").model.predict([ours.make_doc("no no no no")])  # type: ignore[attr-defined]
    layer.layers[0] = inner
    assert seen == [2]  # the last "no" has no space behind it


def test_a_pipeline_without_such_layers_is_left_alone() -> None:
    assert share_equal_words(spacy.blank("en")) == 0
