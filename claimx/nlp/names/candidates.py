"""Which stretches of words may name an organisation or a person."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from claimx import gazetteer
from claimx.nlp.capitals import Bounds, capitals_of
from claimx.nlp.names.cues import small_words, weight
from claimx.nlp.words import Words
from claimx.rules.aliases import peoples, titles
from claimx.rules.persons import gender_of, person_noun

_MOST = 9
_MOST_SMALL = 2
_OPENING = frozenset("“\"'‘(")
_CLOSING = frozenset("”\"'’)")
_JOINTS = ("-", "'s", "’s")


@dataclass(frozen=True, slots=True)
class Candidate:
    """The tokens `start` to `end` as a name; `title` tells that a person's title stands right before.

    `text` is the name as written, `parts` its words without hyphens and articles.
    """

    words: Words
    start: int
    end: int
    title: bool
    text: str
    parts: tuple[str, ...]

    @property
    def surname(self) -> str:
        """The last of its words that is no "Jr."."""
        borne = [word for word in self.parts if word not in small_words("generations")]
        return (borne or self.parts)[-1]


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
    return all(gazetteer.demonym_country(word) or word in peoples() for word in c.parts)


def _body(words: Words, bounds: Bounds, taken: Taken) -> bool:
    """True for an organisation's name around a place's: "Bristol Royal Hospital", "Bank of Ghana"."""
    start, end = bounds
    inside = taken.places & set(range(start, end))
    if not inside or taken.known & set(range(start, end)):
        return False
    heads = [i for i in (start, end - 1) if i not in inside]
    if any(
        words.text[i] in weight("organisation", "first") and words.lower[i + 1] == "of"
        for i in range(start + 1, end - 1)
    ):
        return start in inside  # "Georgia Bureau of Investigation"
    return any(words.text[i] in weight("organisation", "last" if i > start else "first") for i in heads)


def find(words: Words, taken: Taken) -> list[Candidate]:
    """The candidates of a text, in order, none overlapping another; what is taken belongs to none but a body's name."""
    out: dict[Bounds, Candidate] = {}
    reached, all_taken = 0, taken.all
    for chunk in capitals_of(words).chunks:
        if chunk[0] < reached:
            continue
        full = _nicknamed(words, chunk)
        whole = full if full != chunk else _numbered(words, _linked(words, _joined(words, chunk), taken.known))
        reached = whole[1]
        for part in _told(words, whole):
            for bounds in [part] if _body(words, part, taken) else _free(part, all_taken):
                candidate = trimmed(words, *bounds)
                if candidate is not None and not _people(candidate):
                    known = replace(candidate, title=True) if full != chunk else candidate
                    out.setdefault((known.start, known.end), known)
    return sorted(out.values(), key=lambda c: (c.start, -c.end))


def _told(words: Words, bounds: Bounds) -> Iterator[Bounds]:
    """The parts of a stretch before and behind the verbs of a headline that writes each word with a capital."""
    verbs, start = small_words("headline"), bounds[0]
    for i in range(*bounds):
        told = words.pos[i] == "VERB" or (i + 1 == bounds[1] and i - start > 1)  # "Lena Okafor Quits race for mayor"
        if words.lower[i] in verbs and (told or capitals_of(words).in_title_case(i)):
            if i > start:
                yield start, i
            start = i + 1
    if start < bounds[1]:
        yield start, bounds[1]


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


def _nicknamed(words: Words, chunk: Bounds) -> Bounds:
    """A given name with the nickname in quotes or brackets behind it and the surname: "Vincent “Lefty” Moran"."""
    is_name, text, (start, end) = capitals_of(words).name, words.text, chunk
    if end >= words.size or text[end] not in _OPENING:
        return chunk
    for close in range(end + 2, min(end + 5, words.size - 1)):
        if text[close] in _CLOSING and is_name[close + 1] and all(is_name[end + 1 : close]) and words.spaced[close]:
            return _nicknamed(words, (start, close + 2))
    return chunk


def _joined(words: Words, chunk: Bounds) -> Bounds:
    """A chunk with what a family name's small words tie to it: "Ludwig van Dorn", "Ana de la Vega"."""
    start, end = chunk
    after = _behind(words, end, words.text, small_words("particles"))
    return _joined(words, (start, after)) if after > end else chunk


def _numbered(words: Words, chunk: Bounds) -> Bounds:
    """A chunk with the number that outlets bear: "Kanal 24"."""
    start, end = chunk
    more = end < words.size and words.text[end].isdigit() and words.text[end] in weight("organisation", "last")
    return start, end + more


def _linked(words: Words, chunk: Bounds, known: frozenset[int]) -> Bounds:
    """A chunk with what belongs to it in spaCy's eyes, or by "of", "for" and "and" after a body's first word."""
    start, end = chunk
    if words.label[end - 1] == "ORG":
        while end + 1 < words.size and words.iob[end] == "I" and end - start < _MOST and not words.is_space[end]:
            end += 1
    if any(text in weight("organisation", "first") for text in words.text[start:end]):
        while (after := _behind(words, end, words.lower, small_words("links"), known)) > end:
            end = after
    return start, end


def _behind(words: Words, end: int, forms: Sequence[str], small: Set[str], known: frozenset[int] = frozenset()) -> int:
    """Where a name that reached `end` ends after one or two small words and capitals that are not `known`: "of X", "van der X".

    `end` itself where none follow; `forms` are the text's words as the small ones are written.
    """
    after, is_name = end, capitals_of(words).name
    while after < words.size and after - end < _MOST_SMALL and forms[after] in small:
        after += 1
    if after == end or after >= words.size or after in known or not is_name[after]:
        return end
    while after < words.size and is_name[after]:
        after += 1
    return after


def trimmed(words: Words, start: int, end: int) -> Candidate | None:
    """The name without nationality and titles at its front: of "Kenyan President Lena Okafor" the person's."""
    text, offices, links, title = words.text, weight("person", "title"), small_words("links"), False
    held = _seated(words, start, end)
    if held is not None:
        title, start = True, held
    while start < end:
        if (
            text[start] in _JOINTS
            or _titled(words, start + 1, end)
            or _verb(words, start, end)
            or _described(words, start, end)
        ):
            start += 1
        elif (words.lower[start] in offices or _occupied(words, start, end)) and not _heads_body(words, start, end):
            title, start = True, start + 1
        else:
            break
    while end > start and (
        words.lower[end - 1] in links or not any(map(str.isalnum, text[end - 1])) or text[end - 1] in _JOINTS
    ):
        end -= 1
    if end - start > 2 and (
        text[end - 1] in small_words("credits")
        or words.label[end - 1] == "DATE"
        or _agency(text[end - 1], text[start])
        or _denied(words, end)
    ):
        end -= 1
    if start >= end:
        return None
    title = title or (start > 0 and words.lower[start - 1] in offices) or _apposed(words, start, end)
    if not any(word[0].isupper() for word in text[start:end]):
        return None
    parts = tuple(word for word in text[start:end] if word[0].isupper() or word.isdigit())
    return Candidate(words, start, end, title, words.between(start, end), parts)


def _titled(words: Words, start: int, end: int) -> bool:
    """True where a title follows soon and a name after it: "Syrian Foreign Minister X"."""
    offices = weight("person", "title")
    found = next((i for i in range(start, min(end - 1, start + 2)) if words.lower[i] in offices), None)
    inside = found is not None and words.label[start - 1] == "PERSON" and words.iob[found] == "I"
    return found is not None and not inside  # "Hassan Sheikh Mohamud" is one name


def _occupied(words: Words, start: int, end: int) -> bool:
    """True for what a person is, before a full name: "Coroner Lena Okafor"; a king's name may follow his title alone."""
    if end - start < 3:
        return False
    if start > 1 and words.lower[start - 1] == "of" and words.lower[start - 2] in weight("person", "title"):
        return words.lower[start] in titles()  # "Superintendent of Police Lena Okafor"
    if not (words.label[start + 1] == "PERSON" or gender_of(words.text[start + 1])):
        return False
    row = person_noun(words.lower[start])
    return words.lower[start] in titles() or (row is not None and row.use in ("role", "part"))


def _verb(words: Words, start: int, end: int) -> bool:
    """True for a verb at the start of a line or sentence, before a name: "Said Lena Okafor"."""
    opens = start == 0 or words.is_space[start - 1] or words.starts_sentence[start]
    said = words.lower[start] in small_words("said") and end - start > 2
    return opens and end - start > 1 and (said or words.pos[start] == "VERB" or _doing(words, start, end))


def _doing(words: Words, start: int, end: int) -> bool:
    """True for what is done to a name that the text tells alone elsewhere, and never together: "Tracking Okafor was hard"."""
    first, name = words.text[start], words.text[start + 1]
    if end - start != 2 or not first.endswith("ing") or gender_of(first) or words.lower[start] == words.text[start]:
        return False
    pairs = {words.text[i - 1] for i, text in enumerate(words.text) if text == name and i and i != start + 1}
    return bool(pairs) and not any(before[:1].isupper() and not words.starts_sentence[0] for before in pairs)


def _seated(words: Words, start: int, end: int) -> int | None:
    """Where the name starts behind the place of an office: "mayor of Harrad Lena Okafor"."""
    told = start > 1 and words.lower[start - 1] == "of" and words.lower[start - 2] in weight("person", "title")
    if not told or end - start < 3:
        return None
    return next((i for i in range(start + 1, end - 1) if gender_of(words.text[i])), None)


def _described(words: Words, start: int, end: int) -> bool:
    """True for a nationality, or an adjective that opens a sentence, before a full name: "Kenyan Lena Okafor"."""
    if end - start < 3 or _heads_body(words, start, end) or gender_of(words.text[start]):
        return False
    given = gender_of(words.text[start + 1]) is not None
    if gazetteer.demonym_country(words.text[start]):
        return given or words.label[start + 1] == "PERSON"
    return given and words.pos[start] == "ADJ" and bool(words.starts_sentence[start])


def _denied(words: Words, end: int) -> bool:
    """True for a headline's "Wo" of "Won't" behind a name."""
    return end < words.size and words.lower[end] in small_words("denials")


def _agency(last: str, first: str) -> bool:
    """True for the agency's capitals behind the photographer's or the sitter's name: "Lena Okafor REUTERS"."""
    shouted = last.isupper() and last.isalpha() and len(last) > 1 and last not in small_words("generations")
    return shouted and not first.isupper()


def _apposed(words: Words, start: int, end: int) -> bool:
    """True between commas behind a person's title: "its deputy chair, Lena Okafor, was held"."""
    if start < 2 or end >= words.size or words.text[start - 1] != "," or words.text[end] != ",":
        return False
    return words.lower[start - 2] in weight("person", "title") and end - start > 1


def _heads_body(words: Words, start: int, end: int) -> bool:
    """True for a title's word that begins a body's name: "General Assembly", "Chief Electoral Office"."""
    return words.text[end - 1] in weight("organisation", "last") and end - start > 1
