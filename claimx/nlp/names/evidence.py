"""Weighs a candidate as an organisation and as a person."""

from dataclasses import dataclass, field

from claimx.model import NameType
from claimx.nlp.names.candidates import Candidate
from claimx.nlp.names.cues import small_words, weight, witness
from claimx.nlp.words import Words
from claimx.rules.aliases import particles

_TITLE = 2.5


@dataclass(slots=True)
class Context:
    """What the whole text says: surnames of full names, bodies' full names, acronyms and what they stand for, words
    that it also writes small."""

    surnames: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    acronyms: dict[str, str] = field(default_factory=dict)
    small: frozenset[str] = frozenset()


def scores(c: Candidate, context: Context) -> tuple[float, float]:
    """How strong the case is for an organisation, and for a person."""
    street = weight("none", "last").get(c.parts[-1], 0.0) if len(c.parts) > 1 else 0.0
    return organisation(c, context) + street, person(c, context) + street


def settled(weighed: list[tuple[Candidate, tuple[float, float]]]) -> dict[str, NameType]:
    """Text -> type, by the best case that any mention makes for either; texts that make none are left out."""
    best: dict[str, tuple[float, float]] = {}
    for c, (body, human) in weighed:
        before = best.get(c.text, (body, human))
        best[c.text] = max(before[0], body), max(before[1], human)
    accept = witness("threshold")["accept"]
    return {
        text: "organisation" if body >= human else "person"
        for text, (body, human) in best.items()
        if max(body, human) >= accept
    }


def _label(c: Candidate, type: str) -> float:
    w = witness(type)
    told = zip(c.words.label[c.start : c.end], c.words.text[c.start : c.end], strict=True)
    labels = {label for label, text in told if not text.isdigit()}
    if len(labels) > 1:
        labels -= {""}
    return min(w.get(label or "none", 0.0) for label in labels)


def organisation(c: Candidate, context: Context) -> float:
    """The case for an organisation."""
    w = witness("organisation")
    value = _label(c, "organisation") + _after(c, "organisation") + _apposition(c, "organisation")
    value += (w["dateline"] if dateline(c) else 0.0) + (_source(c) if not c.title else -1.0)
    before = c.words.lower[c.start - 1] if c.start else ""
    value += w["the"] if before == "the" else 0.0
    value += w["defines"] if c.text in context.acronyms or c.text in context.acronyms.values() else 0.0
    return value + (_one_word(c, context) if len(c.parts) == 1 else _many_words(c))


def _many_words(c: Candidate) -> float:
    """What the first and last of several words say."""
    w, words = witness("organisation"), c.parts
    head = weight("organisation", "last").get(words[-1], 0.0) or weight("organisation", "first").get(words[0], 0.0)
    shouted = not head and all(word.isupper() and len(word) > 1 for word in words)
    return head + (w["shouted"] if shouted else 0.0)


def _one_word(c: Candidate, context: Context) -> float:
    """What the shape of a single word says: an acronym, a common noun, a surname, a body's noun alone."""
    w, word = witness("organisation"), c.parts[0]
    value = w["acronym"] if word.isupper() and 2 <= len(word) <= 6 and word.isalpha() else 0.0
    if word in weight("organisation", "last") or word in weight("organisation", "first"):
        return value if any(word in body.split() for body in context.bodies) else w["head_alone"]
    value += w["surname"] if word in context.surnames else 0.0
    value += w["common_here"] if word.lower() in context.small else 0.0
    return value + (w["no_proper"] if c.words.pos[c.start] not in ("PROPN", "X") and c.end - c.start == 1 else 0.0)


def person(c: Candidate, context: Context) -> float:
    """The case for a person."""
    w, words = witness("person"), c.parts
    value = _label(c, "person") + _apposition(c, "person")
    value += _TITLE if c.title else 0.0
    value += w["full_name"] if 2 <= len(words) <= 4 and not any(x.isupper() and len(x) > 2 for x in words) else 0.0
    value += w["one_word"] if len(words) == 1 else 0.0
    value += w["age"] if _aged(c) else 0.0
    value += _verb(c)
    if len(words) == 1 and words[0] in context.surnames:
        value += w["surname"]
    if any(lower in particles() for lower in c.words.lower[c.start : c.end]):
        value += w["article"]
    before = c.words.lower[c.start - 1] if c.start else ""
    value += w["the"] if before == "the" else 0.0
    if len(words) == 1 and words[0].lower() in context.small:
        value += w["common_here"]
    if len(words) > 1 and all(word.isupper() for word in words) and not c.title:
        value += w["shouted"]
    if any(word in weight("organisation", "last") for word in words[1:]):
        value -= 2.5
    return value


def _aged(c: Candidate) -> bool:
    """True before ", 34,"."""
    after = c.words.text[c.end : c.end + 3]
    return (
        len(after) == 3 and after[0] == "," and after[1].isdigit() and len(after[1]) < 3 and after[2] in (",", ".", ";")
    )


def _verb(c: Candidate) -> float:
    """What a verb of speech or life beside the name says."""
    verbs = weight("person", "verb")
    words = c.words
    beside = [i for i in (c.start - 1, c.end, c.end + 1) if 0 <= i < len(words) and words.pos[i] in ("VERB", "AUX")]
    return max((verbs.get(words.lemma[i].lower(), 0.0) for i in beside), default=0.0)


def _after(c: Candidate, type: str) -> float:
    """What the one or two nouns right after the name say."""
    cues, after = weight(type, "after"), c.words.lower[c.end : c.end + 2]
    return max(cues.get(after[0], 0.0), cues.get(" ".join(after), 0.0)) if after else 0.0


def _apposition(c: Candidate, type: str) -> float:
    """What an apposition says: ", an Iran-backed militia group"."""
    words, cues = c.words, weight(type, "apposition")
    if c.end >= len(words) or words.text[c.end] != ",":
        return 0.0
    for i in range(c.end + 1, min(c.end + 8, len(words))):
        if words.text[i] in (",", ".", ";") or words.is_space[i]:
            break
        if words.lower[i] in cues:
            return cues[words.lower[i]]
    return 0.0


def _source(c: Candidate) -> float:
    """What it is worth to be told or quoted."""
    cues, lower = weight("organisation", "source"), c.words.lower
    one = lower[c.start - 1] if c.start else ""
    two = f"{lower[c.start - 2]} {one}" if c.start > 1 else ""
    return max(cues.get(one, 0.0), cues.get(two, 0.0))


def dateline(c: Candidate) -> bool:
    """True for the agency in "CITY (Agency) –" at the start of a line."""
    text, is_space = c.words.text, c.words.is_space
    if c.start < 2 or c.end + 1 >= len(text) or text[c.start - 1] != "(" or text[c.end] != ")":
        return False
    line = c.start - 1
    while line > 0 and not is_space[line - 1] and c.start - line < 8:
        line -= 1
    starts = line == 0 or bool(is_space[line - 1])
    return starts and text[c.end + 1] in small_words("dashes")


def acronyms(words: Words, candidates: list[Candidate]) -> dict[str, str]:
    """Acronym -> what the text says it stands for: "Northern Grain Council (NGC)"."""
    out: dict[str, str] = {}
    for c in candidates:
        if c.end + 2 < len(words) and words.text[c.end] == "(":
            short = words.text[c.end + 1]
            initials = "".join(word[0] for word in c.parts)
            if short.isupper() and len(short) > 1 and _stands_for(short, initials):
                out[short] = c.text
    return out


def _stands_for(short: str, initials: str) -> bool:
    """True where an acronym's letters come, in order, from the initials."""
    rest = iter(initials.upper())
    return len(initials) >= 2 and sum(letter in rest for letter in short) >= min(len(short), len(initials)) - (
        len(short) > 3
    )
