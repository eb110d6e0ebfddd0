"""`articles.csv`: what a folder's files don't tell of themselves."""

import csv
import posixpath
import unicodedata
from dataclasses import dataclass, fields
from functools import cache
from io import StringIO
from pathlib import Path

from claimx.readers.content import load
from claimx.readers.draft import RefusedError
from claimx.readers.encodings import decode
from claimx.readers.options import ReadOptions, Warn

NAME = "articles.csv"


@dataclass(frozen=True, slots=True)
class Known:
    """A row of a sidecar; None where its cell is empty or missing."""

    file: str
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None


class Sidecars:
    """The sidecars of the folders that one run meets, each read once."""

    def __init__(self, options: ReadOptions, warn: Warn) -> None:
        self._options, self._warn = options, warn
        self._rows = cache(self._load)
        self._told: list[tuple[Path, Known]] = []
        self._used: set[Known] = set()

    def known(self, path: Path, root: Path) -> Known | None:
        """What the nearest sidecar from the file's own folder up to `root` tells of it."""
        folder = path.parent
        while True:
            row = self._rows(folder).get(_key(path.relative_to(folder).as_posix()))
            if row:
                self._used.add(row)
            if row or folder == root or root not in folder.parents:
                return row
            folder = folder.parent

    def tell_unused(self) -> None:
        """Warns of rows that name no file that is there: a slip in the name would cost the file its date in silence."""
        for path, known in self._told:
            if known not in self._used and not (path.parent / known.file).exists():
                self._warn(f"{path}: '{known.file}' is not in the folder, its row is not used")

    def _load(self, folder: Path) -> dict[str, Known]:
        path = folder / NAME
        if not path.is_file():
            return {}
        try:
            text = decode(load(path, self._options), self._warn, str(path))
            return self._parse(path, text)
        except (RefusedError, csv.Error) as error:
            self._warn(f"{path}: not used, {error}")
            return {}

    def _parse(self, path: Path, text: str) -> dict[str, Known]:
        reader = csv.DictReader(StringIO(text, newline=""))
        columns = [name.strip().lower() for name in reader.fieldnames or []]
        reader.fieldnames = columns
        if "file" not in columns:
            raise RefusedError("read", "it has no column 'file'")
        rows: dict[str, Known] = {}
        for row in reader:
            known = _row(row)
            if known and rows.setdefault(_key(known.file), known) is not known:
                self._warn(f"{path}: '{known.file}' stands twice, the first row counts")
        self._told += [(path, known) for known in rows.values()]
        return rows


def _row(cells: dict[str, str | None]) -> Known | None:
    found = {f.name: (cells.get(f.name) or "").strip() or None for f in fields(Known)}
    file = found.pop("file")
    return Known(file, **found) if file else None


def _key(name: str) -> str:
    """A file's name as it is compared: "/" between folders, composed characters (macOS stores them apart)."""
    return unicodedata.normalize("NFC", posixpath.normpath(name.replace("\\", "/")))
