"""Puts found numbers together with the parse into `Quantity` records."""

import re

from spacy.tokens import Doc, Token

from claimx.model import Quantity
from claimx.nlp.docs import chars_of, span_at
from claimx.nlp.quantities.find import Found, find
from claimx.nlp.quantities.numbers import lex
from claimx.nlp.quantities.roles import counted, role_of

_MEASURE_GAP = re.compile(
    r"\s*[\[(]\s*(?:(?:or|about|around|some|nearly|roughly|approximately|over|=)\s*)?|\s*,?\s+or\s+|\s*/\s*", re.I
)
_PEOPLE = frozenset({"people", "person"})


def quantities_of(doc: Doc) -> tuple[Quantity, ...]:
    """All quantities of a document, in order; numbers that belong to its times, names and places are left out."""
    blocked = _blocked(doc)
    kept = [found for found in find(lex(doc.text)) if not any(a <= found.number_start < b for a, b in blocked)]
    measures = _measures(doc.text, kept)
    records = (_record(doc, found, measures.get(index)) for index, found in enumerate(kept))
    return tuple(record for record in records if record is not None)


def _blocked(doc: Doc) -> list[tuple[int, int]]:
    """Characters of calendar times and of names, where a number counts nothing."""
    times = [chars_of(doc, time.span) for time in doc._.times if time.timex.type in ("DATE", "TIME")]
    names = [chars_of(doc, name.span) for name in (*doc._.names, *doc._.places)]
    return sorted([*times, *names])


def _measures(text: str, kept: list[Found]) -> dict[int, int]:
    """Pairs of neighbours that measure one thing in two units: "400 km (350 miles)"."""
    pairs: dict[int, int] = {}
    for index in range(1, len(kept)):
        a, b = kept[index - 1], kept[index]
        if a.unit and b.unit and a.unit != b.unit and b.start > a.end and _MEASURE_GAP.fullmatch(text[a.end : b.start]):
            pairs[index] = pairs[index - 1] = pairs.get(index - 1, len(set(pairs.values())) + 1)
    return pairs


def _record(doc: Doc, found: Found, measure: int | None) -> Quantity | None:
    number = _token(doc, found)
    noun = counted(number)
    of, end = None, found.end
    if found.unit is None and noun is not None:
        of = noun.lemma_.lower()
        if noun.i > number.i and "\n" not in doc.text[end : noun.idx] and noun.i - number.i < 8:
            end = max(end, noun.idx + len(noun))
    role = None if found.unit not in (None, "fraction", "percent") else role_of(number, noun)
    return Quantity(
        span_at(doc, found.start, end),
        found.value,
        found.low,
        found.high,
        found.relation,
        unit=found.unit,
        of=of,
        role=role,
        measure=measure,
    )


def _token(doc: Doc, found: Found) -> Token:
    """The token that stands for the number in the parse: its last word."""
    span = doc.char_span(found.number_start, found.number_end, alignment_mode="expand")
    assert span is not None
    return span.root
