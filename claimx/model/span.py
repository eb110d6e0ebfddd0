"""A piece of an article, by code-point offsets."""

from dataclasses import dataclass
from typing import Literal

Within = Literal["text", "title"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`article_text[start:end] == text`, or of the title where `within` is "title".

    Offsets are code points from 0, the end exclusive.
    """

    start: int
    end: int
    text: str
    within: Within = "text"

    def overlaps(self, other: "Span") -> bool:
        """True where the two share at least one character of the same text."""
        return self.within == other.within and self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """True where `other` lies wholly inside this span."""
        return self.within == other.within and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Evidence(Span):
    """A span with the text around it, so that it is found again where offsets no longer hold (W3C TextQuoteSelector)."""

    prefix: str = ""
    suffix: str = ""
