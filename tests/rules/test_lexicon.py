"""Every row of the event lexicon and its helpers does what its example shows."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimx.extract import claims_of
from claimx.rules import mapping, table
from claimx.rules.lexicon import (
    EventClass,
    Governed,
    Nominals,
    NounKind,
    VerbKind,
    Words,
    begins_phrase,
    contrasting,
    event_class,
    event_classes,
    noun_kinds,
)

Read = Callable[..., Doc]


@pytest.mark.parametrize("row", table("events", "class", EventClass), ids=lambda row: row.name)
def test_an_event_class_finds_its_example(read: Read, row: EventClass) -> None:
    assert row.name in {c.predicate.cls for c in claims_of(read(row.example))}


@pytest.mark.parametrize("row", table("nominals", "nouns", Nominals), ids=lambda row: row.name)
def test_a_noun_of_an_example_is_a_claim(read: Read, row: Nominals) -> None:
    assert {c.predicate.lemma for c in claims_of(read(row.example)) if c.nominal} & set(row.lemmas)


def test_opposites_point_at_each_other() -> None:
    paired = {name: row.opposite for name, row in event_classes().items() if row.opposite}
    assert all(paired[other] == name for name, other in paired.items())


def test_a_verb_stands_in_one_class_only() -> None:
    verbs = [v for row in event_classes().values() for v in row.verbs]
    assert sorted({v for v in verbs if verbs.count(v) > 1}) == []


@pytest.mark.parametrize("row", table("predicates", "verbs", VerbKind), ids=lambda row: row.kind)
def test_a_verb_kind_stands_in_its_example(read: Read, row: VerbKind) -> None:
    doc = read(row.example)
    assert ({t.lemma_ for t in doc} | {c.predicate.lemma for c in claims_of(doc)}) & set(row.lemmas)


@pytest.mark.parametrize("row", table("grammar", "words", Words), ids=lambda row: row.name)
def test_function_words_stand_in_their_example(row: Words) -> None:
    example = f" {row.example.lower().rstrip('.')} "
    assert any(f" {words} " in example for words in row.words)


def test_a_class_of_function_words_stands_once() -> None:
    names = [row.name for row in table("grammar", "words", Words)]
    assert sorted({name for name in names if names.count(name) > 1}) == []


@pytest.mark.parametrize(("prefix", "example"), mapping("grammar", "prefix").items())
def test_a_prefix_stays_with_its_word_in_its_example(prefix: str, example: str, read: Read) -> None:
    assert any(t.lower_.startswith(f"{prefix}-") and len(t) > len(prefix) + 1 for t in read(example))


@pytest.mark.parametrize("row", table("nouns", "kind", NounKind), ids=lambda row: row.name)
def test_two_nouns_of_an_example_are_of_one_kind(row: NounKind, read: Read) -> None:
    nouns = [t.lemma_.lower() for t in read(row.example) if row.name in noun_kinds(t.lemma_.lower())]
    assert len(nouns) >= 2


def test_a_verb_known_with_another_word_begins_a_phrase() -> None:
    phrases = [verb for row in table("events", "class", EventClass) for verb in row.verbs if " " in verb]
    assert all(begins_phrase(phrase.split()[0]) for phrase in phrases)
    assert begins_phrase("re-take")
    assert not begins_phrase("derail")


def test_parts_are_told_apart() -> None:
    assert contrasting("the eastern bank", "the western bank")
    assert not contrasting("the eastern bank", "the bank")


def test_nouns_and_verbs_are_looked_up_apart() -> None:
    assert (event_class("strike"), event_class("strike", nominal=True), event_class("chair")) == (
        "ATTACK",
        "ATTACK",
        None,
    )


@pytest.mark.parametrize("row", table("predicates", "governed", Governed), ids=lambda row: row.preposition)
def test_a_governed_preposition_leads_to_what(read: Read, row: Governed) -> None:
    found = next(c for c in claims_of(read(row.example)) if c.predicate.lemma in row.lemmas)
    assert found.what is not None
    assert found.what.head in row.example


@pytest.mark.parametrize("row", table("predicates", "controlling", Governed), ids=lambda row: row.preposition)
def test_a_controlling_preposition_leads_to_who_acts(read: Read, row: Governed) -> None:
    *_, act = [c for c in claims_of(read(row.example)) if not c.nominal]
    named = row.example.split(f" {row.preposition} ")[1]
    doer = act.who or act.what
    assert doer is not None
    assert named.startswith(doer.span.text)
