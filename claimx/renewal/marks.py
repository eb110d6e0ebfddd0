"""What is kept of each article beside its work: its names, and what its claims were settled by."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import msgspec

from claimx.align.entities import Book
from claimx.align.variants import Named
from claimx.model import Article, Chain

Asked = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """An article with no more text than verdicts ask of, its names, its chains, and the key of its work.

    `asked` tells which words of the book its claims and names were settled by, a tuple for each of the book's tables;
    with an equal `stamp` the work and all the answers were the same, and so are the settled claims.
    """

    key: str
    article: Article
    named: tuple[Named, ...]
    chains: tuple[Chain, ...] = ()
    asked: Asked = ()
    stamp: str = ""


class Trace:
    """A book that notes what it is asked, so that it can be told later whether another book answers the same."""

    def __init__(self, book: Book) -> None:
        self._tables = [_Noted(getattr(book, field.name)) for field in fields(Book)]
        self.book = Book(*self._tables)

    def asked(self) -> Asked:
        """What has been looked up since this was last asked, sorted."""
        found = tuple(tuple(sorted(table.asked)) for table in self._tables)
        for table in self._tables:
            table.asked.clear()
        return found

    def stamp(self, key: str, asked: Asked) -> str:
        """A hash of a work's key and of what the book answers."""
        answers = [[table.answer(word) for word in words] for table, words in zip(self._tables, asked, strict=False)]
        return hashlib.sha256(msgspec.json.encode((key, asked, answers))).hexdigest()[:32]


class _Noted(dict[str, str]):
    """A table that notes each word that is looked up."""

    def __init__(self, of: dict[str, str]) -> None:
        super().__init__(of)
        self.asked: set[str] = set()

    def answer(self, word: str) -> str | None:
        """What stands under a word, without noting it."""
        return super().get(word)

    def get(self, word: str, default: Any = None) -> Any:
        self.asked.add(word)
        return super().get(word, default)

    def __getitem__(self, word: str) -> str:
        self.asked.add(word)
        return super().__getitem__(word)

    def __contains__(self, word: object) -> bool:
        self.asked.add(str(word))
        return super().__contains__(word)


def print_of(stamps: Sequence[tuple[str, str]]) -> str:
    """A hash of articles (ids) with their stamps."""
    return hashlib.sha256(msgspec.json.encode(stamps)).hexdigest()
