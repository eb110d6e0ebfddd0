"""The claims of one part as lines on a shelf, and the same lines dealt by the happenings that they tell of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec
import numpy as np

from claimx.align.part import Part, Terms, laid
from claimx.engines.shelf import Array, Shelf
from claimx.model import Article, Claim

_CLAIMS = msgspec.json.Decoder(Claim)
_ARTICLES = msgspec.json.Decoder(Article)


def lay(shelf: Shelf, place: str, claims: Sequence[Claim], articles: Mapping[str, Article], names: Terms) -> Part:
    """Leaves a part's claims on the shelf: as lines, and as what they are grouped by."""
    shelf.put(f"{place}/claims", _lines(map(msgspec.json.encode, claims)))
    shelf.put(f"{place}/claims.ends", _ends(shelf.get(f"{place}/claims")))
    shelf.put(f"{place}/articles", _lines(msgspec.json.encode(slim(a)) for _, a in sorted(articles.items())))
    return laid(shelf, place, claims, articles, names)


def slim(article: Article) -> Article:
    """An article with no more of its text than leads to the end of its title: all that verdicts ask of it."""
    title = (article.title or "").strip()
    at = article.text.find(title) if title and not article.title_outside else -1
    return replace(article, text=article.text[: at + len(title)] if at >= 0 else "", zones=())


def claims_of(shelf: Shelf, place: str) -> list[Claim]:
    """All claims of a part."""
    return _CLAIMS.decode_lines(shelf.get(f"{place}/claims").tobytes())


def articles_of(shelf: Shelf, place: str) -> list[Article]:
    """All articles of a part, by id, with as much of their text as `slim` leaves."""
    return _ARTICLES.decode_lines(shelf.get(f"{place}/articles").tobytes())


@dataclass(frozen=True, slots=True)
class Share:
    """What one part gives to each share: the ends of the share's claims, of their lines and of their articles' lines."""

    place: str
    rows: tuple[int, ...]
    claims: tuple[int, ...]
    articles: tuple[int, ...]

    def of(self, shelf: Shelf, share: int) -> tuple[Array, list[Claim], list[Article]]:
        """The numbers of the share's claims, these, and their articles."""
        rows = self._of(shelf, share, "rows", self.rows)
        claims = self._of(shelf, share, "claims", self.claims)
        return rows, _CLAIMS.decode_lines(claims.tobytes()), self.articles_of(shelf, share)

    def articles_of(self, shelf: Shelf, share: int) -> list[Article]:
        """The articles of the share's claims."""
        return _ARTICLES.decode_lines(self._of(shelf, share, "articles", self.articles).tobytes())

    def _of(self, shelf: Shelf, share: int, what: str, ends: Sequence[int]) -> Array:
        return shelf.get(f"{self.place}/told.{what}")[ends[share - 1] if share else 0 : ends[share]]


@dataclass(frozen=True, slots=True)
class DealTold:
    """The task that deals the claims of one part by the share that `groups/told` gives to each."""

    shelf: Shelf
    shares: int

    def __call__(self, place: str) -> Share:
        """Of the part that lies at `place`."""
        rows = self.shelf.get(f"{place}/of.rows")
        share = self.shelf.get("groups/told")[rows]
        order = np.argsort(share, kind="stable")
        lines, ends = self.shelf.get(f"{place}/claims"), self.shelf.get(f"{place}/claims.ends")
        pieces = [lines[ends[row] : ends[row + 1]] for row in order.tolist()]
        own = self._articles(place, share)
        columns = {
            "rows": rows[order],
            "claims": _joined(pieces),
            "articles": _joined([a for told in own for a in told]),
        }
        for what, column in columns.items():
            self.shelf.put(f"{place}/told.{what}", column)
        counts = np.bincount(share, minlength=self.shares)
        sizes = np.bincount(share[order], [len(piece) for piece in pieces], minlength=self.shares)
        of_articles = [sum(map(len, told)) for told in own]
        return Share(place, *(tuple(np.cumsum(n).astype(int).tolist()) for n in (counts, sizes, of_articles)))

    def _articles(self, place: str, share: Array) -> list[list[Array]]:
        """For each share the lines of the articles that its claims stand in."""
        lines = self.shelf.get(f"{place}/articles")
        ends = _ends(lines)
        met = np.unique(np.stack((share, self.shelf.get(f"{place}/article")), axis=1), axis=0)
        found: list[list[Array]] = [[] for _ in range(self.shares)]
        for number, article in met.tolist():
            found[number].append(lines[ends[article] : ends[article + 1]])
        return found


def _lines(encoded: Iterable[bytes]) -> Array:
    return np.frombuffer(b"".join(line + b"\n" for line in encoded), dtype=np.uint8)


def _ends(lines: Array) -> Array:
    """Where each line begins, and where the last one ends."""
    return np.append(0, np.flatnonzero(lines == ord("\n")) + 1)


def _joined(pieces: Sequence[Array]) -> Array:
    return np.concatenate([np.zeros(0, dtype=np.uint8), *pieces])
