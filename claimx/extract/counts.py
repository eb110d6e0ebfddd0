"""How many: a claim's numbers, with the counts that a singular implies and the lengths of time that the clause measures."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

import spacy.tokens

from claimx.extract.arguments import Roles
from claimx.extract.mentions import root_of, within
from claimx.extract.phrases import is_definite, phrase_span
from claimx.extract.predicates import Candidate
from claimx.model import Bound, Quantity, Role, Span, Time
from claimx.nlp.plain import Doc, Token
from claimx.nlp.quantities import implicit_count
from claimx.rules.lexicon import function_words, noun_class
from claimx.rules.persons import person_noun

PERIOD = re.compile(r"P(\d+(?:\.\d+)?)([YMWD])")
PERIOD_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
BOUND_OF_MOD: dict[str | None, Bound] = {
    "MORE_THAN": ">",
    "LESS_THAN": "<",
    "EQUAL_OR_MORE": ">=",
    "EQUAL_OR_LESS": "<=",
    "APPROX": "~",
}
SINGULAR = frozenset({"NN", "NNP"})
CHANGES = frozenset({"RISE", "FALL"})
COUNTING = frozenset({"RISE", "FALL", None})
ROLE_OF_CLASS: dict[str | None, Role] = {"KILL": "killed", "DIE": "killed", "INJURE": "injured", "ARREST": "detained"}


def claim_quantities(
    stated: tuple[Quantity, ...], found: Roles, when: Time | None, candidate: Candidate
) -> tuple[Quantity, ...]:
    """The stated numbers with a role where the predicate gives one, else the count implied by a singular; then a duration."""
    role = _role(found, candidate)
    if not (stated or role or when):
        return ()
    told = [_outcome(q, candidate) for q in stated]
    counts = [replace(q, role=role) if role and _counts_victims(q, found, candidate) else q for q in told]
    if not counts and role and found.what is not None:
        implied = implicit_count(cast(spacy.tokens.Token, found.what))
        counts = [replace(implied, role=role)] if implied is not None else []
    length = _duration(when)
    if length is not None and any(q.unit == length.unit and q.value == length.value for q in stated):
        length = None
    return (*counts, *([length] if length is not None else []))


def is_label(doc: Doc, quantity: Quantity) -> bool:
    """True for a number behind the noun that it tells from others ("bus 4057"), and of known parties ("the two sides")."""
    if quantity.unit is not None or quantity.span is None:
        return False
    if quantity.of is not None:
        return quantity.of in function_words("party") and is_definite(root_of(doc, quantity.span))
    number = root_of(doc, quantity.span)
    named = number.head.tag_ in SINGULAR and not within(number.head, "time")
    return number.dep_ == "nummod" and number.i > number.head.i and named


def is_age_of_another(doc: Doc, quantity: Quantity, arguments: Iterable[Span]) -> bool:
    """True for an age beside somebody who is no argument: Said's, where "Bell, who fled with Omar Said, 34, was hurt"."""
    age = root_of(doc, quantity.span) if quantity.of == "age" and quantity.span is not None else None
    if age is None or age.dep_ != "appos":
        return False
    whose = age.head
    while whose.dep_ in {"appos", "conj"}:
        whose = whose.head
    return not any(start <= whose.i < end for start, end in map(doc.bounds_of, arguments))


def of_circumstance(number: Token, predicate: Token) -> bool:
    """True for a number in an apposition to where or with whom it was done ("spoke at Elm College, a school with 90 pupils")."""
    for up in (number, *number.ancestors):
        if up.head == predicate:
            return False
        if up.dep_ == "appos" and up != number:
            return up.head.dep_ == "pobj" and up.head.head.lower_ != "of"
    return False


def _outcome(quantity: Quantity, candidate: Candidate) -> Quantity:
    """What a change led to: "rose from 12 to 15" tells 15, where the two ends read as a range."""
    span, doc = quantity.span, candidate.token.doc
    if candidate.cls not in CHANGES or quantity.value is not None or span is None:
        return quantity
    words = doc.tokens_of(span)
    ends = [t for t in words if t.pos_ == "NUM"]
    to = next((t.i for t in words if t.lower_ == "to"), None)
    if to is None or len(ends) != 2 or words.start == 0 or doc[words.start - 1].lower_ != "from":
        return quantity
    value = quantity.high if candidate.cls == "RISE" else quantity.low
    return replace(quantity, span=doc.span_of(to + 1, words.end), value=value, low=value, high=value)


def _counts_victims(quantity: Quantity, found: Roles, candidate: Candidate) -> bool:
    """True for a bare number of the thing done to, or of a toll that rises: not for other numbers of the clause."""
    if quantity.role or quantity.unit or quantity.span is None:
        return False
    if found.what is None or candidate.cls in COUNTING:
        return quantity.of is None or candidate.cls is not None or person_noun(quantity.of) is not None
    return phrase_span(found.what).overlaps(quantity.span)


def _role(found: Roles, candidate: Candidate) -> Role | None:
    """The role that the predicate gives, or the noun whose number it tells ("the death toll rose to 35")."""
    own = ROLE_OF_CLASS.get(candidate.cls)
    if own is not None or found.what is None or candidate.cls not in COUNTING:
        return own
    return ROLE_OF_CLASS.get(noun_class(found.what.lemma_.lower()))


def _duration(when: Time | None) -> Quantity | None:
    """The length of time that a DURATION states, as a number with its bound."""
    match = PERIOD.fullmatch(when.timex.value) if when is not None and when.timex.type == "DURATION" else None
    if when is None or match is None or when.span.text.split()[-1] in function_words("shift"):
        return None
    value, bound = float(match[1]), BOUND_OF_MOD.get(when.timex.mod, "=")
    low = None if bound in {"<", "<="} else value
    high = None if bound in {">", ">="} else value
    return Quantity(when.span, value, low, high, bound, PERIOD_UNITS[match[2]])
