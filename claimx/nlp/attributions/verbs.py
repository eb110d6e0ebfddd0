"""Attributions by verbs, nouns and words, read off the parse."""

from collections.abc import Iterator
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from claimx.nlp.attributions import cues
from claimx.nlp.attributions.drafts import Draft, Stretch, agent, is_passive, speaker, subject, subtree, trimmed
from claimx.rules import mapping

_RELATIVE = frozenset({"WP", "WDT"})
_TAIL = frozenset({"xcomp", "ccomp", "oprd", "prep", "acomp"})


def drafts(doc: Doc) -> Iterator[Draft]:
    """All attributions that the parse shows, in order of their cues."""
    hashes = _hashes()
    for i, words in enumerate(doc.to_array(["LEMMA", "LOWER"]).tolist()):
        if not hashes.isdisjoint(words):
            yield from _by_cue(doc[i])


@cache
def _hashes() -> frozenset[int]:
    """Keys of all words that can be cues, by which tokens are passed over fast."""
    words = (*cues.verbs(), *cues.nouns(), *cues.adverbs(), *cues.phrases())
    return frozenset(get_string_id(form) for word in words for form in (word, word.capitalize()))


def _by_cue(token: Token) -> Iterator[Draft]:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "AUX") and lemma in cues.verbs():
        yield from _verb(token, cues.verbs()[lemma])
    elif token.pos_ == "NOUN" and lemma in cues.nouns():
        yield from _noun(token, cues.nouns()[lemma])
    elif token.lower_ in cues.phrases() and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        yield from _according(token)
    elif token.lower_ in cues.adverbs():
        yield from _adverb(token)


def source_of(token: Token | None, cue: Token | None = None) -> list[Stretch]:
    """The speaker's whole phrase, without the branch that the cue begins ("a statement saying …").

    A relative pronoun ("who fears …") comes with the phrase that it stands for.
    """
    if token is None:
        return []
    stretches = [subtree(token, frozenset({cue.i} if cue is not None else ()))]
    clause = token.head
    if token.tag_ in _RELATIVE and clause.dep_ == "relcl" and clause.head is not token:
        stretches.insert(0, subtree(clause.head, frozenset({clause.i})))
    return sorted(_unquoted(token.doc, found) for found in stretches if found)


def _unquoted(doc: Doc, stretch: Stretch) -> Stretch:
    """The stretch without a quotation mark at one edge whose partner lies outside."""
    start, end = stretch
    marks = [doc[i].is_quote for i in range(start, end)]
    if end - start > 1 and sum(marks) == 1:
        return start + marks[0], end - marks[-1]
    return stretch


def cue_of(verb: Token, *more: Token) -> list[Stretch]:
    """The verb with its auxiliaries and particles as one stretch where they touch."""
    parts = [verb, *more, *(child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg", "prt"))]
    near = sorted({part.i for part in parts})
    start = end = near.index(verb.i)
    while start and near[start] - near[start - 1] <= 2:
        start -= 1
    while end + 1 < len(near) and near[end + 1] - near[end] == 1:
        end += 1
    return [(near[start], near[end] + 1)]


def _verb(verb: Token, frames: frozenset[str]) -> Iterator[Draft]:
    made = (
        _clause(verb, frames)
        or _passive(verb, frames)
        or _raising(verb, frames)
        or _infinitive(verb, frames)
        or _object(verb, frames)
        or _prep(verb, frames)
    )
    if made is not None:
        yield made


def _clause(verb: Token, frames: frozenset[str]) -> Draft | None:
    if "clause" not in frames:
        return None
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and not _tag(child)] or _fronted(verb)
    if clauses:
        content = [found for clause in clauses[:1] if (found := subtree(clause))]
        return _draft(verb, "clause", content)
    if verb.dep_ in ("parataxis", "ccomp") and _inserted(verb):
        return _draft(verb, "clause", _around(verb))
    return None


def _tag(clause: Token) -> bool:
    """A bare "she said" that the parser took for the content of the verb before it."""
    if "quote" not in cues.verbs().get(clause.lemma_.lower(), ()) or subject(clause) is None:
        return False
    return all(child.dep_ in ("nsubj", "aux", "punct", "npadvmod", "advmod", "prep") for child in clause.children)


def _fronted(verb: Token) -> list[Token]:
    """A whole sentence before "…, she said" that the parser took for an adverbial clause."""
    if subject(verb) is None:
        return []
    before = [child for child in verb.children if child.dep_ in ("advcl", "dep") and child.i < verb.i]
    return [c for c in before if subject(c) is not None and not any(t.dep_ == "mark" for t in c.children)][:1]


def _inserted(verb: Token) -> bool:
    """True for "he said" set into the clause that it introduces."""
    own = subject(verb)
    return (
        own is not None
        and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
        and not any(child.dep_ == "mark" for child in verb.children)
    )


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
    if "passive" not in frames or not is_passive(verb):
        return None
    told, clause = (
        subject(verb, passive=True),
        next((c for c in verb.children if c.dep_ in ("xcomp", "ccomp", "oprd")), None),
    )
    if told is None:
        return None
    if clause is None and "object" not in frames:
        return None
    parts = [subtree(told)] + ([subtree(clause)] if clause is not None else [])
    made = Draft(verb.i, "passive", source_of(agent(verb)), cue_of(verb), [part for part in parts if part])
    return made if made.content else None


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
    if "object" not in frames or is_passive(verb):
        return None
    objects = (c for c in verb.children if c.dep_ == "dobj" or (c.dep_ in ("ccomp", "oprd") and c.i > verb.i))
    what = next((c for c in objects if not (c.tag_ in _RELATIVE and c.i < verb.i)), None)
    if what is None or (what.dep_ == "dobj" and what.lower_ in mapping("attribution", "reflexive")):
        return None
    tail = mapping("attribution", "tail")
    after = (c for c in verb.children if c.i > what.i and c.dep_ in _TAIL)
    parts = [what, *(c for c in after if c.dep_ != "prep" or c.lower_ in tail)]
    found = [stretch for part in parts if (stretch := subtree(part))]
    whole = trimmed(verb.doc, min(s[0] for s in found), max(s[1] for s in found)) if found else None
    return _draft(verb, "object", [whole] if whole else [])


def _prep(verb: Token, frames: frozenset[str]) -> Draft | None:
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
    if not content or not (source or kind == "clause"):
        return None
    return Draft(verb.i, kind, source, cue_of(verb, *cue), content)


def _noun(noun: Token, preps: frozenset[str]) -> Iterator[Draft]:
    """As in "the minister's claim that …", "calls for …"; a noun without an owner needs its clause."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    for child in noun.children:
        if child.i < noun.i:
            continue
        clause = child.dep_ in ("acl", "ccomp", "relcl") and any(
            t.dep_ == "mark" and t.lower_ in ("that", "whether") for t in child.children
        )
        infinitive = (
            child.dep_ == "acl"
            and owner is not None
            and any(t.dep_ == "aux" and t.lower_ == "to" for t in child.children)
        )
        below = (
            next((t for t in child.children if t.dep_ in ("pobj", "pcomp")), None)
            if child.dep_ == "prep" and child.lower_ in preps and owner is not None
            else None
        )
        target = child if clause or infinitive else below
        found = subtree(target) if target is not None else None
        if found:
            yield Draft(noun.i, "noun", _owner(noun, owner), [(noun.i, noun.i + 1)], [found])
            return


def _owner(noun: Token, owner: Token | None) -> list[Stretch]:
    if owner is not None:
        return source_of(owner)
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun.head
    if noun.dep_ in ("dobj", "pobj") and above.pos_ == "VERB":
        return source_of(speaker(above), above)
    return []


def _according(token: Token) -> Iterator[Draft]:
    """As in "X, according to Y": all of the clause but this phrase."""
    doc = token.doc
    names = next((t for child in (token, doc[token.i + 1]) for t in child.children if t.dep_ == "pobj"), None)
    source = source_of(names)
    end = source[0][1] if source else token.i + 2
    clause = token.head
    for _ in range(8):
        if clause.pos_ in ("VERB", "AUX") or clause.head is clause:
            break
        clause = clause.head
    whole = subtree(clause)
    if whole is None:
        return
    halves = [trimmed(doc, whole[0], token.i), trimmed(doc, end, whole[1])]
    content = [half for half in halves if half and half[1] - half[0] > 1]
    if content:
        longest = max(content, key=lambda half: half[1] - half[0])
        yield Draft(
            token.i,
            "according",
            source,
            [(token.i, token.i + 2)],
            [longest] if longest[1] - longest[0] > 4 else content,
        )


def _adverb(token: Token) -> Iterator[Draft]:
    clause = token.head
    if clause.pos_ not in ("VERB", "AUX"):
        return
    whole = subtree(clause)
    if whole is None:
        return
    halves = [trimmed(token.doc, whole[0], token.i), trimmed(token.doc, token.i + 1, whole[1])]
    yield Draft(token.i, "adverb", [], [(token.i, token.i + 1)], [half for half in halves if half])
