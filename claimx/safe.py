"""What makes an article's text harmless on a terminal: controls and hidden characters become visible or go."""

import re

REPLACEMENT = "\ufffd"

# C0 without \n and \t, DEL, C1, lone surrogates, line and paragraph separators, tags and interlinear marks.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]")
# Zero width and direction marks, embeddings, overrides, isolates, byte-order mark. The joiners U+200C and U+200D stay:
# Persian and Indic words need them.
_HIDDEN = re.compile(r"[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")


def safe(text: str) -> str:
    """The text without anything that moves a cursor, changes a terminal or hides or reorders what is read.

    A carriage return before a line end goes, hidden characters go, any other control becomes U+FFFD; `\\n` and `\\t`
    stay.
    """
    return _CONTROLS.sub(REPLACEMENT, _HIDDEN.sub("", text.replace("\r\n", "\n")))


def safe_line(text: str) -> str:
    """`safe(text)` on one line: each run of white space is one space."""
    return " ".join(safe(text.replace("\r", "\n")).split())
