"""Puts found numbers together with the parse into `Quantity` records."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from claimx.model import Quantity
from claimx.nlp.docs import chars_of, span_at
from claimx.nlp.quantities import phrases
from claimx.nlp.quantities.find import Found, find
from claimx.nlp.quantities.numbers import lex
from claimx.nlp.quantities.roles import counted, hyphenated, role_of
from claimx.nlp.words import PLURAL
from claimx.rules import mapping

_LINE = re.compile(r"[^\n]+")
_MEASURE_GAP = re.compile(
    r" ?[\[(] ?(?:or |about |around |some |nearly |roughly |approximately |over |= ?)?|,? or | ?/ ?", re.I
)
_REACH = 8


def quantities_of(doc: Doc) -> tuple[Quantity, ...]:
    """All quantities of a document, in order; numbers that belong to its times, names and places are left out."""
    text, blocked = doc.text, _blocked(doc)
    found = [f for f in _found(text) if not _covered(f, blocked)]
    measures = _measures(text, found)
    records = [_record(doc, text, f, measures.get(i)) for i, f in enumerate(found)]
    records += [_ordinal(token) for token in _ordinals(doc, text)]
    kept = _bounded([record for record in records if record is not None])
    return tuple(sorted(kept, key=lambda q: (q.span.within == "text", q.span.start) if q.span else (True, 0)))


def _found(text: str) -> Iterator[Found]:
    """Quantities line by line, so that none crosses a line's end."""
    hint = phrases.hint()
    for line in _LINE.finditer(text):
        if hint.search(line.group()):
            yield from find(lex(line.group(), line.start()))


def _covered(found: Found, blocked: list[tuple[int, int]]) -> bool:
    """True inside a calendar time or a name, but for a number with a unit other than of time ("RM2 million")."""
    timeless = found.unit is not None and found.unit not in mapping("quantities", "time_units")
    return not timeless and any(start <= found.number_start < end for start, end in blocked)


def _blocked(doc: Doc) -> list[tuple[int, int]]:
    """Characters of calendar times and of names, where a number counts nothing."""
    times = [chars_of(doc, time.span) for time in doc._.times if time.timex.type in ("DATE", "TIME")]
    names = [chars_of(doc, name.span) for name in (*doc._.names, *doc._.places)]
    return sorted([*times, *names])


def _measures(text: str, found: list[Found]) -> dict[int, int]:
    """Numbers the pairs of neighbours that measure one thing in two units: "400 km (350 miles)"."""
    pairs: dict[int, int] = {}
    for i in range(1, len(found)):
        a, b = found[i - 1], found[i]
        if a.unit and b.unit and a.unit != b.unit and _MEASURE_GAP.fullmatch(text[a.end : b.start]):
            pairs[i] = pairs[i - 1] = pairs.get(i - 1, len(set(pairs.values())) + 1)
    return pairs


def _bounded(records: list[Quantity]) -> list[Quantity]:
    """Gives the second measure of a thing the bound that only the first states: "over 100 km (62 miles)"."""
    first: dict[int, Quantity] = {}
    for i, record in enumerate(records):
        if record.measure is None or record.value is None:
            continue
        lead = first.setdefault(record.measure, record)
        if record.relation == "=" and lead.relation != "=":
            low = None if lead.low is None else record.low
            high = None if lead.high is None else record.high
            records[i] = replace(record, relation=lead.relation, low=low, high=high)
    return records


def _record(doc: Doc, text: str, found: Found, measure: int | None) -> Quantity | None:
    number = _token(doc, found)
    noun = counted(number)
    if found.unit is None and not _counts(found, number, noun):
        return None
    of, end = None, found.end
    if found.unit is None and noun is not None:
        of = noun.lemma_.lower() if noun.pos_ in ("NOUN", "PROPN") else None
        if 0 < noun.i - number.i < _REACH and "\n" not in text[end : noun.idx]:
            end = max(end, noun.idx + len(noun))
    role = None if found.unit not in (None, "fraction", "percent") else role_of(number, noun)
    return Quantity(
        span_at(doc, found.start, end),
        found.value,
        found.low,
        found.high,
        found.relation,
        unit=found.unit,
        of="age" if found.age else of,
        role=role,
        measure=measure,
    )


def _counts(found: Found, number: Token, noun: Token | None) -> bool:
    """Whether a bare number counts something: "one" needs a noun or a role, a doubtful number a plural noun."""
    if number.lower_ == "one" and (noun is None or hyphenated(number) is not None):
        return noun is None and role_of(number, None) is not None
    if not found.doubtful:
        return True
    return noun is not None and noun.i > number.i and noun.tag_ in PLURAL and found.relation != "="


def _token(doc: Doc, found: Found) -> Token:
    """The token that stands for the number in the parse."""
    span = doc.char_span(found.number_start, found.number_end, alignment_mode="expand")
    assert span is not None
    return span.root


def _ordinals(doc: Doc, text: str) -> Iterator[Token]:
    """Ordinals that stand for one more of those counted before: "two died and a third was injured"."""
    words = mapping("quantities", "ordinals")
    for match in re.finditer(r"\b(?:a|another) ([a-z]+)\b", text):
        if match[1] in words:
            span = doc.char_span(match.start(1), match.end(1))
            if span is not None:
                yield span[0]


def _ordinal(token: Token) -> Quantity | None:
    follows = token.nbor().lower_ if token.i + 1 < len(token.doc) else ""
    role = role_of(token, None)
    if follows == "of" or counted(token) is not None or role is None:
        return None
    start = token.nbor(-1)
    return Quantity(span_at(token.doc, start.idx, token.idx + len(token)), 1.0, 1.0, 1.0, "=", role=role)
