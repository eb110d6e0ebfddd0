"""Slips of the tagger and parser that the tree gives away are mended before claims are read."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimx.extract import claims_of
from claimx.extract.repair import repaired
from claimx.nlp.plain import hang, plain

Read = Callable[..., Doc]


def tree(doc: Doc) -> dict[str, tuple[str, str, str]]:
    return {t.text: (t.tag_, t.dep_, t.head.text) for t in doc}


@pytest.mark.parametrize(
    ("sentence", "word", "slip", "mended"),
    [
        (
            "The A80, the largest jet, was set to land in the United States on Monday.",
            "land",
            ("NN", "xcomp", "set"),
            ("VB", "xcomp", "set"),
        ),
        ("The plane was set to land in Norway.", "land", ("NN", "pobj", "to"), ("VB", "xcomp", "set")),
        ("A zoo shot and killed a bear on Saturday.", "shot", ("NN", "ROOT", "shot"), ("VBD", "ROOT", "shot")),
        ("Aid workers from Turkey reached the camp.", "workers", ("NNS", "dobj", "Aid"), ("NNS", "nsubj", "reached")),
        (
            "Two men died when a bus overturned near Turin.",
            "bus",
            ("NN", "advcl", "died"),
            ("NN", "nsubj", "overturned"),
        ),
        (
            "The coach will leave from Turin and land in Bari on Sunday.",
            "land",
            ("NN", "conj", "Turin"),
            ("VB", "conj", "leave"),
        ),
        ("He was named by Mayor Ana Paz Sunday as a spy.", "Paz", ("NNP", "compound", "Sunday"), ("NNP", "pobj", "by")),
        ("Youths blamed the raid on smugglers.", "on", ("IN", "prep", "raid"), ("IN", "prep", "blamed")),
        (
            "Thousands crossed the border, many fleeing violence.",
            "violence",
            ("NN", "dobj", "crossed"),
            ("NN", "dobj", "fleeing"),
        ),
        (
            "A quake struck the coast, injuring five people and damaging houses.",
            "damaging",
            ("JJ", "amod", "houses"),
            ("VBG", "conj", "injuring"),
        ),
        (
            "The firm bought ships as a means of modernising it's coastal fleet.",
            "fleet",
            ("NN", "attr", "'s"),
            ("NN", "dobj", "modernising"),
        ),
        (
            "Orell have signed a contract with the ministry to supply 14 new passenger airliners converted for the task.",
            "converted",
            ("VBD", "advcl", "signed"),
            ("VBN", "acl", "airliners"),
        ),
        (
            "I am in contact with emergency services and Natra, who are working hard.",
            "working",
            ("VBG", "relcl", "contact"),
            ("VBG", "relcl", "Natra"),
        ),
        (
            "He promised to rebuild the mill and sold it in May.",
            "sold",
            ("VBD", "conj", "rebuild"),
            ("VBD", "conj", "promised"),
        ),
        (
            "Red Brigade release 21 kidnapped schoolboys in exchange for four militants - but still hold nearly 200 captives",
            "release",
            ("NN", "ROOT", "release"),
            ("VBP", "ROOT", "release"),
        ),
        (
            "The police had cleared the consulate of attackers.",
            "of",
            ("IN", "prep", "consulate"),
            ("IN", "prep", "cleared"),
        ),
        (
            "The release is the outcome of talks between the union and the firm brokered by the Red Cross.",
            "brokered",
            ("VBN", "acl", "firm"),
            ("VBN", "acl", "talks"),
        ),
        (
            "Many questions remained for returning pupils as officers examined how he had access to a rifle, an old revolver"
            " and 300 rounds of ammunition that he carried.",
            "revolver",
            ("NN", "appos", "questions"),
            ("NN", "conj", "rifle"),
        ),
        (
            "The gunman carjacked a vehicle being driven by a woman and threatened to murder her.",
            "threatened",
            ("VBD", "conj", "driven"),
            ("VBD", "conj", "carjacked"),
        ),
        (
            "The mayor condemned the raid on the town of Borsk that left nine dead.",
            "left",
            ("VBD", "relcl", "town"),
            ("VBD", "relcl", "raid"),
        ),
        (
            "The army destroyed a depot used by the rebels and filled with rockets.",
            "filled",
            ("VBN", "conj", "destroyed"),
            ("VBN", "conj", "used"),
        ),
    ],
)
def test_slips_are_mended(
    read: Read, sentence: str, word: str, slip: tuple[str, str, str], mended: tuple[str, str, str]
) -> None:
    doc = read(sentence)
    assert (tree(doc)[word], tree(repaired(plain(doc)))[word]) == (slip, mended)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council plans a walk to the dam.",
        "Help arrived when it was needed.",
        "He fed goats.",
        "She was set to work.",
        "They praised the raid on smugglers.",
        "They cleared the streets of the city.",
        "It is said that it's winter.",
        "The mayor, a farmer, spoke of the flood.",
        "They meet boys carrying flags.",
        "Police said he owned a knife, a rifle and two masks.",
        "Police found a car rented by the suspect and towed it to a yard.",
        "The army shelled a depot that the rebels used and was driven back.",
    ],
)
def test_a_sound_tree_stays(read: Read, sentence: str) -> None:
    doc = read(sentence)
    assert tree(repaired(plain(doc))) == tree(doc)


def test_a_mended_clause_is_a_claim(read: Read) -> None:
    found = {c.predicate.lemma: c for c in claims_of(read("A zoo shot and killed a bear on Saturday."))}
    assert [found[lemma].who.span.text for lemma in ("shoot", "kill") if found[lemma].who] == ["A zoo", "A zoo"]


def test_a_token_moves_with_its_place_among_the_children(read: Read) -> None:
    doc = plain(read("The old mill burned."))
    hang(doc[1], doc[3], "dep")
    assert ([t.text for t in doc[3].children], doc[1].dep_) == (["old", "mill", "."], "dep")
