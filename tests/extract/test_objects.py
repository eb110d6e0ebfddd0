"""What a verb is done to: behind its preposition, beheld, behind its own particle; and who makes a change of his own will."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimx.extract import claims_of
from claimx.model import Claim

Read = Callable[..., Doc]


def claim(doc: Doc, word: str) -> Claim:
    """The one claim whose predicate is `word`."""
    found = [c for c in claims_of(doc) if c.predicate.span.text == word]
    assert len(found) == 1, [c.predicate.span.text for c in claims_of(doc)]
    return found[0]


def texts(told: Claim) -> tuple[str | None, str | None]:
    return told.who and told.who.span.text, told.what and told.what.span.text


@pytest.mark.parametrize(
    ("text", "word", "who", "what"),
    [
        ("The union called on the ministry to pay the crews.", "called", "The union", "the ministry"),
        ("Raiders struck at the embassy late on Monday.", "struck", "Raiders", "the embassy"),
        ("Soldiers battled with rebels and border guards.", "battled", "Soldiers", "rebels and border guards"),
        ("The minister spoke to reporters and thanked the crew.", "spoke", "The minister", "reporters"),
        ("The club said it would look after the players.", "look", "it", "the players"),
        ("The union called on Monday for a strike.", "called", "The union", "a strike"),
        ("On the home front, the party acted on the warning.", "acted", "the party", "the warning"),
        ("A fox can climb over the wall.", "climb", "A fox", "the wall"),
        ("Firefighters broke through the wall.", "broke", "Firefighters", "the wall"),
        ("She ran for mayor.", "ran", "She", "mayor"),
        ("The glass broke.", "broke", None, "The glass"),
        ("A thief shot into a tram.", "shot", "A thief", "a tram"),
        ("He ran against the mayor.", "ran", "He", "the mayor"),
        ("Minors may not buy or possess arms.", "buy", "Minors", "arms"),
    ],
)
def test_what_a_preposition_leads_to(read: Read, text: str, word: str, who: str | None, what: str | None) -> None:
    assert texts(claim(read(text), word)) == (who, what)


@pytest.mark.parametrize(
    ("text", "word", "who", "what"),
    [
        ("She saw miners being carried away on stretchers.", "saw", "She", "miners"),
        ("He heard his sister scream.", "heard", "He", "his sister"),
        ("In the call you can hear his aunt shouting at the clerk.", "hear", "you", "his aunt"),
        ("They helped families rebuild their homes.", "helped", "They", "families"),
        ("She saw that the miners had left.", "saw", "She", None),
        ("She heard the miners were hurt.", "heard", "She", None),
        ("The mayor vowed to hold the firm accountable.", "hold", "The mayor", "the firm"),
    ],
)
def test_what_is_beheld_or_made_so(read: Read, text: str, word: str, who: str | None, what: str | None) -> None:
    assert texts(claim(read(text), word)) == (who, what)


@pytest.mark.parametrize(
    ("text", "word", "who", "what"),
    [
        ("The raid on the town of Borsk that killed nine miners was condemned.", "killed", "that", "nine miners"),
        ("The law allows guns in the park only if carried by guards.", "allows", "The law", "guns"),
        ("Two men were left trapped inside the tram.", "trapped", None, "Two men"),
        ("You heard the other dogs just go wild.", "heard", "You", "the other dogs"),
        ("He managed to climb over the fence.", "managed", "He", None),
        ("The boy is expected to recover and was dragged by a bear.", "expected", None, "The boy"),
    ],
)
def test_mended_clauses(read: Read, text: str, word: str, who: str | None, what: str | None) -> None:
    assert texts(claim(read(text), word)) == (who, what)


def test_a_possessor_stands_without_its_s(read: Read) -> None:
    assert texts(claim(read("The zoo's quick response saved the boy."), "response")) == ("The zoo", None)


def test_what_stands_behind_a_particle_taken_for_a_preposition(read: Read) -> None:
    told = claim(read("The king sacks the governor of the province and sends in troops to restore order."), "sends in")
    assert texts(told) == ("The king", "troops")
    assert told.text == "king sends in troops"


@pytest.mark.parametrize(
    ("text", "word", "who", "what"),
    [
        ("He hoped that his father would be taken care of.", "taken care", None, "his father"),
        ("The clerk got hold of a key.", "got hold", "The clerk", "a key"),
        ("Politicians took advantage of the strike.", "took advantage", "Politicians", "the strike"),
        ("The clerk got a letter.", "got", "The clerk", "a letter"),
    ],
)
def test_light_phrases(read: Read, text: str, word: str, who: str | None, what: str | None) -> None:
    assert texts(claim(read(text), word)) == (who, what)


@pytest.mark.parametrize(
    ("text", "word", "who", "what"),
    [
        ("A woman who jumped into a pool was hurt.", "jumped", "who", None),
        ("Prices jumped in May.", "jumped", None, "Prices"),
        ("A band, which formed in 2002, has sold records.", "formed", None, "which"),
        ("The envoy said talks will continue.", "continue", None, "talks"),
        ("Ana Moyo moved to Turin.", "moved", "Ana Moyo", None),
        ("The pilot blacked out.", "blacked out", None, "The pilot"),
        ("The crew looked tired.", "looked", None, "The crew"),
        ("The crew looked at the map.", "looked", "The crew", "the map"),
        ("The girls were flown to Turin by helicopter.", "flown", None, "The girls"),
        ("Dubbed the Fox by the press, the driver fled.", "Dubbed", "the press", "the driver"),
        ("He was reading, choking back tears.", "choking", "He", "tears"),
        ("His friend was on the tram.", "was", None, "His friend"),
        ("They asked whether there was a way out.", "way", None, None),
    ],
)
def test_who_changes_of_his_own_will(read: Read, text: str, word: str, who: str | None, what: str | None) -> None:
    assert texts(claim(read(text), word)) == (who, what)


@pytest.mark.parametrize(
    ("text", "word", "who", "what"),
    [
        ("The board was briefed at the time by two auditors.", "briefed", "two auditors", "The board"),
        ("The air strikes on the town of Borsk also hurt ten people.", "strikes", None, "the town of Borsk"),
        ("Nurses will provide care and support for their relatives.", "support", "Nurses", "their relatives"),
        ("The militia had launched operations in May against the loggers.", "operations", "The militia", "the loggers"),
        ("The navy struck in support of two villages.", "support", "The navy", "two villages"),
        ("Miners were freed amid talks with Norway.", "talks", None, "Norway"),
        ("Before he boarded a plane for a visit to Oslo, he spoke.", "visit", "he", None),
        ("Police-backed guards took the town.", "backed", "Police", "Police-backed guards"),
        ("The firm is in talks with Chad.", "talks", "The firm", "Chad"),
        ("Three miners had surgery.", "surgery", None, "Three miners"),
        ("He went on a rampage.", "rampage", "He", None),
        ("The army intervened in conflicts abroad.", "conflicts", None, None),
        ("The Taliban carried out the attack in May.", "attack", "The Taliban", None),
        ("The rebels claimed responsibility for the attack.", "attack", "The rebels", None),
        ("The driver was charged with murder.", "murder", "The driver", None),
        ("The report accused government forces of toxic gas attacks.", "attacks", "government forces", None),
        ("Judges acquitted the driver of murder.", "murder", "the driver", None),
        ("The union ended the protest.", "protest", None, None),
        ("The council debated tax cuts.", "cuts", None, "tax"),
        ("There were reports of weapons use.", "use", None, "weapons"),
        ("Mass layoffs hit the port.", "layoffs", None, None),
        ("U.S. drone strikes hit a camp.", "strikes", "U.S.", None),
        ("An Indiana-born judge resigned.", "born", None, "An Indiana-born judge"),
    ],
)
def test_arguments_of_event_nouns(read: Read, text: str, word: str, who: str | None, what: str | None) -> None:
    assert texts(claim(read(text), word)) == (who, what)


def test_a_subject_taken_for_an_object(read: Read) -> None:
    told = claims_of(read("Three people went to the clinic; one had minor burns and the two others had deep cuts."))
    assert [texts(c) for c in told if c.predicate.lemma == "have"] == [
        ("one", "minor burns"),
        ("the two others", "deep cuts"),
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Live updates on the ferry fire", "updates"),
        ("A source close to the inquiry said the roof was weak.", "close"),
        ("Three women, ages 16 to 18, were hurt.", "ages"),
        ("Three convicted felons own guns in the town.", "convicted"),
        ("There was no point of contact in the camp.", "contact"),
        ("The firm offers free software.", "free"),
        ("Voters left the party in May.", "party"),
        ("The ferry arrived later than planned.", "planned"),
        ("The tram runs at the southern end of the city.", "end"),
        ("Starting in May, the circus will tour without elephants.", "Starting"),
    ],
)
def test_no_happening(read: Read, text: str, word: str) -> None:
    assert word not in [c.predicate.span.text for c in claims_of(read(text))]
