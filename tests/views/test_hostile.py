"""Hostile articles in every format: all of it is shown as text, none of it acts."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest

from claimx.cli.formats import FORMATS, WHAT, Asked, extracted
from claimx.views.rows import KINDS
from tests.views.hostile import HOSTILE, READ, hostile

RESULT = hostile()
TEXTUAL = [form for form in FORMATS if form != "parquet"]
# Escapes, C1 controls, and what hides or turns text round.
UNEASY = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]")


def shown(form: str, what: str | None = None) -> str:
    return "".join(map(str, extracted(RESULT, Asked(form, what, everything=True, to_file=True, width=200))))


@pytest.mark.parametrize("form", TEXTUAL)
def test_no_format_carries_a_control_or_a_disguise(form: str) -> None:
    text = shown(form)
    assert not UNEASY.search(text)
    assert "alert(1)" in "".join(text.split())


@pytest.mark.parametrize("what", WHAT)
def test_no_cell_of_a_sheet_starts_a_formula(what: str) -> None:
    sheet = list(csv.reader(io.StringIO(shown("csv", what).removeprefix("\ufeff"))))
    cells = [cell for row in sheet for cell in row]
    assert any("alert(1)" in cell for cell in cells)
    assert not [
        c for c in cells if c[:1] in ("=", "+", "@", "\t") or (c[:1] == "-" and not re.fullmatch(r"-[\d.]+", c))
    ]
    assert len({len(row) for row in sheet}) == 1


def test_numbers_below_nought_stay_numbers() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("csv").removeprefix("\ufeff"))))
    assert {row["lon"] for row in rows if row["lon"]} == {"-5.0", "-5.4"}
    assert [row["text"] for row in rows if row["where"].startswith("'=cmd|")]


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text, self.scripts, self.links, self.attributes = "", 0, [], set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.attributes |= {name for name, _ in attrs}
        self.links += [value for name, value in attrs if name in ("href", "src") and value]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_shows_markup_as_text() -> None:
    page = Page()
    page.feed(shown("html"))
    assert page.scripts == 1
    assert not [link for link in page.links if not link.startswith("#")]
    assert not {name for name in page.attributes if name.startswith("on") or name in ("style", "src")}
    assert all(words in page.text for words in READ)


def test_markdown_shows_markup_as_text() -> None:
    for what in (None, *KINDS):
        text = shown("md", what)
        assert "<script" not in text.replace("\\<", "")
        assert "](javascript" not in text.replace("\\]", "")
        assert not re.search(r"(?<!\\):bomb", text)
    rows = [line for line in shown("md", "claims").splitlines() if line]
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


@pytest.mark.parametrize("form", ["json", "jsonl", "geojson", "webannotation"])
def test_json_keeps_the_exact_text(form: str) -> None:
    lines = shown(form).splitlines() if form == "jsonl" else [shown(form)]
    assert any(_holds(json.loads(line)) for line in lines)


def _holds(value: object) -> bool:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return any(map(_holds, value))
    return value == HOSTILE
