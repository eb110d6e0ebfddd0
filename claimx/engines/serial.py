"""The engine that runs everything here and now, one item after the other."""

from collections.abc import Callable, Iterable, Iterator

from claimx.engines import Item, Key, Out


def map(function: Callable[[Item], Out], items: Iterable[Item]) -> Iterator[Out]:
    """`function` of each item, made when it is asked for."""
    for item in items:
        yield function(item)


def map_groups(function: Callable[[Key, list[Item]], Out], groups: Iterable[tuple[Key, list[Item]]]) -> Iterator[Out]:
    """`function` of each key and its items, made when it is asked for."""
    for key, items in groups:
        yield function(key, items)
