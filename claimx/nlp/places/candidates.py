"""Which stretches of words may be a place's name: capital sequences, and what the gazetteer knows of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from claimx import gazetteer
from claimx.gazetteer import FULL, OTHER, SHORT, Entry, Hit, Index
from claimx.nlp import aliases
from claimx.nlp.capitals import Bounds, capitals_of
from claimx.nlp.places.cues import by_word, lone, small_words
from claimx.nlp.words import Words
from claimx.rules.aliases import peoples
from claimx.rules.persons import person_noun

MAX_WORDS = 7
_SHORT = re.compile(r"(?:[A-Z][a-z]{0,4}\. ?)+|[A-Z]\.[A-Z][a-z]?|[A-Z]{2,4}")
_GLUED_SHORT = re.compile(r"((?:[A-Z]\.){2,})-\w+")
_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """The tokens `start` to `end` as a place's name, less `cut` characters at the end ("U.S." of "U.S.-led").

    `chunk` holds the bounds of the capital sequence around it, `core` those of the name without a noun of place,
    `hits` what the gazetteer has, `names` is "region" or "terrain" where such a noun says what bears the name
    ("Balkh Province", "Lake Geneva"); `text` is the name as written, `wide` the country, state or wider region that it
    means by itself.
    """

    words: Words
    start: int
    end: int
    chunk: Bounds
    core: Bounds
    key: str
    hits: tuple[Hit, ...] = ()
    names: str = ""
    cut: int = 0
    text: str = ""
    wide: Entry | None = None


def _spans(words: Words, chunk: Bounds) -> Iterator[Bounds]:
    """Every stretch that begins in the chunk at a word's start and ends with a name, links allowed in between."""
    capitals, links = capitals_of(words), small_words("links")
    name, glued, last = capitals.name, capitals.glued, words.size
    for start in range(*chunk):
        if words.text[start] == "-" or (start > chunk[0] + 1 and glued(start - 1) and start - 2 in capitals.article):
            continue
        for end in range(start + 1, min(start + MAX_WORDS, last) + 1):
            if name[end - 1]:
                yield start, end
            elif not (
                end - 1 in capitals.article
                or words.text[end - 1] in links
                or (end < last and glued(end - 2) and glued(end))
            ):
                break


@lru_cache(maxsize=50_000)
def _keys(text: str) -> tuple[str, ...]:
    """The keys under which a text may stand in the index."""
    bare = gazetteer.bare(text)
    keys = (gazetteer.fold(text), *([bare] if bare and len(bare) > 2 else []))
    return (*keys, gazetteer.short(text)) if _SHORT.fullmatch(text) else keys


def _wide(hits: tuple[Hit, ...]) -> Entry | None:
    """The country, state or wider region that a name with these hits means, if any."""
    best = (h.entry for h in hits if h.entry.kind in ("country", "macro") and h.grade != gazetteer.BARE)
    return next(best, None) or state(hits)


def state(hits: tuple[Hit, ...]) -> Entry | None:
    """The well-known region (a US state, a Canadian province) that a name with these hits means, if any."""
    for hit in hits:
        if hit.entry.kind == "region" and hit.grade in (FULL, SHORT, OTHER):
            return hit.entry
    return None


class Finder:
    """The candidates of one text, with the gazetteer's answers for all of them fetched at once."""

    def __init__(self, words: Words, index: Index) -> None:
        self.words = words
        chunks = reversed(capitals_of(words).chunks)
        self.chunk_of = {span: chunk for chunk in chunks for span in _spans(words, chunk)}
        self.text_of = {span: words.between(*span) for span in self.chunk_of}
        plural = "counties" in words.lower
        listed = [span for span in self.chunk_of if _in_counties(words, span[1])] if plural else []
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
        folded = gazetteer.fold(self.counties[span]) if span in self.counties else ""
        county = self.found.get(folded, ()) if folded else ()
        key = folded if county else gazetteer.fold(text)
        hits = county or self._hits(text, span)
        return Candidate(self.words, *span, around, span, key, hits, "region" if county else "", 0, text, _wide(hits))

    def _hits(self, text: str, span: Bounds) -> tuple[Hit, ...]:
        """What the gazetteer has for a text; of one with the article also without it, in Arabic-speaking lands."""
        if _SHORT.fullmatch(text):
            short = self.found.get(gazetteer.short(text), ())
            postal = text.isupper() and text.isalpha() and len(text) == 2
            if short and not (postal and short[0].entry.kind == "region" and self.words.text[span[0] - 1] != ","):
                return short
            if "." in text or len(text) < 4:
                return ()
        if span[1] - span[0] == 1 and (lone(text) or span[0] in capitals_of(self.words).article):
            return ()
        hits = self.found.get(gazetteer.fold(text), ())
        bare = gazetteer.bare(text)
        if hits or not bare:
            return hits
        return tuple(h for h in self.found.get(bare, ()) if h.entry.country in gazetteer.arabic_speaking())

    def _widened(self, core: Candidate) -> Candidate | None:
        """The candidate together with the noun of place beside it, if there is one that may belong to it."""
        start, before = _noun_before(self.words, core.start)
        end, after = _noun_after(self.words, core.end)
        short = core.end - core.start <= 3 and "and" not in core.text.split()
        if not (before or after) or not short or (after and core.text in by_word("head")):
            return None
        names = after or before
        text = self.text_of.get((start, end)) or self.words.between(start, end)
        hits = self._hits(text, (start, end)) or (core.hits if names == "region" else ())
        if not hits and (
            start > core.chunk[0] or before == "region" or (before and not after and core.end < core.chunk[1])
        ):
            return None
        around = min(core.chunk[0], start), max(core.chunk[1], end)
        return Candidate(
            self.words, start, end, around, core.core, gazetteer.fold(text), hits, names, 0, text, _wide(hits)
        )

    def _glued_short(self) -> Iterable[Candidate]:
        """Abbreviations that the tokeniser leaves in one word with what follows: "U.S.-led"."""
        for i, text in enumerate(self.words.text):
            match = _GLUED_SHORT.fullmatch(text) if "-" in text and len(text) > 1 else None
            if match:
                hits = gazetteer.opened().find([gazetteer.short(match[1])]).get(gazetteer.short(match[1]), ())
                bounds, key = (i, i + 1), gazetteer.fold(match[1])
                cut = len(text) - len(match[1])
                yield Candidate(self.words, *bounds, bounds, bounds, key, hits, "", cut, match[1], _wide(hits))


def _in_counties(words: Words, end: int) -> bool:
    """True for a name in a list that ends in "counties": "Clay, Grant and Pope counties"."""
    for i in range(end, min(end + 24, words.size)):
        if words.lower[i] == "counties":
            return True
        if not (capitals_of(words).name[i] or words.text[i] in (",", "and")):
            return False
    return False


def labelled(c: Candidate) -> bool:
    """True where spaCy takes just these words for a place."""
    words, iob = c.words, c.words.iob
    if words.label[c.start] not in _LABELS:
        return False
    whole = all(iob[i] == "I" for i in range(c.start + 1, c.end))
    ends = whole and (c.end == words.size or iob[c.end] != "I")
    return ends and (iob[c.start] == "B" or words.lower[c.start - 1] == "the")


def _noun_after(words: Words, end: int) -> tuple[int, str]:
    """Where a candidate ends with the capital noun that follows it, and what the noun says it names."""
    if end < words.size and words.text[end][0].isupper():
        cue = by_word("after").get(words.lower[end])
        if cue and cue.names:
            return end + 1, cue.names
    return end, ""


def _noun_before(words: Words, start: int) -> tuple[int, str]:
    """Where a candidate starts with the noun before it ("Lake", "Gulf of"), and what the noun says it names."""
    width = 2 if start > 1 and words.lower[start - 1] == "of" else 1
    before = " ".join(words.text[start - width : start]) if start >= width else ""
    cue = by_word("head").get(before)
    return (start - width, cue.names) if cue else (start, "")


def find(words: Words, index: Index) -> list[Candidate]:
    """Every candidate of a text, in order, the longer first at one start.

    Nationalities are none, nor is what lies inside a known organisation's name ("Islamic State of Iraq").
    """
    known = {i for bounds in aliases.find(words) for i in range(*bounds)}
    candidates = Finder(words, index).candidates()
    return [c for c in candidates if c.start not in known and not _nationality(c) and not _people(c)]


def _people(c: Candidate) -> bool:
    """True for a sentence's first word that only says who: "Gunmen raided the town"."""
    lower = c.words.lower[c.start]
    forms = (c.words.lemma[c.start].lower(), lower.removesuffix("s"), f"{lower.removesuffix('men')}man")
    return not c.hits and c.end == c.start + 1 and any(person_noun(form) is not None for form in forms)


def _nationality(c: Candidate) -> bool:
    """True for "Sri Lankan", for "Iraqi-Syrian", and for peoples that are no nation ("Arab")."""
    text = c.words.text
    if gazetteer.demonym_country(c.text) or (not c.hits and gazetteer.demonym_country(text[c.end - 1])):
        return True
    return all(gazetteer.demonym_country(t) or t in peoples() for t in text[c.start : c.end] if t != "-")
