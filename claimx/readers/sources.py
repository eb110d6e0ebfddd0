"""From the paths that a user names to the files that hold articles, each with its id and kind."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from claimx.model import Skipped
from claimx.readers.draft import RefusedError
from claimx.readers.options import Format
from claimx.readers.sidecar import NAME as SIDECAR
from claimx.readers.stored import files_at, is_stored

KINDS: dict[str, Format] = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".eml": "mail",
    ".pdf": "pdf",
    ".docx": "docx",
    ".zip": "zip",
    ".warc": "warc",
    ".parquet": "parquet",
}
MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF-", "pdf"),
    (b"WARC/", "warc"),
    (b"PAR1", "parquet"),
)
FEEDS = (b"<rss", b"<feed", b"<rdf:RDF")
LOOK = 4096
PASSED_OVER = ("readme", "license")
STDIN = "-"
SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: its id, its path as given, where it lies (None: standard input), the argument's folder, its kind.

    `kind` is None where only the first line can tell. An `address` on the web stands in a file's place, or that of a file
    on shared storage, which is `stored`.
    """

    id: str
    path: str
    file: Path | None
    root: Path
    kind: Format | None
    address: str | None = None
    stored: bool = False


def find(paths: Sequence[str], most: int) -> tuple[Source | Skipped, ...]:
    """The files that the paths name or hold, sorted by id, each once; a `Skipped` for a path that gives none.

    Of one folder the first `most` files count, and a `Skipped` says that there are more.
    """
    found = [entry for path in paths for entry in _find_one(path, most)]
    sources = sorted((e for e in found if isinstance(e, Source)), key=lambda s: (s.id, s.path))
    return (*_without_doubles(sources), *(e for e in found if isinstance(e, Skipped)))


def _find_one(path: str, most: int) -> Iterator[Source | Skipped]:
    if path == STDIN:
        yield Source(STDIN, STDIN, None, Path(), None)
        return
    if path.lower().startswith(SCHEMES):
        yield Source(sound(path), sound(path), None, Path(), None, path)
        return
    if is_stored(path):
        yield from _stored(path, most)
        return
    place = Path(path)
    if "\0" in path or not os.path.lexists(path):
        yield Skipped(sound(path), "missing", "no such file or folder")
    elif place.is_dir():
        yield from _in_folder(place, most)
    elif place.name != SIDECAR:
        yield Source(sound(place.name), sound(path), place, place.parent, kind_of(place.name))


def _stored(address: str, most: int) -> Iterator[Source | Skipped]:
    """The files at an address of shared storage that may hold articles; the first `most` of them count."""
    try:
        found = [it for it in files_at(address) if is_article(PurePosixPath(it[0]).name)]
    except RefusedError as error:
        yield Skipped(sound(address), error.stage, str(error))
        return
    for id, place in found[:most]:
        yield Source(sound(id), sound(place), None, Path(), kind_of(id), place, True)
    if len(found) > most:
        yield Skipped(sound(address), "read", f"more than {most:,} files, the rest is left out (--max-articles)")
    if not found:
        yield Skipped(sound(address), "missing", "no such file or folder")


def _in_folder(folder: Path, most: int) -> Iterator[Source | Skipped]:
    count = 0
    unreadable: list[OSError] = []
    for count, name in enumerate(_walk(folder, unreadable), 1):
        if count > most:
            reason = f"a folder of more than {most:,} files, the rest is left out (--max-articles)"
            yield Skipped(sound(folder.as_posix()), "read", reason)
            break
        file = folder / name
        yield Source(sound(name), sound(str(file)), file, folder, kind_of(name))
    for error in unreadable:
        yield Skipped(sound(Path(error.filename).as_posix()), "read", f"can't be read ({error.strerror})")
    if not count and not unreadable:
        yield Skipped(sound(folder.as_posix()), "missing", "a folder without articles")


def _walk(folder: Path, unreadable: list[OSError]) -> Iterator[str]:
    """Article files below `folder`, relative to it; links to folders aren't followed, since they can turn in a ring."""
    for here, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(here).relative_to(folder).as_posix()
        before = "" if below == "." else f"{below}/"
        yield from (f"{before}{name}" for name in sorted(files) if is_article(name))


def is_article(name: str) -> bool:
    """True for a file's name that may be an article's, or that of something that holds articles."""
    known = kind_of(name) is not None and name != SIDECAR
    return known and not name.startswith(".") and not name.lower().startswith(PASSED_OVER)


def kind_of(name: str) -> Format | None:
    """The kind that a file's name tells; None for another name."""
    plain = name.lower().removesuffix(".gz")
    return KINDS.get(plain[plain.rfind(".") :])


def sniffed(first: bytes) -> Format:
    """The kind of an input whose name doesn't tell, by its first bytes: plain text where nothing speaks for another."""
    for magic, kind in MAGIC:
        if first.startswith(magic):
            return kind
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{") and _is_object(start):
        return "jsonl"
    if start.startswith(b"<"):
        return "feed" if any(tag in start[:LOOK] for tag in FEEDS) else "html"
    return "text"


def _is_object(start: bytes) -> bool:
    """True where a first line can be a JSON object: it ends as one does, or goes on beyond what was looked at."""
    line, end, _ = start.partition(b"\n")
    return line.rstrip().endswith(b"}") if end or len(start) < LOOK else line[1:].lstrip().startswith(b'"')


def _without_doubles(sources: Sequence[Source]) -> Iterator[Source | Skipped]:
    seen: dict[str, str] = {}
    folder_of = cache(os.path.realpath)
    for source in sources:
        real = _real(source.file, folder_of) if source.file else source.path
        if real in seen:
            yield Skipped(source.id, "double", f"{source.path} is the same file as {seen[real]}")
        else:
            seen[real] = source.path
            yield source


def _real(file: Path, folder_of: Callable[[str], str]) -> str:
    """The one path of a file; the folder's is asked once, since it costs a look at each of its parts."""
    return os.path.realpath(file) if file.is_symlink() else f"{folder_of(str(file.parent))}/{file.name}"


def sound(name: str) -> str:
    """A file's name as text that UTF-8 can hold; bytes that are none come out as U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace") if "\0" not in name else name
