"""A user's own names (`--names FILE`): places, organisations and persons that no list has, with aliases and ids."""

import csv
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from claimx.errors import UsageError
from claimx.gazetteer.fold import fold

TYPES = ("place", "organisation", "person")
COLUMNS = ("name", "aliases", "type", "id", "coordinates")
_POINT = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*[, ]\s*(-?\d+(?:\.\d+)?)\s*")


@dataclass(frozen=True, slots=True)
class Own:
    """One row: what a thing is called, its type, id ("" where none is given) and coordinates (degrees north, east)."""

    name: str
    type: str
    id: str = ""
    at: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class OwnNames:
    """A file's rows by name and alias: folded, but acronyms as they are written; `digest` tells one file from another."""

    rows: dict[str, Own]
    digest: str
    longest: int = 0

    def find(self, text: str) -> Own | None:
        """The row that a text names, None where none does; a name with a capital has one in texts too."""
        found = self.rows.get(text) or self.rows.get(fold(text))
        return found if found and (found.name.islower() or not text.islower()) else None


def read_names(path: str) -> OwnNames:
    """The rows of a CSV file with the columns name, aliases (parted by |), type, id and coordinates ("33.5, 40.9").

    Only name and type must be filled. Raises UsageError, naming file and line, for what is amiss.
    """
    try:
        data = Path(path).read_bytes()
        lines = csv.DictReader(data.decode("utf-8-sig").splitlines(), strict=True)
        if unknown := sorted(set(lines.fieldnames or ()) - set(COLUMNS)):
            raise UsageError(f"{path}: unknown column '{unknown[0]}'", f"the columns are {', '.join(COLUMNS)}")
        rows: dict[str, Own] = {}
        for row in lines:
            own = _own(row, f"{path}, line {lines.line_num}")
            for text in filter(None, (t.strip() for t in [own.name, *(row.get("aliases") or "").split("|")])):
                rows.setdefault(_key(text), own)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"the names of {path} can't be read: {error}", "give a CSV file in UTF-8") from error
    # An apostrophe or a hyphen is a token of its own, so that a name has more tokens than words.
    longest = max((len(re.findall(r"\w+|[^\w\s]", text)) for text in _texts(data)), default=0)
    return OwnNames(rows, hashlib.sha256(data).hexdigest()[:12], longest)


def _texts(data: bytes) -> list[str]:
    return [part for line in data.decode("utf-8-sig").splitlines() for part in re.split(r"[|,]", line)]


def _key(text: str) -> str:
    return text if text.isupper() else fold(text)


def _own(row: dict[str, str], where: str) -> Own:
    name, kind = (row.get("name") or "").strip(), (row.get("type") or "").strip()
    if not name or kind not in TYPES:
        raise UsageError(f"{where}: a row needs a name and a type", f"the types are {', '.join(TYPES)}")
    told = (row.get("coordinates") or "").strip()
    point = _POINT.fullmatch(told)
    at = (float(point[1]), float(point[2])) if point else None
    if told and (at is None or not (abs(at[0]) <= 90 and abs(at[1]) <= 180)):
        raise UsageError(f"{where}: '{told}' are no coordinates", "write degrees north and east: 33.5, 40.9")
    return Own(name, kind, (row.get("id") or "").strip(), at)
