"""What many tests share: the pipeline, loaded once, and a way to make a Doc of plain text."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claimx.model import Article


@pytest.fixture(scope="session")
def nlp() -> Language:
    from claimx.nlp.model import load

    return load()


@pytest.fixture(scope="session")
def read(nlp: Language) -> Callable[..., Doc]:
    """`read(text, **article_fields)` runs the whole pipeline on a text."""
    from claimx.nlp.docs import make_doc

    def run(text: str, **known: object) -> Doc:
        article = Article(id="test.txt", text=text, path="test.txt", **known)  # type: ignore[arg-type]
        return nlp(make_doc(nlp, article))

    return run
