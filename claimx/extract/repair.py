"""Mends slips of the tagger and parser that its own tree gives away, in the plain copy of a document."""

from claimx.extract.attach import (
    aside_taken_for_clause,
    clause_of_the_deed,
    condition_taken_for_clause,
    doer_behind_by,
    name_taken_for_clause,
    phrase_of_the_verb,
    subject_taken_for_object,
    verb_beside_another,
)
from claimx.extract.mentions import within
from claimx.extract.phrases import OBJECTS, SUBJECTS, children, first, is_thought, left_of
from claimx.nlp.plain import Doc, Token, hang
from claimx.nlp.status.clauses import is_infinitive
from claimx.nlp.words import PLURAL
from claimx.rules.lexicon import event_class, function_words, has_kind, is_change, verb_lemma
from claimx.rules.persons import person_noun

CLAUSAL = frozenset({"ROOT", "xcomp", "ccomp", "advcl", "relcl", "acl", "conj"})
CLAUSE_TAKING = ("saying", "thinking", "attitude", "raising", "stative")
SLIPPING = CLAUSAL | {"pobj", "csubj", "dep", "prep", "appos", "npadvmod", "amod", "nsubj"}
INFINITE = frozenset({"NN", "NNP"})


def repaired(doc: Doc) -> Doc:
    """The same copy, its slips mended in place."""
    for token in doc.tokens:
        dep = token.dep_
        if dep not in SLIPPING:
            continue
        if dep == "pobj":
            if token.tag_ == "NN" and token.head.lower_ == "to":
                _infinitive_taken_for_phrase(token)
            elif token.tag_ == "NNP" and left_of(token).dep_ == "compound":
                _name_taken_for_part_of_a_day(token)
        elif dep == "prep":
            if token.lower_ == "by":
                doer_behind_by(token)
            elif token.head.dep_ in OBJECTS:
                phrase_of_the_verb(token)
        elif dep == "nsubj":
            if token.lower_ == "it":
                _possessive_taken_for_clause(token)
            elif token.pos_ == "VERB":
                name_taken_for_clause(token)
        else:
            _mend_clause(token)
    return doc


def _mend_clause(token: Token) -> None:
    """Mends a word that heads a clause, or was taken for one that does."""
    if token.tag_ in INFINITE and token.dep_ in CLAUSAL:
        _verb_taken_for_noun(token)
        _verb_taken_for_stop(token)
    elif token.tag_ == "VB" and token.dep_ == "csubj":
        _noun_taken_for_verb(token)
    elif token.tag_ in {"VBN", "VBD"} and token.dep_ == "acl":
        _clause_taken_for_noun(token)
        _clause_of_the_event(token)
    elif token.dep_ in {"advcl", "dep"} and is_thought(token):
        aside_taken_for_clause(token)
    elif token.dep_ == "relcl":
        _clause_of_a_person(token)
        clause_of_the_deed(token)
    elif token.tag_ == "VB" and token.dep_ == "ccomp":
        _purpose_taken_for_clause(token)
    elif token.tag_ in {"VBN", "VBD"} and token.dep_ == "ccomp":
        _participle_taken_for_clause(token)
        condition_taken_for_clause(token)
        subject_taken_for_object(token)
    elif token.dep_ == "conj":
        if token.pos_ in {"VERB", "AUX"}:
            verb_beside_another(token)
    elif token.dep_ in {"appos", "npadvmod"}:
        _item_taken_for_apposition(token)
        _pair_taken_for_apposition(token)
    elif token.dep_ == "amod" and token.lower_.endswith("ing"):
        _second_participle(token)
        _clause_taken_for_adjective(token)
    elif token.tag_ in {"VBN", "VBD"} and token.dep_ == "advcl":
        _participle_behind_noun(token)


def _name_taken_for_part_of_a_day(day: Token) -> None:
    """A name right before the day of its verb ("was named by Mayor Ana Paz Sunday as …")."""
    name, prep = left_of(day), day.head
    if name.head != day or not within(day, "time") or not within(name, "name"):
        return
    for below in [c for c in day.children if c.i < name.i]:
        hang(below, name, below.dep_)
    hang(name, prep, "pobj")
    hang(day, prep.head, "npadvmod")


def _possessive_taken_for_clause(it: Token) -> None:
    """An "it's" that stands for "its": a verb that takes no clause has a bare noun behind it ("improving it's network")."""
    be, verb = it.head, left_of(it)
    thing = first(be, "attr")
    if be.text != "'s" or be.i != it.i + 1 or thing is None or thing.tag_ not in {"NN", "NNS"} or thing.i < be.i:
        return
    if verb.tag_ not in {"VB", "VBG"} or any(has_kind(verb.lemma_, k) for k in CLAUSE_TAKING) or children(thing, "det"):
        return
    for below in [c for c in be.children if c not in (it, thing) and c != verb]:
        hang(below, verb, below.dep_)
    hang(thing, verb, "dobj")
    hang(it, thing, "poss")
    hang(be, it, "case")
    it.tag_, be.tag_, be.pos_ = "PRP$", "POS", "PART"


def _item_taken_for_apposition(token: Token) -> None:
    """An item of a list behind the verb that the parser hung on its subject ("Police found a rifle, a knife and rounds")."""
    subject, before = token.head, token.left_edge.i - 2
    verb = subject.head
    if subject.dep_ not in SUBJECTS or not subject.i < verb.i < before or token.doc[before + 1].text != ",":
        return
    near = token.doc[before]
    if near.pos_ in {"NOUN", "PROPN"} and near.dep_ in {*OBJECTS, "pobj", "conj"}:
        hang(token, near, "conj")


def _pair_taken_for_apposition(token: Token) -> None:
    """The second of two names that a headline's comma joins ("Syria, Iraq to reopen the crossing")."""
    noun = token.head
    named = token.pos_ == noun.pos_ == "PROPN" and noun.dep_ == "ROOT" and noun.i + 2 == token.i
    acts = (to for c in children(noun, "relcl", "acl") if c.tag_ == "VB" for to in children(c, "aux"))
    if named and noun.nbor().text == "," and any(to.i == token.i + 1 for to in acts):
        hang(token, noun, "conj")


def _second_participle(token: Token) -> None:
    """The second of two participles with its own object ("injuring five people and damaging houses")."""
    thing, join = token.head, left_of(token)
    verb = thing.head.head
    second = thing.dep_ == "conj" and thing.head.dep_ in OBJECTS and join.dep_ == "cc" and thing.left_edge == token
    lemma = next((lemma for end in ("", "e") if event_class(lemma := token.lower_.removesuffix("ing") + end)), None)
    if second and verb.tag_ == "VBG" and lemma is not None:
        hang(token, verb, "conj")
        hang(thing, token, "dobj")
        hang(join, verb, "cc")
        _become(token, "VBG", lemma)


def _clause_taken_for_adjective(token: Token) -> None:
    """A participle with a pronoun of number before it and its object behind it ("thousands left, many fleeing violence")."""
    thing, some = token.head, left_of(token)
    opened = some.i > 0 and some.nbor(-1).text in {",", "("} and some.lower_ in function_words("number pronoun")
    if token.tag_ == "VBG" and opened and some.head == thing and thing.i > token.i and thing.head != thing:
        hang(token, thing.head, "advcl")
        hang(some, token, "nsubj")
        hang(thing, token, "dobj")


def _participle_behind_noun(token: Token) -> None:
    """A passive participle right behind a noun that the parser took for a clause of its own ("ten boats converted for war")."""
    noun = left_of(token)
    bare = not children(token, *SUBJECTS, *OBJECTS, "aux", "auxpass", "mark", "advmod", "punct")
    if bare and noun.pos_ == "NOUN" and has_kind(token.lemma_.lower(), "transitive") and noun not in token.subtree:
        hang(token, noun, "acl")
        token.tag_ = "VBN"


def _verb_taken_for_stop(token: Token) -> None:
    """A bare noun of moving beside a journey's start ("will leave from Turin and land in Bari") is its second verb."""
    verb = next((up for up in token.ancestors if up.pos_ == "VERB"), None)
    beside = token.tag_ == "NN" and token.dep_ == "conj" and token.head.dep_ == "pobj"
    if not beside or verb is None or verb.tag_ != "VB" or not has_kind(token.lower_, "motion"):
        return
    behind = token.nbor() if token.i + 1 < len(token.doc) else token
    if not list(token.lefts) and behind.tag_ == "IN" and behind.lower_ != "of":
        for below in [c for c in verb.children if c.i > token.i and c.dep_ == "prep"]:
            hang(below, token, below.dep_)
        hang(token, verb, "conj")
        _become(token, "VB", token.lower_)


def _verb_taken_for_noun(token: Token) -> None:
    """A "noun" with "to" or a modal ("is set to land"), or with a subject and a past tense beside it ("A guard shot and killed it")."""
    past = first(token, *SUBJECTS) is not None and any(c.tag_ == "VBD" for c in children(token, "conj"))
    if any(c.lower_ == "to" or c.tag_ == "MD" for c in children(token, "aux")):
        _become(token, "VB", token.lower_)
    elif token.dep_ == "ROOT" and first(token, "dobj") is not None:
        _headline_verb(token)
    elif past and token.dep_ == "ROOT" and event_class(verb_lemma(token.lower_, token.lower_)):
        _become(token, "VBD", verb_lemma(token.lower_, token.lower_))


def _headline_verb(token: Token) -> None:
    """A headline's "noun" between a name and an object ("Red Brigade release 21 pupils") is its verb."""
    name, thing = left_of(token), first(token, "dobj")
    if (
        name.dep_ == "compound"
        and within(name, "name")
        and thing is not None
        and thing.i > token.i
        and event_class(token.lower_)
    ):
        hang(name, token, "nsubj")
        _become(token, "VBP", token.lower_)


def _infinitive_taken_for_phrase(token: Token) -> None:
    """A bare noun behind "is set to" or "is due to" that can be a verb ("was set to land in Norway")."""
    to, verb = token.head, token.head.head
    known = event_class(token.lower_) or has_kind(token.lower_, "motion")
    if not has_kind(verb.lemma_.lower(), "raising") or not known or list(token.lefts):
        return
    hang(token, verb, "xcomp")
    hang(to, token, "aux")
    _become(token, "VB", token.lower_)


def _noun_taken_for_verb(token: Token) -> None:
    """A bare verb that is a clause's subject and has a plural right behind it: the first half of a compound ("Aid workers left")."""
    thing = first(token, "dobj")
    if thing is None or thing.i != token.i + 1 or thing.tag_ not in PLURAL or children(token, "aux"):
        return
    clause = token.head
    for below in [c for c in token.children if c != thing]:
        hang(below, thing, below.dep_)
    hang(thing, clause, "nsubj")
    hang(token, thing, "compound")
    _become(token, "NN", token.lower_)


def _participle_taken_for_clause(token: Token) -> None:
    """What a copula says of somebody, with a passive participle ("One was a woman shot as she walked home")."""
    copula, noun = token.head, first(token, "nsubj")
    told = noun is None or copula.lemma_ != "be" or children(copula, "attr", "acomp") or noun.i < copula.i
    if told or noun is None or children(token, "aux", "auxpass", "mark", "ccomp", *OBJECTS) or noun.pos_ == "PRON":
        return
    lemma = verb_lemma(token.lower_, token.lemma_)
    cls = event_class(lemma)
    if has_kind(lemma, "transitive") or (cls is not None and not is_change(lemma, cls)):
        hang(noun, copula, "attr")
        hang(token, noun, "acl")
        token.tag_ = "VBN"


def _clause_of_a_person(token: Token) -> None:
    """A "who" that the parser hung on a thing, though a person stands right before it ("in touch with Moyo, who is working")."""
    who = next((c for c in token.children if c.lower_ == "who"), None)
    if who is None or who.i < 2 or _is_somebody(token.head):
        return
    near = who.nbor(-2) if who.nbor(-1).text == "," else who.nbor(-1)
    while near.dep_ in {"conj", "compound"} and near.head.i > token.head.i and not within(near, "name"):
        near = near.head
    if near != token.head and _is_somebody(near) and near not in token.subtree:
        hang(token, near, "relcl")


def _is_somebody(noun: Token) -> bool:
    return noun.pos_ in {"PRON", "NUM", "DET"} or within(noun, "name") or person_noun(noun.lemma_.lower()) is not None


def _purpose_taken_for_clause(token: Token) -> None:
    """The object of an act with what came of it ("passed its rival to become first"), read as what somebody would have done."""
    verb, thing = token.head, first(token, "nsubj")
    lemma = verb.lemma_.lower()
    told = event_class(lemma) is not None and not any(has_kind(lemma, k) for k in ("raising", "attitude", "saying"))
    infinitive = is_infinitive(token) and not children(token, "mark")
    if told and infinitive and thing is not None and verb.i < thing.i and not children(verb, *OBJECTS, "dative"):
        hang(thing, verb, "dobj")
        hang(token, verb, "advcl")


def _clause_taken_for_noun(token: Token) -> None:
    """A noun with "when" and a participle is a clause with its subject ("when a bus overturned")."""
    noun = token.head
    opened = next((c for c in noun.children if c.dep_ in {"advmod", "mark"} and c.tag_ in {"WRB", "IN"}), None)
    if noun.dep_ != "advcl" or noun.pos_ not in {"NOUN", "PROPN"} or opened is None or opened.i > noun.i:
        return
    hang(token, noun.head, "advcl")
    hang(noun, token, "nsubj")
    hang(opened, token, opened.dep_)
    token.tag_ = "VBD"


def _clause_of_the_event(token: Token) -> None:
    """A passive participle behind two parties belongs to what is between them ("talks between Chad and Peru brokered by Mali")."""
    party = token.head
    while party.dep_ == "conj":
        party = party.head
    between, event = party.head, party.head.head
    agent = first(token, "agent")
    if agent is not None and party.dep_ == "pobj" and between.lower_ == "between" and event.pos_ == "NOUN":
        hang(token, event, "acl")


def _become(token: Token, tag: str, lemma: str) -> None:
    token.tag_, token.pos_, token.lemma_ = tag, "NOUN" if tag == "NN" else "VERB", lemma
