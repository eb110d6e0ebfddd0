"""Arrays and records as bytes that a store keeps, pressed, and back."""

from collections.abc import Mapping, Sequence
from dataclasses import fields

import msgspec
import numpy as np

from claimx.align.columns import Points
from claimx.align.match import Matches
from claimx.align.part import Part
from claimx.align.renewed import Former
from claimx.engines.shelf import Array

SIZE = 8


def packed(arrays: Mapping[str, Array]) -> bytes:
    """Arrays by name in one piece, compressed."""
    import pyarrow

    told = {name: (a.dtype.str, a.shape, np.ascontiguousarray(a).tobytes()) for name, a in arrays.items()}
    plain = msgspec.msgpack.encode(told)
    pressed: bytes = pyarrow.compress(plain, codec="zstd", asbytes=True)
    return len(plain).to_bytes(SIZE, "little") + pressed


def unpacked(data: bytes) -> dict[str, Array]:
    """The arrays of `packed`, to be read only."""
    import pyarrow

    size = int.from_bytes(data[:SIZE], "little")
    plain = pyarrow.decompress(data[SIZE:], decompressed_size=size, codec="zstd", asbytes=True)
    told = msgspec.msgpack.decode(plain, type=dict[str, tuple[str, tuple[int, ...], bytes]])
    return {name: np.frombuffer(raw, dtype=kind).reshape(shape) for name, (kind, shape, raw) in told.items()}


def part_packed(part: Part, arrays: Mapping[str, Array], print: str) -> bytes:
    """A part with the arrays that stand under its place; `print` tells what it was made from."""
    told = {"articles": part.articles, "words": part.words, "towns": part.towns, "print": print}
    own = {name.removeprefix(f"{part.place}/"): array for name, array in arrays.items()}
    return packed({**own, "part.ids": part.ids, "part.told": _bytes(told)})


def part_unpacked(place: str, data: bytes) -> tuple[Part, dict[str, Array], str]:
    """The part, its arrays by their full names, and what it was made from."""
    arrays = unpacked(data)
    told = msgspec.json.decode(arrays.pop("part.told").tobytes(), type=_Told)
    part = Part(place, arrays.pop("part.ids"), told.articles, told.words, told.towns)
    return part, {f"{place}/{name}": array for name, array in arrays.items()}, told.print


class _Told(msgspec.Struct):
    articles: tuple[str, ...]
    words: tuple[str, ...]
    towns: tuple[Points, ...]
    print: str


def former_packed(former: Former) -> bytes:
    """What a run leaves for the next."""
    told = {name: _bytes(getattr(former, name)) for name in _TEXTS}
    matches = {f"matches.{name}": getattr(former.matches, name) for name in Matches.__slots__}
    return packed({**told, **matches, **{name: getattr(former, name) for name in _ARRAYS}})


def former_unpacked(data: bytes) -> Former:
    """The same again."""
    arrays = unpacked(data)
    texts = {name: msgspec.json.decode(arrays[name].tobytes(), type=tuple[str, ...]) for name in _TEXTS}
    matches = Matches(*(arrays[f"matches.{name}"] for name in Matches.__slots__))
    return Former(**texts, matches=matches, **{name: arrays[name] for name in _ARRAYS})  # type: ignore[arg-type]


_TEXTS: Sequence[str] = ("articles", "stamps", "words")
_ARRAYS = tuple(f.name for f in fields(Former) if f.name not in (*_TEXTS, "matches"))


def _bytes(of: object) -> Array:
    return np.frombuffer(msgspec.json.encode(of), dtype=np.uint8)
