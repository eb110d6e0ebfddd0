"""Files on shared storage, by the addresses that fsspec and the user's plugin for them know (s3://, gs://, abfs:// …)."""

import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, cast

from claimx.readers.content import CHUNK, unpacked
from claimx.readers.draft import RefusedError
from claimx.readers.options import ReadOptions

WILD = frozenset("*?[")
# Storage that is named by a user's account; what can name any host (ftp, sftp, smb …) could reach into a private network.
STORAGE = frozenset({"abfs", "abfss", "adl", "az", "gcs", "gs", "hdfs", "memory", "oci", "oss", "s3", "s3a"})


def is_stored(path: str) -> bool:
    """True for an address on storage that articles are read from."""
    scheme, mark, _ = path.partition("://")
    return bool(mark) and scheme.lower() in STORAGE


def _filesystem(address: str) -> Any:
    from claimx.engines.shelf import filesystem  # which takes numpy along

    return filesystem(address)


def files_at(address: str) -> Iterator[tuple[str, str]]:
    """The files that an address names, as a pattern or as a folder: the name of each below it, and its own address.

    Raises UsageError where the plugin is missing, RefusedError where the storage gives no answer.
    """
    files = _filesystem(address)
    try:
        root = files._strip_protocol(address)
        found = _listed(files, root)
    except Exception as error:  # each plugin has errors of its own
        raise RefusedError("read", f"can't be listed ({error})") from None
    above = PurePosixPath(root).parent if root in found or WILD & set(root) else PurePosixPath(root)
    while WILD & set(str(above)):
        above = above.parent
    for path in sorted(found):
        place = PurePosixPath(path)
        yield (
            place.relative_to(above).as_posix() if place.is_relative_to(above) else place.name,
            files.unstrip_protocol(path),
        )


def _listed(files: Any, root: str) -> list[str]:
    if WILD & set(root):
        return [path for path in files.glob(root) if not files.isdir(path)]
    return list(files.find(root))


def opened_at(address: str, options: ReadOptions) -> io.BufferedReader:
    """A stream of the bytes at an address, unpacked where they are gzip; raises RefusedError."""
    return unpacked(raw_at(address), options)


def raw_at(address: str) -> io.BufferedReader:
    """The bytes at an address as they lie there; raises RefusedError."""
    try:
        raw = _filesystem(address).open(address, "rb")
    except FileNotFoundError:
        raise RefusedError("missing", "no such file") from None
    except Exception as error:  # as above
        raise RefusedError("read", f"can't be read ({error})") from None
    return cast(io.BufferedReader, io.BufferedReader(raw, CHUNK))
