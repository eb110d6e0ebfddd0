"""When a clause happened that its main clause is counted from ("has reopened five years after it was seized")."""

from dataclasses import replace

from claimx.model import Anchor, Time
from claimx.model.calendar import bounds
from claimx.model.counting import length_of
from claimx.nlp.plain import Doc, Token
from claimx.nlp.times.anchors import NOW, side_of

# A report may come days after what it tells, so that shorter units count from no known day.
LONG_UNITS = frozenset("YEQC")
PRESENT = frozenset({"VBZ", "VBP"})


def _mark(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ == "mark" and side_of(child.lower_)), None)


def in_front(doc: Doc, verb: Token) -> Time | None:
    """The duration in front of the word that opens the verb's clause ("five years after …"); it is the main clause's."""
    mark = _mark(verb) if verb.dep_ == "advcl" else None
    if mark is None:
        return None
    return next((t for t in doc._.times if t.timex.type == "DURATION" and doc.bounds_of(t.span)[1] == mark.i), None)


def counting(doc: Doc, verb: Token) -> list[Time]:
    """The durations that tell how long after a dated clause below it the verb's happened."""
    found = (in_front(doc, child) for child in verb.children if child.dep_ == "advcl")
    return [time for time in found if time is not None and time.anchor]


def counted_back(doc: Doc, verb: Token, time: Time | None) -> Time | None:
    """The duration in front of the verb's clause, counted back from the article's day; None where no day is known.

    Only where the main clause tells what is new: its verb stands in the present or the present perfect.
    """
    if time is None or time.anchor is not None:
        return None
    mark, length = _mark(verb), length_of(time.timex.value)
    if mark is None or length is None or length[1] not in LONG_UNITS or not _is_new(verb.head):
        return None
    anchor = Anchor("before" if side_of(mark.lower_) == "after" else "after", NOW)
    earliest, latest = bounds(time.timex, doc._.published, anchor)
    return replace(time, earliest=earliest, latest=latest, anchor=anchor)


def _is_new(verb: Token) -> bool:
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(helper.tag_ == "MD" for helper in helpers):
        return False
    return bool(PRESENT.intersection(token.tag_ for token in (helpers or [verb])))
