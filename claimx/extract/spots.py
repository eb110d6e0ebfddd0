"""Mentions by where they lie: those that share a character with a span, without looking at all of them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from claimx.model import Span


class Spotted(Protocol):
    """Whatever has a span; one without a place in the text (None) lies nowhere."""

    @property
    def span(self) -> Span | None:
        """Where it lies."""
        ...


M = TypeVar("M", bound=Spotted)


class Spots(Generic[M]):
    """Mentions sorted by their start; none is longer than `reach` characters, so that few need a look."""

    def __init__(self, mentions: Iterable[M]) -> None:
        placed = [(m.span, m) for m in mentions if m.span is not None]
        self._placed = sorted(placed, key=lambda entry: (entry[0].within, entry[0].start, entry[0].end))
        self._starts = [(span.within, span.start) for span, _ in self._placed]
        self._reach = max((span.end - span.start for span, _ in self._placed), default=0)

    def __iter__(self) -> Iterator[M]:
        """All of them, in order of the text."""
        return (mention for _, mention in self._placed)

    def touching(self, span: Span) -> list[M]:
        """The mentions that share a character with the span, in order of the text."""
        start = bisect_left(self._starts, (span.within, span.start - self._reach))
        end = bisect_left(self._starts, (span.within, span.end))
        return [m for at, m in self._placed[start:end] if span.overlaps(at)]

    def inside(self, span: Span) -> list[M]:
        """The mentions that lie wholly inside the span, in order of the text."""
        return [m for m in self.touching(span) if m.span is not None and span.contains(m.span)]
