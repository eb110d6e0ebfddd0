"""Headlines with a capital on every word are read in the case of the article's sentences."""

import pytest

from claimx.extract import claims_of
from claimx.model import Article
from claimx.nlp import model
from claimx.nlp.annotate import annotated
from claimx.nlp.truecase import truecased

BODY = (
    "\n\nThe actress Mara Will checked into a clinic near Bern on Monday. The police chief spoke of the Water Board"
    " and of water. Mara Will is in the clinic, and in May the board will pay."
)


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Mara Will Checks Into Clinic", "Mara Will checks into clinic"),
        ("Police Chief Visits Water Board", "Police chief visits Water Board"),
        ("MARA WILL SPOKE OF WATER", "MARA WILL spoke of WATER"),
        ("Board to Meet May 7, Police Told", "Board to meet May 7, police Told"),
        ("Mayor Lauds Ostrava Tramway Opening", "Mayor Lauds Ostrava Tramway opening"),
        ("Mara Will is in the clinic", "Mara Will is in the clinic"),
        ("The Police Chief Spoke.", "The Police Chief Spoke."),
        ("İzmir Police Chief Spoke", "İzmir police chief spoke"),
        ("", ""),
    ],
)
def test_the_words_of_a_title(title: str, read: str) -> None:
    assert truecased(title + BODY) == read + BODY


def test_a_text_of_titles_alone_stays_but_for_words_of_the_language() -> None:
    assert truecased("Mara Keys Checks Into Clinic") == "Mara Keys Checks into Clinic"


def test_records_quote_the_article_as_it_stands() -> None:
    text = "Mara Will Checks Into Clinic" + BODY
    article = Article(id="a", text=text, path="a")
    claims = claims_of(annotated(model.load(), article))
    checks = next(c for c in claims if c.predicate.span.text.startswith("Checks"))
    assert checks.evidence.text == "Mara Will Checks Into Clinic"
    assert all(text[c.predicate.span.start : c.predicate.span.end] == c.predicate.span.text for c in claims)
