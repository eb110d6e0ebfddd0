"""Compiles the rules' patterns to regular expressions over symbols, and finds what they match."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count

from claimx.errors import ClaimxError
from claimx.nlp.times.lexer import SAMPLES, Classes, Lexeme, lexemes, word_classes
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
    type: str = "DATE"
    value: str = ""
    unit: str = ""
    step: int = 0
    anchor: str = ""
    mod: str = ""
    needs: str = ""
    unless_before: str = ""
    unless_after: str = ""


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
    written = [_expanded(p) for r in rules() for p in (r.pattern, r.unless_before, r.unless_after)]
    return frozenset(p for pieces in written for p in pieces if not _CLASS.fullmatch(p) and not _CONTROL.fullmatch(p))


def _known(classes: Classes) -> Classes:
    return frozenset(c for c in classes if c[0] != "=" or c[1:] in _literals())


@cache
def _alphabet() -> dict[Classes, str]:
    """One character for each set of classes that a lexeme can have."""
    words = sorted({word for table_ in word_classes().values() for word in table_} | _literals())
    written = [w for word in words if " " not in word for w in (word, word.capitalize())]
    sets = {_known(lexeme.classes) for lexeme in lexemes(" ".join(written + SAMPLES))} - {frozenset()}
    return {frozenset(): _OTHER} | {s: chr(0x100 + i) for i, s in enumerate(sorted(sets, key=sorted))}


@cache
def _symbol(classes: Classes) -> str:
    return _alphabet().get(_known(classes), _OTHER)


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
    return f"{behind}(?:{_compiled(rule.pattern, groups)}){ahead}"


@cache
def _all_rules() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<r{i}>{_guarded(rule)})" for i, rule in enumerate(rules())))


@cache
def _one_rule(number: int) -> re.Pattern[str]:
    return re.compile(_guarded(rules()[number], count()))


def _slots(found: re.Match[str], words: list[Lexeme]) -> dict[str, list[Lexeme]]:
    slots: dict[str, list[Lexeme]] = {}
    for name, index in sorted(found.re.groupindex.items(), key=lambda item: (found.start(item[0]), item[1])):
        if found.start(name) >= 0:
            slots.setdefault(name.rsplit("_", 1)[0], []).extend(words[found.start(name) : found.end(name)])
    return slots


def matches(words: list[Lexeme]) -> Iterator[Match]:
    """What the rules find in a text's lexemes: the first rule that matches at a word wins, and matches never overlap."""
    symbols = "".join(_symbol(word.classes) for word in words)
    for found in _all_rules().finditer(symbols):
        number = int((found.lastgroup or "r0")[1:])
        again = _one_rule(number).match(symbols, found.start())
        if again is not None:
            yield Match(rules()[number], tuple(words[found.start() : found.end()]), _slots(again, words))
