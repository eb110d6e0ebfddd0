import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.nlp.layout import Dateline, block_starts, blocks, dateline, is_outlet_name
from tests.growth import growth

WRAPPED = (
    "The port authority said on Monday that the harbour tunnel would stay\n"
    "closed until the repairs of its western wall were finished, which Mr\n"
    "Duarte put at six weeks. Ferries run every ten minutes until then and\n"
    "cost nothing.\n"
)


def shown(text: str) -> list[str]:
    return [text[block.start : block.end] for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\n ", []),
        ("One line.", ["One line."]),
        ("Headline\n\nFirst paragraph.", ["Headline", "First paragraph."]),
        ("Headline\r\nFirst paragraph.\r\n", ["Headline", "First paragraph."]),
        (
            "Map of the harbour\nThe ferry at its pier [Duarte/HNA]",
            ["Map of the harbour", "The ferry at its pier [Duarte/HNA]"],
        ),
        (WRAPPED, [WRAPPED.strip()]),
        (
            "The minister said the tunnel had been inspected by engineers from\nthree countries.",
            ["The minister said the tunnel had been inspected by engineers from\nthree countries."],
        ),
        (
            "“The tunnel is open to cars,”\nthe statement said.",
            ["“The tunnel is open to cars,”", "the statement said."],
        ),
        (
            "Council approves plan for a second harbour tunnel\nposted on May 4, 2021",
            ["Council approves plan for a second harbour tunnel", "posted on May 4, 2021"],
        ),
        (
            "No. 1 seed out.\nNo. 2 seed through.\nNo. 3 rests.",
            ["No. 1 seed out.", "No. 2 seed through.", "No. 3 rests."],
        ),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "place", "outlet", "day", "rest"),
    [
        ("PORTO NOVO (Harbour 24) – The ferry sank.", "PORTO NOVO", "Harbour 24", None, "The ferry sank."),
        ("Porto Novo (Harbour Daily News) – As ferries", "Porto Novo", "Harbour Daily News", None, "As ferries"),
        ("LIMA (HNA) - The ferry sank.", "LIMA", "HNA", None, "The ferry sank."),
        ("LIMA, Peru (HNA) — The ferry sank.", "LIMA, Peru", "HNA", None, "The ferry sank."),
        ("LIMA, June 5 (HNA) -- The ferry sank.", "LIMA", "HNA", "June 5", "The ferry sank."),
        ("Lima, June 5, 2021 — The ferry sank.", "Lima", None, "June 5, 2021", "The ferry sank."),
        ("LIMA, 5 June 2021 (HNA): The ferry sank.", "LIMA", "HNA", "5 June 2021", "The ferry sank."),
        ("(HNA) - Twelve people died.", None, "HNA", None, "Twelve people died."),
        ("LIMA — The ferry sank off the coast in heavy seas on Monday.", "LIMA", None, None, None),
        ("Port of Spain – The ferry sank off the coast in heavy seas on Monday.", "Port of Spain", None, None, None),
        ("Southern Peru – Harbour News Agency", "Southern Peru", "Harbour News Agency", None, ""),
        ("MIAMI (HNA) --", "MIAMI", "HNA", None, ""),
        ("Lima, 5 June 2021. The ferry sank.", "Lima", None, "5 June 2021", "The ferry sank."),
        ("June 5, 2021, The Harbour Ledger", None, "The Harbour Ledger", "June 5, 2021", ""),
        ("By Ana Paz, Harbour Post | 5 June 2021, 10:30 am", None, "Harbour Post", "5 June 2021", ""),
        ("By Ana Paz, Saturday 5 June 2021", None, None, "5 June 2021", ""),
    ],
)
def test_datelines(text: str, place: str | None, outlet: str | None, day: str | None, rest: str | None) -> None:
    found = dateline(text)
    assert found is not None
    parts = [part.text if part else None for part in (found.place, found.outlet, found.day)]
    assert parts == [place, outlet, day]
    assert all(text[p.start : p.end] == p.text for p in (found.place, found.outlet, found.day) if p)
    assert rest is None or text[found.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "The ferry – which had no licence – sank on Monday off the coast in heavy seas.",
        "Al-Bahri–Al-Nahr ferry would sail again in less than a month, the paper said.",
        "Duarte: “I will not resign over this ferry, and nobody has asked me to do so.”",
        "A well-known captain (he is 61) – and his crew – were saved.",
        "Ferry sinks – 12 dead",
        "She said the ferry was old (built in 1961) — Too old, some say.",
        "Harbour News Agency",
        "Fire on the Lima Ferry, 5 June 2021",
        "The Harbour Ledger first saw the ferry on 5 June 2021",
        "He drowned in Lima, 5 June 2021. The ferry was old.",
        "By Ana Paz, 5 June",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_a_sentence_begins_behind_a_dateline() -> None:
    text = "Ferry sinks\n\nLIMA (HNA) – The ferry sank.\n\nIt was old."
    assert [text[start:][:9] for start in block_starts(text)] == ["Ferry sin", "LIMA (HNA", "The ferry", "It was ol"]


def test_a_sentence_begins_behind_a_dateline_on_the_headline_s_line() -> None:
    text = "Ferry sinks in storm. LIMA — The ferry sank off the coast in heavy seas on Monday."
    assert [text[start:][:9] for start in block_starts(text)] == ["Ferry sin", "The ferry"]


def test_a_place_and_a_dash_are_a_dateline_only_near_the_top() -> None:
    text = "Lima – The ferry sank off the coast in heavy seas on Monday night."
    assert isinstance(dateline(text), Dateline)
    assert dateline(text, lead=False) is None


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("Harbour News Agency", True),
        ("North-Coast Press", True),
        ("Maria Duarte", False),
        ("News", False),
        ("the press agency", False),
    ],
)
def test_outlet_names(name: str, is_one: bool) -> None:
    assert is_outlet_name(name) is is_one


@given(st.text(alphabet="Aa b.–-(\n\r,1“", max_size=80))
def test_blocks_cover_every_word_once_and_in_order(text: str) -> None:
    found = blocks(text)
    assert "".join("".join(text[b.start : b.end].split()) for b in found) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[b.start : b.end] == text[b.start : b.end].strip() for b in found)
    assert set(block_starts(text)) >= {b.start for b in found}


@pytest.mark.parametrize("part", ["A", "A ", "(A", "– ", "A, ", "a\n", "\n", "June 5, ", ". A"])
def test_work_grows_with_the_text(part: str) -> None:
    block_starts(part * (1000 // len(part)))
    assert growth(block_starts, part * (12_500 // len(part)), part * (100_000 // len(part))) < 40
