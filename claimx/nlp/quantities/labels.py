"""Numbers that count nothing: page numbers, years, dates, clock times, scores, phone numbers, addresses, lists."""

from claimx.nlp.quantities.numbers import Lexeme, Number, is_hyphen
from claimx.rules import mapping

_NEARBY = 4


def is_label(lexemes: list[Lexeme], number: Number) -> bool:
    """True for a number in digits, without a unit, that its neighbours show to be no count."""
    if not number.digits:
        return False
    before = lexemes[number.first - 1] if number.first else None
    after = lexemes[number.last] if number.last < len(lexemes) else None
    if after is not None and after.glued and (after.kind == "word" or after.text in ":/_@#°"):
        return True
    if before is not None and _labels(before, lexemes[number.first].glued):
        return True
    return _dated(lexemes, number) or _joined(lexemes, number) or _address(lexemes, number)


def is_year(lexemes: list[Lexeme], number: Number) -> bool:
    """True for four digits that can be a year, also as the first of a range ("2014-15")."""
    text = lexemes[number.first].text
    plain = number.value is None or number.last - number.first == 1
    return plain and len(text) == 4 and text.isdigit() and 1500 <= number.low <= 2100


def after_name(lexemes: list[Lexeme], number: Number) -> bool:
    """True right behind a capitalised word that does not begin its sentence: "Flight 370", "Zone Five"."""
    if number.first < 2:
        return False
    word, start = lexemes[number.first - 1], lexemes[number.first - 2]
    return word.kind == "word" and word.text[0].isupper() and start.text not in (".", "?", "!", "“", '"')


def _labels(before: Lexeme, glued: bool) -> bool:
    if glued and (before.text in ":/#._@\\+" or is_hyphen(before)):
        return True
    return before.text in "#№" or before.low in mapping("quantities", "labels")


def _dated(lexemes: list[Lexeme], number: Number) -> bool:
    """ "May 3", "3 May", "Dec. 2"."""
    months = mapping("quantities", "months")
    near = [lexemes[i] for i in (number.first - 1, number.last) if 0 <= i < len(lexemes)]
    if number.first > 1 and lexemes[number.first - 1].text == ".":
        near.append(lexemes[number.first - 2])
    return any(word.low in months and word.text[0].isupper() for word in near)


def is_clock(lexemes: list[Lexeme], number: Number) -> bool:
    """True before "a.m.", "pm" and the like."""
    words = [lexeme.low for lexeme in lexemes[number.last : number.last + 3]]
    return bool(words) and (words[0] in mapping("quantities", "clock") or words in (["a", ".", "m"], ["p", ".", "m"]))


def _joined(lexemes: list[Lexeme], number: Number) -> bool:
    """A score or phone number ("2-1", "555-0134")."""
    after = lexemes[number.last] if number.last < len(lexemes) else None
    if number.value is None:
        return (
            is_hyphen(lexemes[number.first + 1]) and number.high is not None and (after is None or after.kind != "word")
        )
    digits = number.last + 1 < len(lexemes) and lexemes[number.last + 1].kind == "digits"
    return after is not None and is_hyphen(after) and after.glued and digits


def _address(lexemes: list[Lexeme], number: Number) -> bool:
    near = lexemes[number.last : number.last + _NEARBY]
    names = [lexeme for lexeme in near if lexeme.text[0].isupper()]
    streets = mapping("quantities", "streets")
    return bool(near) and near[0].text[0].isupper() and any(lexeme.low in streets for lexeme in names)
