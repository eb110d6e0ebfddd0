"""Weighs the witnesses for and against a candidate: labels, gazetteer, neighbours, shape."""

from spacy.tokens import Doc

from claimx import gazetteer
from claimx.gazetteer import BARE, OTHER, Entry, Hit
from claimx.nlp.places.candidates import Candidate
from claimx.nlp.places.context import Context, alone, container, named, state_code, wide
from claimx.nlp.places.cues import by_first_word, by_word, small_words, weights

# So many words of a capital sequence after a name have a say in what it is.
_HEARD = 8
_METROPOLIS, _CITY, _TOWN = 1_000_000, 100_000, 15_000


def standing(c: Candidate, context: Context) -> float:
    """What speaks for or against a candidate whatever else the text holds: its label, its shape, its neighbours."""
    held = weights()["container_after"] if container(c, context) else 0.0
    cues, label = _before(c) + _after(c), _label(c, context)
    if cues >= weights()["firm_cue"]:
        label = max(label, 0.0)  # "the village of X" is a place whatever spaCy calls X
    return label + _shape(c, context) + held + cues + _chunk(c)


def score(c: Candidate, context: Context) -> float:
    """What the gazetteer says, given what is known of the text so far."""
    return _known(c, context) + (weights()["seen_elsewhere"] if c.key in context.seen else 0.0)


def _label(c: Candidate, context: Context) -> float:
    """What spaCy's label of the candidate's words is worth; a label on a longer stretch says less."""
    w = weights()
    labels = {t.ent_type_ for t in c.doc[c.core[0] : c.core[1]]}
    if len(labels) > 1:
        labels -= {""}
    value = min(w.get(label or "none", 0.0) for label in labels)
    start, end = context.entities.get(c.core[0], c.core)
    longer = end - start - (c.doc[start].lower_ == "the") > c.end - c.start
    return min(value, 0.0) if longer else value


def _best(c: Candidate, context: Context) -> Hit | None:
    inside = [h for h in c.hits if named(context.countries, h.entry.country, c.key)]
    return next(iter(inside or c.hits), None)


def _known(c: Candidate, context: Context) -> float:
    w = weights()
    hit = _best(c, context)
    if hit is None:
        return w["absent"] if not c.names else 0.0
    entry, value = hit.entry, 0.0
    broad = wide(c)
    if broad is not None:
        value = w["state" if broad.kind == "region" else broad.kind]
    elif entry.kind == "region":
        value = w["region"]
    else:
        size = entry.population
        value = w[
            "metropolis" if size >= _METROPOLIS else "city" if size >= _CITY else "town" if size >= _TOWN else "village"
        ]
    value += {OTHER: w["other_name"], BARE: w["bare_name"]}.get(hit.grade, 0.0) if broad is None else 0.0
    return value + (_supported(c, entry, context) if broad is None else 0.0)


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
    value = 0.0
    words = [t for t in c.doc[c.core[0] : c.core[1]] if t.text[:1].isupper()]
    if len(words) == 1 and words[0].pos_ not in ("PROPN", "NOUN", "ADJ") and not c.names:
        value += w["not_proper"]
    if len(words) == 1 and gazetteer.fold(words[0].text) in context.persons and wide(c) is None:
        value += w["person_elsewhere"]
    if len(words) == 1 and c.core[1] - c.core[0] == 1 and words[0].lower_ in context.small and wide(c) is None:
        value += w["common_here"]
    if not c.hits and c.end - c.start > 1 and c.doc[c.end - 1].text in by_word("outlet"):
        value += by_word("outlet")[c.doc[c.end - 1].text].weight
    if len(words) == 1 and words[0].text.isupper() and not c.hits:
        value += w["acronym"]
    return value + (w["dateline"] if _dateline(c) else 0.0)


def _dateline(c: Candidate) -> bool:
    """True at the start of a line or sentence, before a dash or "(Agency) –"."""
    doc, end = c.doc, c.end
    if end >= len(doc) or (
        c.start > 0 and not doc[c.start - 1].is_space and doc[c.start - 1].text not in small_words("stops")
    ):
        return False
    if doc[end].text in small_words("dashes") and doc[end - 1].whitespace_:
        return True
    return doc[end].text == "(" and any(token.text in small_words("dashes") for token in doc[end + 2 : end + 8])


def _word_before(doc: Doc, i: int) -> int:
    """The index of the word before `i`, over an article or an opening quote."""
    i -= 1
    while i >= 0 and doc[i].lower_ in small_words("between"):
        i -= 1
    return i


def _before(c: Candidate) -> float:
    doc, i = c.doc, _word_before(c.doc, c.start)
    if i < 0 or doc[i].is_space:
        return 0.0
    if doc[i].lower_ == "of" and i > 0:
        cue = by_word("of").get(doc[i - 1].lower_)
        return cue.weight if cue else 0.4
    cue = by_word("before").get(doc[i].lower_)
    return cue.weight if cue else 0.0


def _after(c: Candidate) -> float:
    """The noun after the candidate, or the candidate's own."""
    if c.names:
        return 2.5
    doc, end = c.doc, c.end
    if end >= len(doc):
        return 0.0
    for words, cue in by_first_word("after").get(doc[end].lower_, ()):
        if all(end + i < len(doc) and doc[end + i].lower_ == word for i, word in enumerate(words)):
            return cue.weight
    if end + 1 < len(doc) and doc[end].text == "-" and (glued := by_word("after").get("-" + doc[end + 1].lower_)):
        return glued.weight
    return weights()["speaks"] if doc[end].lemma_ in small_words("speech") and wide(c) is None else 0.0


def _chunk(c: Candidate) -> float:
    """What the rest of the candidate's capital sequence says."""
    doc, w = c.doc, weights()
    last = min(c.chunk[1], c.end + _HEARD)
    rest = [t.text for t in doc[c.end : last + 1]]
    bodies = [by_word("body")[word].weight for word in rest if word in by_word("body")]
    outlets = [by_word("outlet")[word].weight for word in rest if word in by_word("outlet")]
    if outlets and not (bodies and doc[last - 1].text in by_word("body")):
        return min(outlets)
    if alone(c):
        return 0.0
    value = 0.0
    if c.end < c.chunk[1] and rest[0] != "-":
        leads = wide(c) is not None and c.start == c.chunk[0] and doc[c.start].ent_type_ != "PERSON"
        value += max(bodies, default=w["state_leads_chunk" if leads else "part_of_chunk"])
    before = doc[c.start - 1] if c.start > c.chunk[0] else None
    if before is not None and before.text != "-" and before.lower_ not in by_word("before"):
        value += w["part_of_chunk"]
    return value
