"""A table of the store as a sequence of records that is read when somebody looks into it, and not before."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class Held(Sequence[T], Generic[T]):
    """So many records, which `load` gets all at once."""

    def __init__(self, size: int, load: Callable[[], tuple[T, ...]]) -> None:
        self._size, self._load = size, load

    @cached_property
    def _records(self) -> tuple[T, ...]:
        return self._load()

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...

    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self._records[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self._records)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | Held) and self._records == tuple(other)

    def __hash__(self) -> int:
        return hash(self._records)
