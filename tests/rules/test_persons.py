"""Nouns of persons."""

import re

import pytest

from claimx.rules import table
from claimx.rules.persons import Same, parts_of


@pytest.mark.parametrize("row", table("persons", "same", Same), ids=lambda row: row.name)
def test_two_nouns_of_an_example_tell_the_same_people(row: Same) -> None:
    words = re.findall(r"[a-z-]+", row.example.lower())
    forms = {form for word in words for form in (word, word.removesuffix("s"), f"{word[:-3]}f")}
    assert len({noun for noun in row.nouns if noun in forms and row.name in parts_of(noun)}) >= 2


def test_other_nouns_tell_nobody_else() -> None:
    assert parts_of("surgeon") == frozenset()
