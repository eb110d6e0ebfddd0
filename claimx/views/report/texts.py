"""Articles as a report shows them: the text in sentences, each with a name, and every mark in it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from claimx.model import Annotation, Article, Claim, Result, Span
from claimx.safe import safe, safe_line
from claimx.views import words
from claimx.views.report.anchors import anchor
from claimx.views.report.marks import Mark, Piece, marks, pieces, prepared


@dataclass(frozen=True)
class Sentence:
    """A stretch of text with a name; `kind` is empty, or the zone's kind where it is no part of the article."""

    id: str
    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Shown:
    """An article ready for the page; `link` only where its address is one of the web."""

    id: str
    outlet: str
    title: str
    heading: tuple[Sentence, ...]
    published: str
    place: str
    link: str
    sentences: tuple[Sentence, ...]
    claims: int
    values: tuple[tuple[str, str, str], ...]


class Text:
    """An article's text or title cut into sentences: where claims have one there, between them at line ends and zones."""

    def __init__(self, article: Article, within: str, evidence: Iterable[Span]) -> None:
        self.article, self.within = article, within
        self.text = prepared(article.text if within == "text" else article.title or "")
        self.starts = sorted({0, *self._edges(evidence)} - {len(self.text)}) or [0]

    def _edges(self, evidence: Iterable[Span]) -> Iterator[int]:
        for span in evidence:
            if span.within == self.within:
                yield from (span.start, span.end)
        if self.within == "text":
            for zone in self.article.zones:
                yield from (zone.start, zone.end)

    def name(self, start: int) -> str:
        """The name of the sentence that begins at `start`."""
        return f"{anchor('s', self.article.id)}-{'' if self.within == 'text' else 't'}{start}"

    def shown(self, span: Span) -> Iterator[str]:
        """Where a span lies on the page: `name:start-end` for each sentence it touches, in UTF-16 units as scripts count."""
        at = max(0, bisect_right(self.starts, span.start) - 1)
        while at < len(self.starts) and self.starts[at] < span.end:
            start = self.starts[at]
            end = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
            first, last = max(span.start, start), min(span.end, end)
            yield f"{self.name(start)}:{_units(self.text[start:first])}-{_units(self.text[start:last])}"
            at += 1

    def sentences(self, found: Iterable[Mark]) -> Iterator[Sentence]:
        """The sentences from first to last with the marks in them."""
        here = sorted((m for m in found if m.span.within == self.within), key=lambda m: m.span)
        ends = [*self.starts[1:], len(self.text)]
        low = 0
        for start, end in zip(self.starts, ends, strict=True):
            while low < len(here) and here[low].span.end <= start:
                low += 1
            near = []
            for mark in here[low:]:
                if mark.span.start >= end:
                    break
                near.append(mark)
            yield Sentence(self.name(start), self._zone(start, end), tuple(pieces(self.text, start, end, near)))

    def _zone(self, start: int, end: int) -> str:
        if self.within == "title":
            return ""
        return next((z.kind for z in self.article.zones if z.start <= start and end <= z.end), "")


def _units(text: str) -> int:
    return len(safe(text).encode("utf-16-le", "replace")) // 2


class Texts:
    """All articles of a result by id, as the page shows them, and where on it any span is."""

    def __init__(self, result: Result) -> None:
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in result.claims:
            self._claims[claim.article].append(claim)
        self._annotations = {it.article.id: it for it in result.annotations}
        self._texts: dict[str, dict[str, Text]] = {}
        for article in result.articles:
            evidence = [c.evidence for c in self._claims[article.id]]
            self._texts[article.id] = {within: Text(article, within, evidence) for within in ("text", "title")}

    def places(self, article: str, predicate: Span, words_of: Iterable[Span]) -> tuple[str, str]:
        """Where a claim's words lie on the page, and the name of the predicate's sentence.

        The first is what `data-show` takes: places in the order of the text with blanks between, the predicate's marked.
        """
        texts = self._texts[article]
        found = [(s, p) for s in words_of for p in texts[s.within].shown(s)]
        own = [(predicate, f"{p}:p") for p in texts[predicate.within].shown(predicate)]
        ordered = sorted([*found, *(each for each in own if each[1][:-2] not in {p for _, p in found})], key=_position)
        return " ".join(dict.fromkeys(p for _, p in ordered)), own[0][1].split(":")[0] if own else ""

    def shown(self, article: Article) -> Shown:
        """The article with all its marks."""
        claims, known = self._claims[article.id], self._annotations.get(article.id) or Annotation(article)
        found = marks(known, claims)
        texts = self._texts[article.id]
        return Shown(
            id=anchor("a", article.id),
            outlet=safe_line(article.outlet or article.id),
            title=safe_line(article.title or ""),
            heading=tuple(texts["title"].sentences(found)) if article.title_outside and article.title else (),
            published=words.published(article.published),
            place=safe_line(article.id),
            link=_link(article.url),
            sentences=tuple(texts["text"].sentences(found)),
            claims=len(claims),
            values=tuple(_values(found)),
        )


def _position(it: tuple[Span, str]) -> tuple[bool, Span]:
    return it[0].within == "text", it[0]


def _values(found: Iterable[Mark]) -> Iterable[tuple[str, str, str]]:
    """Kind, words and meaning of each mark once, in the order of the text; claims and speakers stand for themselves."""
    ordered = sorted((m for m in found if m.kind not in ("claim", "speaker")), key=lambda m: (m.span.within, m.span))
    return dict.fromkeys((m.kind, safe_line(m.span.text), safe_line(m.value)) for m in ordered)


def _link(url: str | None) -> str:
    """An address of the web as it stands; nothing for any other."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""
