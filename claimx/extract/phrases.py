"""Noun phrases as claims quote them, and the small questions asked of the parse."""

import re

from claimx import model
from claimx.extract.mentions import within
from claimx.nlp.plain import Doc, Span, Token
from claimx.rules.lexicon import function_words, has_kind, tells_event

KEY = "claimx.extract.phrases"
SPANS = "claimx.extract.phrases.spans"
PARTITIVE = "claimx.extract.phrases.partitive"
LEFT = frozenset(
    {
        "det",
        "amod",
        "compound",
        "nummod",
        "poss",
        "nmod",
        "advmod",
        "quantmod",
        "npadvmod",
        "case",
        "predet",
        "punct",
        "preconj",
        "neg",
    }
)
YEAR = re.compile(r"(?:1[89]|20)\d\d")
DATED = frozenset({"PROPN", "NUM", "X"})  # what stands before an article is no part of its phrase: a dateline
LISTED = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
RELATIVE = frozenset({"WDT", "WP", "WP$"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
OBJECTS = ("dobj", "obj")
MODIFIERS = frozenset({"compound", "nmod", "amod"})
NOMINAL = frozenset({"NOUN", "PROPN"})
FINITE = frozenset({"VBD", "VBP", "VBZ"})


def noun_phrase(head: Token) -> Span:
    """The head with what stands before it, its of-phrases, its number behind it, and what is coordinated with it."""
    known: dict[int, Span] = head.doc.known[KEY]
    found = known.get(head.i)
    if found is None:
        found = known[head.i] = Span(head.doc, _start(head), _end(head))
    return found


def phrase_span(head: Token) -> model.Span:
    """The article's span of the noun phrase that a token heads."""
    known: dict[int, model.Span] = head.doc.known[SPANS]
    if head.i not in known:
        phrase = noun_phrase(head)
        known[head.i] = head.doc.span_of(phrase.start, phrase.end)
    return known[head.i]


def _start(head: Token) -> int:
    start, tokens = head.i, head.doc.tokens
    if not head.children or head.children[0].i > start:
        return start
    for child in reversed(head.children):
        if child.i > head.i:
            continue
        dep = child.dep_
        if dep not in LEFT or child.tag_ == "WRB" or (dep == "punct" and child.text not in "-–/’'“\""):
            break
        if dep in {"advmod", "amod"} and tokens[start].dep_ in {"det", "poss"}:
            break
        if child.i == head.head.i + 1 and child.lower_ in function_words("adverb particle"):
            break  # "choking back tears"
        edge = child.left_edge if child.children else child
        start = child.i if dep == "det" and edge.pos_ in DATED else edge.i
    while start < head.i and (tokens[start].is_space or tokens[start].text in '“"[(,'):
        start += 1
    return _behind_dateline(head, start)


def _behind_dateline(head: Token, start: int) -> int:
    """Where the phrase starts behind a day that opens the line ("March 15 2011 Unprecedented protests …", "Today pictures …")."""
    tokens = head.doc.tokens
    opens = start == head.sent.start or (tokens[start].dep_ == "nummod" and tokens[start].nbor().pos_ == "PROPN")
    if not opens or not within(tokens[start], "time"):
        return start
    end = start
    while end < head.i and within(tokens[end], "time"):
        end += 1
    dated = any(YEAR.fullmatch(t.text) for t in tokens[start:end]) and tokens[end].text[:1].isupper()
    told_then = end == start + 1 and tokens[start].lower_ in function_words("day told from")
    counted = end > start + 1 and tokens[end].pos_ == "NUM"
    return end if dated or counted or (told_then and tokens[end].text != "'s") else start


def _end(head: Token) -> int:
    end = head.i + 1
    for child in head.children:
        if child.i < head.i:
            continue
        if child.dep_ == "case" and head.dep_ == "poss":
            continue  # "the boy's" tells of the boy
        if (child.dep_ in {"nummod", "case"} or is_title_noun(child)) and child.i == end:
            end = child.i + 1
        elif child.dep_ == "prep" and (child.lower_ == "of" or (_of_money(head, child) and child.i == end)):
            end = max([end, *(_end(c) for c in child.children if c.dep_ == "pobj")])
        elif child.dep_ == "conj" and child.pos_ in LISTED:
            end = max(end, _end(child))
    return end


def _of_money(head: Token, prep: Token) -> bool:
    """True where a sum says what it is paid for ("$6 billion in new planes"), not when or where."""
    return (
        is_sum(head)
        and prep.lower_ == "in"
        and any(c.dep_ == "pobj" and c.tag_ in {"NN", "NNS"} for c in prep.children)
    )


def is_sum(token: Token) -> bool:
    """True for a number with a currency's sign ("$6 billion")."""
    return token.pos_ == "NUM" and any(c.tag_ == "$" for c in token.children)


def is_title_noun(token: Token) -> bool:
    """True for an event noun in -ing behind a name ("the Port Dawn shooting"), which the tagger takes for a verb."""
    if token.tag_ != "VBG" or token.dep_ not in {"ROOT", "acl"} or not token.i or not tells_event(token.lower_):
        return False
    last = not any(c.i > token.i and c.dep_ != "punct" and c.pos_ != "SPACE" for c in token.children)
    return last and token.nbor(-1).pos_ == "PROPN"


def is_title_of_place(verb: Token) -> bool:
    """True for an event noun behind its place that the parser takes for a clause ("Santa Rosa shooting suspect held")."""
    place = left_of(verb)
    bare = place.dep_ == "nsubj" and place.head == verb and first(verb, "aux") is None
    return bare and within(place, "place") and tells_event(verb.lower_)


def leads_to_many(prep: Token) -> bool:
    """True for a plural without an article behind a preposition: what is got rid of ("cleared the village of rebels")."""
    noun = first(prep, "pobj")
    return noun is not None and noun.tag_ == "NNS" and not children(noun, "det", "poss")


def is_thought(token: Token) -> bool:
    """True for a participle that only says how sure its infinitive is ("a man believed to have fled")."""
    if token.dep_ not in {"acl", "advcl", "dep"} or token.tag_ not in {"VBN", "VBD"}:
        return False
    sure = has_kind(token.lemma_.lower(), "thinking") and not children(token, *SUBJECTS, "auxpass", "aux", "agent")
    return sure and any(c.dep_ == "xcomp" and first(c, "aux", "auxpass") is not None for c in token.children)


def modified_noun(verb: Token) -> Token | None:
    """The noun that a participle stands behind ("a road linking"), or a headline's infinitive ("Council To Close Pool")."""
    up = verb
    while (up.dep_ == "conj" and up.head.pos_ == "VERB") or (up.dep_ == "xcomp" and is_thought(up.head)):
        up = up.head
    if up.dep_ not in {"acl", "relcl"}:
        told = up.dep_ == "advcl" and up.tag_ != "VB" and up.head.dep_ == "ROOT" and up.head.pos_ in NOMINAL
        helped = told and up.i > up.head.i and first(up, "aux") is not None
        return up.head if helped and _lacks_subject(up) else None
    if up.dep_ == "acl" and up.tag_ in {"VBN", "VBG", "VBD"}:
        return up.head
    if up.dep_ == "relcl" and (up.tag_ == "VBN" or up.tag_ in FINITE) and _lacks_subject(up):
        return up.head
    headline = up.tag_ == "VB" and up.dep_ in {"relcl", "acl"} and up.head.dep_ == "ROOT" and up.head.pos_ in NOMINAL
    return up.head if headline else None


def _lacks_subject(verb: Token) -> bool:
    """True for a clause without a subject, a conjunction or a relative word: the noun before it is what it tells of."""
    opened = any(c.dep_ in SUBJECTS or c.dep_ == "mark" or c.tag_.startswith("W") for c in verb.children)
    return not opened


def left_of(token: Token) -> Token:
    """The token before; the first is its own."""
    return token.nbor(-1) if token.i else token


def children(token: Token, *deps: str) -> list[Token]:
    """The token's children with one of these relations, in order of the text."""
    return [c for c in token.children if c.dep_ in deps]


def first(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations, or None."""
    for child in token.children:
        if child.dep_ in deps:
            return child
    return None


def is_definite(noun: Token) -> bool:
    """True for a noun with "the" or "this"."""
    return any(c.dep_ == "det" and c.lower_ in function_words("definite") for c in noun.children)


def tells_how(noun: Token) -> bool:
    """True for the means behind a "by" ("flown out by helicopter", "low by historic standards"), not for a doer ("by the helicopter")."""
    return noun.lower_ in function_words("means") and not any(c.dep_ in {"det", "poss"} for c in noun.children)


def coordinated(head: Token) -> list[Token]:
    """The nouns that stand in a list with the head, the first of it ("Peru and Chad"), as its phrase has them."""
    return [c for c in head.children if c.dep_ == "conj" and c.i > head.i and c.pos_ in LISTED]


def is_of_life(date: Token) -> bool:
    """True for a date in the brackets behind a name ("Ana Moyo (8 June 1907 – 7 May 1989) was …")."""
    whose = date
    while whose.dep_ == "appos" and whose.head != whose:
        whose = whose.head
    behind = whose.i + 1
    return within(whose, "name") and behind < len(whose.doc) and whose.doc[behind].text == "("


def tells_while(clause: Token) -> bool:
    """True for a clause that tells when; a "while" that opens the sentence means "though" ("While it rained, …")."""
    opening = next((m for m in children(clause, "advmod", "mark") if m.lower_ in function_words("while")), None)
    if opening is None:
        return False
    return clause.tag_ == "VBG" or clause.i > clause.head.i or opening.lower_ not in function_words("though")


def _partitive(doc: Doc) -> set[int]:
    """The relative pronouns behind an "of" ("all of which"), and all that they hang on."""
    known: dict[str, set[int]] = doc.known[PARTITIVE]
    if "of" not in known:
        found = [t for t in doc if t.tag_ in RELATIVE and t.head.lower_ == "of"]
        known["of"] = {up.i for t in found for up in (t, *t.ancestors)}
    return known["of"]


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for ("the bridge, which fell", "all of which"); any other token is itself ("whoever fled")."""
    if token.tag_ not in RELATIVE and token.i not in _partitive(token.doc):
        return token
    if token.lower_ in function_words("free relative"):
        return token
    for up in token.ancestors:
        if up.dep_ == "relcl":
            return up.head
    return token
