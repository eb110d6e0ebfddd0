"""Who did what an event noun tells, and to what: its phrases, its possessor, the names before it, its verb's doer."""

from collections.abc import Iterator

from claimx.extract.inner import sufferer
from claimx.extract.mentions import within
from claimx.extract.people import is_somebody
from claimx.extract.phrases import OBJECTS, children, first, is_definite
from claimx.extract.predicates import Candidate
from claimx.extract.subjects import agent_of, is_passive, subject_of
from claimx.gazetteer import demonym_country
from claimx.nlp.plain import Token
from claimx.nlp.relations import relations
from claimx.rules.lexicon import event_classes, function_words, has_kind, noun_kinds, tells_event

PLACES = frozenset({"town", "country", "province"})
MODIFIERS = ("compound", "amod", "nmod")
PREP = relations("prep")


def nominal_roles(candidate: Candidate) -> tuple[Token | None, Token | None]:
    """Doer and undergoer of an event noun: by-phrase and of-phrase first, then possessor, modifier, the verb's doer."""
    noun = candidate.token
    if noun.pos_ in {"VERB", "ADJ"} and (borne := sufferer(noun)) is not None:
        return next((c for c in children(noun, "npadvmod", *MODIFIERS) if _doer_before(c)), None), borne
    by = next((first(p, "pobj") for p in children(noun, "prep", "agent") if p.lower_ == "by"), None)
    thing, owner = of_phrase(noun), first(noun, "poss") or _modifier(candidate)
    who = by
    if owner is not None and _undergoes(candidate):
        thing = thing or owner
    elif owner is not None:
        who = by or owner
    parties = _parties(candidate)
    borne = _borne(candidate)
    who = who or parties or (None if borne else _brought_in_by(noun) or _on_whose_errand(candidate))
    return who, thing or (None if parties else concerned(noun) or _against(candidate)) or borne


def _doer_before(word: Token) -> bool:
    """True for who did what the participle behind a hyphen tells ("Iran-backed", "coalition-backed", "rebel-held")."""
    if _name(word) or _country(word):
        return True
    return word.dep_ == "npadvmod" and not within(word, "place") and (word.pos_ == "PROPN" or is_somebody(word))


def _parties(candidate: Candidate) -> Token | None:
    """Those between whom an act takes place, who do it together ("talks between the union and the firm")."""
    if not candidate.token.below & PREP:
        return None
    between = (first(p, "pobj") for p in children(candidate.token, "prep") if p.lower_ == "between")
    return None if _undergoes(candidate) else next((t for t in between if t is not None), None)


def of_phrase(noun: Token) -> Token | None:
    """What an "of", "over", "on" or "against" behind the noun leads to."""
    return next(_behind(noun, "government"), None)


def _behind(noun: Token, words: str) -> Iterator[Token]:
    if not noun.below & PREP:
        return
    for prep in [p for over in (noun, *_dates(noun)) for p in children(over, "prep")]:
        found = first(prep, "pobj") if prep.lower_ in function_words(words) else None
        if found is not None and (found.lower_ not in function_words("adverbial") or list(found.lefts)):
            yield found


def _dates(noun: Token) -> list[Token]:
    """The date behind a noun on which the parser hangs what belongs to the noun ("the closure in 2014 of the crossing")."""
    return [t for p in children(noun, "prep") for t in children(p, "pobj") if within(t, "time")]


def _undergoes(candidate: Candidate) -> bool:
    return candidate.cls is not None and event_classes()[candidate.cls].undergoer


def _modifier(candidate: Candidate) -> Token | None:
    """The name before the noun ("the Taliban assault", "U.S. strikes"), or the thing that a change befell ("tram crash")."""
    for word in reversed(children(candidate.words[0], *MODIFIERS)):
        if _undergoes(candidate):
            if word.dep_ == "compound" and (noun_kinds(word.lemma_.lower()) or _name(word)):
                return word
        elif _name(word) or (_country(word) and candidate.cls is not None and event_classes()[candidate.cls].agent):
            return word
    return None


def _name(word: Token) -> bool:
    return within(word, "name")


def _country(word: Token) -> bool:
    return demonym_country(word.text) is not None or within(word, "country")


def support_verb(noun: Token) -> Token | None:
    """The verb that brings an event noun in as its object ("launched a raid")."""
    first_of = noun
    while first_of.dep_ == "conj" and first_of.head.pos_ == "NOUN":
        first_of = first_of.head
    verb = first_of.head
    object_of = first_of.dep_ in {"dobj", "obj", "nsubjpass"} and verb.pos_ == "VERB"
    return verb if object_of and has_kind(verb.lemma_.lower(), "support") else None


def _brought_in_by(noun: Token) -> Token | None:
    """The doer of the verb that brings the noun in."""
    verb = support_verb(noun)
    if verb is None or is_definite(noun):
        return None
    return agent_of(verb) if is_passive(verb) else subject_of(verb)


def _on_whose_errand(candidate: Candidate) -> Token | None:
    """Who does what a bare noun behind the preposition of his own act tells ("struck in support of", "left for a visit", "is in talks")."""
    noun, prep = candidate.token, candidate.token.head
    if noun.dep_ != "pobj" or is_definite(noun):
        return None
    over = prep.head.head if prep.head.dep_ in OBJECTS else prep.head
    if over.pos_ not in {"VERB", "AUX"} or over.i > noun.i or not _of_own_act(candidate, over):
        return None
    doer = agent_of(over) if is_passive(over) else subject_of(over)
    return None if doer is None or tells_event(doer.lemma_.lower()) else doer


def _of_own_act(candidate: Candidate, verb: Token) -> bool:
    """True for a preposition by which the verb's doer does what the noun tells."""
    preposition, lemma = candidate.token.head.lower_, candidate.token.lemma_.lower()
    if preposition != "in":
        return lemma in function_words("errand") and preposition in function_words("errand preposition")
    if verb.lemma_ in function_words("copula"):
        return _is_mutual(candidate)
    return lemma in function_words("adverbial")


def _is_mutual(candidate: Candidate) -> bool:
    return candidate.cls is not None and event_classes()[candidate.cls].mutual


def _against(candidate: Candidate) -> Token | None:
    """Whom the verb that brings the noun in names behind it ("launched operations in May against the rebels", "gave aid to them")."""
    verb = support_verb(candidate.token)
    if verb is None or is_passive(verb):
        return None
    leading = function_words("aimed at")
    if _is_mutual(candidate):
        leading |= {"with"}
    behind = (p for p in verb.rights if p.dep_ == "dative" or (p.dep_ == "prep" and p.lower_ in leading))
    found = (first(p, "pobj") for p in behind if p.i > candidate.token.i)
    return next((t for t in found if t is not None and not within(t, "time") and not within(t, "place")), None)


def _borne(candidate: Candidate) -> Token | None:
    """The subject of a verb that tells that its object befell it ("the depot suffered damage", "three had surgery")."""
    noun = candidate.token
    if noun.dep_ not in {"dobj", "obj"}:
        return None
    verb = noun.head.lemma_.lower()
    had = verb == "have" and (_undergoes(candidate) or candidate.lemma in function_words("borne"))
    return subject_of(noun.head) if had or has_kind(verb, "undergoing") else None


def concerned(noun: Token) -> Token | None:
    """What a "for", "to", "with" or "in" leads to, places left out ("support for the rebels", "a cut in wages")."""
    found = (t for t in _behind(noun, "beneficiary") if t.head.lower_ == "with" or not within(t, "place"))
    return next((t for t in found if t.head.lower_ != "in" or PLACES.isdisjoint(noun_kinds(t.lemma_.lower()))), None)
