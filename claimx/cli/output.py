"""Writes results: to standard output piece by piece, or into a file whole or not at all."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import IO

import click

from claimx.cli.console import HungUpError, close_stdout
from claimx.errors import OutputError


def check(path: Path) -> Path:
    """Returns a path that a file can be written to as far as can be seen beforehand; raises OutputError for another."""
    if path.is_dir():
        raise OutputError(f"can't write to {path}: it is a folder", "name a file in it")
    if not path.parent.is_dir():
        raise OutputError(f"can't write to {path}: no folder '{path.parent}'", "make it first, or choose another place")
    return path


def write(pieces: Iterable[str | bytes], path: Path | None) -> None:
    """Writes the pieces, text as UTF-8, each as soon as it is there.

    With a `path`, they go into a new file beside it that takes its place once all is safely on disk: a run that stops
    early leaves what was there before. Raises OutputError where that can't be done, HungUpError where the reader of
    standard output has left.
    """
    if path is None:
        _print(pieces)
    elif check(path).exists() and not path.is_file():
        _pour(pieces, path)
    else:
        _replace(pieces, Path(os.path.realpath(path)))


def paged(pieces: Iterable[str | bytes], wanted: bool) -> None:
    """Writes text to standard output, through a pager where that is a terminal, and the text longer than its screen."""
    if not wanted or not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return _print(pieces)
    rest = iter(pieces)
    shown: list[str] = []
    room = os.get_terminal_size(sys.stdout.fileno()).lines
    for piece in rest:
        shown.append(str(piece))
        if sum(part.count("\n") for part in shown) >= room:
            os.environ.setdefault("LESS", "FRX")
            return click.echo_via_pager((str(part) for part in chain(shown, rest)), color=True)
    return _print(shown)


def free(path: Path) -> Path:
    """Returns a folder that parts can be written to: one that is not there yet, or empty; raises OutputError for another."""
    if path.is_dir() and any(path.iterdir()):
        raise OutputError(f"can't write to {path}: the folder is not empty", "name another, or empty it")
    if path.exists() and not path.is_dir():
        raise OutputError(f"can't write to {path}: it is no folder", "name a folder")
    if not path.parent.is_dir():
        raise OutputError(f"can't write to {path}: no folder '{path.parent}'", "make it first, or choose another place")
    return path


def write_parts(parts: Iterable[tuple[str, bytes]], folder: Path) -> None:
    """Writes files by their names into a folder that takes its place once all are safely on disk."""
    made = Path(tempfile.mkdtemp(prefix=f".{folder.name[:100]}.", dir=free(folder).parent))
    try:
        for name, raw in parts:
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        made.chmod(0o777 & ~_umask())
        made.replace(folder)
    except OSError as error:
        raise _failed(str(folder), error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _print(pieces: Iterable[str | bytes]) -> None:
    for piece in pieces:
        try:
            _put(sys.stdout, piece, "standard output")
        except BrokenPipeError as error:
            close_stdout()
            raise HungUpError from error
        except OutputError:
            close_stdout()
            raise


def _put(stream: IO[str], piece: str | bytes, name: str) -> None:
    try:
        if isinstance(piece, bytes):
            stream.buffer.write(piece)  # type: ignore[attr-defined]
        else:
            stream.write(piece)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _failed(name, error) from error


def _failed(name: str, error: OSError) -> OutputError:
    return OutputError(f"can't write to {name}: {error.strerror or error}", "choose another place with --output")


def _pour(pieces: Iterable[str | bytes], path: Path) -> None:
    """Into a device or a pipe, which no file can take the place of."""
    try:
        stream = path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise _failed(str(path), error) from error
    try:
        with stream:
            for piece in pieces:
                _put(stream, piece, str(path))
    except OSError as error:  # what is still to be written fails only as the stream is closed
        raise _failed(str(path), error) from error


def _replace(pieces: Iterable[str | bytes], path: Path) -> None:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
    except OSError as error:
        raise _failed(str(path), error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            for piece in pieces:
                _put(stream, piece, str(path))
            _settle(stream, Path(name), path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):  # also what is still to be written, as the stream is closed
            raise _failed(str(path), error) from error
        raise


def _settle(stream: IO[str], made: Path, path: Path) -> None:
    os.fsync(stream.fileno())
    made.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
    made.replace(path)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
