"""Dates that durations count from: "five years after the town fell in 2014"."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from spacy.tokens import Doc, Token

from claimx.model import Anchor, Timex
from claimx.model.counting import length_of
from claimx.nlp.docs import span_at
from claimx.nlp.times.forms import Form
from claimx.nlp.times.reader import Found
from claimx.nlp.times.tense import way
from claimx.rules import mapping

# How many characters may stand between "five years after" and the date of what it counts from.
REACH = 120

Pair = tuple[Found, Form]
Side = Literal["after", "before"]
NOW = Timex("DATE", "PRESENT_REF")
SIDES: tuple[Side, ...] = ("after", "before")


def side_of(word: str) -> Side | None:
    """On which side of what follows a duration lies, by the word that joins them ("after", "since", "before")."""
    return next((side for side in SIDES if word.lower() in mapping("times", "awaiting")[side]), None)


def anchors_of(doc: Doc, pairs: list[Pair]) -> dict[Found, Anchor]:
    """The durations among an article's time expressions that count from the next one, or from now, with that."""
    found = {one: Anchor("after", NOW) for one, form in pairs if form.type == "DURATION" and _from_now(doc, one)}
    for (one, form), (other, dated) in pairwise(pairs):
        side = _joined(doc, one, other) if form.type == "DURATION" and dated.type in ("DATE", "TIME") else None
        if side and length_of(form.value or ""):
            timex = Timex(dated.type, dated.value or "", dated.mod)
            found[one] = Anchor(side, timex, span_at(doc, other.start, other.end))
    return found


def _from_now(doc: Doc, one: Found) -> bool:
    """ "Will open in two weeks"."""
    span = doc.char_span(one.start, one.end, alignment_mode="expand")
    before = doc[span.start - 1].lower_ if span is not None and span.start else ""
    return before in mapping("times", "awaiting")["within"] and way(doc, one.start, one.end) == 1


def settled(doc: Doc, pairs: list[Pair], anchors: Mapping[Found, Anchor]) -> list[Pair]:
    """With "the day before the blast" as a date where the blast has none: which day is not told, but on which side of now."""
    return [
        (one, _date_of(doc, one, form)) if one.form.anchor == "event" and one not in anchors else (one, form)
        for one, form in pairs
    ]


def _date_of(doc: Doc, one: Found, form: Form) -> Form:
    looks = way(doc, one.start, one.end)
    return replace(form, type="DATE", value="PAST_REF" if looks < 0 else "FUTURE_REF", mod=None) if looks else form


def _joined(doc: Doc, one: Found, other: Found) -> Side | None:
    """The side where a word behind the duration joins it to a date in the clause or phrase which that word opens."""
    between = doc.char_span(one.end, other.start, alignment_mode="expand") if other.start - one.end <= REACH else None
    date = doc.char_span(other.start, other.end, alignment_mode="expand")
    if between is None or date is None or any(token.is_sent_start for token in doc[between.start + 1 : date.end]):
        return None
    joint = next((token for token in between if not token.is_space and token.idx >= one.end), None)
    side = side_of(joint.lower_) if joint is not None else None
    return side if joint is not None and side and _opens(joint, date.root) else None


def _opens(joint: Token, date: Token) -> bool:
    """True where the date hangs on the clause or phrase that the joining word opens, not on another one inside it."""
    if joint.dep_ == "mark":
        return joint.head == next((up for up in date.ancestors if up.pos_ in ("VERB", "AUX")), None)
    for up in date.ancestors:
        if up == joint:
            return True
        if up.pos_ in ("VERB", "AUX"):
            return False
    return False
