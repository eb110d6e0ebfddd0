"""Which way a sentence looks: whether its verb tells of what was or of what is to come."""

from spacy.tokens import Doc, Span, Token

from claimx.rules import mapping
from claimx.rules.lexicon import verb_lemma

MAX_CLIMB = 12
PRESENT = ("VBZ", "VBP")


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
    """As the modal looks; with "have" behind it back ("may have fallen"), but ahead for "will have fallen"."""
    modal = next((helper.lower_ for helper in helpers if helper.tag_ == "MD"), None)
    if modal is None:
        return None
    if any(helper.lemma_ == "have" for helper in helpers) and modal not in mapping("times", "awaiting")["modals"]:
        return -1
    return int(mapping("times", "tense").get(modal, 0))


def _way_of(verb: Token) -> int:
    """-1 for a past or perfect verb, 1 for a future one, 0 where its form does not tell."""
    helpers = _helpers(verb)
    modal = _modal_way(helpers)
    if modal is not None:
        return modal
    tags = {helper.tag_ for helper in helpers}
    if "VBD" in tags or verb.tag_ == "VBD" or _looks_past(verb):
        return -1
    if any(helper.lemma_ == "have" for helper in helpers):
        return -1
    if verb.tag_ == "VBN":
        return 1 if tags.intersection(PRESENT) else -1
    if verb.tag_ in PRESENT and plans(verb):
        return 1
    return 1 if verb.tag_ == "VBG" and tags.intersection(PRESENT) else 0


def _looks_past(verb: Token) -> bool:
    """A past form that the tagger takes for the present, as a prefix hides it ("retook")."""
    return verb.tag_ in ("VBP", "VB") and verb_lemma(verb.text, verb.lower_) != verb.lower_


def _to_come(verb: Token) -> bool:
    return any(helper.tag_ == "TO" for helper in _helpers(verb))


def way(doc: Doc, start: int, end: int) -> int:
    """Which way the sentence around the characters `start` to `end` looks.

    -1 is back, 1 ahead, 2 ahead of what is told (which may itself be past), 0 where nothing tells.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    verb = _verb_above(span.root) if span is not None else None
    if span is None or verb is None:
        return 0
    if _told_before(span):
        return -1
    if _is_infinitive(verb):
        return _of_infinitive(verb)
    if _is_scheduled(span, verb) or _is_told_of(span, verb):
        return 1
    told = _way_of(_finite(verb))
    if any(child.dep_ == "acomp" and plans(child) for child in verb.children):
        return 2 if told < 0 else 1
    if told >= 0 and _follows(span, "soonest"):
        return 2
    if (verb.tag_ in ("VBD", "VBN") and told < 0 and plans(verb)) or _follows(span, "starting"):
        return 2
    return 2 if _follows(span, "waiting") and (told >= 0 or _is_perfect(verb)) else told


def _is_infinitive(verb: Token) -> bool:
    """ "to open", "to be opened", but not "to have opened"."""
    return _to_come(verb) and (verb.tag_ == "VB" or (verb.tag_ == "VBN" and not _is_perfect(verb)))


def _finite(verb: Token) -> Token:
    """The verb that a bare participle goes with ("fell, cutting the road on Monday"), which tells its time."""
    if verb.tag_ != "VBG" or _helpers(verb) or verb.dep_ not in ("advcl", "acl"):
        return verb
    return _verb_above(verb.head) or verb


def _is_scheduled(span: Span, verb: Token) -> bool:
    """ "The envoys meet on Monday": the present of a verb for what is arranged, in a whole sentence, not a headline."""
    held_by = (span.root.head, span.root.head.head)
    told = verb.tag_ in PRESENT and verb in held_by and verb.lemma_ in mapping("times", "planning")["arranged"]
    last = next((token for token in reversed(verb.sent) if not token.is_space), None) if told else None
    return last is not None and last.is_punct and last.text != ":"


def _is_told_of(span: Span, verb: Token) -> bool:
    """ "The deadline is Saturday"."""
    return verb.lemma_ == "be" and verb.tag_ in PRESENT and span.root.dep_ == "attr" and span.root.head == verb


def _told_before(span: Span) -> bool:
    """A past verb right in front ("said Monday") owns the date, whatever the parser thinks."""
    return span.start > 0 and span.doc[span.start - 1].tag_ == "VBD"


def _is_perfect(verb: Token) -> bool:
    return any(helper.lemma_ == "have" and helper.tag_ != "VBD" for helper in _helpers(verb))


def _follows(span: Span, kind: str) -> bool:
    """True where such a word stands in front, a preposition between or not ("payable Dec. 7", "payable on Dec. 7")."""
    before = [token.lower_ for token in span.doc[max(span.start - 2, 0) : span.start]]
    words = mapping("times", "awaiting")
    return bool(before) and (before[-1] in words[kind] or (before[-1] in words["on"] and before[0] in words[kind]))


def _of_infinitive(verb: Token) -> int:
    """Ahead where a verb of today governs it, or none ("Minister to visit Oslo"), ahead of what is told where a past one does.

    Untold under a noun.
    """
    above = _verb_above(verb.head) if verb.head != verb else None
    if above is None:
        return 1
    if verb.head.pos_ == "ADJ" and plans(verb.head):
        return 1 if _way_of(above) > 0 else 2
    if verb.lemma_ == "be" or _is_perfect(verb) or not (plans(verb.head) or above.lemma_ == "be"):
        return 0
    if _way_of(above) >= 0:
        return 1
    return 2 if plans(above) or (above.tag_ == "VBD" and not _helpers(above)) else 0


def plans(verb: Token) -> bool:
    """True for a verb of planning: what it tells in the past may still lie ahead."""
    return verb.lemma_.lower() in mapping("times", "planning")["lemmas"]


def told_ahead(doc: Doc, start: int, end: int) -> bool:
    """True where any verb above the characters looks ahead ("will open five years after …")."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span is not None and any(_way_of(verb) > 0 for verb in span.root.ancestors if verb.pos_ in ("VERB", "AUX"))
