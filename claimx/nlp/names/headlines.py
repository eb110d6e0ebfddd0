"""Names that a headline's capitals hide: what the text names elsewhere, inside a line where every word has a capital."""

from collections.abc import Iterable, Iterator, Mapping

from claimx.model import NameType
from claimx.nlp.capitals import Bounds, capitals_of
from claimx.nlp.names.candidates import Candidate
from claimx.nlp.words import Words

Known = Mapping[str, list[tuple[tuple[str, ...], NameType]]]


def uncovered(
    words: Words, named: Iterable[tuple[Candidate, NameType]], taken: frozenset[int]
) -> dict[Bounds, NameType]:
    """Bounds -> type, of the known names inside capital sequences of title-case lines, the longest at each word."""
    named = list(named)
    known = _known(named)
    own = {(c.start, c.end) for c, _ in named}
    out: dict[Bounds, NameType] = {}
    for start, end in capitals_of(words).chunks if known else ():
        if end - start > 1 and capitals_of(words).in_title_case(start):
            found = _inside(words, start, end, known)
            out |= {at: kind for at, kind in found if at not in own and taken.isdisjoint(range(*at))}
    return out


def _known(named: list[tuple[Candidate, NameType]]) -> Known:
    """First word -> names that begin with it, in small letters; a person's surname, too, names him."""
    rows: dict[tuple[str, ...], NameType] = {}
    for c, kind in named:
        if len(c.parts) > 1 and not capitals_of(c.words).in_title_case(c.start):
            rows[tuple(c.words.lower[c.start : c.end])] = kind
            if kind == "person" and c.parts[-1] == c.words.text[c.end - 1]:
                rows.setdefault((c.words.lower[c.end - 1],), kind)
    out: dict[str, list[tuple[tuple[str, ...], NameType]]] = {}
    for row in sorted(rows.items(), key=lambda row: (-len(row[0]), row[0])):
        out.setdefault(row[0][0], []).append(row)
    return out


def _inside(words: Words, start: int, end: int, known: Known) -> Iterator[tuple[Bounds, NameType]]:
    i = start
    while i < end:
        rows = known.get(words.lower[i], ())
        found = next((row for row in rows if tuple(words.lower[i : min(end, i + len(row[0]))]) == row[0]), None)
        if found is not None:
            yield (i, i + len(found[0])), found[1]
        i += len(found[0]) if found is not None else 1
