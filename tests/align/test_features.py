"""What a claim is compared by: the days on which an undated one can have happened."""

from collections.abc import Callable
from datetime import date

import pytest
from spacy.tokens import Doc

from claimx.align.features import window
from claimx.extract import claims_of
from claimx.model import Article, Published

Read = Callable[..., Doc]
DAY = date(2019, 10, 1)


@pytest.mark.parametrize(
    ("sentence", "lemma", "recent"),
    [
        ("Rebels captured the town.", "capture", True),
        ("The lock has reopened since rebels captured it.", "reopen", True),
        ("The lock has reopened since rebels captured it.", "capture", False),
        ("Five years after rebels captured the town, its lock has reopened.", "capture", False),
    ],
)
def test_what_a_lead_tells_as_past_already_is_not_its_news(read: Read, sentence: str, lemma: str, recent: bool) -> None:
    [claim] = [c for c in claims_of(read(sentence)) if c.predicate.lemma == lemma]
    article = Article("a", sentence, "a.txt", published=Published(DAY, DAY, "row"))
    known = window(claim, article)
    assert (known.latest, known.earliest is not None) == (DAY, recent)
