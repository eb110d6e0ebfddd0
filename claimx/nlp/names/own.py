"""Puts a user's own names in the place of what was found: they know better."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar, cast

from spacy.tokens import Doc

from claimx.gazetteer.own import Own, OwnNames
from claimx.model import Name, NameType, Place, Span
from claimx.nlp.docs import span_of

if not Doc.has_extension("own"):
    Doc.set_extension("own", default=None)

Found = TypeVar("Found", Place, Name)


def overrule(doc: Doc) -> None:
    """Writes the mentions of `doc._.own` (OwnNames or None) into the Doc's places and names, over what they overlap."""
    own: OwnNames | None = doc._.own
    mine = dict(_mentions(doc, own)) if own is not None else {}
    if not mine:
        return
    places = _others(doc._.places, {s for s, row in mine.items() if row.type == "place"}, mine)
    names = _others(doc._.names, set(mine), mine)
    places += [_place(span, row) for span, row in mine.items() if row.type == "place"]
    names += [_name(span, row) for span, row in mine.items() if row.type != "place"]
    doc._.places = tuple(sorted(places, key=lambda p: p.span))
    doc._.names = tuple(sorted(names, key=lambda n: n.span))


def _mentions(doc: Doc, own: OwnNames) -> Iterator[tuple[Span, Own]]:
    """The longest of the user's names at each word."""
    reached = 0
    for token in doc:
        if token.i < reached or token.is_space:
            continue
        for end in range(min(token.i + own.longest, len(doc)), token.i, -1):
            row = None if doc[end - 1].is_space or doc[end - 1].is_punct else own.find(doc[token.i : end].text)
            if row is not None:
                yield span_of(doc[token.i : end]), row
                reached = end
                break


def _others(found: tuple[Found, ...], spans: set[Span], mine: dict[Span, Own]) -> list[Found]:
    """What is left beside the user's names; other mentions of a thing that one of them renames follow it."""
    renamed = {m.name: row for m in found for span, row in mine.items() if m.span == span}
    left = [m for m in found if not any(m.span.overlaps(span) for span in spans) and m.span not in mine]
    return [_renamed(m, renamed[m.name]) if m.name in renamed else m for m in left]


def _renamed(mention: Found, row: Own) -> Found:
    if isinstance(mention, Place):
        return _place(mention.span, row) if row.type == "place" else mention
    return replace(mention, name=row.name, id=row.id or None) if row.type == mention.type else mention


def _place(span: Span, row: Own) -> Place:
    """A number is a GeoNames id, any other id the user's own."""
    lat, lon = row.at or (None, None)
    number = int(row.id) if row.id.isdecimal() else None
    return Place(span, row.name, number, None, lat, lon, id=None if number else row.id or None)


def _name(span: Span, row: Own) -> Name:
    return Name(span, cast(NameType, row.type), row.name, row.id or None)
