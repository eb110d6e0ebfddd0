"""A claim in short: what completes its verb is told, its day and place only where nothing else does."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimx.extract import claims_of

Read = Callable[[str], Doc]


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        # what a copula or a bare verb needs to say anything
        ("His friend was on the tram.", "was", "His friend was on tram"),
        ("The crossing is fully operational for lorries.", "operational", "crossing is fully operational for lorries"),
        ("Her brother was a student at the college.", "student", "Her brother was student at college"),
        ("There was a fire in the mill.", "fire", "There was fire in mill"),
        ("Everyone went flying.", "went", "Everyone went flying"),
        ("The driver appeared unresponsive.", "appeared", "driver appeared unresponsive"),
        ("The court made sure that the men were released.", "made", "court made sure that the men were released"),
        ("The name translates as Big House.", "translates", "name translates as Big House"),
        ("Guards saw people being carried away.", "saw", "Guards saw people being carried away"),
        ("The clerk died of her injuries.", "died", "clerk died of her injuries"),
        ("A bus plunged into a ravine.", "plunged", "bus plunged into ravine"),
        ("Ministers accused the army of shelling the town.", "accused", "Ministers accused army of shelling town"),
        ("The fence is easy to get over.", "get", "fence is easy to get over"),
        ("The blast left two guards dead.", "left", "blast left two guards dead"),
        (
            "The team decided to use deadly force instead of darts to calm the bear.",
            "use",
            "team decided to use deadly force instead of darts to calm bear",
        ),
        ("The “martyrdom raid” on the mill had left many dead.", "left", "martyrdom raid had left many dead"),
        ("It is the first crash involving a bus.", "crash", "It is first crash involving bus"),
        ("It was a crime that the world allowed to go unpunished.", "allowed", "world allowed to go unpunished"),
        ("The college had no dispute with the firm.", "had", "college had no dispute with firm"),
        ("He looked like a soldier.", "looked", "He looked like soldier"),
        ("Their plan to leave the union failed.", "leave", "Their plan to leave union"),
        # the verbs that lead up to it
        ("The coach declined to give more details.", "give", "coach declined to give more details"),
        ("The clerk was able to buy parts from a shop.", "buy", "clerk was able to buy parts from shop"),
        ("The ferry is set to sail to Malta.", "sail", "ferry is set to sail to Malta"),
        ("They didn't eat or drink.", "drink", "They didn't drink"),
        ("We're looking for a boy.", "looking", "We're looking for boy"),
        ("Teams have yet to find the wreck.", "find", "Teams have yet to find wreck"),
        ("The tanker almost sank.", "sank", "tanker almost sank"),
        ("He knows how to open the safe.", "open", "He knows how to open safe"),
        # days stay out, and places and circumstances beside other words
        ("The crossing reopened on Monday.", "reopened", "crossing reopened"),
        ("The army freed ten men in Lima on Monday.", "freed", "army freed ten men"),
        ("He walked in Damascus.", "walked", "He walked in Damascus"),
        ("The tram overturned after a bend, according to the police.", "overturned", "tram overturned"),
        ("The crossing reopened in a move that traders had asked for.", "reopened", "crossing reopened"),
        # arguments told elsewhere in the sentence
        ("The wall was built and guarded by soldiers.", "guarded", "wall was guarded by soldiers"),
        ("The town, which the army took, is quiet.", "took", "army took town"),
        ("The troops came to kill whoever they found.", "found", "they found whoever"),
        # event nouns, with what stands before them
        ("The mass abduction shocked the world.", "abduction", "mass abduction"),
        ("Talks between the two sides began.", "Talks", "Talks between two sides"),
        ("The Kelland raid on the bank failed.", "raid", "Kelland raid on bank"),
    ],
)
def test_the_text_is_a_whole_thought(read: Read, text: str, word: str, told: str) -> None:
    assert [c.text for c in claims_of(read(text)) if c.predicate.span.text.split()[0] == word] == [told]


def test_a_long_complement_is_left_out_whole(read: Read) -> None:
    long = "with a letter that the old men of the council of the hill town of Kelland by the sea had signed and sealed"
    (sent,) = (c for c in claims_of(read(f"A clerk came to the gate {long}.")) if c.predicate.span.text == "came")
    assert sent.text.startswith("clerk came to gate")
    assert len(sent.text.split()) <= 20
