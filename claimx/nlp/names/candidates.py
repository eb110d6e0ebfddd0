"""Which stretches of words may name an organisation or a person."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from claimx import gazetteer
from claimx.nlp.capitals import Bounds, chunks, is_name
from claimx.nlp.names.cues import small_words, weight
from claimx.rules.aliases import peoples

_MOST = 9


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


@dataclass(frozen=True, slots=True)
class Taken:
    """Tokens of places, and of organisations known by an alias."""

    places: frozenset[int]
    known: frozenset[int]

    @property
    def all(self) -> frozenset[int]:
        """Both."""
        return self.places | self.known


def _people(c: Candidate) -> bool:
    """True where every word is a nationality or a people."""
    return all(gazetteer.demonym_country(word) or word in peoples() for word in c.words)


def _body(doc: Doc, bounds: Bounds, taken: Taken) -> bool:
    """True for an organisation's name around a place's: "Bristol Royal Hospital", "Bank of Ghana"."""
    start, end = bounds
    inside = taken.places & set(range(start, end))
    if not inside or taken.known & set(range(start, end)):
        return False
    heads = [i for i in (start, end - 1) if i not in inside]
    return any(doc[i].text in weight("organisation", "last" if i > start else "first") for i in heads)


def find(doc: Doc, taken: Taken) -> list[Candidate]:
    """The candidates of a text, in order, none overlapping another; what is taken belongs to none but a body's name."""
    out: dict[Bounds, Candidate] = {}
    reached = 0
    for chunk in chunks(doc):
        if chunk[0] < reached:
            continue
        whole = _numbered(doc, _linked(doc, chunk, taken.known))
        reached = whole[1]
        for bounds in [whole] if _body(doc, whole, taken) else _free(whole, taken.all):
            candidate = trimmed(doc, *bounds)
            if candidate is not None and not _people(candidate):
                out.setdefault((candidate.start, candidate.end), candidate)
    return sorted(out.values(), key=lambda c: (c.start, -c.end))


def _free(bounds: Bounds, taken: frozenset[int]) -> Iterator[Bounds]:
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


def _linked(doc: Doc, chunk: Bounds, known: frozenset[int]) -> Bounds:
    """A chunk with what belongs to it in spaCy's eyes, or by "of", "for" and "and" after a body's first word."""
    start, end = chunk
    if doc[end - 1].ent_type_ == "ORG":
        while end + 1 < len(doc) and doc[end].ent_iob_ == "I" and end - start < _MOST and not doc[end].is_space:
            end += 1
    if any(doc[i].text in weight("organisation", "first") for i in range(start, end)):
        while (after := _tied(doc, end, known)) > end:
            end = after
    return start, end


def _tied(doc: Doc, end: int, known: frozenset[int]) -> int:
    """Where a body's name that reached `end` ends after "of X" or "for the X"; `end` itself where neither follows."""
    after = end
    while after < len(doc) and doc[after].lower_ in small_words("links") and after - end < 2:
        after += 1
    if after == end or after >= len(doc) or after in known or not is_name(doc[after]):
        return end
    while after < len(doc) and is_name(doc[after]):
        after += 1
    return after


def trimmed(doc: Doc, start: int, end: int) -> Candidate | None:
    """The name without nationality and titles at its front: of "Kenyan President Lena Okafor" the person's."""
    title = False
    while start < end:
        word = doc[start]
        if word.text in ("-", "'s", "’s") or _titled(doc, start + 1, end) or _verb(doc, start, end):
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
    if not any(t.text[:1].isupper() for t in doc[start:end]):
        return None
    words = tuple(t.text for t in doc[start:end] if t.text[:1].isupper() or t.text.isdigit())
    return Candidate(doc, start, end, title, doc[start:end].text, words)


def _titled(doc: Doc, start: int, end: int) -> bool:
    """True where a title follows soon and a name after it: "Syrian Foreign Minister X"."""
    return any(doc[i].lower_ in weight("person", "title") for i in range(start, min(end - 1, start + 2)))


def _verb(doc: Doc, start: int, end: int) -> bool:
    """True for a verb at the start of a line or sentence, before a name: "Said Lena Okafor"."""
    opens = start == 0 or doc[start - 1].is_space or bool(doc[start].is_sent_start)
    said = doc[start].lower_ in small_words("said") and end - start > 2
    return opens and end - start > 1 and (said or doc[start].pos_ == "VERB")


def _heads_body(doc: Doc, start: int, end: int) -> bool:
    """True for a title's word that begins a body's name: "General Assembly", "Chief Electoral Office"."""
    return doc[end - 1].text in weight("organisation", "last") and end - start > 1
