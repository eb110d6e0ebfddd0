"""Checks on the sentence around a match that the words alone can't settle ("may", "fall", "2000")."""

import re
from collections.abc import Callable

from spacy.tokens import Doc, Span, Token

from claimx.nlp.times.patterns import Match
from claimx.nlp.times.told import text_of
from claimx.rules import mapping

_QUOTED = re.compile("[\"“‘'][\"”’']")
_OPENING = "\"“‘'`"
CASED = ("MONTH", "MABBR", "WEEKDAY", "WABBR", "WSHORT", "HOLIDAY")
Check = Callable[[Match, Span], bool]


def _month(match: Match, span: Span) -> bool:
    """A month without day and year: long enough not to be a verb or a given name, or tagged as a proper noun."""
    if len(match.words) > 1:
        return True
    token = span[0]
    if token.i and _belongs_to(token.nbor(-1), token):
        return False
    return token.pos_ == "PROPN" and token.ent_type_ in ("", "DATE", "TIME", "CARDINAL")


def _belongs_to(before: Token, token: Token) -> bool:
    """A name in front ("Theresa May"), or an article with no noun behind ("the annual March on the parliament")."""
    return before.pos_ == "PROPN" or any(child.pos_ in ("DET", "ADJ") for child in token.children)


def _season(match: Match, span: Span) -> bool:
    said = match.slots["SEASON"][0].low
    if match.has("YEAR") or match.has("STEP"):
        return True
    after_preposition = match.has("THIRD") or (span.start > 0 and span.doc[span.start - 1].pos_ == "ADP")
    return after_preposition and all(token.pos_ in ("NOUN", "PROPN") for token in span if token.lower_ == said)


def _year(match: Match, span: Span) -> bool:
    """A bare number of four digits that counts nothing."""
    if len(match.words) > 1:
        return True
    token = span[0]
    if not 1900 <= int(match.slots["YEAR"][0].low) < 2050 and not (token.i and token.nbor(-1).pos_ in ("ADP", "SCONJ")):
        return False
    if token.i and token.nbor(-1).pos_ == "PROPN" and token.dep_ in ("nummod", "appos", "npadvmod"):
        return False
    if token.i and token.nbor(-1).text in ("$", "€", "£", "#", "+", "-", "−", "No."):
        return False
    if any(t.lower_.rstrip(".") in mapping("quantities", "streets") for t in token.doc[token.i + 2 : token.i + 4]):
        return token.nbor().pos_ != "PROPN"
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return not _counts(token) and not (after is not None and after.text in ("%", "-", "/"))


def _counts(token: Token) -> bool:
    """ "2000 angry men", but neither "the 1996 games" nor "its 1996 results"."""
    head = token.head
    if token.dep_ != "nummod" or head.tag_ != "NNS" or head.i < token.i:
        return False
    named = any(between.pos_ == "PROPN" for between in token.doc[token.i : head.i])
    return not named and not any(child.dep_ in ("det", "poss") for child in head.children)


def _adjective(match: Match, span: Span) -> bool:
    return span[-1].pos_ == "ADJ"


def _noun(match: Match, span: Span) -> bool:
    return span[-1].pos_ == "NOUN"


def _duration(match: Match, span: Span) -> bool:
    """ "a day" is no time where it only says at what rate ("300 trucks a day")."""
    if match.has("UNITS"):
        return span.root.pos_ == "NOUN"
    if not any(token.pos_ == "NOUN" for token in span):
        return False
    if span.end < len(span.doc) and span.doc[span.end].lower_ in mapping("times", "apart")["words"]:
        return True
    counted = any(token.like_num for token in span.doc[max(0, span.start - 6) : span.start])
    return span.root.dep_ != "npadvmod" or (span.root.head.pos_ == "VERB" and not counted)


def _range(match: Match, span: Span) -> bool:
    """ "May 3 to 5", but not "on May 3 and 5 soldiers fell"."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    return after is None or after.pos_ not in ("NOUN", "ADJ", "NUM", "PROPN") or match.has("YEARX")


def _part(match: Match, span: Span) -> bool:
    """ "at dawn", but not "as dawn broke" or the name Dawn."""
    return len(match.words) > 1 or (
        span[0].pos_ == "NOUN" and span.start > 0 and span.doc[span.start - 1].pos_ == "ADP"
    )


def _apart(match: Match, span: Span) -> bool:
    """ "on Sundays", but not "Sundays attack" for "Sunday's attack"."""
    return span.end == len(span.doc) or span.doc[span.end].pos_ not in ("NOUN", "ADJ", "VERB")


def _clock(match: Match, span: Span) -> bool:
    """ "at 09:30", "02:13 GMT", but not the length of a film, a score, or the same time told again in brackets."""
    around = span.doc[max(0, span.start - 1) : span.end + 1]
    if match.has("ZONE") and span.start > 1 and (around[0].text, around[-1].text) == ("(", ")"):
        return False
    if match.has("AMPM") or match.has("ZONE") or match.has("NOON") or len(match.words) > 1:
        return True
    return span.start > 0 and (span.doc[span.start - 1].pos_ in ("ADP", "SCONJ") or span.doc[span.start - 1].like_num)


def _weekday(match: Match, span: Span) -> bool:
    """ "Sunday", but not in the name of a paper or club ("the Sunday Times")."""
    around = span.doc[max(0, span.start - 1) : span.end + 1]
    named = len(around) == len(span) + 2 and around[0].lower_ == "the" and around[-1].pos_ == "PROPN"
    return not (named and around[-1].is_title)


def _unnamed(match: Match, span: Span) -> bool:
    """ "weekly", but not in the name of a paper or show ("The Weekly Standard")."""
    after = span.doc[span.end] if span.end < len(span.doc) else None
    return span.text.islower() or after is None or after.pos_ != "PROPN"


def _lower(match: Match, span: Span) -> bool:
    """ "the year", but neither "Hero of the Year" nor "the day", which seldom is a date."""
    return not span[-1].text.istitle() and text_of(match, "UNIT") != "D"


def _day(match: Match, span: Span) -> bool:
    """ "today", but not a paper or show ("USA Today"), nor the present age ("today's computers")."""
    if len(match.words) > 1:
        return True
    if span.start and span[0].is_title and span[0].pos_ == "PROPN" and span.doc[span.start - 1].pos_ == "PROPN":
        return False
    return not _of_an_age(span)


def _of_an_age(span: Span) -> bool:
    after = span.doc[span.end : span.end + 1]
    head = span.root.head
    if after.text not in ("'s", "’s") or head.i < span.end:
        return False
    return head.tag_ == "NNS" or head.lemma_ in mapping("times", "generic")["ages"]


def _thing(match: Match, span: Span) -> bool:
    """ "the four-year-old war", but no age of a person."""
    after = span.doc[span.end : span.end + 3]
    return any(
        token.lemma_ in mapping("times", "generic")["aged"] for token in after if token.pos_ in ("NOUN", "PROPN")
    )


def _lasts(match: Match, span: Span) -> bool:
    """ "for a while", but not the conjunction nor "some time ago"."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return before in mapping("times", "apart")["lasting"]


def _within(match: Match, span: Span) -> bool:
    return span.start > 0 and span.doc[span.start - 1].lower_ in mapping("times", "apart")["inside"]


def _titled(match: Match, span: Span) -> bool:
    return span.text.istitle()


def _shorter(match: Match, span: Span) -> bool:
    """The first week or days of a month, not its first year."""
    return text_of(match, "UNIT", "UNITS") in ("D", "W", "WE")


def _counted(match: Match, span: Span) -> bool:
    """The number behind it counts things of its own: "On 3 May 12 soldiers died"."""
    number = span.doc[span.end] if span.end < len(span.doc) else span[-1]
    behind = number.nbor() if number.i + 1 < len(span.doc) else number
    return number.like_num and behind.tag_ == "NNS"


CHECKS: dict[str, Check] = {
    "month": _month,
    "season": _season,
    "year": _year,
    "adjective": _adjective,
    "noun": _noun,
    "duration": _duration,
    "lower": _lower,
    "unnamed": _unnamed,
    "weekday": _weekday,
    "apart": _apart,
    "clock": _clock,
    "range": _range,
    "part": _part,
    "day": _day,
    "thing": _thing,
    "lasts": _lasts,
    "within": _within,
    "titled": _titled,
    "shorter": _shorter,
    "counted": _counted,
}


def _opens_a_title(text: str, match: Match) -> bool:
    """A name that opens in quotation marks, all its words with capitals (“This Week With …”)."""
    if len(match.words) < 2 or text[max(0, match.words[0].start - 1)] not in _OPENING:
        return False
    plain = [word for word in match.words if word.low.isalpha() and not word.classes & frozenset(CASED)]
    return len(plain) > 1 and all(text[word.start].isupper() for word in plain)


def stands(doc: Doc, text: str, match: Match) -> bool:
    """True where the sentence allows what the words suggest: no title in quotation marks, and what the rule `needs`."""
    start, end = match.words[0].start, match.words[-1].end
    if _opens_a_title(text, match):
        return False
    if text[start].isupper() and _QUOTED.fullmatch(text[max(0, start - 1) : start] + text[end : end + 1]):
        return False
    if not match.rule.needs:
        return True
    span = doc.char_span(start, end, alignment_mode="expand")
    return span is not None and CHECKS[match.rule.needs](match, span)
