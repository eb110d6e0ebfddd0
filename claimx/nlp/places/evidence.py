"""Weighs the witnesses for and against a candidate: labels, gazetteer, neighbours, shape."""

from functools import lru_cache

from claimx import gazetteer
from claimx.gazetteer import BARE, FULL, OTHER, Entry, Hit
from claimx.nlp.places.candidates import Candidate
from claimx.nlp.places.context import Context, alone, container, named, state_code
from claimx.nlp.places.cues import by_first_word, by_word, small_words, weights
from claimx.nlp.words import Words

# So many words of a capital sequence after a name have a say in what it is.
_HEARD = 8
_PERSON, _BEARERS = frozenset({"PERSON"}), frozenset({"PERSON", "ORG"})
# What is left of a label against a name that is at home in a country named.
_MISREAD = 0.5
_METROPOLIS, _CITY, _TOWN = 1_000_000, 100_000, 15_000


def standing(c: Candidate, context: Context) -> float:
    """What speaks for or against a candidate whatever else the text holds: its label, its shape, its neighbours."""
    held = weights()["container_after"] if container(c, context) else 0.0
    cues, label = _before(c) + _after(c), _label(c, context)
    if cues >= weights()["firm_cue"]:
        label = max(label, 0.0)  # "the village of X" is a place whatever spaCy calls X
    return label + _shape(c, context) + held + cues + _chunk(c)


def known(c: Candidate, context: Context) -> float:
    """What the gazetteer says, given the countries and states that the text is known to name."""
    w = weights()
    hit = _best(c, context)
    if hit is None:
        return w["absent"] if not c.names else 0.0
    if c.wide is not None:
        return w["state" if c.wide.kind == "region" else c.wide.kind]
    return _worth(hit) + _supported(c, hit.entry, context)


def _label(c: Candidate, context: Context) -> float:
    """What spaCy's label of the candidate's words is worth; a label on a longer stretch says less."""
    w = weights()
    labels = set(c.words.label[c.core[0] : c.core[1]])
    if len(labels) > 1:
        labels -= {""}
    value = min([w.get(label or "none", 0.0) for label in labels])
    if value < 0.0 and labels <= _BEARERS and labels <= _doubtful(c) and _unintroduced(c, context):
        value = 0.0
    elif value < 0.0 and labels <= _BEARERS and _at_home(c, context):
        value *= _MISREAD
    start, end = context.entities.get(c.core[0], c.core)
    longer = end - start - (c.words.lower[start] == "the") > c.end - c.start
    return min(value, 0.0) if longer else value


def _doubtful(c: Candidate) -> frozenset[str]:
    """The labels that the model gives well-known places by mistake; a town's name is a club's or a firm's, too."""
    nation = (c.wide is not None and c.wide.kind == "country") or c.key in gazetteer.capitals()
    return _BEARERS if nation else _PERSON


def _at_home(c: Candidate, context: Context) -> bool:
    """True for a name, in no full name of the text, of a region or larger town in a country that the text names."""
    hit = _best(c, context)
    if hit is None or hit.grade != FULL or not alone(c) or gazetteer.fold(c.text) in context.persons:
        return False
    large = hit.entry.kind != "place" or hit.entry.population >= _TOWN
    return large and named(context.countries, hit.entry.country, c.key)


def _unintroduced(c: Candidate, context: Context) -> bool:
    """True for a well-known place's name that stands alone and in no full name of the text: reports tell persons' in full first."""
    known = c.wide is not None or (c.hits and c.hits[0].grade == FULL and c.hits[0].entry.population >= _TOWN)
    if not known or not alone(c):
        return False
    return c.end - c.start > 1 or gazetteer.fold(c.text) not in context.persons


def _best(c: Candidate, context: Context) -> Hit | None:
    inside = [h for h in c.hits if named(context.countries, h.entry.country, c.key)]
    return max(inside or c.hits, key=lambda h: (_worth(h), h.entry.population), default=None)


def _worth(hit: Hit) -> float:
    """What a region, or a place of its size, under a name of this grade is worth."""
    return _value(hit.entry.population if hit.entry.kind == "place" else None, hit.grade)


@lru_cache(maxsize=100_000)
def _value(size: int | None, grade: int) -> float:
    w = weights()
    value = {OTHER: w["other_name"], BARE: w["bare_name"]}.get(grade, 0.0)
    if size is None:
        return value + w["region"]
    return (
        value
        + w[
            "metropolis" if size >= _METROPOLIS else "city" if size >= _CITY else "town" if size >= _TOWN else "village"
        ]
    )


def _supported(c: Candidate, entry: Entry, context: Context) -> float:
    """What it is worth that the text names the country and state, and that no other place there bears the name."""
    w = weights()
    if not named(context.countries, entry.country, c.key):
        return 0.0
    only = len(c.key) > 4 and sum(h.entry.country == entry.country for h in c.hits) == 1
    state = w["state_named"] if named(context.states, state_code(entry), c.key) else 0.0
    return w["country_named"] + (w["only_one"] * (1 + (len(c.hits) == 1)) if only else 0.0) + state


def _shape(c: Candidate, context: Context) -> float:
    w = weights()
    last = c.words.text[c.end - 1]
    value = w["dateline"] if _dateline(c) else 0.0
    if not c.hits and c.end - c.start > 1 and last in by_word("outlet"):
        value += by_word("outlet")[last].weight
    if not c.hits and c.words.text[c.start] in small_words("unplaced"):
        value += w["unplaced"]
    capital = [i for i in range(*c.core) if c.words.text[i][0].isupper()]
    return value + (_one_word(c, capital[0], context) if len(capital) == 1 else 0.0)


def _one_word(c: Candidate, i: int, context: Context) -> float:
    """What the one capital word of a name says."""
    w, text, value = weights(), c.words.text[i], 0.0
    if c.words.pos[i] not in ("PROPN", "NOUN", "ADJ") and not c.names:
        value += w["not_proper"]
    if gazetteer.fold(text) in context.persons and c.wide is None and not c.names:
        value += w["person_elsewhere"]
    if c.core[1] - c.core[0] == 1 and c.words.lower[i] in context.small and c.wide is None:
        value += w["common_here"]
    return value + (w["acronym"] if text.isupper() and not c.hits else 0.0)


def _dateline(c: Candidate) -> bool:
    """True at the start of a line or sentence, before a dash or "(Agency) –"."""
    text, end, before = c.words.text, c.end, c.start - 1
    if end >= len(text) or (before >= 0 and not c.words.is_space[before] and text[before] not in small_words("stops")):
        return False
    if text[end] in small_words("dashes") and c.words.spaced[end - 1]:
        return True
    return text[end] == "(" and not small_words("dashes").isdisjoint(text[end + 2 : end + 8])


def _word_before(words: Words, i: int) -> int:
    """The index of the word before `i`, over an article or an opening quote."""
    i -= 1
    while i >= 0 and words.lower[i] in small_words("between"):
        i -= 1
    return i


def _before(c: Candidate) -> float:
    lower, i = c.words.lower, _word_before(c.words, c.start)
    if i < 0 or c.words.is_space[i]:
        return 0.0
    if lower[i] == "of" and i > 0:
        cue = by_word("of").get(lower[i - 1])
        return cue.weight if cue else 0.4
    cue = by_word("before").get(lower[i])
    return cue.weight if cue else 0.0


def _after(c: Candidate) -> float:
    """The noun after the candidate, or the candidate's own."""
    if c.names:
        return 2.5
    lower, end = c.words.lower, c.end
    if end >= len(lower):
        return 0.0
    for told, cue in by_first_word("after").get(lower[end], ()):
        if tuple(lower[end : end + len(told)]) == told:
            return cue.weight
    if end + 1 < len(lower) and lower[end] == "-" and (glued := by_word("after").get("-" + lower[end + 1])):
        return glued.weight
    return weights()["speaks"] if c.words.lemma[end] in small_words("speech") and _speaker(c) else 0.0


def _speaker(c: Candidate) -> bool:
    """True before a verb of speech for what is no country, no capital, and not told as the place of a speaker ("the mayor of X")."""
    if c.wide is not None or c.key in gazetteer.capitals():
        return False
    return c.start == 0 or c.words.pos[c.start - 1] != "ADP"


def _given(c: Candidate) -> bool:
    """True where the one word behind it in the sequence is what spaCy takes for a person: the "Paris" of "Paris Adeyemi"."""
    words = c.words
    if c.wide is not None or c.chunk != (c.start, c.end + 1):
        return False
    return words.label[c.end] == "PERSON" and words.iob[c.end] == "B"


def _chunk(c: Candidate) -> float:
    """What the rest of the candidate's capital sequence says."""
    words, w = c.words, weights()
    last = min(c.chunk[1], c.end + _HEARD)
    rest = words.text[c.end : last + 1]
    bodies = [by_word("body")[word].weight for word in rest if word in by_word("body")]
    outlets = [by_word("outlet")[word].weight for word in rest if word in by_word("outlet")]
    if outlets and not (bodies and words.text[last - 1] in by_word("body")):
        return min(outlets)
    if alone(c):
        return 0.0
    value = 0.0
    if c.end < c.chunk[1] and rest[0] != "-":
        leads = c.wide is not None and c.start == c.chunk[0] and words.label[c.start] != "PERSON"
        value += max(bodies, default=w["state_leads_chunk" if leads else "part_of_chunk"])
    value += w["before_person"] if _given(c) else 0.0
    before = words.lower[c.start - 1] if c.start > c.chunk[0] else "-"
    return value + (w["part_of_chunk"] if before != "-" and before not in by_word("before") else 0.0)
