"""Articles that only pass on one speaker's words are one origin."""

from dataclasses import replace

import pytest

from claimx.conflicts.origins import by_speaker
from claimx.model import Claim, Span
from tests.conflicts.test_ground import claim


def said(article: str, *speakers: str) -> Claim:
    spans = tuple(Span(0, len(name), name) for name in speakers)
    return replace(claim(article), said_by=spans)


APART = (("a",), ("b",))
CASES = [
    ("one named speaker", [said("a", "Amnesty International"), said("b", "Amnesty  International")], (("a", "b"),)),
    ("two speakers", [said("a", "Amnesty International"), said("b", "Human Rights Watch")], APART),
    ("nobody by name", [said("a", "officials"), said("b", "officials")], APART),
    ("a pronoun", [said("a", "He"), said("b", "He")], APART),
    ("the outlets themselves", [said("a"), said("b")], APART),
    ("one with a voice of its own", [said("a", "Ann Okello"), said("b", "Ann Okello"), said("b")], APART),
    ("behind another speaker", [said("a", "a paper", "Ann Okello"), said("b", "Ann Okello")], (("a", "b"),)),
]


@pytest.mark.parametrize(("told", "groups"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_who_is_passed_on(told: list[Claim], groups: tuple[tuple[str, ...], ...]) -> None:
    assert by_speaker(APART, told) == groups
    assert by_speaker(APART[::-1], told[::-1]) == groups


def test_a_copied_text_stays_one_origin() -> None:
    assert by_speaker((("a", "b"),), [said("a"), said("b", "Ann Okello")]) == (("a", "b"),)
