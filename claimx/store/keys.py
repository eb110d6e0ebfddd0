"""When two articles, or two whole results, are sure to be the same: keys of all that goes into them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from claimx.model import Article, Run


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys under what `run` says of versions, model, rules and options: another claimx finds other things."""

    run: Run

    def article(self, article: Article) -> str:
        """The key of one article's claims: its text and metadata, and what reads it."""
        return _digest([self.run, article])

    def result(self, articles: Mapping[str, str], events: bool) -> str:
        """The key of the result that all these articles (id -> key) have together, grouped into events or not."""
        return _digest([self.run, sorted(articles.items()), events])

    def works(self, articles: Mapping[str, tuple[str, str]]) -> str:
        """The key of all that a store holds of articles: id -> path and key."""
        return _digest(sorted(articles.items()))

    def reading(self, files: str | None, paths: Sequence[str], options: object) -> tuple[str, str | None]:
        """The key of some paths, and of what reading them gives: the bytes of their files, and how they are read.

        The second is None where nothing tells what the files hold.
        """
        return _digest(sorted(paths)), files and _digest([self.run, files, options])


def _digest(of: object) -> str:
    return hashlib.sha256(msgspec.json.encode(of, order="deterministic")).hexdigest()
