"""Which words become claims, under which lemma, and with whose doer and undergoer: the kinds of predicate that news uses."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimx.extract import claims_of
from claimx.model import Claim

Read = Callable[..., Doc]


def by_lemma(doc: Doc) -> dict[str, Claim]:
    return {c.predicate.lemma: c for c in claims_of(doc)}


def text(argument: object) -> str | None:
    span = getattr(argument, "span", None)
    return span.text if span is not None else None


@pytest.mark.parametrize(
    ("sentence", "lemma", "who", "what"),
    [
        ("Two drones, believed to have been deployed by Norway, struck the harbour.", "deploy", "Norway", "Two drones"),
        ("Four lorries passed inspection and entered the port.", "enter", "Four lorries", "the port"),
        ("The terminal is fully operational.", "operational", None, "The terminal"),
        ("The terminal is expected to reopen in June.", "reopen", None, "The terminal"),
        ("Rebels began to shell the town.", "shell", "Rebels", "the town"),
        ("Rebels took control of the dam.", "take control", "Rebels", "the dam"),
        ("Rebels launched an attack on the airport.", "launch attack", "Rebels", "the airport"),
        ("The navy carried out a strike on the depot.", "carry out strike", "The navy", "the depot"),
        ("The ministry gave authorisation for the bridge.", "give authorisation", "The ministry", "the bridge"),
        ("Police took three men into custody.", "take into custody", "Police", "three men"),
        ("Council to reopen swimming pool", "reopen", "Council", "swimming pool"),
        ("Mayor says bridge to reopen in May", "reopen", None, "bridge"),
        ("Bridge reopens after flood", "reopen", None, "Bridge"),
        ("Three injured in Malmo tram crash", "injure", None, "Three"),
        ("The death toll rose to 35.", "rise", None, "The death toll"),
        ("The firm promised the union to raise wages.", "raise", "The firm", "wages"),
        ("The firm asked the union to accept lower wages.", "accept", "the union", "lower wages"),
        ("The mill was burned and looted by rebels.", "burn", "rebels", "The mill"),
        ("The bus, which was carrying 12 pupils, overturned.", "overturn", None, "The bus"),
        ("Prices fell 3 percent in May.", "fall", None, "Prices"),
        ("The firm raised 5 million euros.", "raise", "The firm", "5 million euros"),
        ("Police shot and killed a wolf.", "shoot", "Police", "a wolf"),
        ("A bus crashed into the gate.", "crash", None, "A bus"),
        ("Tools to be released in June pleased builders.", "release", None, "Tools"),
        ("Two firms bid for the contract.", "bid", "Two firms", "the contract"),
        ("The council praised his decision to sell the mill.", "sell", "his", "the mill"),
        ("The governor must break his journey to rest.", "rest", "The governor", None),
        ("Rangers will show the boats they hope to launch in May.", "launch", "they", "the boats"),
        ("It was the day they hoped to arrive.", "arrive", "they", None),
        ("The firm sought a deal to supply the Royal Navy (RN) with 12 tugs.", "supply", "The firm", "12 tugs"),
        ("The bridge cost an estimated $5 million.", "cost", None, "The bridge"),
        ("The delay cost the firm $5 million.", "cost", "The delay", "$5 million"),
        ("Roads are free; the ferry costs $9 to use.", "cost", None, "the ferry"),
        ("The council has recommended that local firms should not bid.", "recommend", "The council", None),
        ("Nobody knew what they were stealing.", "steal", "they", None),
        ("Police re-arrested two men.", "re-arrest", "Police", "two men"),
        ("Officials called for a re-run of the vote.", "call", "Officials", "a re-run of the vote"),
        ("The tram left, and it tipped over in Kiel.", "tip over", None, "it"),
        ("Today pictures emerged of the fence.", "emerge", None, "pictures"),
        ("Okoye's deputy arrested on suspicion of fraud", "arrest", None, "Okoye's deputy"),
        ("Norway, Finland to reopen Arctic road within days", "reopen", "Norway, Finland", "Arctic road"),
        ("Tram derails in Ghent, near Bruges, killing at least 7", "derail", None, "Tram"),
        ("The accord will put an end to the war.", "put end", "The accord", "the war"),
        ("Some offered money, which we do not want and will not accept.", "accept", "we", "which"),
        ("Planes carried out strikes in support of allied troops.", "carry out strike", "Planes", "strikes"),
        ("Climber dead after avalanche", "dead", None, "Climber"),
        ("“The hall was full of smoke, it was dreadful,” he said.", "dreadful", None, "it"),
        ("It would have been dreadful if the dam had burst.", "dreadful", None, "It"),
        ("Doctors described the girls as being in good health.", "be", None, "the girls"),
        ("It was unclear whether the pilot had survived.", "unclear", None, None),
        ("It is not complete and not considered a full licence.", "consider", None, "It"),
        (
            "The camp has grown with thousands of villagers shuttled out of the city.",
            "shuttle",
            None,
            "thousands of villagers",
        ),
    ],
)
def test_a_predicate_with_its_arguments(
    read: Read, sentence: str, lemma: str, who: str | None, what: str | None
) -> None:
    found = by_lemma(read(sentence))
    assert lemma in found, sorted(found)
    assert (text(found[lemma].who), text(found[lemma].what)) == (who, what)


@pytest.mark.parametrize(
    ("sentence", "lemma", "who", "what"),
    [
        ("The Taliban assault on the base began on Monday.", "assault", "Taliban", "the base"),
        ("Villagers fled soon after their capture.", "capture", None, "their"),
        ("Israel's bombing of the port in 2014 killed ten people.", "bombing", "Israel", "the port"),
        ("The closure in 2014 hurt the town.", "closure", None, None),
        ("Three were hurt in a tram crash near Bari.", "crash", None, "tram"),
        ("Support for the miners grew.", "support", None, "the miners"),
    ],
)
def test_an_event_noun_with_its_arguments(
    read: Read, sentence: str, lemma: str, who: str | None, what: str | None
) -> None:
    found = by_lemma(read(sentence))
    assert lemma in found, sorted(found)
    assert found[lemma].nominal
    assert (text(found[lemma].who), text(found[lemma].what)) == (who, what)


@pytest.mark.parametrize(
    ("sentence", "lemmas"),
    [
        ("The mayor said the mill had burned.", ["burn"]),
        ("“The bridge is shut,” the mayor added.", ["shut"]),
        ("The general was quoted as saying that the fort had fallen.", ["fall"]),
        ("Is the bridge closed?", ["close"]),
        ("The town has four fire and rescue crews.", ["have"]),
        ("He bought a lower receiver.", ["buy"]),
        ("A suicide bomber fled.", ["flee"]),
    ],
)
def test_words_of_saying_and_copulas_make_no_claim_beside_their_content(
    read: Read, sentence: str, lemmas: list[str]
) -> None:
    assert [c.predicate.lemma for c in claims_of(read(sentence))] == lemmas


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The bridge cost an estimated $5 million.", "bridge cost estimated $5 million"),
        ("Prices fell 3 percent in May.", "Prices fell 3 percent"),
        ("The bridge fell in May.", "bridge fell"),
        ("The accord will put an end to the war.", "accord will put end to war"),
        ("The union filed a lawsuit against the firm.", "union filed lawsuit against firm"),
        ("Rebels took control of the dam.", "Rebels took control of the dam"),
        ("The road has reopened after five years.", "road has reopened"),
    ],
)
def test_the_text_of_a_claim_says_it_all(read: Read, sentence: str, told: str) -> None:
    assert told in [claim.text for claim in claims_of(read(sentence))]


@pytest.mark.parametrize(("sentence", "lemma"), [("He faces a DUI charge.", "dui"), ("He leads the RN.", None)])
def test_an_offence_written_as_an_acronym_is_a_claim(read: Read, sentence: str, lemma: str | None) -> None:
    doc = read(sentence)
    assert next((c.predicate.lemma for c in claims_of(doc) if c.predicate.span.text.isupper()), None) == lemma
    assert not [name for name in doc._.names if name.span.text == "DUI"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The army has not and does not use gas.", {"use"}),
        ("The army used gas, but the police did not.", {"used"}),
        ("A bear (pictured) grabbed a boy.", {"grabbed"}),
        ("He did the work.", {"did"}),
        ("The work was done.", {"done"}),
    ],
)
def test_what_stands_for_another_verb_or_for_a_picture_tells_nothing(read: Read, sentence: str, told: set[str]) -> None:
    assert {claim.predicate.span.text for claim in claims_of(read(sentence))} == told
