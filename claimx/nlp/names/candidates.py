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
    """The tokens `start` to `end` as a name; `title` tells that a person's title stands right before.

    `text` is the name as written, `words` its words without hyphens and articles.
    """

    doc: Doc
    start: int
    end: int
    title: bool
    text: str
    words: tuple[str, ...]

    @property
    def span(self) -> Span:
        """The candidate's tokens."""
        return self.doc[self.start : self.end]


def find(doc: Doc, taken: set[int]) -> list[Candidate]:
    """The candidates of a text, in order; tokens in `taken` belong to none."""
    out: dict[Bounds, Candidate] = {}
    for chunk in chunks(doc):
        for bounds in _free(_numbered(doc, _linked(doc, chunk)), taken):
            candidate = trimmed(doc, *bounds)
            if candidate is not None and not all(gazetteer.demonym_country(word) for word in candidate.words):
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


def _numbered(doc: Doc, chunk: Bounds) -> Bounds:
    """A chunk with the number that outlets bear: "Kanal 24"."""
    start, end = chunk
    more = end < len(doc) and doc[end].text.isdigit() and doc[end].text in weight("organisation", "last")
    return start, end + more


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
        if word.text in ("-", "'s", "’s") or _titled(doc, start + 1, end) or _told(doc, start, end):
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
    words = tuple(t.text for t in doc[start:end] if t.text[:1].isupper() or t.text.isdigit())
    return Candidate(doc, start, end, title, doc[start:end].text, words)


def _titled(doc: Doc, start: int, end: int) -> bool:
    """True where a title follows soon and a name after it: "Syrian Foreign Minister X"."""
    return any(doc[i].lower_ in weight("person", "title") for i in range(start, min(end - 1, start + 2)))


def _told(doc: Doc, start: int, end: int) -> bool:
    """True for a verb of speech at the start of a line, before a full name: "Said Turki al-Mahallawi"."""
    opens = start == 0 or doc[start - 1].is_space
    return opens and doc[start].lower_ in ("said", "says", "added") and end - start > 2


def _heads_body(doc: Doc, start: int, end: int) -> bool:
    """True for a title's word that begins a body's name: "General Assembly", "Chief Electoral Office"."""
    return doc[end - 1].text in weight("organisation", "last") and end - start > 1
