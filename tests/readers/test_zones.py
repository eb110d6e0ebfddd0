import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.readers.zones import Cue, zones
from claimx.rules import table
from tests.growth import growth

FIXTURE = Path(__file__).parents[2] / "fixtures" / "furniture.txt"
SEEDS = Path(__file__).parents[2] / "seeds"
LEAD = "The ferry sank on Monday off Porto Novo with twelve people on board, the coast guard said in a statement."
MORE = "All twelve were taken aboard a fishing boat, the coast guard said, and two of them were treated for burns."
LAST = "The ferry had been inspected in March, according to a port official who asked not to be named in this report."
CUES = table("zones", "zone", Cue)
ENDINGS = table("zones", "ending", Cue)


def zoned(text: str) -> list[str]:
    return [text[zone.start : zone.end] for zone in zones(text)]


def page(*between: str) -> str:
    return "\n\n".join(("Ferry sinks", LEAD, MORE, *between))


def left(text: str) -> list[str]:
    for zone in reversed(zones(text)):
        text = text[: zone.start] + text[zone.end :]
    return [line for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.example)
def test_each_cue_finds_its_example_and_its_kind(cue: Cue) -> None:
    text = page(f"The pier in May {cue.example}" if cue.reach == "part" else cue.example, LAST)
    assert cue.kind in {zone.kind for zone in zones(text) if cue.example in text[zone.start : zone.end]}


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.example)
def test_a_cue_takes_no_more_than_it_says(cue: Cue) -> None:
    kept = left(page(cue.example, LAST))
    assert kept[:3] == ["Ferry sinks", LEAD, MORE]
    assert (LAST in kept) == (cue.reach not in {"rest", "next"})


@pytest.mark.parametrize("cue", ENDINGS, ids=lambda cue: cue.example)
def test_a_biography_is_a_zone_only_at_the_end(cue: Cue) -> None:
    assert zoned(page(LAST, cue.example)) == [cue.example]
    assert zoned(page(LAST, cue.example, "Editing by Paulo Reis")) == [cue.example, "Editing by Paulo Reis"]
    assert zoned(page(cue.example, LAST)) == []


def test_a_whole_page() -> None:
    assert left(FIXTURE.read_text(encoding="utf-8")) == [
        "Ferry sinks off Porto Novo, twelve rescued",
        "PORTO NOVO (Harbour Daily) – A ferry with twelve people on board sank off Porto Novo on Monday,"
        " the coast guard said in a statement.",
        "The ferry at its pier in May, ",
        MORE,
        LAST,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Comments by the minister drew anger in the capital on Monday.",
        "“Read more books,” she said.",
        "Twelve comments were removed.",
        "Support for the ferry company is falling.",
        "Source code of the ferry's steering was published.",
        "He shared this with the police.",
        "Share prices fell on Tuesday.",
        "The ferry (built in 1961/62) had no licence.",
        "Officials from Al Bahr [the river/sea port] agreed.",
        "Via the northern road, lorries reach the port in a day.",
        "Photo shows the ferry before it sank.",
        "Who inspected the ferry?",
        "By Monday evening the search was over.",
        "More: that is what the captain wants, he told a court.",
        "12 dead, 40 missing",
        "The search goes on",
        "Paulo Reis",
        "Subscribers were told of the delay.",
        "Cookies were found in the wreck.",
        "1/3 of the crew had no licence, 2/3 had one.",
    ],
)
def test_article_text_stays(line: str) -> None:
    assert zoned(page(line, LAST)) == []


def test_a_comment_header_before_the_article_takes_only_its_line() -> None:
    assert zoned("\n\n".join(("Ferry sinks", "14 Comments", LEAD, MORE))) == ["14 Comments"]


def test_a_paragraph_repeated_word_for_word_is_a_zone_at_its_second_place() -> None:
    text = page(LAST, LEAD)
    [zone] = zones(text)
    assert zone.start == text.rindex(LEAD)
    assert zone.kind == "repeat"


def test_a_headline_repeated_above_the_article_stays_and_below_does_not() -> None:
    headline = "Ferry sinks off Porto Novo"
    text = "\n\n".join((headline, headline, LEAD, headline))
    assert [zone.start for zone in zones(text)] == [text.rindex(headline)]


def test_short_sentences_may_be_repeated() -> None:
    assert zoned(page("“It was dark.”", LAST, "“It was dark.”")) == []


def test_a_teaser_s_links_are_zones_and_the_next_paragraph_is_not() -> None:
    links = "Related stories:\n\nLifeboats on the ferry were locked\n\nFerry company loses its licence"
    assert zoned(page(links, LAST)) == [links]
    assert zoned(page(LAST, links)) == [links]
    assert zoned(page("Related stories:", LAST)) == ["Related stories:"]
    assert zoned(page(LAST, "Read more:", "It sank at night.", "Nobody died.")) == ["Read more:"]


def test_a_gallery_s_captions() -> None:
    captions = [f"{n}/3 The ferry at its pier Duarte" for n in (1, 2, 3)]
    assert zoned(page(*captions, LAST)) == captions
    assert zoned(page("The gallery 1/3 A pier 2/3 A boat 3/3 A wave", LAST)) == [
        "The gallery 1/3 A pier 2/3 A boat 3/3 A wave"
    ]


def test_sums_are_a_widget_only_together() -> None:
    assert zoned("5 $\n10 $\n\n" + page()) == ["5 $\n10 $"]
    assert zoned(page("5 $", LAST)) == []


def test_a_name_alone_is_a_byline_where_a_biography_names_it() -> None:
    name, biography = "Ines Duarte", "Ines Duarte is a port worker who writes."
    assert zoned("\n\n".join(("Ferry sinks", name, LEAD, MORE, biography))) == [name, biography]
    assert zoned("\n\n".join(("Ferry sinks", name, LEAD, MORE))) == []


def test_a_credit_inside_a_sentence_is_none() -> None:
    assert zoned(page("The map [Duarte/Reuters] was old.", LAST)) == []


@pytest.mark.parametrize("text", ["", "One line without any break. " * 40, "View all comments", "\n\n"])
def test_a_text_without_lines_has_no_zones(text: str) -> None:
    assert zones(text) == ()


def test_the_comments_below_a_seed_are_one_zone() -> None:
    text = (SEEDS / "000_2d1b26b24560bcfc.txt").read_text(encoding="utf-8")
    last = zones(text)[-1]
    assert last.kind == "comments"
    assert text[last.start :].startswith("Notify of")
    assert last.end == len(text)


PIECES = st.sampled_from(
    ["Ferry sinks", LEAD, MORE, "Advertisement", "View all comments", "Related:", "5 $", "Name One", "[A/Reuters]", ""]
)


@given(st.lists(PIECES, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_zones_are_sorted_and_disjoint_and_inside_the_text(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    found = zones(text)
    assert all(0 <= zone.start < zone.end <= len(text) for zone in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("cue", table("zones", "widget", Cue), ids=lambda cue: cue.example)
def test_a_call_is_a_widget_only_where_it_stands_twice(cue: Cue) -> None:
    assert zoned(page(cue.example, LAST, cue.example)) == [cue.example, cue.example]
    assert zoned(page(cue.example, LAST)) == []


@pytest.mark.parametrize("cue", table("zones", "known", Cue), ids=lambda cue: cue.example)
def test_a_biography_of_somebody_named_at_the_top(cue: Cue) -> None:
    name = "Ines Duarte"
    assert zoned("\n\n".join(("Ferry sinks", name, LEAD, MORE, name + cue.example))) == [name, name + cue.example]


PARTS = [
    "Share ", "Editing by A ", "a ", "Comments\n", "5 $\n", "(A/", "[A", "A B is a ", "http://", "1/9 ", "Source: A, ",
]  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_work_grows_with_the_text(part: str) -> None:
    """Time in proportion to length: eight times the text takes far less than the square of eight times as long."""

    def text(size: int) -> str:
        return f"Ferry sinks\n\n{part * (size // len(part))}!\n\n{LEAD}"

    zones(text(1000))
    assert growth(zones, text(12_500), text(100_000)) < 40
