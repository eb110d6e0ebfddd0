"""Numbers and ordinals in words and digits, as time expressions use them."""

import unicodedata

from claimx.nlp.times.lexer import Lexeme, word_classes

HALF = 0.5


def _card(lexeme: Lexeme) -> int | None:
    found = word_classes()["CARD"].get(lexeme.low)
    return found if isinstance(found, int) else None


def _piece(lexeme: Lexeme) -> float | None:
    if "NUM" in lexeme.classes:
        return float(lexeme.low.replace(",", "")) if len(lexeme.low) < 16 else None
    if "FRAC" in lexeme.classes:
        return unicodedata.numeric(lexeme.low) if len(lexeme.low) == 1 else int(lexeme.low[0]) / int(lexeme.low[2])
    return HALF if lexeme.low == "half" else _card(lexeme)


def amount(words: list[Lexeme]) -> float | None:
    """The number that the words tell ("twenty-six", "2 1/2", "a hundred", "half a"), or None where there is none."""
    total, group, seen = 0.0, 0.0, False
    for word in words:
        piece = _piece(word)
        if piece is None:
            continue
        if (piece >= 100 and _card(word) is not None and piece in (100, 1000)) or word.low == "dozen":
            group = (group or 1) * piece
            total, group = (total + group, 0.0) if piece == 1000 else (total, group)
        else:
            group += piece
        seen = True
    return total + group if seen else None


def whole(words: list[Lexeme]) -> int | None:
    """The number that the words tell where it is a whole one."""
    found = amount(words)
    return int(found) if found is not None and found == int(found) else None


def ordinal(words: list[Lexeme]) -> int | None:
    """What "third", "3rd" or "twenty-first" count; -1 for "last" and "final"."""
    total = 0
    for word in words:
        if "ORDNUM" in word.classes:
            return int(word.low[:-2])
        step = word_classes()["ORDWORD"].get(word.low, _card(word))
        if isinstance(step, int):
            if step < 0:
                return step
            total += step
    return total or None


def day_of_month(words: list[Lexeme]) -> int | None:
    """The day of a month in digits or as an ordinal, None beyond 31."""
    found = int(words[-1].low) if words and "INT2" in words[-1].classes else ordinal(words)
    return found if found and 1 <= found <= 31 else None


def two_digit_year(low: str) -> int:
    """The year that "'98" or "07" means: 1930 to 2029."""
    digits = int(low[-2:])
    return digits + (1900 if digits >= 30 else 2000)


def year_in_words(words: list[Lexeme]) -> int | None:
    """The year that "nineteen ninety-one" or "two thousand five" tells, None where it is none."""
    cards = [card for card in map(_card, words) if card is not None]
    if 1000 in cards:
        year = int(amount(words) or 0)
    else:
        year = cards[0] * 100 + sum(cards[1:]) if len(cards) > 1 and cards[0] < 20 and 10 <= cards[1] < 100 else 0
    return year if 1100 <= year <= 2100 else None
