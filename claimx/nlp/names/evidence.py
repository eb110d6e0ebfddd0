"""Weighs a candidate as an organisation and as a person."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from claimx.model import NameType
from claimx.nlp.capitals import capitals_of
from claimx.nlp.names.candidates import Candidate
from claimx.nlp.names.cues import small_words, weight, witness
from claimx.nlp.words import Words
from claimx.rules.aliases import head_name, particles
from claimx.rules.lexicon import noun_kinds
from claimx.rules.persons import gender_of, person_noun

_TITLE = 2.5
_MOST_PARTS = 4
_SHARED = 2
# A word that spaCy takes for a person's name so often in a text is hardly anything else.
_OFTEN = 3


@dataclass(slots=True)
class Context:
    """What the whole text says: surnames and given names of full names, bodies' full names, acronyms and what they stand
    for, words that it also writes small; words that stand alone as names, those that spaCy takes for a person's, and often.
    """

    surnames: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    alone: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    often: frozenset[str] = frozenset()
    bodies: set[str] = field(default_factory=set)
    acronyms: dict[str, str] = field(default_factory=dict)
    small: frozenset[str] = frozenset()


def context_of(words: Words, candidates: list[Candidate], acronyms: dict[str, str]) -> Context:
    """The context of a text before any of its names is settled."""
    lone = [c for c in candidates if len(c.parts) == 1]
    persons = Counter(c.text for c in lone if words.label[c.start] == "PERSON")
    bodies = {c.text for c in lone if c.start and words.lower[c.start - 1] == "the"}
    context = Context(acronyms=acronyms, small=capitals_of(words).small)
    context.alone = frozenset({c.text for c in lone} - bodies)
    context.persons = frozenset(set(persons) - bodies)
    context.often = frozenset(text for text in context.persons if persons[text] >= _OFTEN)
    return context


def learn(context: Context, candidates: list[Candidate], kinds: Mapping[str, NameType]) -> None:
    """Takes up what a pass has settled (text -> type)."""
    persons = [c for c in candidates if kinds.get(c.text) == "person"]
    context.surnames = {c.surname for c in persons if len(c.parts) > 1}
    context.given = {c.parts[0] for c in persons if len(c.parts) > 1} - context.surnames
    context.bodies = {c.text for c in candidates if kinds.get(c.text) == "organisation" and len(c.parts) > 1}


def relearnt(c: Candidate, context: Context) -> bool:
    """True for a name that weighs differently once full names are known: a part of one, a relative's, or a body's noun."""
    word = c.parts[0]
    part = word in context.surnames or word in context.given
    if len(c.parts) > 1:
        return c.surname in context.surnames
    return part or any(word in weight("organisation", where) for where in ("last", "first"))


def scores(c: Candidate, context: Context) -> tuple[float, float]:
    """How strong the case is for an organisation, and for a person."""
    neither = 0.0
    if len(c.parts) > 1:
        neither = weight("none", "last").get(c.parts[-1]) or weight("none", "front").get(c.parts[0]) or _role(c)
    elif _common(c, context):
        neither = witness("threshold")["role"]
    return organisation(c, context) + neither, person(c, context) + neither


def _role(c: Candidate) -> float:
    """What a headline's capitals cost that only say who somebody is: "Office Shooting Suspect", but not "Agatha Baker"."""
    row = person_noun(c.parts[-1].lower())
    if row is None or row.gender == "several" or gender_of(c.parts[0]) or c.title:
        return 0.0
    return witness("threshold")["role"] if capitals_of(c.words).in_title_case(c.start) else 0.0


def _common(c: Candidate, context: Context) -> bool:
    """True for a noun that only its line's capitals, or its place at the start, may make a name: "Gunman held in Lund"."""
    word, words = c.parts[0], c.words
    if c.title or word in context.surnames or word in context.given:
        return False
    lower, lemma = words.lower[c.start], words.lemma[c.start].lower()
    if not (any(person_noun(form) or noun_kinds(form) for form in (lower, lemma))):
        return False
    return word.isupper() or bool(words.starts_sentence[c.start]) or capitals_of(words).in_title_case(c.start)


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


def _labels(c: Candidate) -> set[str]:
    told = zip(c.words.label[c.start : c.end], c.words.text[c.start : c.end], strict=True)
    labels = {label for label, text in told if not text.isdigit()}
    return labels - {""} if len(labels) > 1 else labels


def _label(c: Candidate, type: str) -> float:
    w = witness(type)
    return min(w.get(label or "none", 0.0) for label in _labels(c))


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
    value += w["surname"] if word in context.surnames | context.given else 0.0
    value += w["common_here"] if word.lower() in context.small else 0.0
    value += w["offence"] if word in small_words("offences") else 0.0
    return value + (w["no_proper"] if c.words.pos[c.start] not in ("PROPN", "X") and c.end - c.start == 1 else 0.0)


def person(c: Candidate, context: Context) -> float:
    """The case for a person."""
    w, words = witness("person"), c.parts
    value = _apposition(c, "person") + (_TITLE if c.title else 0.0) + _verb(c)
    value += w["age"] if _aged(c) else 0.0
    value += _lone_name(c, context) if len(words) == 1 else _full_name(c, context)
    if any(lower in particles() for lower in c.words.lower[c.start : c.end]):
        value += w["article"]
    before = c.words.lower[c.start - 1] if c.start else ""
    return value + (w["the"] if before == "the" else 0.0)


def _lone_name(c: Candidate, context: Context) -> float:
    """What a single word says: part of a full name that the text has, or what spaCy often takes for a person's name."""
    w, word, label = witness("person"), c.parts[0], _label(c, "person")
    value = w["one_word"] + (w["often"] if word in context.often else 0.0)
    if word in context.surnames or (word in context.given and label >= 0.0):
        return value + w["surname"] + max(label, w["none"])
    return value + label + (w["common_here"] if word.lower() in context.small else 0.0)


def _full_name(c: Candidate, context: Context) -> float:
    """What several words say: their number, a known given name, a surname that the text has alone as well."""
    w, words, value = witness("person"), c.parts, _label(c, "person")
    bodily = any(word in weight("organisation", "last") for word in words[1:])
    if len(words) <= _MOST_PARTS and not any(x.isupper() and len(x) > 2 for x in words):
        given = gender_of(words[0]) is not None
        value += w["full_name"] + (w["given"] if given and not bodily else 0.0)
        value += w["told_again"] if not bodily and _told_again(c, context, given) else 0.0
    if all(word.isupper() for word in words) and not c.title:
        value += w["shouted"]
    return value - (2.5 if bodily else 0.0)


def _told_again(c: Candidate, context: Context, given: bool) -> bool:
    """True where the text tells a full name's last word, and no other, alone as well, as reports do of persons."""
    labels = _labels(c)
    if c.surname in context.surnames and "ORG" not in labels:
        return True
    if c.surname.lower() in context.small or c.surname not in context.alone or c.parts[0] in context.alone:
        return False
    if given:
        return True
    person = "ORG" not in labels and ("PERSON" in labels or c.surname in context.persons)
    return person and not capitals_of(c.words).in_title_case(c.start)


def _aged(c: Candidate) -> bool:
    """True before ", 34," and after "34-year-old"."""
    after = c.words.text[c.end : c.end + 3]
    if "".join(c.words.lower[max(0, c.start - 3) : c.start]).endswith(tuple(small_words("aged"))):
        return True
    return (
        len(after) == 3 and after[0] == "," and after[1].isdigit() and len(after[1]) < 3 and after[2] in (",", ".", ";")
    )


def _verb(c: Candidate) -> float:
    """What a verb of speech or life beside the name says."""
    verbs = weight("person", "verb")
    words = c.words
    beside = [i for i in (c.start - 1, c.end, c.end + 1) if 0 <= i < words.size and words.pos[i] in ("VERB", "AUX")]
    return max((verbs.get(words.lemma[i].lower(), 0.0) for i in beside), default=0.0)


def _after(c: Candidate, type: str) -> float:
    """What the one or two nouns right after the name say."""
    cues, after = weight(type, "after"), c.words.lower[c.end : c.end + 2]
    return max(cues.get(after[0], 0.0), cues.get(" ".join(after), 0.0)) if after else 0.0


def _apposition(c: Candidate, type: str) -> float:
    """What an apposition says: ", an Iran-backed militia group"."""
    words, cues = c.words, weight(type, "apposition")
    if c.end >= words.size or words.text[c.end] != ",":
        return 0.0
    for i in range(c.end + 1, min(c.end + 8, words.size)):
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
        if c.end + 2 < words.size and words.text[c.end] == "(":
            short = words.text[c.end + 1]
            initials = "".join(word[0] for word in words.text[c.start : c.end])
            if short.isupper() and len(short) > 1 and (_stands_for(short, initials) or _foreign(short, words, c)):
                out[short] = c.text
    return out


def _foreign(short: str, words: Words, c: Candidate) -> bool:
    """True for another tongue's acronym in brackets behind a body's long name, but for an agency, as in a dateline."""
    long = c.end - c.start > 2 and words.text[c.end + 2] == ")" and 2 < len(short) < 8 and short.isalpha()
    heads = c.parts[0] in weight("organisation", "first") or any(w in weight("organisation", "last") for w in c.parts)
    return long and heads and head_name(short) is None


def _stands_for(short: str, initials: str) -> bool:
    """True where nearly all of an acronym's letters are among the initials: it may be another language's."""
    shared = (Counter(short) & Counter(initials.upper())).total()
    return len(initials) >= _SHARED and shared >= max(_SHARED, min(len(short), len(initials)) - (len(short) > 3))
