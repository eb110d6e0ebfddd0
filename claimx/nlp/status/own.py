"""What a predicate's own words say of its status: auxiliaries, adverbs, conjunctions, modifiers."""

from msgspec import Struct

from claimx.model import Status
from claimx.nlp.plain import Token
from claimx.nlp.relations import relations
from claimx.nlp.status.clauses import (
    backshifted,
    behind_nor,
    commands,
    future_infinitive,
    has_condition,
    is_purpose,
    opens_with_nor,
    perceives,
    performs,
    supposes,
    was_unable,
    wishes,
    withholds,
)
from claimx.nlp.status.cues import Effect, by_word
from claimx.rules import mapping

_NOUNS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj"})
_TELLING = _NOUNS | {"aux", "neg", "advmod", "preconj", "cc", "mark"}
_MARKS = frozenset({"det", "neg", "preconj", "cc", "advmod"})
_SAYING = relations("det", "neg", "amod", "nmod", "advmod")
_MARKED, _ADVCL, _AUX = relations(*_MARKS), relations("advcl"), relations("aux")


class Reading(Struct, frozen=True, gc=False):
    """What has been read of a predicate so far."""

    status: Status = "actual"
    negated: bool = False


_PLAIN = Reading()


def weaker(status: Status, by: Status | Effect | None) -> Status:
    """The less certain of two statuses; an effect that is no status counts for nothing."""
    if "possible" in (status, by):
        return "possible"
    return "planned" if "planned" in (status, by) else "actual"


def _read(effects: list[Effect]) -> Reading:
    if not effects:
        return _PLAIN
    status: Status = "actual"
    for effect in effects:
        status = weaker(status, effect)
    return Reading(status, effects.count("not") % 2 == 1)


def of_verb(verb: Token) -> Reading:
    """What a verb's own auxiliaries, adverbs, conjunction and arguments say."""
    effects = [effect for c in verb.children if c.dep_ in _TELLING and (effect := _child_effect(c))]
    if verb.dep_ == "conj" and behind_nor(verb):
        effects.append("not")
    read = _read(effects)
    status = read.status
    if status == "possible" and read.negated and (was_unable(verb) or withholds(verb)):
        status = "actual"
    if status == "possible" and (performs(verb) or wishes(verb) or perceives(verb)):
        status = "actual"
    if status == "possible" and (backshifted(verb) or is_purpose(verb)):
        status = "planned"
    if (verb.below & _ADVCL and (supposes(verb) or (status == "planned" and has_condition(verb)))) or commands(verb):
        status = "possible"
    if verb.below & _AUX and future_infinitive(verb):
        status = weaker(status, "planned")
    return read if status == read.status else Reading(status, read.negated)


def _told_before(auxiliary: Token) -> bool:
    """True for the "'d" of "he'd carried it", which is a "had"."""
    verb = auxiliary.head
    if auxiliary.lower_ not in mapping("status", "clitic_had") or verb.tag_ != "VBN":
        return False
    return not any(c.dep_ == "aux" and c != auxiliary for c in verb.children)


def _child_effect(child: Token) -> Effect | None:
    word = child.lower_
    if child.dep_ in _NOUNS:
        return _nothing(child)
    if child.dep_ == "aux":
        return None if _told_before(child) else by_word("modal").get(word)
    if child.dep_ in ("neg", "advmod", "preconj", "cc"):
        if child.i + 1 < len(child.doc) and child.nbor().lower_ in mapping("status", "merely"):
            return None
        if word == "longer" and any(t.lower_ == "no" for t in child.children):
            return "not"
        if child.dep_ == "advmod" and word in by_word("conjunction"):
            return by_word("conjunction")[word]
        return by_word("adverb").get(word) if child.dep_ != "cc" or opens_with_nor(child) else None
    return by_word("conjunction").get(word) if child.dep_ == "mark" else None


def _nothing(noun: Token) -> Effect | None:
    """As in "Nobody died", "no agreement was reached", "none of them came"."""
    if noun.lower_ in by_word("nothing"):
        return "not"
    if not noun.below & _MARKED:
        return None
    none = by_word("none")
    for child in noun.children:
        if child.lower_ in none and child.dep_ in _MARKS:
            return "not"
    return None


def of_noun(noun: Token) -> Reading:
    """What the words before an event noun or a complement say ("no", "the planned", "alleged")."""
    if not noun.below & _SAYING:
        return _PLAIN
    found: list[Effect] = []
    for child in noun.children:
        if child.dep_ in ("det", "neg") and child.lower_ in by_word("none"):
            return Reading(_read(found).status, True)
        section = "modifier" if child.dep_ in ("amod", "det", "nmod") else "adverb"
        if section == "modifier" or child.dep_ in ("neg", "advmod"):
            effect = by_word(section).get(child.lower_)
            found += [effect] if effect is not None else []
    return _read(found)
