"""Which stretches of words may name an organisation or a person."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from claimx import gazetteer
from claimx.nlp.capitals import Bounds, chunks, is_name
from claimx.nlp.names.cues import weight

_LINKS = frozenset(["of", "and", "for", "the", "&", "in", "on"])
_LABELS = frozenset({"ORG", "PERSON", "PRODUCT", "WORK_OF_ART", "FAC", "NORP"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """The tokens `start` to `end` as a name; `title` tells that a person's title stands right before."""

    doc: Doc
    start: int
    end: int
    title: bool = False

    @property
    def span(self) -> Span:
        """The candidate's tokens."""
        return self.doc[self.start : self.end]

    @property
    def words(self) -> list[str]:
        """Its words without hyphens and articles."""
        return [t.text for t in self.span if t.text[:1].isupper()]


def find(doc: Doc, taken: set[int]) -> list[Candidate]:
    """The candidates of a text, in order; tokens in `taken` belong to none."""
    out: dict[Bounds, Candidate] = {}
    for chunk in chunks(doc):
        for bounds in _free(_linked(doc, chunk), taken):
            candidate = trimmed(doc, *bounds)
            if candidate is not None:
                out.setdefault((candidate.start, candidate.end), candidate)
    return sorted(out.values(), key=lambda c: (c.start, -c.end))


def _free(bounds: Bounds, taken: set[int]) -> Iterator[Bounds]:
    """The parts of a stretch that no taken token interrupts."""
    start = bounds[0]
    for i in range(*bounds):
        if i in taken:
            if i > start:
                yield start, i
            start = i + 1
    if start < bounds[1]:
        yield start, bounds[1]


def _linked(doc: Doc, chunk: Bounds) -> Bounds:
    """A chunk with what "of", "for" and "and" tie to it, where its first word leads an organisation's name."""
    start, end = chunk
    if not any(doc[i].text in weight("organisation", "first") for i in range(start, end)):
        return chunk
    while end + 1 < len(doc) and doc[end].lower_ in _LINKS:
        after = end + 1 if is_name(doc[end + 1]) else end + 2
        if after >= len(doc) or not is_name(doc[after]) or (after > end + 1 and doc[end + 1].lower_ not in _LINKS):
            break
        end = after + 1
        while end < len(doc) and is_name(doc[end]):
            end += 1
    return start, end


def trimmed(doc: Doc, start: int, end: int) -> Candidate | None:
    """The name without nationality and titles at its front: "Syrian President Bashar al-Assad" -> the last two words."""
    title = False
    while start < end:
        word = doc[start]
        if word.text in ("-", "'s", "’s") or (gazetteer.demonym_country(word.text) and end - start > 1 and _titled(doc, start + 1, end)):
            start += 1
        elif word.lower_ in weight("person", "title") and not _heads_body(doc, start, end):
            title, start = True, start + 1
        else:
            break
    while end > start and (doc[end - 1].text in ("-", "'s", "’s") or doc[end - 1].is_space):
        end -= 1
    if start >= end:
        return None
    before = doc[start - 1] if start else None
    title = title or (before is not None and before.lower_ in weight("person", "title"))
    return Candidate(doc, start, end, title)


def _titled(doc: Doc, start: int, end: int) -> bool:
    """True where a title follows the nationality."""
    return any(doc[i].lower_ in weight("person", "title") for i in range(start, min(end, start + 3)))


def _heads_body(doc: Doc, start: int, end: int) -> bool:
    """True for a title's word that begins a body's name: "General Assembly", "Chief Electoral Office"."""
    return doc[end - 1].text in weight("organisation", "last") and end - start > 1
