"""Words that tell a happening from inside a phrase or a headline: compound modifiers, participles, results, capitals."""

from collections.abc import Iterator

from claimx.extract.mentions import within
from claimx.extract.phrases import left_of
from claimx.nlp.plain import Span, Token
from claimx.rules.lexicon import (
    event_class,
    event_classes,
    function_words,
    is_change,
    noun_class,
    tells_event,
    verb_lemma,
)

KEY = "claimx.extract.inner"
ENDINGS = (("", ""), ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"))
LONG = 4
NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
RESULTS = frozenset({"oprd", "advmod", "ccomp", "advcl"})


def inner_event(token: Token) -> tuple[str, str | None] | None:
    """Lemma and event class (None beyond the lexicon's) of what a word tells without heading its phrase; None where it tells nothing."""
    if token.pos_ == "PROPN":
        return _capital(token)
    over = modified(token) if token.pos_ == "NOUN" else None
    if over is not None:
        return _modifier(token, over)
    if token.dep_ == "amod" and token.tag_ in {"VBN", "JJ"}:
        return _participle(token)
    if token.pos_ != "ADJ" or token.dep_ not in RESULTS:
        return None
    return _result(token) if token.head.pos_ == "VERB" else _told_bare(token)


def sufferer(token: Token) -> Token | None:
    """Whom or what such a word is said of: the noun behind a participle ("the fired man"), the object of a verb with its result."""
    if token.pos_ != "NOUN" and (token.dep_ == "amod" or token.head.pos_ in NOMINAL):
        return token.head
    below = (c for c in token.head.children if c.dep_ in {"nsubjpass", "dobj"})
    return next(below, None) if token.pos_ == "ADJ" and token.dep_ in RESULTS else None


def modified(noun: Token) -> Token | None:
    """The noun that another stands before, alone or as the second of two ("rescue crews", "fire and rescue crews")."""
    up = noun.head if noun.dep_ == "conj" else noun
    before = up.dep_ == "compound" or (up.dep_ == "nmod" and noun.i < up.head.i)
    return up.head if before and noun.i < up.head.i else None


def _modifier(token: Token, noun: Token) -> tuple[str, str | None] | None:
    """An event noun of a class before another noun ("the murder trial"), unless both are one term or a thing for it ("assault rifle")."""
    lemma, over = token.lemma_.lower(), noun.lemma_.lower()
    cls = noun_class(lemma)
    purpose = over in function_words("gear") or tells_event(f"{lemma} {over}")
    return (lemma, cls) if cls is not None and not purpose and _free(token) else None


def _participle(token: Token) -> tuple[str, str | None] | None:
    """What befell the noun behind it ("the injured driver"); a lasting state, and what it is like ("home-grown"), tell nothing new."""
    lemma = verb_lemma(token.lower_, token.lemma_) if token.tag_ == "VBN" else token.lower_
    cls = event_class(lemma)
    if token.tag_ == "JJ" and (cls is None or not _befallen(token)):
        return None
    general = token.lower_ in function_words("lasting") and not _of_one(token.head)
    lasting = cls is not None and (event_classes()[cls].state or general)
    grown = cls is not None and is_change(lemma, cls) and any(c.dep_ == "npadvmod" for c in token.children)
    return (lemma, cls) if cls is not None and not lasting and not grown and _free(token) else None


def _of_one(noun: Token) -> bool:
    """True for what is said of somebody certain ("convicted mobster Vincent Roe"), not of many ("convicted felons")."""
    return any(within(near, "name") for near in (noun, *noun.children)) or (
        noun.tag_ == "NN" and bool(noun.children[1:])
    )


def _befallen(word: Token) -> bool:
    """False for an adjective that only looks like a verb ("a source close to the talks", "a free press"), but for "to free people"."""
    return word.lower_.endswith("ed") or word.lower_ in function_words("befallen") or left_of(word).lower_ == "to"


def _result(token: Token) -> tuple[str, str | None] | None:
    """What came of the verb above it ("shot dead", "was found dead"), where both are not one term of the lexicon."""
    verb = token.head
    cls = event_class(token.lower_)
    known = event_class(f"{verb_lemma(verb.text, verb.lemma_)} {token.lower_}")
    return (token.lower_, cls) if cls is not None and known is None else None


def _told_bare(token: Token) -> tuple[str, str | None] | None:
    """What a headline without a verb says of its first noun ("Climber dead after fall")."""
    cls, noun = event_class(token.lower_), token.head
    bare = noun.dep_ == "ROOT" and noun.i + 1 == token.i and noun.pos_ in NOMINAL
    return (token.lower_, cls) if cls is not None and bare else None


def _free(token: Token) -> bool:
    return not within(token, "name") and not within(token, "place")


def _capital(token: Token) -> tuple[str, str | None] | None:
    """An event's noun or verb that the tagger takes for a name: in a headline all in capitals, or an acronym ("a DUI charge")."""
    titled = _title_case(token.sent)
    if not (titled or token.text.isupper()) or not _free(token):
        return None
    if not titled:
        cls = noun_class(token.lower_)
        return (token.lower_, cls) if cls is not None else None
    return next(_readings(token.lower_), None)


def _readings(form: str) -> Iterator[tuple[str, str | None]]:
    """The form read as an event noun, then as a verb."""
    stems = [form[: len(form) - len(end)] + new for end, new in ENDINGS if form.endswith(end)]
    yield from ((stem, noun_class(stem)) for stem in stems if tells_event(stem))
    yield from ((lemma, event_class(lemma)) for stem in stems if event_class(lemma := verb_lemma(stem, stem)))


def _title_case(sentence: Span) -> bool:
    """True for a line whose long words all have a capital."""
    known: dict[int, bool] = sentence.doc.known[KEY]
    if sentence.start not in known:
        known[sentence.start] = _has_capitals(sentence)
    return known[sentence.start]


def _has_capitals(sentence: Span) -> bool:
    long = 0
    for token in sentence:
        text = token.text
        if len(text) < LONG or token.pos_ == "ADP" or not text.isalpha():
            continue
        if not text[0].isupper():
            return False
        long += 1
    return long >= LONG
