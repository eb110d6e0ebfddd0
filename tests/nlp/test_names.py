from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.nlp import aliases
from claimx.nlp.names import cues
from claimx.nlp.names.canonical import Mention, canonical
from claimx.nlp.words import words_of
from claimx.rules.aliases import head_name, table


def found(doc, type):
    return [n.span.text for n in doc._.names if n.type == type]


def names(doc):
    return {n.span.text: n.name for n in doc._.names}


@pytest.mark.parametrize("cue", cues.cues(), ids=lambda c: f"{c.type}:{c.where}:{c.words[0]}")
def test_every_rule_does_what_its_example_says(read, cue):
    doc = read(cue.example)
    if cue.type == "none":
        assert cue.found not in names(doc)
    else:
        assert cue.found in found(doc, cue.type)


@pytest.mark.parametrize("row", table(), ids=lambda r: r.name)
def test_every_alias_is_found_under_its_head_name(read, row):
    doc = read(row.example)
    assert row.name in names(doc).values()
    assert all(head_name(alias) == row.name for alias in row.aliases)


def test_no_alias_has_two_head_names():
    rows = [(alias.lower(), row.name) for row in table() for alias in (row.name, *row.aliases)]
    assert len({alias for alias, _ in rows}) == len(set(rows))


@pytest.mark.parametrize(
    ("text", "organisations", "persons"),
    [
        ("Syrian Foreign Minister Walid Darwish met the EU envoy Lars Holm.", ["EU"], ["Walid Darwish", "Lars Holm"]),
        ("The Northern Grain Council (NGC) met. The NGC voted.", ["Northern Grain Council", "NGC", "NGC"], []),
        ("“We saw it,” a guard told Reuters.", ["Reuters"], []),
        ("An Iraqi officer and two Syrians waited.", [], []),
        ("The Bristol Royal Infirmary Trust hired Dr. Anna Weiss.", ["Bristol Royal Infirmary Trust"], ["Anna Weiss"]),
        ("WHO IS NEXT?", [], []),
        # what is done to somebody is no part of a name
        ("Mr Okafor was hurt. Calming Okafor would have helped. Okafor died.", [], ["Okafor", "Okafor", "Okafor"]),
        ("Mr Moyo met Sterling Moyo. Sterling Moyo left.", [], ["Moyo", "Sterling Moyo", "Sterling Moyo"]),
        ("Judges liked what Dr. Anna Weiss Photo had sent.", [], ["Anna Weiss"]),
        ("Juan de la Vega and Ludwig van Dorn met on Monday.", [], ["Juan de la Vega", "Ludwig van Dorn"]),
        ("Omar bin Said resigned on Monday. Mr. bin Said had led the port.", [], ["Omar bin Said", "bin Said"]),
        ("The van Lena Okafor drove was stopped.", [], ["Lena Okafor"]),
        ("Kataib Nasr, a local militia, fought Islamic state fighters.", ["Kataib Nasr", "Islamic state"], []),
    ],
)
def test_organisations_and_persons(read, text, organisations, persons):
    doc = read(text)
    assert found(doc, "organisation") == organisations
    assert found(doc, "person") == persons


def test_an_agency_in_brackets_is_no_acronym(read):
    assert names(read("The National Election Board (AFP) – Votes were counted."))["AFP"] == "Agence France-Presse"


def test_short_forms_get_the_full_name(read):
    doc = read(
        "President Ahmed al-Tayeb spoke on Monday. Al-Tayeb thanked the Popular Relief Committee (PRC). "
        "The PRC asked al-Tayeb for help."
    )
    assert {names(doc)[t] for t in ("Ahmed al-Tayeb", "Al-Tayeb", "al-Tayeb")} == {"Ahmed al-Tayeb"}
    assert names(doc)["PRC"] == "Popular Relief Committee"


@pytest.mark.parametrize(
    ("texts", "short", "full"),
    [
        (["Imani Odhiambo", "Odhiambo"], "Odhiambo", "Imani Odhiambo"),
        (["Nuri al-Sabti", "Sabti"], "Sabti", "Nuri al-Sabti"),
        (["Ana Silva", "Ana Maria Silva"], "Ana Silva", "Ana Maria Silva"),
        (["Ana Silva", "Rui Silva", "Rui Silva", "Silva"], "Silva", "Rui Silva"),
        (["Ana Silva", "Costa"], "Costa", "Costa"),
        (["John Thomas Silva", "Thomas Silva"], "Thomas Silva", "Thomas Silva"),
        (["Tarn Velk Moro", "Tarn Moro", "Velk Moro"], "Velk Moro", "Velk Moro"),
        (["Tarn Velk Moro", "Velk Moro"], "Velk Moro", "Tarn Velk Moro"),
        (["John Silva", "Robert Silva", "Robert Silva", "John Thomas Silva", "Silva"], "Silva", "John Thomas Silva"),
    ],
)
def test_one_name_for_one_person(texts, short, full):
    assert canonical([Mention(t, "person") for t in texts], {})[short, "person"] == full


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("Quarterback Maurice Dunlow passed. Dunlow threw twice.", ["Maurice Dunlow", "Dunlow"]),
        ("Coroner Gary Hollis said so.", ["Gary Hollis"]),
        ("Arlo Joseph Conrad Jr. is serving life. Conrad escaped.", ["Arlo Joseph Conrad Jr.", "Conrad"]),
        ("Police held 35-year-old Vishram Subbu in Durban.", ["Vishram Subbu"]),
        ("Director Lindsay Rohan left. “Lindsay is grateful,” a friend said.", ["Lindsay Rohan", "Lindsay"]),
        ("The Harbour Rovers won. The Rovers play Leeds on Sunday.", []),
        ("Lena Okafor REUTERS\n\nThe mayor told Reuters that she would go. Okafor left.", ["Lena Okafor", "Okafor"]),
        ("President Hassan Sheikh Mohamud was in Addis Ababa.", ["Hassan Sheikh Mohamud"]),
        ("The mayor of Harrad Omar Said resigned.", ["Omar Said"]),
        ("Kenyan Lena Okafor won on Monday.", ["Lena Okafor"]),
        ("Unemployed Robert Moyo was held on Monday.", ["Robert Moyo"]),
        ("Lena Okafor Quits race for mayor\n\nThe race is open.", ["Lena Okafor"]),
        ("Gary Ross Won't run\n\nThe race is open.", ["Gary Ross"]),
        ("Gunman held in Lund\n\nPolice held him.", []),
        ("Superintendent of Police Bhesh Raj Rijal said so.", ["Bhesh Raj Rijal"]),
        ("They are Gor Petrosyan, 19, and Arman Petrosyan, 22.", ["Gor Petrosyan", "Arman Petrosyan"]),
        ("Roofs flew off when Storm Daniel came.", []),
        ("Its deputy chair, Tendai Sibanda, was held too.", ["Tendai Sibanda"]),
    ],
)
def test_persons_by_what_the_rest_of_the_text_says(read, text, persons):
    assert found(read(text), "person") == persons


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        (
            "The Economic Community of West African States (ECOWAS) met. ECOWAS voted.",
            "ECOWAS",
            "Economic Community of West African States",
        ),
        ("The National Unit for Relief (UNR) met. The UNR voted.", "UNR", "National Unit for Relief"),
        (
            "Marat Aliev, head of the State Committee for National Security (GKNB), said four soldiers died.",
            "GKNB",
            "State Committee for National Security",
        ),
        ("The Voters Coalition for Reform (VCR) won.", "VCR", "Voters Coalition for Reform"),
        ("Agents of the Georgia Bureau of Inquiry came.", "Georgia Bureau of Inquiry", "Georgia Bureau of Inquiry"),
    ],
)
def test_what_an_acronym_stands_for(read, text, short, full):
    assert names(read(text))[short] == full


@pytest.mark.parametrize(
    ("texts", "short", "full"),
    [
        (["Lindsay Rohan", "Lindsay"], "Lindsay", "Lindsay Rohan"),
        (["Ana Silva", "Ana Costa", "Ana"], "Ana", "Ana"),
        (["Arlo Conrad Jr.", "Conrad"], "Conrad", "Arlo Conrad Jr."),
    ],
)
def test_a_given_name_alone_is_the_only_bearer_s(texts, short, full):
    assert canonical([Mention(t, "person") for t in texts], {})[short, "person"] == full


def test_an_alias_inside_a_longer_name_is_not_that_name(read):
    doc = read("Fighters of Kataib Hezbollah left.")
    assert "Hezbollah" not in names(doc).values()


def test_aliases_are_the_longest(nlp):
    words = words_of(nlp.make_doc("The Islamic State of Iraq and the Levant and the UN Security Council"))
    assert [words.between(*bounds) for bounds in aliases.find(words)] == [
        "Islamic State of Iraq and the Levant",
        "UN Security Council",
    ]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Anna", "Weiss", "al-", "(", ")", "PRC", "\n", "of", "Council", "’s", "UN", "Reuters", "24", "–", "Iraqi"]
        ),
        max_size=14,
    )
)
def test_spans_are_exact_and_names_are_whole(read, words):
    text = " ".join(words)
    doc = read(text)
    spans = [n.span for n in doc._.names]
    assert all(text[s.start : s.end] == s.text and "\n" not in s.text for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(n.name.strip() for n in doc._.names)
