"""Who did what an event noun tells, and to what: its phrases, its possessor, the names before it, its verb's doer."""

from collections.abc import Iterator

from claimx.extract.borrowed import borne_by, borrowed_doer, borrowed_thing, undergoes
from claimx.extract.inner import sufferer
from claimx.extract.mentions import within
from claimx.extract.people import is_somebody
from claimx.extract.phrases import MODIFIERS, children, first
from claimx.extract.predicates import Candidate
from claimx.gazetteer import demonym_country
from claimx.nlp.plain import Token
from claimx.nlp.relations import relations
from claimx.rules.lexicon import event_classes, function_words, noun_kinds, tells_event

PLACES = frozenset({"town", "country", "province"})
PREP = relations("prep")


def nominal_roles(candidate: Candidate) -> tuple[Token | None, Token | None]:
    """Doer and undergoer of an event noun: by-phrase and of-phrase first, then possessor, modifier, the verb's doer."""
    noun = candidate.token
    if noun.pos_ in {"VERB", "ADJ"} and (borne := sufferer(noun)) is not None:
        return next((c for c in children(noun, "npadvmod", *MODIFIERS) if _doer_before(c)), None), borne
    by = next((first(p, "pobj") for p in children(noun, "prep", "agent") if p.lower_ == "by"), None)
    thing, owner = of_phrase(noun), first(noun, "poss") or _modifier(candidate)
    who = by
    if owner is not None and undergoes(candidate):
        thing = thing or owner
    elif owner is not None:
        who = by or owner
    parties = _parties(candidate)
    borne = borne_by(candidate)
    who = who or parties or (None if borne else borrowed_doer(candidate))
    thing = thing or (None if parties else concerned(noun) or borrowed_thing(candidate)) or borne
    return who, thing or _thing_before(candidate)


def _thing_before(candidate: Candidate) -> Token | None:
    """The common noun right before a noun that names what it befell ("tax cuts", "a gun ban")."""
    noun = candidate.words[0]
    befalls = candidate.cls is not None and event_classes()[candidate.cls].named_before
    if not befalls and candidate.lemma not in function_words("named before"):
        return None
    word = next((c for c in children(noun, "compound") if c.i == noun.i - 1), None)
    if word is None or word.pos_ != "NOUN" or not word.text.isalpha() or within(word, "time"):
        return None
    return None if tells_event(word.lemma_.lower()) or word.lower_ in function_words("manner before") else word


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
    return None if undergoes(candidate) else next((t for t in between if t is not None), None)


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


def _modifier(candidate: Candidate) -> Token | None:
    """The name before the noun ("the Taliban assault", "U.S. strikes"), or the thing that a change befell ("tram crash")."""
    modifiers = children(candidate.words[0], *MODIFIERS)
    if undergoes(candidate):
        things = (w for w in reversed(modifiers) if w.dep_ == "compound")
        return next((w for w in things if noun_kinds(w.lemma_.lower()) or _name(w)), None)
    acts = candidate.cls is not None and event_classes()[candidate.cls].agent
    own = next((w for w in reversed(modifiers) if _name(w) or (acts and _country(w))), None)
    if own is not None or not acts:
        return own
    nested = (w for word in modifiers if word.dep_ == "compound" for w in children(word, *MODIFIERS))
    return next((w for w in nested if _country(w) and not _name(w)), None)  # "U.S. drone strikes"


def _name(word: Token) -> bool:
    return within(word, "name")


def _country(word: Token) -> bool:
    return demonym_country(word.text) is not None or within(word, "country")


def concerned(noun: Token) -> Token | None:
    """What a "for", "to", "with" or "in" leads to, places left out ("support for the rebels", "a cut in wages")."""
    found = (t for t in _behind(noun, "beneficiary") if t.head.lower_ == "with" or not within(t, "place"))
    return next((t for t in found if t.head.lower_ != "in" or PLACES.isdisjoint(noun_kinds(t.lemma_.lower()))), None)
