"""Compiles the rules' patterns to regular expressions over symbols, and finds what they match."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import count

from claimx.errors import ClaimxError
from claimx.model import TimexType
from claimx.nlp.times.lexer import MARKS, SAMPLES, Classes, Lexeme, classes_of, cut, lexeme, normal, word_classes
from claimx.rules import mapping, table


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of `[[rule]]`: what it matches, who builds it and with what, and a sentence that shows it.

    `needs` names a check on the sentence (see `context`), without which the match is none.
    """

    name: str
    pattern: str
    make: str
    example: str
    text: str
    gives: str
    type: TimexType = "DATE"
    value: str = ""
    unit: str = ""
    step: int = 0
    anchor: str = ""
    mod: str = ""
    needs: str = ""
    unless_before: str = ""
    only_before: str = ""
    unless_after: str = ""
    only_after: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Lexemes that a rule matched: `slots` holds those of each class and macro in its pattern, in order."""

    rule: Rule
    words: tuple[Lexeme, ...]
    slots: dict[str, list[Lexeme]]

    def has(self, name: str) -> bool:
        """True where the class or macro took part."""
        return name in self.slots

    def value(self, name: str) -> str | int | None:
        """What the rules file gives the words of a class, or None."""
        said = " ".join(lexeme.low for lexeme in self.slots.get(name, ()))
        return word_classes().get(name, {}).get(said)

    def values(self, name: str) -> list[str | int]:
        """What the rules file gives each single word of a class."""
        known = word_classes().get(name, {})
        return [known[lexeme.low] for lexeme in self.slots.get(name, ()) if lexeme.low in known]


_PIECE = re.compile(r"[A-Z][A-Z0-9]+|\{\d,\d\}|[()|?]|[^\s()|?]+")
_CLASS = re.compile(r"[A-Z][A-Z0-9]+")
_CONTROL = re.compile(r"[()|?]|\(<.*|\{\d,\d\}")
_OTHER = "\x00"
_RUN = re.compile(r"[^\x00]+")


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which they are tried."""
    return table("times", "rule", Rule)


@cache
def _phrases() -> dict[str, str]:
    """Macros, and each class that has phrases of several words as a macro over them, longest first."""
    found = {
        name: "|".join(sorted(words, key=lambda w: (-w.count(" "), w)))
        for name, words in word_classes().items()
        if any(" " in word for word in words)
    }
    return found | mapping("times", "macro")


def _pieces(pattern: str) -> list[str]:
    return _PIECE.findall(pattern.replace("’s", "POSS").replace("'s", "POSS"))


@cache
def _expanded(pattern: str) -> tuple[str, ...]:
    """The pattern's pieces with its macros written out, each between "(<NAME" and ")"."""
    found: list[str] = []
    for piece in _pieces(pattern):
        if piece in _phrases():
            found += [f"(<{piece}", *_expanded(_phrases()[piece]), ")"]
        else:
            found.append(piece)
    return tuple(found)


@cache
def _literals() -> frozenset[str]:
    """Every word and mark that a pattern names."""
    written = [
        _expanded(p) for r in rules() for p in (r.pattern, r.unless_before, r.unless_after, r.only_before, r.only_after)
    ]
    return frozenset(p for pieces in written for p in pieces if not _CLASS.fullmatch(p) and not _CONTROL.fullmatch(p))


def _known(classes: Classes) -> Classes:
    return frozenset(c for c in classes if c[0] != "=" or c[1:] in _literals())


@cache
def _alphabet() -> dict[Classes, str]:
    """One character for each set of classes that a lexeme can have."""
    words = sorted({word for table_ in word_classes().values() for word in table_} | _literals())
    written = [w for word in words if " " not in word for w in (word, word.capitalize())]
    sets = {_known(lexeme(match).classes) for match in cut(" ".join([*written, *SAMPLES]))} - {frozenset()}
    return {frozenset(): _OTHER} | {s: chr(0x100 + i) for i, s in enumerate(sorted(sets, key=sorted))}


def _symbol(kind: str, text: str) -> str:
    return _alphabet().get(_known(classes_of(kind, text, normal(kind, text))), _OTHER)


@cache
def _symbols() -> dict[str, str]:
    """The symbol of each written form of a known word or mark; any other word is `_OTHER`."""
    words = {word for table_ in word_classes().values() for word in table_} | _literals()
    forms = {w for word in words for w in (word, word.capitalize(), word.upper())} | MARKS.keys()
    return {form: _symbol("WORD" if form[0].isalpha() else "MARK", form) for form in forms if form}


def _charset(name: str) -> str:
    chars = "".join(char for classes, char in _alphabet().items() if name in classes)
    if not chars:
        raise ClaimxError(f"rules/times.toml: nothing is '{name}'")
    return f"[{chars}]"


def _compiled(pattern: str, groups: Iterator[int] | None = None) -> str:
    """The regular expression of a pattern; with `groups`, every class and macro is a group "NAME_n"."""
    found = []
    for piece in _expanded(pattern):
        if piece.startswith("(<"):
            found.append(f"(?P<{piece[2:]}_{next(groups)}>" if groups else "(?:")
        elif _CONTROL.fullmatch(piece):
            found.append("(?:" if piece == "(" else piece)
        elif _CLASS.fullmatch(piece):
            found.append(f"(?P<{piece}_{next(groups)}>{_charset(piece)})" if groups else _charset(piece))
        else:
            found.append(_charset("=" + piece))
    return "".join(found)


def _guarded(rule: Rule, groups: Iterator[int] | None = None) -> str:
    behind = f"(?<!{_compiled(rule.unless_after)})" if rule.unless_after else ""
    ahead = f"(?!{_compiled(rule.unless_before)})" if rule.unless_before else ""
    must = f"(?={_compiled(rule.only_before)})" if rule.only_before else ""
    if rule.only_after:
        behind += f"(?<={_compiled(rule.only_after)})"
    return f"{behind}(?:{_compiled(rule.pattern, groups)}){ahead}{must}"


@cache
def _all_rules() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<r{i}>{_guarded(rule)})" for i, rule in enumerate(rules())))


@cache
def _one_rule(number: int) -> re.Pattern[str]:
    return re.compile(_guarded(rules()[number], count()))


def _slots(found: re.Match[str], words: list[Lexeme], first: int) -> dict[str, list[Lexeme]]:
    slots: dict[str, list[Lexeme]] = {}
    took_part = [name for name in found.re.groupindex if found.start(name) >= 0]
    for name in sorted(took_part, key=lambda name: (found.start(name), found.re.groupindex[name])):
        start, end = found.span(name)
        slots.setdefault(name.rsplit("_", 1)[0], []).extend(words[start - first : end - first])
    return slots


def _spelled(cuts: list[re.Match[str]]) -> str:
    """The symbols of a text's lexemes."""
    known = _symbols().get
    return "".join(
        known(one.group(), _OTHER) if one.lastgroup in ("WORD", "MARK") else _symbol(one.lastgroup or "", one.group())
        for one in cuts
    )


@lru_cache(maxsize=1 << 14)
def _in_run(symbols: str) -> tuple[tuple[int, int, int], ...]:
    """Rule number, start and end of what the rules find in a run of symbols; short runs come again and again."""
    return tuple((int((m.lastgroup or "r0")[1:]), m.start(), m.end()) for m in _all_rules().finditer(symbols))


def matches(text: str) -> Iterator[Match]:
    """What the rules find in a text: the first rule that matches at a word wins, and matches never overlap."""
    cuts = cut(text)
    symbols = _spelled(cuts)
    for run in _RUN.finditer(symbols):
        for number, start, end in _in_run(run.group()):
            words = [lexeme(one) for one in cuts[run.start() + start : run.start() + end]]
            again = _one_rule(number).match(run.group(), start)
            if again is not None:
                yield Match(rules()[number], tuple(words), _slots(again, words, start))
