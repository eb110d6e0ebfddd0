"""Which way a sentence looks: whether its verb tells of what was or of what is to come."""

from spacy.tokens import Doc, Token

from claimx.rules import mapping

_BACK = ("VBD", "VBN")
MAX_CLIMB = 12


def _verb_above(token: Token) -> Token | None:
    for _ in range(MAX_CLIMB):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head is token:
            return None
        token = token.head
    return None


def _helpers(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in ("aux", "auxpass")]


def _modal_way(helpers: list[Token]) -> int | None:
    known = mapping("times", "tense")
    for helper in helpers:
        if helper.tag_ == "MD":
            return int(known.get(helper.lower_, 0))
    return None


def _way_of(verb: Token) -> int:
    """-1 for a past or perfect verb, 1 for a future one, 0 where its form does not tell."""
    helpers = _helpers(verb)
    modal = _modal_way(helpers)
    if modal is not None:
        return modal
    tags = {helper.tag_ for helper in helpers}
    if "VBD" in tags or verb.tag_ == "VBD":
        return -1
    if verb.tag_ == "VBN":
        return -1 if not tags & {"VBZ", "VBP"} or any(h.lemma_ == "have" for h in helpers) else 1
    return 1 if verb.tag_ == "VBG" and tags & {"VBZ", "VBP"} else 0


def _to_come(verb: Token) -> bool:
    return any(helper.tag_ == "TO" for helper in _helpers(verb))


def way(doc: Doc, start: int, end: int) -> int:
    """Which way the sentence around the characters `start` to `end` looks: -1 back, 1 ahead, 0 where it does not tell.

    An infinitive ("plans to open on Monday") looks ahead, unless what governs it lies in the past.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    verb = _verb_above(span.root) if span is not None else None
    if verb is None:
        return 0
    if verb.tag_ == "VB" and _to_come(verb):
        above = _verb_above(verb.head) if verb.head is not verb else None
        return 0 if above is not None and _way_of(above) < 0 else 1
    return _way_of(verb)
