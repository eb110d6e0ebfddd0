import json
import unicodedata
from pathlib import Path

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.safe import safe, safe_line

KEPT_FORMAT = {"\u200c", "\u200d"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Plain text, “quotes” – and a\ttab\nand a line", "Plain text, “quotes” – and a\ttab\nand a line"),
        ("red \x1b[31malert", "red \ufffd[31malert"),
        ("title \x1b]0;owned\x07", "title \ufffd]0;owned\ufffd"),
        ("c1 \x9b2J", "c1 \ufffd2J"),
        ("delete\x7f", "delete\ufffd"),
        ("over\rwritten", "over\ufffdwritten"),
        ("windows\r\nline", "windows\nline"),
        ("evil\u202etxt.exe", "eviltxt.exe"),
        ("isolate\u2066x\u2069", "isolatex"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("half \ud800 pair", "half \ufffd pair"),
    ],
)
def test_what_can_move_a_cursor_or_hide_text_is_gone(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text(alphabet=st.characters(), max_size=60))
def test_nothing_dangerous_is_left_and_nothing_else_is_touched(text: str) -> None:
    shown = safe(text)
    left = {c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} and c not in "\n\t"}
    assert not left
    assert not {
        c for c in shown if unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    }
    assert safe(shown) == shown
    harmless = "".join(c for c in text if c.isprintable())
    assert safe(harmless) == harmless


@given(st.text(max_size=60))
def test_a_line_is_one_line(text: str) -> None:
    line = safe_line(text)
    assert "\n" not in line
    assert "\t" not in line
    assert line == line.strip()


def test_a_line_joins_what_breaks_divided() -> None:
    assert safe_line(" two\r\nlines\tand \x1b more ") == "two lines and \ufffd more"


PAYLOADS = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "payloads" / "payloads.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    "payload", [p for kind in ("terminal", "csv", "html", "json") for p in PAYLOADS[kind]], ids=repr
)
def test_no_payload_reaches_a_terminal(payload: str) -> None:
    screen = pyte.Screen(100, 6)
    pyte.Stream(screen).feed("before\r\n" + safe_line(payload) + "\r\nbehind")
    assert screen.title == ""
    assert [screen.display[n].strip() for n in (0, 2)] == ["before", "behind"]
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in safe_line(payload))
