"""Speakers that the parser put elsewhere, on hand-built parses."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimx.nlp.attributions.misplaced import misplaced, swallowed


def _doc(rows: str) -> Doc:
    """A document of `word/TAG/POS/dep/head` rows; the word of saying's lemma is without its ending."""
    cells = [row.split("/") for row in rows.split()]
    words, tags, pos, deps, heads = zip(*cells, strict=True)
    lemmas = [{"said": "say", "added": "add", "told": "tell"}.get(w, w.lower()) for w in words]
    return Doc(Vocab(), words=words, tags=tags, pos=pos, deps=deps, heads=[int(h) for h in heads], lemmas=lemmas)


BEFORE = (
    "Some/DT/DET/nsubj/1 had/VBD/VERB/ccomp/8 burns/NNS/NOUN/dobj/1 the/DT/DET/det/5 Nile/NNP/PROPN/compound/5 "
    "Observatory/NNP/PROPN/dobj/1 for/IN/ADP/prep/5 Rights/NNPS/PROPN/pobj/6 said/VBD/VERB/ROOT/8"
)


@pytest.mark.parametrize(
    ("rows", "verb", "who"),
    [
        (BEFORE, 8, "Observatory"),
        (BEFORE.replace("PROPN", "NOUN"), 8, None),  # words for no one in particular
        (BEFORE.replace("ccomp", "advcl"), 8, None),  # nothing is said
        (
            "It/PRP/PRON/nsubj/1 fell/VBD/VERB/ROOT/1 ,/,/PUNCT/punct/1 added/VBN/VERB/advcl/1 Moyo/NNP/PROPN/dobj/3",
            3,
            "Moyo",
        ),
        (
            "It/PRP/PRON/nsubj/1 fell/VBD/VERB/ROOT/1 ,/,/PUNCT/punct/1 added/VBN/VERB/advcl/1 Moyo/NNP/PROPN/dobj/3 "
            "and/CC/CCONJ/cc/3 left/VBD/VERB/conj/3",
            3,
            None,
        ),
        (
            "It/PRP/PRON/nsubj/1 fell/VBD/VERB/ROOT/1 ,/,/PUNCT/punct/1 told/VBD/VERB/advcl/1 Moyo/NNP/PROPN/dobj/3",
            3,
            None,
        ),
        (
            "\"/``/PUNCT/punct/2 It/PRP/PRON/nsubj/2 fell/VBD/VERB/ROOT/2 \"/''/PUNCT/punct/2 said/VBD/VERB/ROOT/4 "
            "Lena/NNP/PROPN/compound/6 Moyo/NNP/PROPN/nsubj/7 adding/VBG/VERB/advcl/4",
            4,
            "Moyo",
        ),
    ],
)
def test_a_name_beside_a_word_of_saying_without_a_subject_says_it(rows: str, verb: int, who: str | None) -> None:
    found = misplaced(_doc(rows)[verb])
    assert (found.text if found is not None else None) == who


SWALLOWED = (
    "Shells/NNS/NOUN/nsubj/1 hurt/VBD/VERB/ccomp/4 ten/CD/NUM/nummod/3 people/NNS/NOUN/nsubj/4 said/VBD/VERB/ROOT/4 "
    "the/DT/DET/det/6 Observatory/NNP/PROPN/dobj/4"
)


@pytest.mark.parametrize(
    ("rows", "who"),
    [
        (SWALLOWED, "Observatory"),
        (SWALLOWED.replace("hurt/VBD/VERB/ccomp/4", "hurt/VBD/VERB/advcl/4"), None),
        (SWALLOWED.replace("Observatory/NNP/PROPN", "truth/NN/NOUN"), None),
    ],
)
def test_words_of_what_is_said_are_no_speaker(rows: str, who: str | None) -> None:
    doc = _doc(rows)
    found = swallowed(doc[4], doc[3])
    assert (found.text if found is not None else None) == who
