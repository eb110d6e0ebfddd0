"""Whom the unnamed persons of a report's opening turn out to be."""

import pytest

from claimx.extract import introduced, meant
from claimx.rules import mapping, table
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
        ("A woman was shot dead on Monday. Police held Omar Said. Ana Ruiz died in hospital.", "woman", "Ana Ruiz"),
        # one noun
        ("A surgeon was fined on Monday. Omar Said, a surgeon in Lusaka, will appeal.", "surgeon", "Omar Said"),
        # one kinship
        ("Mother killed in Lund\n\nOmar Said killed his mother, Ruth Banda, on Monday.", "Mother", "Ruth Banda"),
        ("A 16-year-old was hurt on Monday. Omar Said, 16, was flown out.", "old", "Omar Said"),
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
        ("Her lawyer spoke on Monday. Ruth Banda was in court.", "lawyer"),
        ("Police held Omar Said. A second man was hurt on Monday.", "man"),
        (
            "Fire broke out. Rain fell. Roads were shut. Trams stopped. Crews came. Smoke rose. A man was killed on "
            "Monday, and Omar Said died at the scene.",
            "man",
        ),
        (
            "Robert Moyo shot his father on Friday. Police said Moyo had fled. He had a rifle. The house burned down. "
            "Smoke rose. Crews came. A man went on a shooting spree in Lusaka a few months ago, killing four.",
            "man",
        ),
    ],
)
def test_none_where_something_speaks_against_it(nlp, text, word):
    assert called(nlp, text, word) in (
        None,
        word,
        *(f"{before} {word}" for before in ("His", "Her", "34-year-old", "second")),
    )


@pytest.mark.parametrize("row", table("persons", "fate", Fate), ids=lambda r: r.name)
def test_every_fate_ties_its_example(nlp, row):
    assert {fate_of(told) for told in (*row.told, *row.nouns)} == {row.name}
    assert called(nlp, row.example, "man") == "Omar Said"


def test_each_weight_has_its_evidence(nlp, monkeypatch):
    rows = {"person": [], "pronoun": []}

    def noted(kind, found):
        return lambda *asked: rows[kind].append(found(*asked)) or rows[kind][-1]

    monkeypatch.setattr(introduced, "evidence", noted("person", introduced.evidence))
    monkeypatch.setattr(meant, "evidence", noted("pronoun", meant.evidence))
    called(nlp, "A man was held on Monday. Omar Said, 34, was charged. He will appeal.", "man")
    for kind, found in rows.items():
        assert {len(row) for told in found for row in told if row is not None} == {len(mapping("weights", kind))}
