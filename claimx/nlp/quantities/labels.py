"""Numbers that count nothing: page numbers, years, dates, clock times, scores, phone numbers, addresses, lists."""

from claimx.nlp.quantities.numbers import Lexeme, Number, is_hyphen
from claimx.rules import mapping

_NEARBY = 4
_LONGEST_MONTH = 31


def is_label(lexemes: list[Lexeme], number: Number) -> bool:
    """True for a number in digits, without a unit, that its neighbours show to be no count."""
    if not number.digits:
        return _titled(lexemes, number) or _nobody(lexemes, number)
    if _code(lexemes[number.first]):
        return True
    before = lexemes[number.first - 1] if number.first else None
    after = lexemes[number.last] if number.last < len(lexemes) else None
    if after is not None and after.glued and (after.kind == "word" or after.text in ":/_@#°"):
        return True
    if before is not None and after is not None and (before.text, after.text) == ("[", "]"):
        return True
    abbreviated = before is not None and before.text == "." and before.glued and not lexemes[number.first].glued
    if abbreviated and number.first > 1:
        before = lexemes[number.first - 2]
    if before is not None and _labels(before, lexemes[number.first].glued):
        return True
    return _dated(lexemes, number) or _joined(lexemes, number) or _address(lexemes, number)


def _nobody(lexemes: list[Lexeme], number: Number) -> bool:
    """As in "no one", which counts none."""
    return number.first > 0 and lexemes[number.first].low == "one" and lexemes[number.first - 1].low == "no"


def _titled(lexemes: list[Lexeme], number: Number) -> bool:
    """A capitalised number word inside a name: "the Million Man March"."""
    if number.first == 0 or not lexemes[number.first].text[0].isupper() or lexemes[number.first].low in ("a", "an"):
        return False
    starts = lexemes[number.first - 1].kind == "sign"
    return not starts and number.last < len(lexemes) and lexemes[number.last].text[0].isupper()


def _code(digits: Lexeme) -> bool:
    """Digits that are dialled or name a calibre: "0800", "911", ".45"."""
    text = digits.text
    return text in mapping("quantities", "dialled") or (len(text) > 1 and text[0] in "0." and not text.startswith("0."))


def is_age(lexemes: list[Lexeme], number: Number) -> bool:
    """True for the age set behind a name, or told as one: "Ada Holm, 43, said", "under the age of eight"."""
    if number.first < 2 or number.value is None or not 0 < number.value < 120 or number.last - number.first > 1:
        return False
    if [lexeme.low for lexeme in lexemes[number.first - 2 : number.first]] in mapping("quantities", "ages")["before"]:
        return True
    name, comma = lexemes[number.first - 2 : number.first]
    ends = number.last >= len(lexemes) or lexemes[number.last].text in (",", ".", ";", "(", ")")
    return (
        ends
        and comma.text == ","
        and name.kind == "word"
        and name.text[0].isupper()
        and lexemes[number.first].kind == "digits"
    )


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
    if word.low in mapping("quantities", "weekdays") or word.low in mapping("quantities", "months"):
        return False
    return word.kind == "word" and word.text[0].isupper() and start.text not in (".", "?", "!", "“", '"')


def _labels(before: Lexeme, glued: bool) -> bool:
    if glued and (before.text in ":/#._@\\+" or is_hyphen(before)):
        return True
    return before.text in "#№" or before.low in mapping("quantities", "labels")


def _dated(lexemes: list[Lexeme], number: Number) -> bool:
    """As in "May 3", "3 May", "Dec. 2"; not in "on 3 May 12 men", whose month has its day."""
    at = number.first - 2 if number.first > 1 and lexemes[number.first - 1].text == "." else number.first - 1
    if at >= 0 and _is_month(lexemes[at]) and not (at and lexemes[at - 1].kind == "digits"):
        return number.low <= _LONGEST_MONTH or is_year(lexemes, number)
    return number.last < len(lexemes) and _is_month(lexemes[number.last])


def _is_month(word: Lexeme) -> bool:
    return word.low in mapping("quantities", "months") and word.text[0].isupper()


def is_clock(lexemes: list[Lexeme], number: Number) -> bool:
    """True before "a.m.", "pm" and the like."""
    words = [lexeme.low for lexeme in lexemes[number.last : number.last + 3]]
    return bool(words) and (words[0] in mapping("quantities", "clock") or words in (["a", ".", "m"], ["p", ".", "m"]))


def _joined(lexemes: list[Lexeme], number: Number) -> bool:
    """A score or phone number ("2-1", "555-0134", "800-HELP")."""
    after = lexemes[number.last] if number.last < len(lexemes) else None
    if number.value is None:
        return (
            is_hyphen(lexemes[number.first + 1]) and number.high is not None and (after is None or after.kind != "word")
        )
    if after is None or not is_hyphen(after) or not after.glued or number.last + 1 >= len(lexemes):
        return False
    follower = lexemes[number.last + 1]
    return follower.kind == "digits" or (follower.glued and follower.text.isupper() and len(follower.text) > 1)


def _address(lexemes: list[Lexeme], number: Number) -> bool:
    near = lexemes[number.last : number.last + _NEARBY]
    if number.low % 100 == 0 and [lexeme.low for lexeme in near[:2]] == ["block", "of"]:
        return True
    names = [lexeme for lexeme in near if lexeme.text[0].isupper()]
    streets = mapping("quantities", "streets")
    return bool(near) and near[0].text[0].isupper() and any(lexeme.low in streets for lexeme in names)
