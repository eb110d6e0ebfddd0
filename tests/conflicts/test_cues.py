"""Every row of the rules on verdicts does what its example says."""

import pytest

from claimx.conflicts.cues import Cue, Opposed, Single, has_cue, opposed, single
from claimx.rules import table
from claimx.rules.lexicon import event_classes


@pytest.mark.parametrize("row", table("verdicts", "cue", Cue), ids=lambda row: row.name)
def test_an_example_has_its_cue(row: Cue) -> None:
    assert has_cue(row.example, row.name)
    assert not has_cue("Nine people died.", row.name)
    assert len(set(row.phrases)) == len(row.phrases)


def test_a_phrase_is_found_as_whole_words_only() -> None:
    assert has_cue("The lock, as yet, is shut.", "not yet")
    assert not has_cue("The Yetis won.", "not yet")


@pytest.mark.parametrize("row", table("verdicts", "opposed", Opposed), ids=lambda row: " ".join(row.classes))
def test_opposed_classes_undo_each_other_in_the_lexicon(row: Opposed) -> None:
    one, other = row.classes
    assert event_classes()[one].opposite == other
    assert event_classes()[other].opposite == one
    assert opposed(one, other)
    assert opposed(other, one)


@pytest.mark.parametrize("row", table("verdicts", "single", Single), ids=lambda row: " ".join(row.classes))
def test_single_classes_are_the_lexicons(row: Single) -> None:
    assert set(row.classes) <= event_classes().keys()
    assert all(single(cls) for cls in row.classes)


def test_what_can_follow_each_other_is_not_opposed() -> None:
    assert not opposed("ARREST", "RELEASE")
    assert not opposed("OPEN", "OPEN")
    assert not opposed(None, "OPEN")
