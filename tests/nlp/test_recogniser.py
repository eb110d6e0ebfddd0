import random
from collections.abc import Sequence

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from claimx.nlp.model import DEFAULT_MODEL
from claimx.nlp.recogniser import FACTORY, Moves, Numbers, Recogniser, entities, replaceable

TEXTS = (
    "Ana Ruiz, the mayor of San Pedro, told Reuters on Monday that 40 lorries had crossed the Harrad bridge since 5 May.",
    "New York City, New York.\n\nThe New York Times, Tuesday 3 March 2020, 5 p.m.",
    "Nothing happened there.",
    "",
    " \n ",
    "He paid",
    "Lake Tana National Park Bank of England Ministry of Foreign Affairs Johann Sebastian Bach Boulevard 120 million dollars",
)
NAMES = ["B-X", "B-Y", "I-X", "I-Y", "L-X", "L-Y", "U-X", "U-Y", "U-", "O"]


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.load(DEFAULT_MODEL)


def _marks(docs: Sequence[Doc]) -> list[list[tuple[str, str, str]]]:
    return [[(t.text, t.ent_iob_, t.ent_type_) for t in doc] for doc in docs]


def _parsed(stock: Language) -> list[Doc]:
    with stock.select_pipes(disable=["ner"]):
        return [stock(text) for text in TEXTS]


@pytest.mark.parametrize("batch_size", [1, 3, 64])
def test_texts_get_the_entities_that_the_models_own_recogniser_finds(stock: Language, batch_size: int) -> None:
    expected = _marks([stock(text) for text in TEXTS])
    recogniser = Recogniser(stock.get_pipe("ner"))  # type: ignore[arg-type]
    assert _marks(list(recogniser.pipe(_parsed(stock), batch_size=batch_size))) == expected
    assert any(iob == "I" for doc in expected for _, iob, _ in doc)


def test_entities_that_a_text_has_already_are_kept(stock: Language) -> None:
    known = _parsed(stock)[0]
    known.set_ents([Span(known, 3, 5, label="ORG")], default="missing")
    expected = _parsed(stock)[0]
    expected.set_ents([Span(expected, 3, 5, label="ORG")], default="missing")
    own = stock.get_pipe("ner")
    assert _marks([Recogniser(own)(known)]) == _marks([own(expected)])  # type: ignore[arg-type]


def _allowed(name: str, label: str, space: bool, stops: bool) -> bool:
    if label:
        return name == f"L-{label}" or (name == f"I-{label}" and not stops)
    return name == "O" or (not space and (name in ("U-X", "U-Y") or (name[0] == "B" and not stops)))


def _one_by_one(
    scores: dict[tuple[int, int, int], Numbers], space: Numbers, stops: Numbers
) -> list[tuple[int, int, str]]:
    """The rules of spaCy's recogniser, word by word."""
    found, start, label = [], -1, ""
    for at in range(len(space)):
        own = scores[(at, start, at - 1 if start >= 0 else -1)]
        moves = [i for i, name in enumerate(NAMES) if _allowed(name, label, space[at], stops[at])]
        move = NAMES[max(moves, key=lambda i: (own[i], -i))]
        if move[0] in "BU":
            start, label = at, move[2:]
        if move[0] in "LU":
            found.append((start, at + 1, label))
            start, label = -1, ""
    return found


@pytest.mark.parametrize("seed", range(40))
def test_all_words_at_once_are_decided_as_one_by_one(seed: int) -> None:
    drawn = random.Random(seed)
    length = drawn.randint(1, 30)
    states = [(at, start, at - 1 if start >= 0 else -1) for at in range(length + 1) for start in range(-1, at)]
    scores = {state: np.array([drawn.randint(0, 6) for _ in NAMES], dtype="f") for state in states}
    space, stops = (np.array([drawn.random() < 0.15 for _ in range(length)]) for _ in range(2))
    stops[-1] = True
    found = entities(Moves(NAMES), space, stops, lambda of: np.array([scores[tuple(row)] for row in of.tolist()]))
    assert found == _one_by_one(scores, space, stops)


def test_the_pipeline_runs_it_in_place_of_the_models_own(nlp: Language) -> None:
    assert FACTORY in nlp.pipe_names
    assert "ner" not in nlp.pipe_names


@pytest.mark.parametrize(
    ("factory", "config"), [("beam_ner", {}), ("ner", {"model": {"use_upper": False}}), ("entity_ruler", {})]
)
def test_another_kind_of_recogniser_is_left_alone(factory: str, config: dict[str, object]) -> None:
    other = spacy.blank("en")
    assert not replaceable(other)
    other.add_pipe(factory, name="ner", config=config)
    assert not replaceable(other)


def test_a_recogniser_of_the_models_kind_is_replaced(stock: Language) -> None:
    assert replaceable(stock)
