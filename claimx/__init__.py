"""claimx pulls claims out of news articles and shows where outlets really disagree.

>>> import claimx
>>> result = claimx.extract("fixtures/example/")
>>> len(result.articles)
2
>>> rows = result.claims.to_rows()
>>> sorted({row["outlet"] for row in rows})
['Alden Courier', 'Ostmark Herald']

`read`, `annotate`, `extract` and `diff` are the command line's verbs; what they take and return is documented with each.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from claimx.errors import ClaimxError, InputError, OutputError, UsageError
from claimx.model import Annotation, Article, Claim, DiffResult, Event, Relation, Result, Skipped, Span

if TYPE_CHECKING:
    from claimx.api import Rows

__version__ = "0.1.0"

__all__ = [
    "Annotation",
    "Article",
    "Claim",
    "ClaimxError",
    "DiffResult",
    "Event",
    "InputError",
    "OutputError",
    "Relation",
    "Result",
    "Skipped",
    "Span",
    "UsageError",
    "annotate",
    "diff",
    "extract",
    "read",
]


def read(*paths: str, **options: Any) -> "Rows[Article]":
    """The articles of files and folders, in the order of their ids, as the readers hand them over.

    `options` are those of the command line (`published`, `outlet`, `input_format`, ...). Inputs that give no article are
    left out; `extract` names them in its `skipped`.

    >>> [article.outlet for article in read("fixtures/example/")]
    ['Alden Courier', 'Ostmark Herald']
    """
    from claimx import api

    return api.read(paths, options)


def annotate(*paths: str, **options: Any) -> "Rows[Annotation]":
    """What stands in each article: times, places, names, quantities and attributions, with exact spans.

    `to_rows()` gives a row a mention. Raises UsageError for an unknown model.

    >>> found = annotate("fixtures/example/")
    >>> [(t.span.text, t.earliest.isoformat()) for t in found[0].times]
    [('Tuesday', '2021-05-11')]
    """
    from claimx import api

    return api.annotate(paths, options)


def extract(*paths: str, **options: Any) -> Result:
    """The claims of all articles, grouped into events, with the relations of their values.

    `claims`, `relations`, `events` and `articles` of the result have `to_rows()`: flat dicts with real dates, which
    pandas, polars and DuckDB take as they are. A notebook shows each as a table. Raises UsageError for an unknown model.

    >>> result = extract("fixtures/example/")
    >>> rows = result.relations.to_rows()
    >>> [(row["a_words"], row["b_words"]) for row in rows if row["kind"] == "supersedes"]
    [('Nine people', '12 people')]
    """
    from claimx import api

    return api.extract(paths, options)


def diff(a: str, b: str, **options: Any) -> DiffResult:
    """What two articles (files, or `file#id`) both say, say differently, and say alone.

    Raises InputError where one can't be read, UsageError where a path holds several articles.

    >>> found = diff("fixtures/example/courier.txt", "fixtures/example/herald.txt")
    >>> (found.a.title, found.b.title)
    ('Ferry to Ostmark resumes after storm', 'Ostmark ferry back in service')
    """
    from claimx import api

    return api.diff(a, b, options)


class _Door(ModuleType):
    """This module: importing the room `claimx.extract` does not take the place of the verb."""

    def __setattr__(self, name: str, value: object) -> None:
        if name not in __all__ or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Door
