"""Mentions by where they lie: those that share a character with a span, without looking at all of them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from claimx.model import Span
from claimx.model.span import Within


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
        self._starts: dict[Within, list[int]] = {"text": [], "title": []}
        for span, _ in self._placed:
            self._starts[span.within].append(span.start)
        self._reach = max((span.end - span.start for span, _ in self._placed), default=0)

    def __iter__(self) -> Iterator[M]:
        """All of them, in order of the text."""
        return (mention for _, mention in self._placed)

    def touching(self, span: Span) -> list[M]:
        """The mentions that share a character with the span, in order of the text."""
        starts = self._starts[span.within]
        end = bisect_left(starts, span.end)
        start = bisect_left(starts, span.start - self._reach, hi=end)
        if start == end:
            return []
        before = len(self._starts["text"]) if span.within == "title" else 0
        return [m for at, m in self._placed[before + start : before + end] if span.start < at.end]

    def inside(self, span: Span) -> list[M]:
        """The mentions that lie wholly inside the span, in order of the text."""
        return [m for m in self.touching(span) if m.span is not None and span.contains(m.span)]
