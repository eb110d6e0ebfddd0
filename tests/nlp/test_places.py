from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.model import Article
from claimx.nlp.docs import make_doc
from claimx.nlp.places import cues
from claimx.nlp.places.home import home
from claimx.rules import mapping


def found(doc):
    return [p.span.text for p in doc._.places]


def by_text(doc):
    return {p.span.text: p for p in doc._.places}


@pytest.mark.parametrize("cue", cues.cues(), ids=lambda c: f"{c.where}:{c.words[0]}")
def test_every_rule_does_what_its_example_says(read, cue):
    doc = read(cue.example)
    assert any(word.lower() in cue.example.lower() for word in cue.words)
    assert cue.found in found(doc) if cue.found else not found(doc)


def test_every_witness_has_a_weight():
    assert {"GPE", "country", "threshold", "seen_elsewhere"} <= mapping("places", "weights").keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jordan Henderson scored twice in Liverpool.", ["Liverpool"]),
        ("Paris Hilton flew from Paris to Rome.", ["Paris", "Rome"]),
        ("The Washington Post broke the story.", []),
        ("A Syrian officer met Iraqi guards.", []),
        ("The Embassy of Norway in Lima was closed.", ["Norway", "Lima"]),
        ("She moved to Athens, Georgia, last year.", ["Athens", "Georgia"]),
        ("Rebels took the road between Mosul and Tal Afar in Iraq.", ["Mosul", "Tal Afar", "Iraq"]),
        ("Lorries cross the Kenya–Uganda border daily.", ["Kenya", "Uganda"]),
        ("The Turkey-based group denied it.", ["Turkey"]),
        ("In March the people of Reading, a town in England, marched.", ["Reading", "England"]),
        ("Fighting reached Ninawa Province in Iraq.", ["Ninawa Province", "Iraq"]),
        ("Ships waited in the Strait of Hormuz off Iran.", ["Strait of Hormuz", "Iran"]),
        ("KAMPALA (Reuters) – Rain closed schools.", ["KAMPALA"]),
        ("Mr. Lincoln spoke first.", []),
        ("Malawi has closed two border posts, a nurse said on Monday.", ["Malawi"]),
        ("Chad recalled its envoy from Sudan on Friday.", ["Chad", "Sudan"]),
        ("Kwame Chad fled. Chad was caught on Friday.", []),
        ("Colombo stocks fell. Sri Lanka raised rates.", ["Colombo", "Sri Lanka"]),
        ("Fighting reached Taiz on Sunday, doctors in the Yemeni city said.", ["Taiz"]),
        ("Villagers fled. Kigali said so again.", ["Kigali"]),
        ("Paris Jackson sang in Sydney on Saturday.", ["Sydney"]),
        ("The U.S.-led coalition bombed a depot.", ["U.S."]),
        ("Engineers in Pakistan opened the gates of the Tarbela dam.", ["Pakistan", "Tarbela"]),
        ("Azerbaijan closed the Lachin corridor on Monday.", ["Azerbaijan", "Lachin"]),
        ("Gunmen on motorcycles raided Gusau in Nigeria.", ["Gusau", "Nigeria"]),
        ("Typhoon Ramil hit Manila on Sunday.", ["Manila"]),
        ("The ferry KM Barcelona caught fire off Manado.", ["Manado"]),
        ("Floods swept through Wadi Derna in Libya.", ["Wadi Derna", "Libya"]),
        ("Zimbabwean police said the party won Bulawayo in August.", ["Bulawayo"]),
        ("India's Tamil Nadu Chief Minister Ravi Kannan wrote to Delhi.", ["India", "Tamil Nadu", "Delhi"]),
        ("It was felt in Mexico as far as Cancun in Quintana Roo.", ["Mexico", "Cancun", "Quintana Roo"]),
    ],
)
def test_what_is_a_place(read, text, expected):
    assert found(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "name", "geonameid"),
    [
        ("He was born in Paris, Texas.", "Paris", 4717560),
        ("He was born in Paris.", "Paris", 2988507),
        ("The mayor of Athens met farmers from Thessaloniki.", "Athens", 264371),
        ("Police in Birmingham, Ala., said so.", "Birmingham", 4049979),
        ("The states of Georgia and Alabama sued.", "Georgia", 4197000),
        ("Russia and Georgia signed a truce in Tbilisi.", "Georgia", 614540),
        ("Iraqi troops entered al-Hawijah on Monday.", "al-Hawijah", 390188),
        ("A truck from Iraq reached the town of Ramadi.", "Ramadi", 98717),
        ("Tripoli’s port in Libya is open.", "Tripoli", 2210247),
        ("The port of Tripoli in Lebanon is shut.", "Tripoli", 266826),
    ],
)
def test_which_place_it_is(read, text, name, geonameid):
    assert by_text(read(text))[name].geonameid == geonameid


@pytest.mark.parametrize(
    ("text", "word", "path"),
    [
        ("Rain fell in Colombia's Antioquia department.", "Antioquia", "Antioquia, Colombia"),
        ("Quakes shook Oaxaca state in Mexico on Monday.", "Oaxaca", "Oaxaca, Mexico"),
        ("Mexico City – A quake shook Mexico's Oaxaca state, near Acapulco and Cancun.", "Mexico", "Mexico"),
        ("Nairobi is dry. The Tana river in Kenya is low.", "Tana", None),
    ],
)
def test_regions_countries_and_rivers_are_no_towns(read, text, word, path):
    assert by_text(read(text))[word].path == path


def test_containers_tell_places_of_one_name_apart(read):
    doc = read("Perth, Scotland, and Perth, Australia, are twins. Perth is the warmer.")
    assert [p.country for p in doc._.places if p.span.text == "Perth"] == ["GB", "AU", "AU"]


def test_one_place_told_with_two_containers_stays_one(read):
    doc = read("She was born in Paris, Texas. Paris, United States, is a small town.")
    assert {p.geonameid for p in doc._.places if p.span.text == "Paris"} == {4717560}


def test_a_hamlet_is_not_what_an_airport_is_called_after(read):
    place = by_text(read("The Jorge Chavez airport in Lima was shut. Peru sent troops."))["Jorge Chavez"]
    assert (place.geonameid, place.lat) == (None, None)


@pytest.mark.parametrize(
    ("outlet", "country", "kind"),
    [
        ("Harare Herald", "ZW", "place"),
        ("The Nairobi Star", "KE", "place"),
        ("www.kyivpost.com", "UA", "place"),
        ("the-jordantimes.com", "JO", "country"),
        ("Lancaster Eagle-Gazette", "US", "place"),
    ],
)
def test_where_an_outlet_is_at_home(outlet, country, kind):
    assert any(hit.entry.country == country and hit.entry.kind == kind for hit in home(outlet))


@pytest.mark.parametrize(
    "outlet", ["Reuters", "The Sun", "Wall Street Journal", "Financial Times", "dailymail.co.uk", "Paris", "", "24"]
)
def test_an_outlet_without_a_home_in_its_name(outlet):
    assert home(outlet) == ()


def test_the_home_of_the_outlet_decides_what_the_text_leaves_open(nlp):
    text = "Police arrested a man in Tripoli on Friday."
    docs = [nlp(make_doc(nlp, Article("x", text, "x", outlet=it))) for it in (None, "Lebanon Post")]
    assert [by_text(doc)["Tripoli"].country for doc in docs] == ["LY", "LB"]


def test_the_record(read):
    place = by_text(read("Floods hit Maputo in Mozambique."))["Maputo"]
    assert (place.name, place.country, place.kind) == ("Maputo", "MZ", "place")
    assert place.lat == pytest.approx(-25.97, abs=0.1)
    country = by_text(read("Floods hit Maputo in Mozambique."))["Mozambique"]
    assert (country.country, country.kind, country.geonameid) == ("MZ", "country", 1036973)


def test_spellings_of_one_place_share_its_id(read):
    doc = read("Clashes went on in al-Hasakah. In Syria, Hasakah is a large town. The AL-HASAKAH road was shut.")
    ids = {p.geonameid for p in doc._.places if "asakah" in p.span.text.lower()}
    assert ids == {173811}
    assert len(doc._.places) == 4


def test_a_name_without_its_article_needs_its_country(read):
    assert by_text(read("Troops in Iraq left the town of Hawijah."))["Hawijah"].country == "IQ"
    assert (
        "Hawijah" not in by_text(read("Hawijah said it was ready."))
        or by_text(read("Hawijah said so."))["Hawijah"].country is None
    )


def test_an_unmapped_place_keeps_its_fullest_name(read):
    doc = read("Smugglers met at the al-Zurfa border crossing in Iraq. The Zurfa border crossing is closed.")
    names = {p.name for p in doc._.places if "Zurfa" in p.span.text}
    assert len(names) == 1
    assert all(p.geonameid is None and p.lat is None for p in doc._.places if "Zurfa" in p.span.text)


def test_a_title_outside_counts_too(read):
    doc = read("The mayor left.", title="Fire in Dresden", title_outside=True)
    assert [(p.span.text, p.span.within, p.span.start) for p in doc._.places] == [("Dresden", "title", 8)]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Iraq", "al-", "Qusa", "–", "/", ",", "\n", "(", "U.S.-led", "’", "of", "Lake", "\u00a0", "and", "12"]
        ),
        max_size=14,
    )
)
def test_spans_are_exact_and_apart(read, words):
    text = " ".join(words)
    spans = [p.span for p in read(text)._.places]
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
