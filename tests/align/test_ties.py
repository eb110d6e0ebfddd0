"""Unnamed things of different articles: which are one, what is their entity, and which claims point to them."""

import numpy as np
import pytest

from claimx.align import group
from claimx.align.entities import Book
from claimx.align.ties import alike, tied
from claimx.engines.shelf import Memory
from claimx.model import Argument, Article, Chain, Claim, Predicate, Span
from claimx.model.span import Evidence
from claimx.pipeline import Options, extract

BOOK = Book({}, {"person:Ann Okello": "person:Ann Okello"}, {"person:Ann Okello": "nokello", "person:Ed Moyo": "nmoyo"})
NEAR = 0.5


def chain(number, phrase, *acts, ref=None, **more):
    told = {"kind": "person", "sentence": 1, "nouns": (phrase.split()[-1],) if ref is None else ()} | more
    return Chain(number=number, ref=ref, phrase=phrase, acts=acts, **told)


def entity(*articles, near=NEAR):
    """The entity of each unnamed thing: {(article, number): entity}, of articles that are all alike."""
    chains = {f"{n}.txt": list(own) for n, own in enumerate(articles)}
    pairs = [(a, b, near) for a in chains for b in chains if a < b]
    return tied(chains, chains.__getitem__, pairs, BOOK).of


def one(*articles, near=NEAR):
    """True where the first unnamed thing of each article is one."""
    of = entity(*articles, near=near)
    firsts = [of.get((f"{n}.txt", next(c.number for c in own if c.ref is None))) for n, own in enumerate(articles)]
    return None not in firsts and len(set(firsts)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ([chain(3, "the sniper", "who flee")], [chain(9, "a sniper", "what arrest")]),
        ([chain(3, "his mother", "what kill")], [chain(5, "the mother", "what bury")]),
        ([chain(3, "the nurse", "what fire", ages=(41,))], [chain(5, "a woman", "what dismiss", ages=(41,))]),
        (
            [chain(3, "two guards", "what bind", kind="people", plural=True, nouns=("guard",), numbers=("two",))],
            [chain(5, "two guards", "what beat", kind="people", plural=True, nouns=("guard",), numbers=("two",))],
        ),
        (
            [chain(3, "the Harrad bank", "what rob", kind="thing", within=("place:1",))],
            [chain(5, "a bank", "what raid", kind="thing", within=("place:1",))],
        ),
    ],
)
def test_things_told_alike_in_alike_articles_are_one(a, b):
    assert one(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # nothing in common
        ([chain(3, "the sniper", "who flee", "who hide")], [chain(5, "a baker", "what arrest", "who sell")]),
        # one and several
        ([chain(3, "the guard", "who flee", "who run")], [chain(5, "guards", "who flee", "who run", plural=True)]),
        # man and woman
        (
            [chain(3, "the nurse", "who flee", "who run", gender="male")],
            [chain(5, "a nurse", "who flee", "who run", gender="female")],
        ),
        # two of a kind
        (
            [chain(3, "the eastern lock", "what open", "what shut", kind="thing", mods=("eastern",))],
            [chain(5, "the western lock", "what open", "what shut", kind="thing", mods=("western",))],
        ),
        # two countries
        (
            [chain(3, "the Kenyan army", "who fight", "who win", kind="thing", within=("country:KE",))],
            [chain(5, "the Somali army", "who fight", "who win", kind="thing", within=("country:SO",))],
        ),
        # other numbers of them, told by a noun that all tell
        (
            [chain(3, "two men", "who die", "who work", kind="people", plural=True, nouns=("man",), numbers=("two",))],
            [
                chain(
                    5, "nine men", "who sail", "who sing", kind="people", plural=True, nouns=("man",), numbers=("nine",)
                )
            ],
        ),
    ],
)
def test_what_tells_two_things_apart_keeps_them_two(a, b):
    assert not one(a, b)


def test_articles_of_two_stories_share_no_unnamed_thing():
    a, b = [chain(3, "the sniper", "who flee", "who run")], [chain(9, "a sniper", "what arrest", "who shoot")]
    assert one(a, b)
    chains = {"0.txt": a, "1.txt": b}
    of = tied(chains, chains.__getitem__, [], BOOK).of
    assert len(set(of.values())) == 2


def test_a_thing_without_a_name_is_the_one_that_another_article_names():
    named = chain(2, "Ann Okello", "what arrest", ref="person:Ann Okello", nouns=("surgeon",))
    of = entity([named], [chain(9, "a surgeon", "what arrest")])
    assert of == {("1.txt", 9): "nokello"}


def test_two_things_of_one_article_stay_two_and_so_do_two_names():
    snipers = [chain(3, "a sniper", "who flee", "who run"), chain(30, "another sniper", "who die", "what bury")]
    of = entity(snipers, [chain(9, "the sniper", "who flee", "who run", "who die")])
    assert len({of["0.txt", 3], of["0.txt", 30]}) == 2
    okello = chain(2, "Ann Okello", "what arrest", ref="person:Ann Okello", nouns=("surgeon",))
    moyo = chain(2, "Ed Moyo", "what arrest", ref="person:Ed Moyo", nouns=("surgeon",))
    of = entity([okello], [chain(9, "a surgeon", "what arrest")], [moyo])
    assert set(of.values()) <= {"nokello", "nmoyo"}
    assert len(of) == 1


def test_what_is_told_of_once_is_no_entity_and_the_commonest_phrase_calls_it():
    assert entity([chain(3, "the sniper", "who flee")], []) == {}
    chains = {
        "a": [chain(3, "a sniper", "who flee")],
        "b": [chain(4, "the sniper", "who flee")],
        "c": [chain(5, "the sniper", "what arrest")],
    }
    ties = tied(chains, chains.__getitem__, [("a", "b", NEAR), ("a", "c", NEAR), ("b", "c", NEAR)], BOOK)
    (sniper,) = ties.entities
    assert (sniper.type, sniper.name, sniper.names) == ("person", "the sniper", ("a sniper", "the sniper"))
    assert set(ties.of.values()) == {sniper.id}


def test_the_order_of_articles_changes_nothing():
    chains = {
        "a": [chain(3, "a sniper", "who flee"), chain(7, "two guards", "what shoot", plural=True, nouns=("guard",))],
        "b": [chain(4, "the sniper", "who flee"), chain(8, "guards", "what shoot", plural=True, nouns=("guard",))],
        "c": [chain(5, "a sniper", "what arrest"), chain(6, "the guards", "who die", plural=True, nouns=("guard",))],
    }
    pairs = [("a", "b", NEAR), ("a", "c", NEAR), ("b", "c", NEAR)]
    first = tied(sorted(chains), chains.__getitem__, pairs, BOOK)
    again = tied(sorted(chains), chains.__getitem__, pairs[::-1], BOOK)
    assert first == again
    assert len(first.entities) == 2


def test_a_claim_points_to_the_entity_of_what_it_tells_of_and_keeps_its_name():
    chains = {"a": [chain(3, "the sniper", "who flee", "who run")]}
    ties = tied(chains, chains.__getitem__, [], BOOK)
    span = Span(0, 3, "fled")
    unnamed, named = Argument(span, "sniper", chain=3), Argument(span, "sniper", "Ann Okello", "nokello", chain=3)
    predicate, evidence = Predicate(span, "flee"), Evidence(0, 3, "fled")

    def claim(who):
        return Claim("1", "a", 1, True, False, "", predicate, who, None, None, (), (), "actual", False, (), evidence)

    assert ties.settle(claim(unnamed)).who.entity == ties.entities[0].id
    assert ties.settle(claim(unnamed)).who.name is None
    assert ties.settle(claim(named)).who.entity == "nokello"
    assert ties.settle(claim(Argument(span, "dog", chain=8))).who.entity is None


def test_how_alike_articles_are_is_told_by_their_ids():
    articles = {id: Article(id, "", id) for id in ("x", "y", "z")}
    names = {"x": {"place:1": 2, "place:2": 1}, "y": {"place:1": 1, "place:2": 2}, "z": {"place:3": 1}}
    shelf = Memory()
    group([], articles, names, shelf)
    ((a, b, worth),) = [it for it in alike(shelf, sorted(articles)) if it[0] != it[1]]
    assert (a, b) == ("x", "y")
    assert np.isclose(worth, 0.8, atol=0.2)


def test_alike_articles_that_hang_together_stand_together():
    names = {id: {f"place:{id[0]}": 2, f"place:{id[0]}2": 1} for id in ("p1", "q1", "p2", "q2", "p3", "q3")}
    articles = {f"{id[1]}{id[0]}": Article(f"{id[1]}{id[0]}", "", id) for id in names}
    shelf = Memory()
    group([], articles, {f"{id[1]}{id[0]}": told for id, told in names.items()}, shelf)
    pairs = [a[1] + b[1] for a, b, _ in alike(shelf, sorted(articles)) if a != b]
    assert pairs == sorted(pairs)
    assert set(pairs) == {"pp", "qq"}


def test_a_run_gives_the_suspect_of_two_reports_one_entity(tmp_path):
    first = (
        "Tavna, 3 May 2021. Police in Tavna arrested a gunman on Monday. The gunman had robbed the Tavna harbour bank."
    )
    second = "Tavna, 4 May 2021. A gunman robbed the Tavna harbour bank, police in Tavna said. The gunman was arrested."
    for name, text in (("a.txt", first), ("b.txt", second)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = extract(Options((str(tmp_path),)))
    called = {
        (c.article, a.entity) for c in result.claims for a in (c.who, c.what) if a is not None and a.head == "gunman"
    }
    assert len({entity for _, entity in called}) == 1
    assert {article for article, _ in called} == {"a.txt", "b.txt"}
    (gunman,) = [e for e in result.entities if (None, e.id) in {(None, entity) for _, entity in called}]
    assert gunman.type == "person"
