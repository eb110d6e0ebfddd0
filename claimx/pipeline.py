"""The order of the stages, nothing else: read, annotate, extract, align, judge."""

from collections.abc import Iterator, Sequence

from claimx.model import Annotation, Article, DiffResult, Result, Skipped
from claimx.running import Options, piled_of, run_of, worked_on

__all__ = ["Options", "annotate", "articles", "diff", "each", "extract"]


def articles(options: Options) -> Sequence[Article]:
    """The articles as they are read, in the order of their ids; inputs that give none are left out."""
    return piled_of(options)


def annotate(options: Options) -> Iterator[Annotation | Skipped]:
    """The mentions and attributions of each article, in order of article ids; inputs that gave none come first.

    Raises UsageError for an unknown model.
    """
    pile = piled_of(options)
    yield from pile.skipped
    for work in worked_on(pile, options, claims=False):
        yield work if isinstance(work, Skipped) else work.annotation


def each(options: Options) -> Iterator[Result | Skipped]:
    """`extract` without events: a result an article, as soon as it is read, of which nothing is kept.

    Raises UsageError for an unknown model; inputs that gave no article come first.
    """
    from claimx.together import alone

    pile, run = piled_of(options), run_of(options)
    yield from pile.skipped
    for work in worked_on(pile, options, claims=True):
        yield work if isinstance(work, Skipped) else alone(work, run)


def extract(options: Options) -> Result:
    """The claims of all articles, grouped into events, with the relations of their values.

    Raises UsageError for an unknown model; inputs that can't be read are in the result's `skipped`.
    """
    # Imported here: what single articles tell needs none of it.
    from claimx.results import extracted

    return extracted(options)


def diff(options: Options) -> DiffResult:
    """What the two articles that `paths` names (files, or `file#id`) both say, say differently, and say alone.

    Raises InputError where one can't be read, UsageError for an unknown model or where a path holds several articles.
    """
    # Imported here: what single articles tell needs none of it.
    from claimx.results import compared

    return compared(options)
