"""Lexicons as data (TOML), and the one loader that refuses what it does not know, with file and line."""

import hashlib
import tomllib
from dataclasses import MISSING, fields
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from claimx.errors import ClaimxError

T = TypeVar("T")


@cache
def _source(name: str) -> str:
    return (files(__package__) / f"{name}.toml").read_text(encoding="utf-8")


@cache
def _parsed(name: str) -> dict[str, Any]:
    return tomllib.loads(_source(name))


def _line(name: str, key: str) -> int:
    for number, line in enumerate(_source(name).splitlines(), 1):
        if line.split("=")[0].strip() == key:
            return number
    return 1


def _refuse(name: str, key: str, what: str) -> ClaimxError:
    return ClaimxError(f"rules/{name}.toml:{_line(name, key)}: {what} '{key}'")


@cache
def table(name: str, section: str, record: type[T]) -> tuple[T, ...]:
    """The rows of `[[section]]` in `rules/<name>.toml`, each as a `record` (a dataclass; lists become tuples).

    Raises ClaimxError naming file and line for a key that `record` has no field for, or a field without default
    that a row lacks.
    """
    known = {f.name: f for f in fields(record)}  # type: ignore[arg-type]
    needed = {n for n, f in known.items() if f.default is MISSING and f.default_factory is MISSING}
    rows = []
    for row in _parsed(name).get(section, []):
        for key in row.keys() - known.keys():
            raise _refuse(name, key, "unknown key")
        for key in needed - row.keys():
            raise _refuse(name, section, f"no '{key}' in a row of")
        rows.append(record(**{k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}))
    return tuple(rows)


@cache
def mapping(name: str, section: str) -> dict[str, Any]:
    """The plain table `[section]` in `rules/<name>.toml` (word -> value)."""
    found = _parsed(name).get(section, {})
    if not isinstance(found, dict):
        raise _refuse(name, section, "not a table")
    return found


def digest() -> str:
    """sha256 over every rule file, so that a result tells which rules made it."""
    sha = hashlib.sha256()
    for entry in sorted(files(__package__).iterdir(), key=lambda e: e.name):
        if entry.name.endswith((".toml", ".csv", ".tsv")):
            sha.update(entry.name.encode() + b"\0" + entry.read_bytes())
    return sha.hexdigest()
