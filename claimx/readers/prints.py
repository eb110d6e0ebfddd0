"""Whether paths hold what they held before, told by the bytes of their files alone, without reading an article."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from claimx.model import Skipped
from claimx.readers.sidecar import NAME as SIDECAR
from claimx.readers.sources import Source, find

CHUNK = 1 << 20


def print_of_paths(paths: Sequence[str], most: int) -> str | None:
    """What stands for all files that the paths hold and the sidecars beside them; None where one can't be told so.

    Of one folder the first `most` files count. Standard input and addresses of the web can't, nor can a file that can't be read.
    """
    digest = hashlib.sha256()
    found = find(paths, most)
    try:
        for entry in found:
            digest.update(repr(entry if isinstance(entry, Skipped) else _told(entry)).encode())
        for path in _sidecars(e for e in found if isinstance(e, Source)):
            digest.update(repr((str(path), _bytes(path))).encode())
    except (OSError, _UntellableError):
        return None
    return digest.hexdigest()


class _UntellableError(Exception):
    """A source that is no file."""


def _told(source: Source) -> tuple[object, ...]:
    if source.file is None or not source.file.is_file():
        raise _UntellableError
    return source.id, source.path, source.kind, _bytes(source.file)


def _bytes(path: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    with path.open("rb") as stream:
        while part := stream.read(CHUNK):
            digest.update(part)
    return digest.hexdigest()


def _sidecars(sources: Iterable[Source]) -> Iterator[Path]:
    """The sidecars that tell of the files, from each one's folder up to the one that was named."""
    folders: set[Path] = set()
    for source in sources:
        folder = source.file.parent if source.file else source.root
        while folder not in folders:
            folders.add(folder)
            if folder == source.root or source.root not in folder.parents:
                break
            folder = folder.parent
    return (path for folder in sorted(folders) if (path := folder / SIDECAR).is_file())
