"""One spaCy `Doc` an article, and the way from its tokens to the article's spans and back."""

from collections.abc import Iterable
from typing import Any, Protocol

import spacy.tokens
from spacy.language import Language
from spacy.tokens import Doc, Token

from claimx.model import Article, Span
from claimx.nlp.truecase import truecased

TITLE_BREAK = "\n\n"


class Carrier(Protocol):
    """A `Doc`, or a copy of one, that carries its article."""

    @property
    def text(self) -> str:
        """The text that the model read."""
        ...

    @property
    def user_data(self) -> dict[Any, Any]:
        """What it carries."""
        ...


_ARTICLE = ("._.", "article", None, None)

for _name in ("article", "published"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)
for _name in ("times", "places", "names", "quantities", "attributions"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())


def doc_text(article: Article) -> str:
    """The text the model reads, as long as what it stands for: a title that stands outside first, zones blanked with line ends,
    headlines in the case of sentences.
    """
    parts, at = [], 0
    for zone in article.zones:
        parts += [article.text[at : zone.start], "\n" * (zone.end - zone.start)]
        at = zone.end
    parts.append(article.text[at:])
    title = article.title + TITLE_BREAK if article.title_outside and article.title else ""
    return truecased(title + "".join(parts))


def make_doc(nlp: Language, article: Article) -> Doc:
    """A tokenised `Doc` of the article, which it carries as `doc._.article` (and `doc._.published` as the reader found it)."""
    doc = nlp.make_doc(doc_text(article))
    doc._.article = article
    doc._.published = article.published
    return doc


def _article(doc: Carrier) -> Article | None:
    """What `doc._.article` holds, read where spaCy keeps it: this is asked for every span of every mention."""
    held: dict[Any, Any] = doc.user_data
    found: Article | None = held.get(_ARTICLE)
    return found


def _title_length(article: Article | None) -> int:
    return len(article.title or "") if article is not None and article.title_outside else 0


def span_at(doc: Carrier, start: int, end: int) -> Span:
    """The article's span for the characters `start` to `end` of `doc.text`."""
    article = _article(doc)
    if article is None:
        return Span(start, end, doc.text[start:end])
    if not (article.title_outside and article.title):
        return Span(start, end, article.text[start:end])
    title = len(article.title)
    if start < title:
        return Span(start, min(end, title), article.title[start:end], "title")
    shift = title + len(TITLE_BREAK)
    return Span(start - shift, end - shift, article.text[start - shift : end - shift])


def span_of(tokens: "spacy.tokens.Span | Token") -> Span:
    """The article's span of a token or a spaCy span."""
    if hasattr(tokens, "idx"):
        return span_at(tokens.doc, tokens.idx, tokens.idx + len(tokens))
    return span_at(tokens.doc, tokens.start_char, tokens.end_char)


def chars_of(doc: Carrier, span: Span) -> tuple[int, int]:
    """Where an article's span lies in `doc.text`."""
    title = _title_length(_article(doc))
    shift = title + len(TITLE_BREAK) if title and span.within == "text" else 0
    return span.start + shift, span.end + shift


def tokens_of(doc: Doc, span: Span) -> "spacy.tokens.Span":
    """The tokens that an article's span touches, widened to whole tokens."""
    start, end = chars_of(doc, span)
    found = doc.char_span(start, end, alignment_mode="expand")
    if found is None:
        raise ValueError(f"no tokens at {start}:{end}")
    return found


def covered(doc: Doc, spans: Iterable[Span]) -> set[int]:
    """Indices of all tokens that any of the spans touches."""
    return {i for span in spans for tokens in [tokens_of(doc, span)] for i in range(tokens.start, tokens.end)}
