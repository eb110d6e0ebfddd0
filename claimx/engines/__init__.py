"""Where work runs: what every engine offers, each in a file that imports its own library only."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key")
Out = TypeVar("Out")


class Engine(Protocol):
    """Runs a function over items; a result stands where its item stood, whatever ran first."""

    def map(self, function: Callable[[Item], Out], items: Iterable[Item]) -> Iterator[Out]:
        """`function` of each item, in the order of the items."""
        ...

    def map_groups(
        self, function: Callable[[Key, list[Item]], Out], groups: Iterable[tuple[Key, list[Item]]]
    ) -> Iterator[Out]:
        """`function` of each key and its items, in the order of the groups."""
        ...
