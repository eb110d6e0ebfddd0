"""The DuckDB file of a store: opened for a moment at a time, so that several processes can take turns with it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimx.errors import InputError, OutputError, UsageError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SCHEMA = "3"
SECONDS_TO_WAIT = 20.0
_HELD = "Could not set lock"


@contextmanager
def writing(path: Path) -> Iterator["DuckDBPyConnection"]:
    """A connection whose work is one transaction: all of it is on disk afterwards, or, where it fails, none.

    Makes the file where there is none. Raises InputError where `path` is no store of this version, or stays held by
    another process; UsageError where DuckDB is not installed,
    OutputError where the file's folder is missing or the disk is full.
    """
    with _on_disk(path), _opened(path, read_only=False) as connection:
        connection.begin()
        _prepare(connection, path)
        yield connection
        connection.commit()


@contextmanager
def _on_disk(path: Path) -> Iterator[None]:
    """A failure to write as an OutputError; a file that it left half made goes, since DuckDB could not open it again."""
    duckdb, is_new = _duckdb(), not path.exists()
    try:
        yield
    except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
        for made in (path, path.with_name(f"{path.name}.wal")) if is_new else ():
            made.unlink(missing_ok=True)
        reason = str(error).partition("\n")[0].rpartition(": ")[2]
        raise OutputError(f"can't write to {path}: {reason}", "make room there, or choose another place") from error


@contextmanager
def reading(path: Path) -> Iterator["DuckDBPyConnection"]:
    """A connection that can only read; raises as `writing` does, and where there is no file."""
    if not path.is_file():
        raise InputError(f"there is no store at {path}", "make one with: claimx extract PATH --store FILE")
    with _opened(path, read_only=True) as connection:
        _check(connection, path)
        yield connection


@contextmanager
def _opened(path: Path, read_only: bool) -> Iterator["DuckDBPyConnection"]:
    duckdb = _duckdb()
    connection = _connected(duckdb, path, read_only)
    try:
        yield connection
    except duckdb.CatalogException as error:
        raise _strange(path) from error
    finally:
        connection.close()


def _connected(duckdb: Any, path: Path, read_only: bool) -> "DuckDBPyConnection":
    """Waits while another process has the file in hand."""
    if not path.absolute().parent.is_dir():
        raise OutputError(f"can't write to {path}: no folder '{path.parent}'", "make it first, or choose another place")
    is_new, until = not path.exists(), time.monotonic() + SECONDS_TO_WAIT
    while True:
        try:
            connection: DuckDBPyConnection = duckdb.connect(str(path), read_only=read_only)
            return connection
        except duckdb.IOException as error:
            if is_new:
                raise
            if _HELD not in str(error):
                raise _strange(path) from error
            if time.monotonic() > until:
                raise InputError(f"{path} is held by another process", "wait for it, or end it") from error
            time.sleep(0.05)


def _prepare(connection: "DuckDBPyConnection", path: Path) -> None:
    connection.execute(files(__package__).joinpath("schema.sql").read_text("utf-8"))
    connection.execute("INSERT INTO meta VALUES ('schema', ?) ON CONFLICT DO NOTHING", [SCHEMA])
    _check(connection, path)


def _check(connection: "DuckDBPyConnection", path: Path) -> None:
    found = connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    if found != (SCHEMA,):
        raise _strange(path)


def _strange(path: Path) -> InputError:
    return InputError(f"{path} is no store of this version of claimx", "choose another file, or delete this one")


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError as missing:
        raise UsageError(
            "a store needs the package 'duckdb'", "install it with: pip install 'claimx[store]'"
        ) from missing
    return duckdb
