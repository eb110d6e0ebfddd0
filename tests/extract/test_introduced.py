"""Whom the unnamed persons of a report's opening turn out to be."""

import pytest

from claimx.rules import table
from claimx.rules.persons import Fate, fate_of
from tests.extract.test_coreference import called


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        # one age
        ("A 34-year-old man was pulled from the river. Omar Said, 34, was a welder.", "man", "Omar Said"),
        ("A teacher, 51, drowned on Monday. Omar Said, 34, saw it, and so did Ana Ruiz, 51.", "teacher", "Ana Ruiz"),
        # one fate
        ("A man was killed on Monday. Omar Said, of Lusaka, died at the scene.", "man", "Omar Said"),
        ("Man charged over blaze\n\nFire gutted a shop on Monday. Omar Said was arrested nearby.", "Man", "Omar Said"),
        ("A nurse was shot dead on Monday. Police held Omar Said. Ana Ruiz died in hospital.", "nurse", "Ana Ruiz"),
        # one noun
        ("A surgeon was fined on Monday. Omar Said, a surgeon in Lusaka, will appeal.", "surgeon", "Omar Said"),
        # what somebody is or is called
        ("The club hired Ana Ruiz as its director on Monday.", "director", "Ana Ruiz"),
        ("Ana Ruiz served as treasurer for years.", "treasurer", "Ana Ruiz"),
        ("Ana Ruiz became treasurer in May.", "treasurer", "Ana Ruiz"),
        ("Police held a suspect, identified as Omar Banda, 23, of Lusaka.", "suspect", "Omar Banda"),
        ("Omar Said, known as the fixer, was the victim.", "victim", "Omar Said"),
    ],
)
def test_the_one_named_further_on(nlp, text, word, name):
    assert called(nlp, text, word) == name


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A 34-year-old man was pulled from the river. Omar Said, 51, saw it.", "man"),
        ("A man met Omar Said on Monday. Said was arrested.", "man"),
        ("A woman was killed on Monday. Robert Moyo died on Tuesday.", "woman"),
        ("A man was killed on Monday. Omar Said and Robert Moyo died on Tuesday.", "man"),
        ("His mother was killed on Monday. Robert Moyo was arrested on Tuesday.", "mother"),
    ],
)
def test_none_where_something_speaks_against_it(nlp, text, word):
    assert called(nlp, text, word) in (None, word, f"His {word}", f"34-year-old {word}")


@pytest.mark.parametrize("row", table("persons", "fate", Fate), ids=lambda r: r.name)
def test_every_fate_ties_its_example(nlp, row):
    assert {fate_of(told) for told in (*row.told, *row.nouns)} == {row.name}
    assert called(nlp, row.example, "man") == "Omar Said"
