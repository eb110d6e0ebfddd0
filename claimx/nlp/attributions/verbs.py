"""Attributions by verbs, read off the parse, and the way from each cue to its reader."""

from collections.abc import Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from claimx.nlp.attributions import cues, words
from claimx.nlp.attributions.contents import contents
from claimx.nlp.attributions.drafts import (
    NAMED,
    Draft,
    Stretch,
    agent,
    is_passive,
    quoted_as,
    speaker,
    subject,
    subtree,
    trimmed,
)
from claimx.nlp.attributions.sources import RELATIVE, cue_of, source_of
from claimx.rules import mapping
from claimx.rules.lexicon import has_kind, noun_class

_TAKEN = frozenset({"ccomp", "dobj", "conj", "xcomp", "advcl"})
_TAIL = frozenset({"xcomp", "ccomp", "oprd", "prep", "acomp"})


def drafts(doc: Doc) -> Iterator[Draft]:
    """All attributions that the parse shows, in order of their cues."""
    hashes = _hashes()
    for i, keys in enumerate(doc.to_array(["LEMMA", "LOWER"]).tolist()):
        if not hashes.isdisjoint(keys):
            yield from _by_cue(doc[i])


@cache
def _hashes() -> frozenset[int]:
    """Keys of all words that can be cues, by which tokens are passed over fast."""
    known = (*cues.verbs(), *cues.nouns(), *cues.adverbs(), *cues.phrases())
    return frozenset(get_string_id(form) for word in known for form in (word, word.capitalize()))


def _by_cue(token: Token) -> Iterator[Draft]:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX") and lemma in cues.verbs():
        yield from _verb(token, cues.verbs()[lemma])
    elif token.pos_ == "NOUN" and lemma in cues.nouns():
        yield from words.of_noun(token, cues.nouns()[lemma])
    elif token.lower_ in cues.phrases() and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        yield from words.according(token)
    elif token.lower_ in cues.adverbs():
        yield from words.of_adverb(token)


def _verb(verb: Token, frames: frozenset[str]) -> Iterator[Draft]:
    made = (
        _cited(verb)
        or _as_told(verb, frames)
        or _clause(verb, frames)
        or _passive(verb, frames)
        or _raising(verb, frames)
        or _infinitive(verb, frames)
        or _object(verb, frames)
        or _prep(verb, frames)
    )
    if made is not None:
        yield made


def _cited(verb: Token) -> Draft | None:
    """As in "The paper, citing two officials, said that …": the officials are the source of what the paper says."""
    over = verb.head
    if verb.lower_ not in mapping("attribution", "cites") or over.pos_ != "VERB" or verb.dep_ not in ("advcl", "acl"):
        return None
    named = next((c for c in verb.children if c.dep_ == "dobj"), None)
    said = _clause(over, cues.verbs().get(over.lemma_.lower(), frozenset()))
    if named is None or said is None or not (named.lemma_.lower() in cues.speakers() or named.ent_type_ in NAMED):
        return None
    return Draft(verb.i, "clause", source_of(named), cue_of(verb), list(said.content))


def _as_told(verb: Token, frames: frozenset[str]) -> Draft | None:
    """As in "As the mayor said, the bridge is shut": the main clause is the content."""
    opened = next((c for c in verb.children if c.dep_ in ("mark", "advmod")), None)
    if "clause" not in frames or verb.dep_ != "advcl" or opened is None or opened.lower_ != "as":
        return None
    if subject(verb) is None or any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children):
        return None
    return _draft(verb, "clause", _around(verb))


def _clause(verb: Token, frames: frozenset[str]) -> Draft | None:
    if "clause" not in frames:
        return None
    told = contents(verb)
    if told:
        return _draft(verb, "clause", _reported(verb, told) or told)
    if (verb.dep_ in ("parataxis", "ccomp") and _inserted(verb)) or _trailing(verb):
        return _draft(verb, "clause", _around(verb))
    return None


def _inserted(verb: Token) -> bool:
    """True for "he said" set into the clause that it introduces; behind another verb only where a sign sets it off."""
    own = subject(verb)
    if own is not None and verb.dep_ == "ccomp" and verb.head.i < own.i and not _set_off(verb.head, own):
        return False
    if own is not None and _said_behind(verb):
        return False
    return (
        own is not None
        and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
        and not any(child.dep_ == "mark" for child in verb.children)
    )


def _said_behind(verb: Token) -> bool:
    """True for a verb before "…, said Ana Paz", which is content and introduces none."""
    teller = subject(verb.head) if verb.head.i > verb.i else None
    return teller is not None and teller.i > verb.head.i


def _trailing(verb: Token) -> bool:
    """True for "…, the paper reported" behind a whole sentence that the parser coordinated it with."""
    own = subject(verb)
    if own is None or verb.dep_ not in ("conj", "advcl") or own.left_edge.i <= verb.head.i:
        return False
    if not _ends(verb) or any(c.dep_ in _TAKEN for c in verb.children if c.i > verb.i and c != own):
        return False
    if verb.dep_ == "advcl" and (own.i < verb.i or any(c.dep_ in ("mark", "advmod") for c in verb.children)):
        return False
    return not _joined(verb.head, own) and verb.doc[min(own.left_edge.i, verb.i) - 1].text == ","


def _ends(verb: Token) -> bool:
    """True where a verb and all below it end their sentence."""
    doc = verb.doc
    return all(doc[i].is_punct or doc[i].is_space for i in range(verb.right_edge.i + 1, verb.sent.end))


def _reported(verb: Token, told: list[Stretch]) -> list[Stretch]:
    """The whole sentence before "…, the agency reports", which the parser hung on the second of its clauses."""
    own = subject(verb)
    if own is None or own.pos_ == "PRON" or own.i > verb.i or verb.dep_ not in ("conj", "ccomp", "parataxis"):
        return []
    start, at = verb.sent.start, own.left_edge.i
    if told[-1][1] > at:
        return []
    set_off = any(verb.doc[i].text == "," for i in range(max(start, at - 2), at))
    if not set_off or verb.head.i > at or not _ends(verb) or any(verb.doc[i].text == ";" for i in range(start, at)):
        return []
    whole = trimmed(verb.doc, start, at)
    return [whole] if whole is not None else []


def _joined(head: Token, own: Token) -> bool:
    """True where an "and" before the speaker joins his verb to the head, and no verb between them."""
    marks = [c.i for c in head.children if c.dep_ == "cc" and c.i < own.i]
    return bool(marks) and not any(c.dep_ == "conj" and marks[-1] < c.i < own.i for c in head.children)


def _set_off(verb: Token, own: Token) -> bool:
    return any(verb.doc[i].is_punct for i in range(verb.i + 1, own.left_edge.i + 1))


def _around(verb: Token) -> list[Stretch]:
    """The head's clause less the inserted "he said"."""
    inner = subtree(verb)
    outer = subtree(verb.head)
    if inner is None or outer is None:
        return []
    halves = [trimmed(verb.doc, outer[0], inner[0]), trimmed(verb.doc, inner[1], outer[1])]
    return [half for half in halves if half]


def _passive(verb: Token, frames: frozenset[str]) -> Draft | None:
    """As in "The truck is believed to have crossed": subject and infinitive are the content."""
    short = _short_passive(verb)
    if "passive" not in frames or not (short or is_passive(verb)) or quoted_as(verb):
        return None
    told, clause = (
        subject(verb, passive=not short),
        next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "oprd")), None),
    )
    if told is None:
        return None
    if clause is None and "object" not in frames:
        return None
    parts = [subtree(told)] + ([subtree(clause)] if clause is not None else [])
    made = Draft(verb.i, "passive", source_of(agent(verb)), cue_of(verb), [part for part in parts if part])
    return made if made.content else None


def _short_passive(verb: Token) -> bool:
    """As in the headline "Dozens feared dead", without the auxiliary: nobody but its subject can be what is feared dead."""
    state = next((c for c in verb.children if c.dep_ == "oprd"), None)
    objects = any(c.dep_ in ("dobj", "auxpass", "aux") for c in verb.children)
    return verb.tag_ == "VBD" and state is not None and state.pos_ == "ADJ" and not objects


def _acts(verb: Token) -> bool:
    """True for a verb with an object, which does something to it ("focused the lens on the clerk")."""
    return any(child.dep_ == "dobj" for child in verb.children)


def _raising(verb: Token, frames: frozenset[str]) -> Draft | None:
    """As in "The crew seems to have left": subject and infinitive are the content, nobody is named."""
    told = subject(verb)
    clause = next((c for c in verb.children if c.dep_ in ("xcomp", "oprd", "acomp", "ccomp")), None)
    if "raising" not in frames or told is None or clause is None:
        return None
    parts = [found for part in (told, clause) if (found := subtree(part))]
    return Draft(verb.i, "passive", [], cue_of(verb), parts)


def _infinitive(verb: Token, frames: frozenset[str]) -> Draft | None:
    if "infinitive" not in frames:
        return None
    for child in verb.children:
        if (
            child.dep_ == "xcomp"
            and child.i > verb.i
            and any(t.dep_ == "aux" and t.lower_ == "to" for t in child.children)
        ):
            found = subtree(child)
            return _draft(verb, "infinitive", [found] if found else [])
    return None


def _object(verb: Token, frames: frozenset[str]) -> Draft | None:
    if "object" not in frames or is_passive(verb) or _short_passive(verb) or happens(subject(verb)):
        return None
    objects = (c for c in verb.children if c.dep_ == "dobj" or (c.dep_ in ("ccomp", "oprd") and c.i > verb.i))
    what = next((c for c in objects if not (c.tag_ in RELATIVE and c.i < verb.i)), None)
    if what is None or (what.dep_ == "dobj" and _unsaid(verb, what)):
        return None
    tail = mapping("attribution", "tail")
    after = (c for c in verb.children if c.i > what.i and c.dep_ in _TAIL)
    parts = [what, *(c for c in after if c.dep_ != "prep" or c.lower_ in tail)]
    found = [stretch for part in parts if (stretch := subtree(part))]
    whole = trimmed(verb.doc, min(s[0] for s in found), max(s[1] for s in found)) if found else None
    return _draft(verb, "object", [whole] if whole else [])


def _unsaid(verb: Token, what: Token) -> bool:
    """True for an object that is nothing said ("introduced himself", "the storm claimed five lives")."""
    phrase = f"{verb.lemma_.lower()} {what.lemma_.lower()}"
    return what.lower_ in mapping("attribution", "reflexive") or phrase in mapping("attribution", "unsaid")


def happens(noun: Token | None) -> bool:
    """True for an event noun, which says nothing ("the raid highlighted …"); a statement or an inquiry does."""
    if noun is None or noun.pos_ != "NOUN":
        return False
    lemma = noun.lemma_.lower()
    said = lemma in cues.nouns() or lemma in cues.speakers() or has_kind(lemma, "medium")
    return not said and noun_class(lemma) not in (None, *mapping("attribution", "telling"))


def _prep(verb: Token, frames: frozenset[str]) -> Draft | None:
    if not any(frame.startswith("+") for frame in frames) or ("bare" in frames and _acts(verb)):
        return None
    for child in verb.children:
        if child.dep_ == "prep" and f"+{child.lower_}" in frames and child.i > verb.i:
            below = next((t for t in child.children if t.dep_ in ("pobj", "pcomp")), None)
            found = subtree(below) if below is not None else None
            if found:
                return _draft(verb, "prep", [found], child)
    return None


def _draft(verb: Token, kind: str, content: list[Stretch], *cue: Token) -> Draft | None:
    """The draft; None without content, and for attitudes that nobody is named for."""
    source = source_of(speaker(verb), verb)
    content = [told for stretch in content if (told := _unowned(verb, stretch, source)) is not None]
    if not content or not (source or kind == "clause"):
        return None
    return Draft(verb.i, kind, source, cue_of(verb, *cue), content)


def _unowned(verb: Token, told: Stretch, source: list[Stretch]) -> Stretch | None:
    """What is said without the speaker's name at its end, which the parser took for a part of it."""
    own = next((start for start, end in source if told[0] < start and told[1] == end <= verb.i), None)
    return told if own is None else trimmed(verb.doc, told[0], own)
