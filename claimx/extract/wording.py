"""What a claim says in short, in its article's words: the doer, the verb with what completes it, the thing done to."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from claimx.extract.arguments import Roles, is_measure
from claimx.extract.inner import sufferer
from claimx.extract.mentions import within
from claimx.extract.phrases import OBJECTS, RELATIVE, SUBJECTS, antecedent, children, first, noun_phrase
from claimx.extract.predicates import Candidate, is_particle
from claimx.extract.subjects import is_passive
from claimx.nlp.plain import Token
from claimx.nlp.relations import relations
from claimx.nlp.status.cues import by_word, denies_itself
from claimx.rules.lexicon import function_words

MOST = 14  # words, behind which no further complement is told
LED = 6  # words of a clause before its verb
DEEP = 2  # clauses inside one another
STATES = frozenset({"attr", "acomp", "oprd"})
NAMED = frozenset({*OBJECTS, *STATES, "dative"})
CLAUSES = frozenset({"xcomp", "ccomp", "pcomp"})
ADDED = frozenset({"advcl", "acl"})
BESIDE = frozenset({"advmod", "prt"})
COMPLEMENTS = NAMED | CLAUSES | ADDED | BESIDE | {"npadvmod", "prep", "agent"}
GROUP = frozenset({"aux", "auxpass", "neg"})
GROUPED, SUBJECT, JOINED = relations(*GROUP, "prt", "advmod"), relations(*SUBJECTS), relations("conj")
CLITIC = re.compile(r" (?=['’](?:re|s|ve|ll|d|m)\b)")
CURLY = dict.fromkeys(map(ord, "“”"))
SHARING = frozenset({"VB", "VBN", "VBG"})  # forms that share the auxiliaries of the verb they are coordinated with


def wording(candidate: Candidate, found: Roles, negated: bool) -> str:
    """The claim in short, in its article's words, in the order of the clause's voice.

    A complement is told whole or not at all; a day is left to its slot, a place too where something else completes the verb.
    """
    return _closed(_of_noun(candidate, found) if candidate.nominal else _of_clause(candidate, found, negated))


def _of_noun(candidate: Candidate, found: Roles) -> str:
    noun, who, what = candidate.token, found.who, found.what
    if what is not None and sufferer(noun) == what:
        return _short(what) if what == noun.head else f"{_short(what)} {candidate.words[-1].text}"
    before = noun_phrase(noun).start if noun.pos_ == "NOUN" else noun.i
    start = _behind_article(noun, before)
    told = _text(noun, start, noun.i + 1)
    if what is not None and not start <= what.i < noun.i:
        told += f" {_preposition(what)} {_short(what)}"
    if who is None or start <= who.i < noun.i:
        return told
    led = who.head.dep_ == "prep" and who.head.head == noun
    return f"{told} {who.head.text if led else 'by'} {_short(who)}"


def _preposition(what: Token) -> str:
    """The preposition before an event noun's object in the text, else "of" ("the raid on a bank", "the bank's closure")."""
    return what.head.lower_ if what.head.dep_ == "prep" else "of"


def _of_clause(candidate: Candidate, found: Roles, negated: bool) -> str:
    verb, who, what = candidate.token, found.who, found.what
    done = is_passive(verb) or candidate.head != verb or who is None
    subject = what if done and what is not None else who
    group = _joined([*_led(verb, negated), *_group(verb)])
    below = [c for c in _before_next(verb) if (c.i > verb.i or c in candidate.words) and not _is_particle(c)]
    completed = list(_completed(below, len(group.split())))
    behind, told = [text for _, text in completed], {c.i for c, _ in completed}
    if what is not None and what != subject and not _is_below(what, told):
        behind.insert(0, f"{what.head.text} {_short(what)}" if what.head in below else _short(what))
    if who is not None and who != subject and not _is_below(who, told):
        behind.append(f"by {_short(who)}")
    opening = subject if subject is not None else first(verb, "expl", *SUBJECTS)
    if opening is not None and opening.dep_ == "poss" and opening.head == verb.head:
        opening = opening.head  # "their plan to leave"
    first_told = opening is not None and not _is_below(opening, told)
    told_so = " ".join(filter(None, (_short(opening) if first_told else "", group, *behind)))
    return CLITIC.sub("", told_so)


def _closed(text: str) -> str:
    """The text without quotation marks that have no partner in it."""
    if text.count('"') % 2:
        text = text.replace('"', "")
    return text if text.count("“") == text.count("”") else text.translate(CURLY)


def _before_next(verb: Token) -> list[Token]:
    """The verb's children up to the verb coordinated with it: what the parser hangs behind that is seldom its own."""
    if not verb.below & JOINED:
        return list(verb.children)
    return list(takewhile(lambda c: c.i < verb.i or c.dep_ != "conj", verb.children))


def _is_below(token: Token, told: set[int]) -> bool:
    """True for a token that is one of the told, or hangs somewhere below one."""
    while token.i not in told and token.head is not token:
        token = token.head
    return token.i in told


def _is_particle(token: Token) -> bool:
    return token.dep_ == "prt" and is_particle(token)


def _led(verb: Token, negated: bool) -> list[Token]:
    """The verbs that lead up to an infinitive of the same doer ("declined to say"), and what verbs share of their group."""
    above = verb.head
    if above == verb or verb.below & SUBJECT:
        return []
    if verb.dep_ == "xcomp" and not any(c.i < verb.i for c in children(above, *OBJECTS, "dative")):
        state = [above] if above.dep_ == "acomp" else []
        leading = above.head if state else above
        asked = [c for c in children(verb, "advmod") if c.tag_ == "WRB"]
        return [*_led(leading, negated), *_group(leading), *state, *asked]
    shares = verb.dep_ == "conj" and verb.tag_ in SHARING and verb.tag_ == above.tag_
    if not shares or first(verb, "aux", "auxpass") is not None:
        return []
    return [*_led(above, negated), *children(above, *GROUP - ({"neg"} if not negated else set()))]


def _group(verb: Token) -> list[Token]:
    """The verb with its auxiliaries, negation and particle, in order of the text."""
    if not verb.below & GROUPED:
        return [verb]
    told = (c for c in verb.children if c.dep_ in GROUP or _is_particle(c) or _says_whether(c))
    return sorted([verb, *told], key=lambda t: t.i)


def _says_whether(adverb: Token) -> bool:
    """True for an adverb before its verb without which that would tell something else ("never", "allegedly", "yet to")."""
    if adverb.dep_ != "advmod" or adverb.i > adverb.head.i + 1:
        return False
    return adverb.lower_ in by_word("adverb") or adverb.lower_ in function_words("short of")


def _completed(below: Iterable[Token], words: int, depth: int = 0) -> Iterator[tuple[Token, str]]:
    """What completes a verb, as far as the claim stays short; the places alone if nothing else does."""
    told = [(c, text) for c in below if (text := _complement(c, depth))]
    beside = [(c, text) for c, text in told if not _is_place(c)] or told
    for number, (complement, text) in enumerate(beside):
        words += len(text.split())
        if number and words > MOST:
            return
        yield complement, text


def _complement(token: Token, depth: int) -> str:
    """One complement of a verb; empty for a time and whatever else completes nothing."""
    if token.dep_ not in COMPLEMENTS or within(token, "time"):
        return ""
    if token.dep_ in NAMED or (token.dep_ == "npadvmod" and is_measure(token.head, token)):
        whole = token.dep_ in STATES or denies_itself(token)  # "no dispute" denies more than "no dispute with the firm"
        return _state(token, depth) if whole else _short(token)
    if token.dep_ in {"prep", "agent"} or (token.dep_ == "dative" and token.pos_ == "ADP"):
        return _prepositional(token, depth)
    if token.dep_ in BESIDE:
        return token.text if token.i == token.head.i + 1 else ""
    return _clause(token, depth) if _completes(token) else ""


def _state(noun: Token, depth: int) -> str:
    """What a thing is, with what completes that ("student at the college", "time to leave", "left two dead")."""
    if noun.below & SUBJECT:
        return _clause(noun, depth)
    behind = (_complement(c, depth) for c in noun.children if c.i > noun.i and c.lower_ != "of")
    return " ".join(filter(None, (_short(noun), *behind)))


def _completes(clause: Token) -> bool:
    """True for a clause that a verb or state needs ("to leave", "the first built here"), and for "flying" in "went flying"."""
    if clause.dep_ in ADDED:
        told = clause.dep_ == "acl" and (clause.head.dep_ in STATES or any(c.tag_ == "TO" for c in clause.children))
        return told or (clause.tag_ == "VBG" and clause.i == clause.head.i + 1 and clause.head.pos_ == "VERB")
    return clause.dep_ in CLAUSES


def _prepositional(prep: Token, depth: int) -> str:
    behind = [c for c in prep.children if c.i > prep.i]
    if prep.lower_ in function_words("aside") or any(c.lower_ in function_words("aside noun") for c in behind):
        return ""
    told = [text for c in behind if not within(c, "time") and (text := _governed(c, depth))]
    stranded = not behind and prep.i == prep.head.i + 1  # "easy to get over"
    return " ".join((_text(prep, prep.left_edge.i, prep.i + 1), *told)) if told or stranded else ""


def _governed(noun: Token, depth: int) -> str:
    if noun.dep_ != "pobj":
        return _complement(noun, depth)
    return _state(noun, depth) if noun.head.lower_ == "as" else _short(noun)


def _clause(verb: Token, depth: int) -> str:
    """A clause that completes a verb, from its first word on."""
    start = verb.left_edge.i if verb.head.i > verb.i else max(verb.left_edge.i, verb.head.i + 1)
    if depth == DEEP or verb.i - start > LED:
        return ""
    behind = _completed((c for c in verb.children if c.i > verb.i), verb.i - start, depth + 1)
    return " ".join([_text(verb, start, verb.i + 1), *(text for _, text in behind)])


def _is_place(token: Token) -> bool:
    noun = first(token, "pobj") if token.dep_ == "prep" else None
    return noun is not None and within(noun, "place")


def _short(head: Token | None) -> str:
    """The noun phrase without its article, as headlines have it."""
    if head is None:
        return ""
    head = antecedent(head) if head.tag_ in RELATIVE else head
    phrase = noun_phrase(head)
    start = _behind_article(head, phrase.start)
    return head.text if start == phrase.end else _text(head, start, phrase.end)


def _behind_article(head: Token, start: int) -> int:
    opening = head.doc.tokens[start]
    return start + (opening.dep_ == "det" and opening.lower_ in {"the", "a", "an"})


def _text(token: Token, start: int, end: int) -> str:
    doc = token.doc
    return " ".join(doc.text[doc.starts[start] : doc.ends[end - 1]].split())


def _joined(words: list[Token]) -> str:
    """Words with the spaces they have in the text, one between any two that don't stand together there."""
    if len(words) == 1:
        return words[0].text
    ends = [w.whitespace_ if w.i + 1 == after.i else " " for w, after in pairwise(words)]
    return "".join(w.text + end for w, end in zip(words, [*ends, ""], strict=True))
