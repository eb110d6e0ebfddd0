"""The articles of a run, laid down on disk as they are read and taken up one by one: memory holds what tells them apart."""

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from typing import overload

from claimx.model import Article, Skipped
from claimx.readers.shared import Line, Shared, with_zones
from claimx.spool import Spool

Laid = tuple[Article, tuple[Line, ...]]


class Pile(Sequence[Article]):
    """Articles by their ids, and the inputs that gave none.

    `skipped` are sorted.
    """

    def __init__(self) -> None:
        self.skipped: tuple[Skipped, ...] = ()
        self._sizes = array("q")
        self._laid: Spool[Laid] = Spool(Laid)
        self._names: list[tuple[str, str]] = []
        self._order = array("q")
        self._shared = Shared()

    @classmethod
    def of(cls, articles: Iterable[Article]) -> "Pile":
        """A pile of these articles."""
        pile = cls()
        for article in articles:
            pile.put(article)
        return pile.close(())

    def put(self, article: Article) -> None:
        """Lays an article down."""
        lines = self._shared.lines(article)
        self._laid.append((article, lines))
        self._names.append((article.id, article.path))
        self._sizes.append(len(article.text))

    def close(self, skipped: Sequence[Skipped]) -> "Pile":
        """The pile itself, once all articles are on it, in the order of their ids."""
        self.skipped = tuple(sorted(skipped, key=lambda s: (s.id, s.stage, s.reason)))
        self._order = array("q", sorted(range(len(self._names)), key=self._names.__getitem__))
        return self

    def only(self, ids: Collection[str]) -> "Pile":
        """The same with the articles of these ids alone."""
        part = copy(self)
        part._order = array("q", (at for at in self._order if self._names[at][0] in ids))
        return part

    def names(self) -> list[tuple[str, str]]:
        """Id and path of each article, in their order."""
        return [self._names[at] for at in self._order]

    @property
    def characters(self) -> int:
        """The length of all texts together."""
        return sum(self._sizes[at] for at in self._order)

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, number: int) -> Article: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Article]: ...

    def __getitem__(self, number: int | slice) -> Article | Sequence[Article]:
        if isinstance(number, slice):
            return [self[at] for at in range(*number.indices(len(self)))]
        article, lines = self._laid[self._order[number]]
        return with_zones(article, lines, self._shared.holds)

    def __iter__(self) -> Iterator[Article]:
        return (self[number] for number in range(len(self)))
