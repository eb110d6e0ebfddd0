"""Sentences -> claims: who, what, when, where, how many, in the contract's reading."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

from claimx.extract import claims_of
from claimx.model import Claim, Published

Read = Callable[..., Doc]
PRESS_DAY = date(2019, 9, 25)


def claim(doc: Doc, word: str) -> Claim:
    """The one claim whose predicate is `word`."""
    found = [c for c in claims_of(doc) if c.predicate.span.text == word]
    assert len(found) == 1, [c.predicate.span.text for c in claims_of(doc)]
    return found[0]


def head(argument: object) -> str | None:
    return getattr(argument, "head", None)


@pytest.mark.parametrize(
    ("text", "word", "who", "what"),
    [
        ("The navy closed the strait.", "closed", "navy", "strait"),
        ("The strait was closed by the navy.", "closed", "navy", "strait"),
        ("The strait reopened on Friday.", "reopened", None, "strait"),
        ("Rebels who burned the mill fled.", "burned", "rebel", "mill"),
        ("Engineers repaired the dam and reopened the road.", "reopened", "engineer", "road"),
        ("The depot, destroyed by rebels, was empty.", "destroyed", "rebel", "depot"),
        ("The minister asked Norway to send ships.", "asked", "minister", "norway"),
        ("The dam is fully operational.", "operational", None, "dam"),
        ("The port was seized by militants and later liberated by the army.", "liberated", "army", "port"),
        ("The bridge is expected to boost trade.", "boost", "bridge", "trade"),
        ("The wall was fortified and monitored by border guards.", "fortified", "guard", "wall"),
        ("Residents left the house which the flood destroyed.", "destroyed", "flood", "house"),
        ("Guards captured and freed a fox.", "captured", "guards", "fox"),
        ("Nobody saw the fox the guards freed.", "freed", "guard", "fox"),
        ("There are many ways the council can save money.", "save", "council", "money"),
        ("The hall in which nine people died was shut.", "died", None, "people"),
        ("They broke a deal reached between the two towns.", "reached", "town", "deal"),
        ("One of the trams left the depot.", "left", "one", "depot"),
        ("One of the trams arrived at noon.", "arrived", None, "one"),
        ("Flight MH12 landed in Oslo.", "landed", None, "mh12"),
        ("The firm supplied the navy with tugs.", "supplied", "firm", "tug"),
        ("The judge ruled that the wall was unsafe.", "unsafe", None, "wall"),
        ("Growers have options to exercise.", "exercise", "grower", "option"),
        ("It is not known whether the dam was hit.", "known", None, None),
        ("The tram caught fire.", "caught fire", None, "tram"),
        ("The collision took place on Friday.", "took place", None, "collision"),
        ("The guard declined to open the gate.", "declined", "guard", None),
        ("The union called for the release of the miners.", "called", "union", "release"),
        ("The bear was dragging and throwing the child.", "dragging", "bear", "child"),
        ("Killing of gorilla sparks outrage", "Killing", None, "gorilla"),
        ("Vandals set fire to the mill.", "set fire", "vandal", "mill"),
        ("The minister blamed the raid on smugglers.", "blamed", "minister", "smuggler"),
        ("The minister blamed the raid on smugglers.", "raid", None, None),
        ("Rockets are illegal to purchase.", "purchase", None, "rocket"),
        ("The pass is hard to reach.", "reach", None, "pass"),
        ("The crew was able to escape.", "escape", "crew", None),
        ("The mayor vowed to hold the firm accountable.", "hold", "mayor", "firm"),
        ("The council made the road safe.", "made", "council", "road"),
        ("The yard has options of six more ferries to exercise.", "exercise", "yard", "option"),
        ("It was necessary to kill the bear.", "necessary", None, None),
        ("Two drivers injured in a crash on the ring road", "injured", None, "driver"),
        ("First a lorry driver rammed the gate.", "rammed", "driver", "gate"),
        ("The group says it determines whose planes carried out raids.", "determines", "group", None),
        ("It was found that the planes had left.", "found", None, None),
        ("One of the dead was a woman shot as she walked home.", "shot", None, "woman"),
        ("The problem was the bridge collapsed.", "collapsed", None, "bridge"),
        ("The former hostages flew to see the governor and later taken to Turin.", "taken", None, "hostage"),
        ("The truce is the result of talks between Chad and Peru brokered by Mali.", "brokered", "mali", "talk"),
        ("We are shocked and deeply saddened by the fire that took five lives.", "saddened", "fire", "we"),
        ("The pupils get bored.", "bored", None, "pupil"),
        ("Santa Rosa shooting spree suspect identified as toll climbs", "shooting", None, None),
        ("The mass abduction in the northeastern Harrad town shocked Peru.", "abduction", None, None),
        ("The split in the group widened.", "split", None, "group"),
        ("We have a tape, believed to have been recorded in May.", "recorded", None, "tape"),
        ("She is not the type to boycott a shop.", "boycott", "she", "shop"),
        ("The Iranian-backed militias retreated.", "backed", "iranian", "militia"),
        ("Police had contact with the gunman in 2006.", "contact", "police", "gunman"),
        ("4 Apr 2017 A suspected spill has shut the port.", "shut", "spill", "port"),
        ("His problems began when he was a boy and are not known.", "known", None, None),
        ("The walls need repairing.", "repairing", None, "wall"),
        ("I am in contact with Omar Said, who is working hard.", "working", "said", None),
        ("Such fireworks are illegal to buy, sell or move.", "sell", None, "firework"),
        ("The talks between the council and the union failed.", "talks", "council", None),
        ("The collision between two trams hurt nobody.", "collision", None, "tram"),
        ("The closure in 2014 of the Harrad crossing angered traders.", "closure", None, "crossing"),
        ("The police have set up a number for relatives to call.", "call", "relative", None),
        ("The shop passed Wal - Mart to become the largest store in Norway.", "passed", "shop", "mart"),
        ("Drones, believed to have been launched by rebels, hit the refinery.", "believed", None, "drone"),
        ("Four others were hurt.[12] A clinic took them in.[3]", "hurt", None, "other"),
    ],
)
def test_who_and_what(read: Read, text: str, word: str, who: str | None, what: str | None) -> None:
    found = claim(read(text), word)
    assert (head(found.who), head(found.what)) == (who, what)


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The UN called on Norway to stop bombing the camp.", "bombing", "norway"),
        ("Police accused the driver of stealing a van.", "stealing", "driver"),
        ("The driver was accused of stealing a van.", "stealing", "driver"),
        ("The mayor thanked the pilot for saving the crew.", "saving", "pilot"),
        ("He crossed the lake by driving over the ice.", "driving", "he"),
        ("The crane is capable of lifting a tram.", "lifting", "crane"),
        ("The firm had trouble finding drivers.", "finding", "firm"),
        ("The town bought ten trams as a means of cutting traffic.", "cutting", "town"),
        ("She was the first woman to win the race.", "win", "woman"),
        ("Efforts by the army to retake the fort failed.", "retake", "army"),
        ("The firm won a contract to build the lock.", "build", "firm"),
        ("The road was closed to protect walkers.", "protect", None),
        ("The hotel was bombed, killing ten people.", "killing", None),
        ("The bus crashed, killing ten people.", "killing", "bus"),
        ("It is a joy to welcome you.", "welcome", None),
        ("He built a rifle, using it to shoot his father.", "shoot", "he"),
        ("Police dispersed the crowd using tear gas.", "using", "police"),
        ("They blamed the mayor and the council for closing the pool.", "closing", "mayor"),
        ("The choir is likely to sing the anthem.", "sing", "choir"),
        ("Fighters hoping to capture the town fled.", "capture", "fighter"),
        ("The bombing, blamed on rebels trying to take the city, killed two.", "take", "rebel"),
        ("A man accused of stealing a van was freed.", "stealing", "man"),
        ("They need a tool used to open the gate.", "open", None),
        ("The driver showed remorse for leaving the scene.", "leaving", "driver"),
        ("The mayor faced criticism for closing the pool.", "closing", "mayor"),
    ],
)
def test_who_acts_where_the_clause_leaves_it_out(read: Read, text: str, word: str, who: str | None) -> None:
    assert head(claim(read(text), word).who) == who


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry drowned in fog off Malta; two men drowned off Malta.", ["drowned", "drowned"]),
        ("The bridge is to reopen.", ["reopen"]),
        ("They agreed to a truce following talks.", ["agreed", "truce", "talks"]),
        ("The home-grown group fled.", ["fled"]),
        ("2013 Port Dawn shooting", ["shooting"]),
        ("The zoo is strict when it comes to visitors.", ["strict"]),
        ("The zoo is open when she comes to town.", ["open", "comes"]),
    ],
)
def test_what_tells_something(read: Read, text: str, words: list[str]) -> None:
    assert [c.predicate.span.text for c in claims_of(read(text))] == words


def test_a_title_noun_stays_in_its_phrase(read: Read) -> None:
    found = claim(read("The Port Dawn shooting marks the tenth attack this year."), "marks")
    assert found.who is not None
    assert found.who.span.text == "The Port Dawn shooting"


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("The airline ordered $6 billion in new planes.", "ordered", "$6 billion in new planes"),
        ("The airline spent $6 billion in May.", "spent", "$6 billion"),
        ("The airline ordered January 2015 models.", "ordered", "January 2015 models"),
    ],
)
def test_a_sum_is_quoted_with_what_it_is_paid_for(read: Read, text: str, word: str, phrase: str) -> None:
    found = claim(read(text), word).what
    assert found is not None
    assert found.span.text == phrase


@pytest.mark.parametrize(
    ("text", "cls"), [("Students ran for their lives.", None), ("Rebels ran the port.", "CONTROL")]
)
def test_some_verbs_tell_their_class_only_of_an_object(read: Read, text: str, cls: str | None) -> None:
    assert claim(read(text), "ran").predicate.cls == cls


def test_a_dateline_is_no_part_of_the_phrase_behind_it(read: Read) -> None:
    found = claim(read("March 15 2011 Unprecedented protests demand freedom for prisoners."), "demand").who
    assert found is not None
    assert (found.span.text, found.name) == ("Unprecedented protests", "Unprecedented protests")


def test_a_verb_s_adjective_is_no_part_of_the_phrase_behind_it(read: Read) -> None:
    found = claim(read("Moyo cut short her trip and returned home."), "cut").what
    assert found is not None
    assert found.span.text == "her trip"


def test_an_adverb_before_the_article_is_no_part_of_the_phrase(read: Read) -> None:
    found = claim(read("First a suicide bomber rammed the gate."), "rammed")
    assert found.who is not None
    assert found.who.span.text == "a suicide bomber"


def test_the_text_names_what_a_relative_word_stands_for(read: Read) -> None:
    assert claim(read("Rebels who burned the mill fled."), "burned").text == "Rebels burned mill"


def test_the_text_has_the_preposition_of_an_event_noun(read: Read) -> None:
    assert claim(read("The raid on the bank failed."), "raid").text == "raid on bank"


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("The tunnel was closed in May 2014 and reopened in June 2016.", "closed", "May 2014"),
        ("The tunnel was closed in May 2014 and reopened in June 2016.", "reopened", "June 2016"),
        ("Two envoys crossed the river on Monday and met the governor.", "met", "Monday"),
        ("The mayor said on Tuesday that the tunnel was flooded.", "flooded", None),
        ("The tunnel will be reopened on 7 May after being closed for two years.", "reopened", "7 May"),
    ],
)
def test_a_time_goes_to_its_own_predicate(read: Read, text: str, word: str, when: str | None) -> None:
    found = claim(read(text), word)
    assert (found.when.span.text if found.when else None) == when


@pytest.mark.parametrize(
    ("text", "word", "value", "role"),
    [
        ("The blast killed six miners.", "killed", 6, "killed"),
        ("At least 20 people were injured in the crash.", "injured", 20, "injured"),
        ("A man was killed in the crash.", "killed", 1, "killed"),
    ],
)
def test_how_many(read: Read, text: str, word: str, value: float, role: str) -> None:
    counts = claim(read(text), word).quantities
    assert [(q.value, q.role) for q in counts] == [(value, role)]


def test_who_says_so(read: Read) -> None:
    doc = read("The dam has burst, according to a fire official. “The valley is flooded,” Mayor Ana Ruiz said.")
    assert [s.text for s in claim(doc, "burst").said_by] == ["a fire official"]
    assert "Ruiz" in claim(doc, "flooded").said_by[0].text
    assert all(c.predicate.lemma != "say" for c in claims_of(doc))


def test_a_pronoun_gets_the_name_it_stands_for(read: Read) -> None:
    doc = read("Rotterdam is a port in the Netherlands. It was bombed in May 1940.")
    what = claim(doc, "bombed").what
    assert what is not None
    assert (what.span.text, what.name) == ("It", "Rotterdam")


def test_every_span_fits_the_text_and_ids_are_unique(read: Read) -> None:
    text = "The port of Beira reopened in May.\n\nIt had been closed since April, officials said. Two ships entered."
    found = claims_of(read(text))
    spans = [s for c in found for s in (c.predicate.span, c.evidence, *c.said_by)]
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert len({c.id for c in found}) == len(found) > 2


def test_sentences_are_counted_from_one(read: Read) -> None:
    found = claims_of(read("The mill burned. The dam collapsed."))
    assert [c.sentence for c in found if c.main] == [1, 2]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The mayor said in a statement that the pool was shut.", "statement"),
        ("In an interview on Monday, the mayor said that the pool was shut.", "interview"),
        ("The opposition accused the mayor of theft.", "opposition"),
        ("Guards carried assault rifles.", "assault"),
        ("They left by the emergency exit.", "emergency"),
        ("We have a tape believed to have been recorded in May.", "believed"),
        ("The movement's spokesman resigned.", "movement"),
        ("The navy sent a ship to restore order.", "order"),
        ("They offered thoughts and prayers.", "prayers"),
        ("He left the school in the fall of 2010.", "fall"),
        ("There was a lot of shouting in the hall.", "lot"),
    ],
)
def test_what_only_says_or_serves_is_no_claim(read: Read, text: str, word: str) -> None:
    assert word not in [c.predicate.span.text for c in claims_of(read(text))]


@pytest.mark.parametrize("word", ["statement", "opposition", "assault", "fall", "order", "movement", "shouting"])
def test_the_same_words_tell_happenings_elsewhere(read: Read, word: str) -> None:
    text = (
        "The statement came late. The assault on the town failed. The opposition to the dam grew. She died in a fall. "
        "The court's order came in May. The movement of troops was banned. There was a lot of shouting."
    )
    assert word in [c.predicate.span.text for c in claims_of(read(text))]


@pytest.mark.parametrize("text", ["“It was a massacre,” he said.", "“No comment,” said Ida Berg."])
def test_a_bare_he_said_is_no_claim(read: Read, text: str) -> None:
    assert "say" not in {c.predicate.lemma for c in claims_of(read(text))}


@pytest.mark.parametrize(
    ("text", "word", "said_by"),
    [
        ("The army says it killed 12; the rebels say only 3 died.", "killed", ["The army"]),
        ("The army says it killed 12; the rebels say only 3 died.", "died", ["the rebels"]),
        ("A newspaper quoted sources as saying that the dam had burst.", "burst", ["A newspaper", "sources"]),
        ("The paper, citing two officials, said that the dam had burst.", "burst", ["The paper", "two officials"]),
        ("The mayor, who said that the dam had burst, fled.", "burst", ["The mayor"]),
        ("As we have reported, the dam has burst.", "burst", []),
        ("“As we have reported, the dam has burst,” said Ana Paz.", "burst", ["Ana Paz"]),
        # whom a quotation's speaker tells of, not the speaker once more
        ("“He told me that the old dam had burst,” Ana Paz said on Monday.", "burst", ["Ana Paz", "He"]),
        ("“We think that the old dam had burst,” Ana Paz said on Monday.", "burst", ["Ana Paz"]),
        # one speaker, named and by a pronoun
        ("Ana Paz said on Monday she believed the dam had burst.", "burst", ["Ana Paz"]),
        (
            "Ana Paz said the dam had leaked and “it burst at noon,” the Harrad Press reports.",
            "burst",
            ["the Harrad Press", "Ana Paz"],
        ),
    ],
)
def test_speakers_outermost_first(read: Read, text: str, word: str, said_by: list[str]) -> None:
    assert [s.text for s in claim(read(text), word).said_by] == said_by


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("Dozens are feared dead after the ferry sank.", "dead", "possible"),
        ("Two miners were presumed dead.", "dead", "possible"),
        ("Three hikers were reported missing.", "missing", "actual"),
    ],
)
def test_a_passive_of_thinking_tells_what_is_thought(read: Read, text: str, word: str, status: str) -> None:
    assert claim(read(text), word).status == status


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The ministers meet on 4 October 2019.", "meet", "planned"),
        ("The ministers met on 4 September 2019.", "met", "actual"),
        ("The ministers meet on 4 September 2019.", "meet", "actual"),
    ],
)
def test_a_present_tense_ahead_of_the_article_is_a_plan(read: Read, text: str, word: str, status: str) -> None:
    assert claim(read(text, published=Published(PRESS_DAY, PRESS_DAY, "row")), word).status == status


FIRED = [
    ("The club fired its coach.", "REMOVE"),
    ("Coach Ann Okello was fired on Monday.", "REMOVE"),
    ("Gunmen fired 70 shots.", "SHOOT"),
    ("Gunmen fired at the soldiers.", "SHOOT"),
]


@pytest.mark.parametrize(("text", "cls"), FIRED, ids=[t for t, _ in FIRED])
def test_a_person_who_is_fired_is_not_shot(read: Read, text: str, cls: str) -> None:
    assert claim(read(text), "fired").predicate.cls == cls
