"""Which times tell when something happened: not a life's, a length that describes, a distance from something, a record's."""

from collections.abc import Sequence

from claimx.extract.mentions import root_of
from claimx.extract.phrases import MODIFIERS, is_of_life
from claimx.model import Time
from claimx.nlp.plain import Doc, Token
from claimx.rules.lexicon import function_words

# So far above its date stands what has been a record since.
NEAR = 4


def tells_when(doc: Doc, time: Time) -> bool:
    """True for a time that can be when something happened."""
    root = root_of(doc, time.span)
    if root.dep_ == "appos" and is_of_life(root):
        return False
    start, end = doc.bounds_of(time.span)
    around = doc.tokens[max(0, start - 2) : start], doc.tokens[end : end + 1]
    apart = _is_distance(root, time, around[1]) or _is_shifted(root, around[0])
    return not (apart or _describes(root, time) or _of_record(root) or _of_something(root, around[1]))


def _of_something(root: Token, behind: Sequence[Token]) -> bool:
    """True for what lies ahead of something ("talks on the future of the port")."""
    return root.lower_ in function_words("no site") and any(t.lower_ == "of" and t.head == root for t in behind)


def _describes(root: Token, time: Time) -> bool:
    """True for a length that describes a noun ("a 13-minute spree")."""
    modifies = root.dep_ in MODIFIERS or (root.dep_ == "npadvmod" and root.head.pos_ == "ADJ")
    return time.timex.type == "DURATION" and modifies and "-" in time.span.text


def _is_distance(root: Token, time: Time, behind: Sequence[Token]) -> bool:
    """True for a length that something came before or after another by, on no known day ("ten minutes after falling in")."""
    if time.timex.type != "DURATION" or time.earliest is not None or root.dep_ != "npadvmod":
        return False
    shift = function_words("shift")
    return (root.head.lower_ in shift and root.head.i > root.i) or any(t.lower_ in shift for t in behind)


def _is_shifted(root: Token, before: Sequence[Token]) -> bool:
    """True for a point that something came before or after by a length ("an hour before midnight")."""
    shifted = len(before) > 1 and before[1].lower_ in function_words("shift") and before[0].dep_ == "npadvmod"
    return shifted and root.dep_ == "pobj"


def _of_record(root: Token) -> bool:
    """True for the day since which something is the first or worst of its kind ("the worst flood since 1959")."""
    prep = root.head
    if root.dep_ != "pobj" or prep.lower_ != "since":
        return False
    above = [up for up, _ in zip(prep.ancestors, range(NEAR), strict=False)]
    return any(_ranks(word) for up in above if up.pos_ != "VERB" for word in (up, *up.children) if word.i < prep.i)


def _ranks(word: Token) -> bool:
    return word.tag_ in {"JJS", "RBS"} or word.lower_ in function_words("ranking") | function_words("record")
