"""The two articles that a comparison names, each as a file, or as `file#id` where a file holds several."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from claimx.errors import InputError, UsageError
from claimx.model import Article, Skipped
from claimx.readers import ReadOptions, Warn, read
from claimx.readers.sources import STDIN

SHOWN = 3
Found = tuple[Article | Skipped, ...]
Reader = Callable[[str], Found]


def read_pair(names: Sequence[str], options: ReadOptions, warn: Warn) -> tuple[Article, Article]:
    """The articles that two `names` stand for; where both have one id, the one with the later path gets `#2`.

    Raises InputError where one can't be read or isn't there, UsageError where a name leaves open which one is meant,
    or both are one article.
    """

    @cache
    def once(path: str) -> Found:
        return read((path,), options, warn)

    one, other = (_chosen(name, *_found(name, once)) for name in names)
    if one.id == other.id and os.path.realpath(one.path) == os.path.realpath(other.path):
        raise UsageError(f"{' and '.join(names)} are the same article", "name two")
    return _apart(one, other)


def _found(name: str, once: Reader) -> tuple[str | None, Found]:
    """What a name's file holds, and the id after its "#"; names of files may hold that mark, and so may ids."""
    for end in (len(name), *(at for at in reversed(range(len(name))) if name[at] == "#")):
        if name[:end] == STDIN or os.path.lexists(name[:end]):
            return name[end + 1 :] or None, once(name[:end])
    return None, once(name)


def _chosen(name: str, id: str | None, found: Found) -> Article:
    articles = [a for a in found if isinstance(a, Article) and id in (None, a.id)]
    if len(articles) == 1:
        return articles[0]
    if articles:
        example = f"{name}#{articles[0].id}"
        raise UsageError(f"{name} holds {len(articles)} articles", f"name one of them, such as {example}")
    raise _nothing(name, id, found)


def _nothing(name: str, id: str | None, found: Found) -> InputError:
    skipped = [s for s in found if isinstance(s, Skipped) and id in (None, s.id)]
    if skipped:
        reason = skipped[0].reason
        return InputError(reason if name in reason else f"{name}: {reason}")
    ids = [a.id for a in found if isinstance(a, Article)]
    if not ids:
        reasons = [s.reason for s in found if isinstance(s, Skipped)]
        return InputError(f"{name}: {reasons[0] if reasons else 'holds no article'}")
    more = ", …" if len(ids) > SHOWN else ""
    return InputError(f"{name}: no such article", f"the ids there are {', '.join(ids[:SHOWN])}{more}")


def _apart(one: Article, other: Article) -> tuple[Article, Article]:
    """The two under ids of their own, whichever was named first."""
    if one.id != other.id:
        return one, other
    if one.path <= other.path:
        return one, replace(other, id=f"{other.id}#2")
    return replace(one, id=f"{one.id}#2"), other
