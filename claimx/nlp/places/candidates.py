"""Which stretches of words may be a place's name: capital sequences, and what the gazetteer knows of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from claimx import gazetteer
from claimx.gazetteer import Hit, Index
from claimx.nlp import aliases
from claimx.nlp.capitals import Bounds, chunks, glued, is_article, is_name
from claimx.nlp.places.cues import by_word, lone, small_words
from claimx.rules.aliases import peoples

MAX_WORDS = 7
_SHORT = re.compile(r"(?:[A-Z][a-z]{0,4}\. ?)+|[A-Z]\.[A-Z][a-z]?|[A-Z]{2,4}")
_GLUED_SHORT = re.compile(r"((?:[A-Z]\.){2,})-\w+")
_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """The tokens `start` to `end` as a place's name, less `cut` characters at the end ("U.S." of "U.S.-led").

    `chunk` holds the bounds of the capital sequence around it, `core` those of the name without a noun of place,
    `hits` what the gazetteer has, `names` is "region" or "terrain" where such a noun says what bears the name
    ("Balkh Province", "Lake Geneva"); `text` is the name as written.
    """

    doc: Doc
    start: int
    end: int
    chunk: Bounds
    core: Bounds
    key: str
    hits: tuple[Hit, ...] = ()
    names: str = ""
    cut: int = 0
    text: str = ""

    @property
    def span(self) -> Span:
        """The candidate's tokens."""
        return self.doc[self.start : self.end]


def _spans(doc: Doc, chunk: Bounds) -> Iterator[Bounds]:
    """Every stretch that begins in the chunk at a word's start and ends with a name, links allowed in between."""
    for start in range(*chunk):
        if doc[start].text == "-" or (start > chunk[0] + 1 and glued(doc, start - 1) and is_article(doc[start - 2])):
            continue
        for end in range(start + 1, min(start + MAX_WORDS, len(doc)) + 1):
            last = doc[end - 1]
            if is_name(last):
                yield start, end
            elif not (
                is_article(last)
                or last.text in small_words("links")
                or (end < len(doc) and glued(doc, end - 2) and glued(doc, end))
            ):
                break


def _keys(text: str) -> list[str]:
    """The keys under which a text may stand in the index."""
    bare = gazetteer.bare(text)
    keys = [gazetteer.fold(text)] + ([bare] if bare and len(bare) > 2 else [])
    return [*keys, gazetteer.short(text)] if _SHORT.fullmatch(text) else keys


class Finder:
    """The candidates of one text, with the gazetteer's answers for all of them fetched at once."""

    def __init__(self, doc: Doc, index: Index) -> None:
        self.doc = doc
        self.chunk_of = {span: chunk for chunk in reversed(list(chunks(doc))) for span in _spans(doc, chunk)}
        self.text_of = {span: doc[span[0] : span[1]].text for span in self.chunk_of}
        plural = any(token.lower_ == "counties" for token in doc)
        listed = [span for span in self.chunk_of if _in_counties(doc, span[1])] if plural else []
        self.counties = {span: f"{self.text_of[span]} County" for span in listed}
        texts = {*self.text_of.values(), *self.counties.values()}
        self.found = index.find(key for text in texts for key in _keys(text))

    def candidates(self) -> list[Candidate]:
        """Every candidate, in order, the longer first at one start."""
        out = {span: self._plain(span, chunk) for span, chunk in self.chunk_of.items()}
        for core in list(out.values()):
            wide = self._widened(core)
            old = out.get((wide.start, wide.end)) if wide else None
            if wide and (old is None or not old.hits or len(wide.hits) >= len(old.hits)):
                out[wide.start, wide.end] = wide
        kept = [c for c in out.values() if c.hits or c.names or c.chunk == (c.start, c.end) or labelled(c)]
        return sorted([*kept, *self._glued_short()], key=lambda c: (c.start, -c.end))

    def _plain(self, span: Bounds, chunk: Bounds) -> Candidate:
        text = self.text_of[span]
        around = min(chunk[0], span[0]), max(chunk[1], span[1])
        county = self.found.get(gazetteer.fold(self.counties.get(span, "")), ())
        key = gazetteer.fold(self.counties[span]) if county else gazetteer.fold(text)
        hits = county or self._hits(text, span)
        return Candidate(self.doc, *span, around, span, key, hits, "region" if county else "", text=text)

    def _hits(self, text: str, span: Bounds) -> tuple[Hit, ...]:
        """What the gazetteer has for a text; of one with the article also without it, in Arabic-speaking lands."""
        if _SHORT.fullmatch(text):
            short = self.found.get(gazetteer.short(text), ())
            postal = text.isupper() and text.isalpha() and len(text) == 2
            if short and not (postal and short[0].entry.kind == "region" and self.doc[span[0] - 1].text != ","):
                return short
            if "." in text or len(text) < 4:
                return ()
        if span[1] - span[0] == 1 and (lone(text) or is_article(self.doc[span[0]])):
            return ()
        hits = self.found.get(gazetteer.fold(text), ())
        bare = gazetteer.bare(text)
        if hits or not bare:
            return hits
        return tuple(h for h in self.found.get(bare, ()) if h.entry.country in gazetteer.arabic_speaking())

    def _widened(self, core: Candidate) -> Candidate | None:
        """The candidate together with the noun of place beside it, if there is one that may belong to it."""
        start, before = _noun_before(self.doc, core.start)
        end, after = _noun_after(self.doc, core.end)
        short = core.end - core.start <= 3 and "and" not in core.text.split()
        if not (before or after) or not short or (after and core.text in by_word("head")):
            return None
        names = after or before
        text = self.text_of.get((start, end)) or self.doc[start:end].text
        hits = self._hits(text, (start, end)) or (core.hits if names == "region" else ())
        if not hits and (
            start > core.chunk[0] or before == "region" or (before and not after and core.end < core.chunk[1])
        ):
            return None
        around = min(core.chunk[0], start), max(core.chunk[1], end)
        return Candidate(self.doc, start, end, around, core.core, gazetteer.fold(text), hits, names, text=text)

    def _glued_short(self) -> Iterable[Candidate]:
        """Abbreviations that the tokeniser leaves in one word with what follows: "U.S.-led"."""
        for token in self.doc:
            match = _GLUED_SHORT.fullmatch(token.text) if "-" in token.text else None
            if match:
                hits = gazetteer.opened().find([gazetteer.short(match[1])]).get(gazetteer.short(match[1]), ())
                bounds = token.i, token.i + 1
                key = gazetteer.fold(match[1])
                cut = len(token.text) - len(match[1])
                yield Candidate(self.doc, *bounds, bounds, bounds, key, hits, cut=cut, text=match[1])


def _in_counties(doc: Doc, end: int) -> bool:
    """True for a name in a list that ends in "counties": "Clay, Grant and Pope counties"."""
    for token in doc[end : end + 24]:
        if token.lower_ == "counties":
            return True
        if not (is_name(token) or token.text in (",", "and")):
            return False
    return False


def labelled(c: Candidate) -> bool:
    """True where spaCy takes just these words for a place."""
    first = c.doc[c.start]
    whole = all(token.ent_iob_ == "I" for token in c.doc[c.start + 1 : c.end])
    ends = whole and (c.end == len(c.doc) or c.doc[c.end].ent_iob_ != "I")
    return first.ent_type_ in _LABELS and ends and (first.ent_iob_ == "B" or c.doc[c.start - 1].lower_ == "the")


def _noun_after(doc: Doc, end: int) -> tuple[int, str]:
    """Where a candidate ends with the capital noun that follows it, and what the noun says it names."""
    if end < len(doc) and doc[end].text[:1].isupper():
        cue = by_word("after").get(doc[end].lower_)
        if cue and cue.names:
            return end + 1, cue.names
    return end, ""


def _noun_before(doc: Doc, start: int) -> tuple[int, str]:
    """Where a candidate starts with the noun before it ("Lake", "Gulf of"), and what the noun says it names."""
    width = 2 if start > 1 and doc[start - 1].lower_ == "of" else 1
    words = " ".join(token.text for token in doc[start - width : start]) if start >= width else ""
    cue = by_word("head").get(words)
    return (start - width, cue.names) if cue else (start, "")


def find(doc: Doc, index: Index) -> list[Candidate]:
    """Every candidate of a text, in order, the longer first at one start.

    Nationalities are none, nor is what lies inside a known organisation's name ("Islamic State of Iraq").
    """
    known = {i for bounds in aliases.find(doc) for i in range(*bounds)}
    return [c for c in Finder(doc, index).candidates() if c.start not in known and not _nationality(c)]


def _nationality(c: Candidate) -> bool:
    """True for "Sri Lankan", for "Iraqi-Syrian", and for peoples that are no nation ("Arab")."""
    if gazetteer.demonym_country(c.text) or (not c.hits and gazetteer.demonym_country(c.doc[c.end - 1].text)):
        return True
    return all(gazetteer.demonym_country(t.text) or t.text in peoples() for t in c.span if t.text != "-")
