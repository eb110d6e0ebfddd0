"""Records that wait on disk: written once, read again one by one, so that memory holds none of them."""

import tempfile
from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

import msgspec

from claimx.errors import OutputError

T = TypeVar("T")

IN_MEMORY = 16 << 20
"""Bytes below which no file is made: what small runs hold."""


class Records(Sequence[T], Generic[T]):
    """A sequence of records, each made anew when it is asked for."""

    def _made(self, number: int) -> T:
        """The record of this number, from 0."""
        raise NotImplementedError

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...

    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        numbers = range(len(self))[at]
        return self._made(numbers) if isinstance(numbers, int) else [self._made(number) for number in numbers]

    def __iter__(self) -> Iterator[T]:
        return map(self._made, range(len(self)))


class Spool(Records[T]):
    """Records of one type, each decoded anew when it is asked for.

    They lie in a file without a name, which goes with the process, however that ends.
    """

    def __init__(self, kind: Any) -> None:
        self._file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (closed with the last reference to it)
        self._ends = array("q", [0])
        self._encode: Callable[[T], bytes] = msgspec.msgpack.Encoder().encode
        self._decode: Callable[[bytes], T] = msgspec.msgpack.Decoder(kind).decode

    def append(self, it: T) -> None:
        """Adds a record; raises OutputError where the disk is full."""
        raw = self._encode(it)
        try:
            self._file.seek(self._ends[-1])
            self._file.write(raw)
        except OSError as error:
            place = tempfile.gettempdir()
            raise OutputError(
                f"can't keep what is read in {place}: {error.strerror}", "free some room, or set TMPDIR"
            ) from error
        self._ends.append(self._ends[-1] + len(raw))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def _made(self, number: int) -> T:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        return self._decode(self._file.read(end - start))


class Ordered(Records[T]):
    """The records of a spool in another order: `places` tells where each lies."""

    def __init__(self, spool: Spool[T], places: Sequence[int]) -> None:
        self._spool, self._places = spool, places

    def __len__(self) -> int:
        return len(self._places)

    def _made(self, number: int) -> T:
        return self._spool[self._places[number]]


def ordered(spool: Spool[T], keys: Sequence[Any]) -> Sequence[T]:
    """The records in the order of their keys, those of one key as they lie."""
    places = array("q", sorted(range(len(keys)), key=keys.__getitem__))
    return spool if all(place == at for at, place in enumerate(places)) else Ordered(spool, places)
