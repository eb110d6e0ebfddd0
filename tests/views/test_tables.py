"""What people see: whole screens, compared with the files in `golden/`.

After a wanted change of the views, `UPDATE_GOLDEN=1 pytest tests/views` writes the files anew; read their diff.
"""

import os
import re
from dataclasses import replace
from pathlib import Path

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from claimx.model import (
    Annotation,
    Attribution,
    Name,
    Place,
    Quantity,
    Result,
    Span,
    Time,
    Timex,
    Zone,
)
from claimx.views import annotated, tables, terminal
from tests.views.sample import ARTICLES, PLAN, RESULT, TEXTS

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = (
    "a\x1b]0;owned\x07b\x1b]52;c;b3duZWQ=\x07c\x1b[2J\x1b[31md\x9b31me\u202efg\u2066h\x00i\rj\x1b]8;;http://x\x1b\\k"
    " [/x] [red]l[/red] :bomb: \u200bm\x7f"
)


def shown(result: Result, width: int, everything: bool = False) -> str:
    console = terminal.console(None, width)
    return "".join(terminal.rendered(tables.parts(result, width, everything), console))


def coloured(result: Result, width: int = 100, no_color: bool = False) -> str:
    console = Console(
        width=width, force_terminal=True, color_system="truecolor", no_color=no_color, markup=False, highlight=False
    )
    return "".join(terminal.rendered(tables.parts(result, width, True), console))


def compare(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


SOUND = TEXTS["b.txt"]
ANNOTATION = Annotation(
    ARTICLES[1],
    times=(Time(Span(26, 33, "Tuesday"), Timex("DATE", "2021-05-11")),),
    places=(Place(Span(4, 8, "Lorn"), "Lorn", 1234567, "GB", 56.45, -5.4),),
    names=(Name(Span(35, 41, "Police"), "organisation", "Police"),),
    quantities=(Quantity(Span(47, 60, "12 passengers"), 12, 12, 12, "=", of="passenger"),),
    attributions=(Attribution((Span(35, 41, "Police"),), (Span(42, 46, "said"),), (Span(47, 79, SOUND[47:79]),)),),
)


@pytest.mark.parametrize("width", [80, 120, 200])
@pytest.mark.parametrize("everything", [False, True], ids=["main", "all"])
def test_whole_screens(width: int, everything: bool) -> None:
    compare(f"extract-{'all' if everything else 'main'}-{width}.txt", shown(RESULT, width, everything))


@pytest.mark.parametrize("width", [80, 120])
def test_whole_annotation(width: int) -> None:
    console = terminal.console(None, width)
    compare(f"annotate-{width}.txt", "".join(terminal.rendered([annotated.view(ANNOTATION)], console)))


@given(st.integers(40, 240), st.booleans())
@settings(deadline=None, max_examples=40)
def test_no_line_is_wider_than_the_screen(width: int, everything: bool) -> None:
    assert max(cell_len(line) for line in shown(RESULT, width, everything).split("\n")) <= width


@pytest.mark.parametrize("width", [80, 120, 200])
def test_what_differs_is_told_at_every_width(width: int) -> None:
    text = " ".join(shown(RESULT, width).split())
    for word in ("✗ count", "✗ unit", "→ when", "→ status", "✗ conflicts", "⊃ refines?", "perhaps not one event"):
        assert word in text


def test_a_pipe_gets_no_escapes_and_no_blanks_at_the_end_of_a_line() -> None:
    text = shown(RESULT, 100)
    assert "\x1b" not in text
    assert not re.search(r" $", text, re.MULTILINE)


def test_colour_marks_a_conflict_and_can_be_switched_off() -> None:
    assert re.search("\x1b\\[1;31m✗ count", coloured(RESULT))
    assert not re.search("\x1b\\[[0-9;]*3[1-7]m", coloured(RESULT, no_color=True))


def test_nothing_to_tell() -> None:
    empty = replace(RESULT, articles=(), claims=(), events=(), relations=())
    assert shown(empty, 80) == ""
    assert "Nowhere" in shown(replace(RESULT, relations=()), 80)


def hostile_result() -> Result:
    text = HOSTILE + TEXTS["a.txt"]
    article = replace(ARTICLES[0], id=HOSTILE, text=text, title=HOSTILE, outlet=HOSTILE, path=HOSTILE)
    where = (Place(Span(0, len(HOSTILE), HOSTILE), HOSTILE),)
    claim = replace(PLAN, article=HOSTILE, text=HOSTILE, where=where, said_by=(Span(0, len(HOSTILE), HOSTILE),))
    event = replace(
        RESULT.events[0],
        label=HOSTILE,
        slots=tuple(
            replace(s, values=tuple(replace(v, value=HOSTILE) for v in s.values)) for s in RESULT.events[0].slots
        ),
    )
    relations = tuple(replace(r, why=HOSTILE) for r in RESULT.relations)
    return replace(
        RESULT,
        articles=(article, *RESULT.articles),
        claims=(claim, *(c for c in RESULT.claims if c is not PLAN)),
        events=(event, *RESULT.events[1:]),
        relations=relations,
    )


def hostile_annotation() -> str:
    article = replace(
        ARTICLES[1], id=HOSTILE, text=HOSTILE * 2, title=HOSTILE, outlet=HOSTILE, zones=(Zone(3, 9, "x"),)
    )
    found = replace(
        ANNOTATION, article=article, names=(Name(Span(0, len(HOSTILE), HOSTILE), "person", HOSTILE),), attributions=()
    )
    console = Console(width=100, force_terminal=True, color_system="truecolor", markup=False, highlight=False)
    return "".join(terminal.rendered([annotated.view(found)], console))


@pytest.mark.parametrize("text", [coloured(hostile_result()), hostile_annotation()], ids=["extract", "annotate"])
def test_hostile_articles_reach_no_terminal(text: str) -> None:
    screen = pyte.Screen(100, 2000)
    screen.set_title("mine")
    pyte.Stream(screen).feed("before\r\n" + text.replace("\n", "\r\n"))
    assert screen.title == "mine"
    assert screen.display[0].startswith("before")
    bare = re.sub("\x1b\\[[0-9;]*m", "", text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]", bare)
    flat = "".join(bare.split())
    assert "[/x]" in flat
    assert "[red]l[/red]" in flat
    assert ":bomb:" in flat
