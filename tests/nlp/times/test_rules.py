"""Every rule finds in its own example what it says it finds, and none can run on without end."""

import re
from datetime import date

import pytest

from claimx.nlp.times.patterns import Rule, matches, rules
from claimx.nlp.times.ranges import parts_of
from claimx.nlp.times.reader import Memory
from claimx.rules import mapping

MONDAY = date(2019, 9, 30)


def told(rule: Rule) -> list[tuple[str, str, str]]:
    memory, found = Memory(MONDAY), []
    for match in matches(rule.example):
        for words, form in parts_of(match):
            value = memory.read(form, -1)
            if value:
                text = rule.example[words[0].start : words[-1].end]
                found.append((match.rule.name, text, f"{value.value} {value.mod or ''}".strip()))
    return found


@pytest.mark.parametrize("rule", [r for r in rules() if r.gives], ids=lambda rule: rule.name)
def test_a_rule_finds_what_its_example_says(rule: Rule) -> None:
    assert (rule.name, rule.text, rule.gives) in told(rule)


@pytest.mark.parametrize("rule", [r for r in rules() if not r.gives], ids=lambda rule: rule.name)
def test_a_rule_against_false_times_finds_nothing(rule: Rule) -> None:
    assert rule.name in {match.rule.name for match in matches(rule.example)}
    assert not told(rule)


def test_names_of_rules_are_unique() -> None:
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))


PATTERNS = [r.pattern for r in rules()] + list(mapping("times", "macro").values())


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_pattern_repeats_without_end(pattern: str) -> None:
    """What takes a bounded number of words at each place takes linear time over a text."""
    assert not re.search(r"[*+]|,\}", pattern)
    assert all(int(most) <= 4 for most in re.findall(r"\{\d,(\d+)\}", pattern))
