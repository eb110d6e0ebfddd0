"""Where the tasks of one run leave arrays and records for each other: in memory, in a folder, or on shared storage."""

import io
import os
import tempfile
from atexit import register
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import rmtree
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from claimx.errors import InputError, OutputError, UsageError

Array = NDArray[Any]


class Shelf(Protocol):
    """Holds bytes and arrays under names such as "columns/first"; what is put there is whole or not there at all."""

    def put(self, name: str, array: Array) -> None:
        """Keeps an array."""
        ...

    def get(self, name: str) -> Array:
        """An array that was put there, to be read only; from a folder it comes as a view of the file."""
        ...

    def write(self, name: str, data: bytes) -> None:
        """Keeps bytes."""
        ...

    def read(self, name: str) -> bytes:
        """Bytes that were kept; raises FileNotFoundError where there are none."""
        ...


@dataclass(frozen=True, slots=True)
class Memory:
    """A shelf of this process alone."""

    arrays: dict[str, Array] = field(default_factory=dict)
    records: dict[str, bytes] = field(default_factory=dict)

    def put(self, name: str, array: Array) -> None:
        """Keeps the array itself."""
        self.arrays[name] = array

    def get(self, name: str) -> Array:
        """The array itself."""
        return self.arrays[name]

    def write(self, name: str, data: bytes) -> None:
        """Keeps the bytes."""
        self.records[name] = data

    def read(self, name: str) -> bytes:
        """The bytes; raises FileNotFoundError where there are none."""
        if name not in self.records:
            raise FileNotFoundError(name)
        return self.records[name]


@dataclass(frozen=True, slots=True)
class Folder:
    """A shelf that all processes of this machine, or all machines that mount it, can reach by one path."""

    path: str

    def within(self, corner: str) -> "Folder":
        """A corner of the shelf, as a shelf of its own."""
        return Folder(f"{self.path}/{corner}")

    def put(self, name: str, array: Array) -> None:
        """Writes the array as a `.npy` file."""
        self.write(f"{name}.npy", _packed(array))

    def get(self, name: str) -> Array:
        """A view of the file, of which only what is looked at is read."""
        return _opened(Path(self.path, f"{name}.npy"))

    def write(self, name: str, data: bytes) -> None:
        """Writes a file, in one step for whoever looks."""
        _settle(Path(self.path, name), data)

    def read(self, name: str) -> bytes:
        """The file's bytes."""
        return Path(self.path, name).read_bytes()


@dataclass(frozen=True, slots=True)
class Storage:
    """A shelf at an address that fsspec knows (s3://bucket/run, gs://…, memory://…), by the user's own plugin.

    An array is fetched once a process, into a temporary folder that goes with the process: what another process puts
    under the same name later is not seen, so that a name should mean one array.
    """

    address: str

    def within(self, corner: str) -> "Storage":
        """A corner of the shelf, as a shelf of its own."""
        return Storage(f"{self.address}/{corner}")

    def put(self, name: str, array: Array) -> None:
        """Writes the array as a `.npy` object; what this process fetched of a former one is forgotten."""
        self.write(f"{name}.npy", _packed(array))
        self._copy(name).unlink(missing_ok=True)

    def get(self, name: str) -> Array:
        """A view of the fetched copy."""
        copy = self._copy(name)
        if not copy.exists():
            _settle(copy, self.read(f"{name}.npy"))
        return _opened(copy)

    def _copy(self, name: str) -> Path:
        return Path(_copies(), *self.address.split("/"), f"{name}.npy")

    def write(self, name: str, data: bytes) -> None:
        """Writes an object; a store of objects shows it whole or not at all, another has it renamed into place."""
        place = f"{self.address}/{name}"
        files = filesystem(place)
        try:
            files.makedirs(files._parent(place), exist_ok=True)
            files.pipe_file(place, data)
        except Exception as error:  # each plugin has errors of its own
            raise _unwritable(place, error) from error

    def read(self, name: str) -> bytes:
        """The object's bytes."""
        place = f"{self.address}/{name}"
        files = filesystem(place)
        try:
            data: bytes = files.cat_file(place)
        except FileNotFoundError:
            raise
        except Exception as error:  # as above
            raise InputError(f"can't read {place} ({error})", "see to the address and the credentials") from error
        return data


def shelf_at(place: str) -> Folder | Storage:
    """The shelf at a path or an address."""
    if "://" not in place:
        return Folder(str(Path(place).absolute()))
    return Folder(place.removeprefix("file://")) if place.startswith("file://") else Storage(place.rstrip("/"))


def filesystem(address: str) -> Any:
    """fsspec's file system for an address; raises UsageError where it, or the plugin for the address, is missing."""
    try:
        from fsspec.core import url_to_fs

        return url_to_fs(address)[0]
    except (ImportError, ValueError) as error:
        scheme = address.partition("://")[0]
        advice = "install fsspec and its plugin for it (s3fs, gcsfs, adlfs …) here and where workers start"
        raise UsageError(f"no way to {scheme}:// is installed ({error})", advice) from error


def _packed(array: Array) -> bytes:
    made = io.BytesIO()
    np.save(made, np.ascontiguousarray(array), allow_pickle=False)
    return made.getvalue()


def _opened(path: Path) -> Array:
    found: Array = np.load(path, mmap_mode="r", allow_pickle=False)
    return np.asarray(found)


def _settle(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    except OSError as error:
        raise _unwritable(str(path), error) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(str(path), error) from error
        raise


def _unwritable(place: str, error: Exception) -> OutputError:
    told = error.strerror if isinstance(error, OSError) and error.strerror else error
    return OutputError(f"can't write to {place} ({told})", "choose another place with --parts")


@cache
def _copies() -> str:
    """The folder of this process's copies of what lies elsewhere."""
    folder = tempfile.mkdtemp(prefix="claimx-")
    register(rmtree, folder, ignore_errors=True)
    return folder
