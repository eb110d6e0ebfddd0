"""Which words of a `Doc` tell something: verbs, copulas with their complement, event nouns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claimx.extract.inner import inner_event, modified
from claimx.extract.lookalikes import acronym, modifies, names_topic, noun_in_s, tells_from_when
from claimx.extract.mentions import within
from claimx.extract.phrases import first, is_definite, is_thought, is_title_noun, left_of
from claimx.nlp.plain import Doc, Token
from claimx.nlp.relations import relations
from claimx.rules.lexicon import (
    begins_phrase,
    ends_term,
    event_class,
    fixed_nouns,
    fixed_phrases,
    function_words,
    has_kind,
    noun_class,
    tells_event,
    verb_lemma,
)

AUXILIARY = frozenset({"aux", "auxpass"})
VERBAL = frozenset({"VERB", "AUX"})
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})
COMPLEMENT = ("acomp", "attr", "oprd")
WORD = re.compile(r"[^\W\d_]+(?:[-'’‘][^\W\d_]+)*['’]?")
RESULTS = frozenset({"prep", "dobj", "ccomp", "oprd", "acomp", "xcomp", "advmod"})
COMPLEMENTED, LEADING = relations(*COMPLEMENT), relations(*RESULTS)
BEFALLEN, PASSIVE = relations("dobj", "obj", "nsubjpass", "auxpass"), relations("nsubjpass", "auxpass")
OBJECTS = relations("dobj", "obj", "nsubjpass")
_BARE = frozenset({"neg", "punct", "cc", "conj"})
AUX, PRT, PREP, XCOMP = map(relations, ("aux", "prt", "prep", "xcomp"))


@dataclass(slots=True, eq=False)
class Candidate:
    """A predicate as the parse shows it; `nominal` where it is no clause's, but a noun or a word inside a phrase.

    `token` is the node that arguments hang on (the copula of a copular clause), `words` the predicate's own words
    in order, `lemma` their lemma (light verbs with their noun), `cls` the event class or None; `head` is the word that
    carries the meaning: the verb, the complement, or the noun; `light` are objects that only a light verb goes with.
    """

    token: Token
    words: tuple[Token, ...]
    lemma: str
    cls: str | None
    nominal: bool = False
    light: Sequence[Token] = ()
    head: Token = field(init=False)

    def __post_init__(self) -> None:
        self.head = self.words[0]

    def is_light(self, noun: Token) -> bool:
        """True for the noun that a light verb's meaning lies in ("control" of "took control")."""
        return self.lemma.endswith(f" {noun.lemma_.lower()}")


def candidates(doc: Doc) -> list[Candidate]:
    """Every predicate of the document, in order of the text."""
    verbs = [
        t
        for t in doc.tokens
        if t.pos_ in VERBAL and is_verb(t) and not (t.pos_ == "AUX" and (within(t, "name") or _only_modal(t)))
    ]
    verbal = _distinct([_verbal(verb) for verb in verbs])
    taken = {w.i for c in verbal for w in (*c.words, *c.light)}
    telling = [t for t in doc.tokens if t.pos_ in TELLING and t.i not in taken]
    nominal = [c for t in telling if (c := _nominal(t)) is not None]
    return sorted(verbal + nominal, key=lambda c: c.head.i)


def _distinct(verbal: list[Candidate]) -> list[Candidate]:
    """Without the participles that are a copula's complement ("is closed"), which the copula tells."""
    complements = {c.head.i for c in verbal if c.head != c.token}
    return [c for c in verbal if c.token.i not in complements]


def is_verb(token: Token) -> bool:
    """True for a verb or copula that heads a clause, False for auxiliaries and participles used as adjectives."""
    if token.pos_ not in VERBAL:
        return False
    if token.dep_ in AUXILIARY or token.tag_ == "MD" or not (token.text.isalpha() or WORD.fullmatch(token.text)):
        return False
    if token.lower_ in function_words("participial") and token.dep_ in {"acl", "advcl", "prep"}:
        return False
    if token.tag_ == "VBG" and token.lower_ in function_words("from then") and tells_from_when(token):
        return False
    if token.tag_ == "VBN" and left_of(token).lower_ in function_words("than") and len(token.children) < 2:
        return False
    if (token.lemma_ == "come" and names_topic(token)) or (token.tag_ == "VBZ" and noun_in_s(token)):
        return False
    gerund = token.tag_ == "VBG" and (modifies(token) or is_title_noun(token))
    if gerund or acronym(token) or is_thought(token) or _in_brackets(token):
        return False
    if token.tag_ != "VBN" and token.lemma_ in function_words("elided") and _leaves_out(token):
        return False
    if token.pos_ == "AUX":
        return _lemma(token) == "be" or token.dep_ in {"ROOT", "ccomp", "conj", "relcl", "advcl"}
    return (
        token.pos_ == "VERB" and token.dep_ not in {"amod", "compound", "case", "prep"} and token.tag_.startswith("VB")
    )


def _leaves_out(auxiliary: Token) -> bool:
    """True for an auxiliary whose verb stands elsewhere ("has not and does not use gas")."""
    return all(c.dep_ in _BARE or c.i < auxiliary.i for c in auxiliary.children) and not auxiliary.below & OBJECTS


def _in_brackets(token: Token) -> bool:
    """True for a participle alone in brackets, which points to a picture ("a gorilla (pictured)")."""
    if token.tag_ not in {"VBN", "VBD"} or left_of(token).text != "(":
        return False
    return token.i + 1 < len(token.doc) and token.nbor().text == ")"


def _only_modal(token: Token) -> bool:
    """True for the "is" of "is to reopen", which says no more than a "will"."""
    return bool(token.below & XCOMP) and _lemma(token) == "be" and _complement(token) is None


def _verbal(token: Token) -> Candidate:
    complement = _complement(token)
    if complement is not None:
        told = _lemma(complement)
        return Candidate(token, (complement,), told, event_class(told, complement.pos_ == "NOUN"))
    bare = _lemma(token)
    light = _light_nouns(token, bare)
    lemma, words = _phrase(token, bare, light)
    noun = lemma.rpartition(" ")[2] if light else ""
    cls = event_class(lemma) or (noun_class(noun) if light else None) or event_class(bare)
    if has_kind(lemma, "class with object") and not _has_object(token):
        cls = None
    return Candidate(token, words, lemma, cls, light=light)


def _has_object(token: Token) -> bool:
    return bool(token.below & BEFALLEN) or (token.tag_ == "VBN" and not token.below & AUX)


def _complement(token: Token) -> Token | None:
    """What a copula, or a passive of thinking ("feared dead"), says of its subject."""
    if not token.below & COMPLEMENTED:
        return None
    lemma = _lemma(token)
    if lemma != "be" and not (has_kind(lemma, "thinking") and _passive(token)):
        return None
    found = next((c for c in token.children if c.dep_ in COMPLEMENT and any(ch.isalpha() for ch in c.text)), None)
    return _amount_of(found) if found is not None and found.lemma_ in function_words("amount") else found


def _amount_of(amount: Token) -> Token:
    """What there is so much of ("a lot of screaming"), where the phrase says it."""
    below = (t for c in amount.children if c.lower_ == "of" for t in c.children if t.dep_ in {"pobj", "pcomp"})
    return next((t for t in below if t.pos_ in {"NOUN", "VERB"}), amount)


def _passive(token: Token) -> bool:
    return token.tag_ == "VBN" and bool(token.below & PASSIVE)


def _with_noun(token: Token, lemma: str) -> str | None:
    """The verb with the noun that its preposition leads to, where the lexicon knows both together ("take into custody")."""
    for prep in token.children:
        if prep.dep_ == "prep":
            phrases = (f"{lemma} {prep.lower_} {_lemma(c)}" for c in prep.children if c.dep_ == "pobj")
            found = next((p for p in phrases if event_class(p)), None)
            if found:
                return found
    return None


def _phrase(token: Token, lemma: str, light: list[Token]) -> tuple[str, tuple[Token, ...]]:
    """The verb with the particle or light noun that the lexicon knows it with, else alone."""
    particles = [c for c in token.children if is_particle(c)] if token.below & PRT else []
    for noun in light:
        verb = f"{lemma} {particles[0].lower_}" if particles else lemma
        return _with(token, noun, f"{verb} {_lemma(noun)}")
    if not particles and not begins_phrase(lemma):
        return lemma, (token,)
    phrase = _with_noun(token, lemma) if token.below & PREP else None
    if phrase is not None:
        return phrase, (token,)
    for child in token.children:
        if child in particles or (child.i == token.i + 1 and event_class(f"{lemma} {child.lower_}")):
            return _with(token, child, f"{lemma} {child.lower_}")
    return (_result(token, lemma) if token.below & LEADING else None) or lemma, (token,)


def is_particle(token: Token) -> bool:
    """True for a verb's particle; not for a preposition before a place that the parser takes for one ("drowned off Malta")."""
    if token.dep_ != "prt":
        return False
    place = token.i + 1 < len(token.doc) and within(token.nbor(), "place")
    known = event_class(f"{_lemma(token.head)} {token.lower_}")
    return bool(known) or not (place or any(c.dep_ == "pobj" for c in token.children))


def _result(token: Token, lemma: str) -> str | None:
    """The verb with what it leads to, where the lexicon knows both as one ("took to hospital", "left three dead")."""
    below = [c for c in token.children if c.dep_ in RESULTS]
    below += [c for thing in below for c in thing.children if c.i > thing.i]
    told = (f"{lemma} to {_lemma(c)}" if c.head.lower_ == "to" else f"{lemma} {c.lower_}" for c in below)
    return next((phrase for phrase in told if event_class(phrase)), None)


def _with(token: Token, other: Token, lemma: str) -> tuple[str, tuple[Token, ...]]:
    return lemma, (token, other) if other.i == token.i + 1 else (token,)


def _light_nouns(token: Token, lemma: str) -> list[Token]:
    """The verb's object where both together are in the lexicon as one predicate ("took control")."""
    if not token.below & OBJECTS:
        return []
    light = has_kind(lemma, "light")
    if not light and not has_kind(lemma, "light with some"):
        return []
    objects = (c for c in token.children if c.dep_ in {"dobj", "obj", "nsubjpass"})
    return [c for c in objects if _known_with(lemma, _lemma(c)) or (light and _brought_in(c))]


def _known_with(verb: str, noun: str) -> bool:
    phrase = f"{verb} {noun}"
    return event_class(phrase) is not None or has_kind(phrase, "happening") or has_kind(phrase, "light phrase")


def _brought_in(noun: Token) -> bool:
    """True for an event noun that a light verb tells for the first time ("a strike", "talks"), not for "the strike"."""
    known = is_definite(noun) or first(noun, "poss") is not None
    return not known and noun.pos_ == "NOUN" and noun_class(_lemma(noun)) is not None


def _nominal(token: Token) -> Candidate | None:
    """What a noun, or a word inside a phrase, tells by itself."""
    told = inner_event(token)
    if told is not None:
        return Candidate(token, (token,), *told, nominal=True)
    title = token.pos_ == "VERB" and is_title_noun(token)
    if (
        (token.pos_ != "NOUN" and not title)
        or token.dep_ in {"compound", "amod", "npadvmod"}
        or modified(token) is not None
    ):
        return None
    lemma = token.lower_ if title else _lemma(token)
    if ends_term(lemma) and tells_event(phrase := f"{_lemma(left_of(token))} {lemma}"):
        return Candidate(token, (left_of(token), token), phrase, noun_class(phrase), nominal=True)
    if (tells_event(lemma) and not _no_happening(token, lemma)) or _gerund(token):
        return Candidate(token, (token,), lemma, noun_class(lemma), nominal=True)
    return None


def _no_happening(noun: Token, lemma: str) -> bool:
    """True for an event noun that names a body ("the movement's spokesman"), or stands in a fixed phrase ("restore order")."""
    if lemma in function_words("acting body"):
        return not any(c.dep_ in {"prep", "acl"} and c.i > noun.i for c in noun.children)
    if within(noun, "time"):
        return noun.head.dep_ != "mark"
    if lemma not in fixed_nouns():
        return False
    beside = (left_of(noun), noun.head, noun.head.head)
    return any(f"{_lemma(word)} {lemma}" in fixed_phrases() for word in beside)


def _gerund(noun: Token) -> bool:
    """True for a noun in -ing that has what it was done to ("the selling of shares")."""
    return noun.tag_ == "NN" and noun.lower_.endswith("ing") and any(c.lower_ == "of" for c in noun.children)


def _lemma(token: Token) -> str:
    return verb_lemma(token.text, token.lemma_) if token.pos_ in {"VERB", "AUX"} else token.lemma_.lower()
