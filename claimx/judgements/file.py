"""Judgements as a file: TOML or CSV in, the same rows out."""

import csv
import io
import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from claimx.errors import UsageError
from claimx.model import Judgement, JudgementKind, SlotName

COLUMNS = ("kind", "a", "b", "slot", "note")
KINDS: tuple[str, ...] = get_args(JudgementKind)
SLOTS: tuple[str, ...] = get_args(SlotName)
OPPOSED = {"same event", "not the same event"}


def read_judgements(path: str) -> tuple[Judgement, ...]:
    """The rows of a file, each once, in an order that does not depend on the file's.

    TOML holds them as `[[judgement]]` tables, CSV (by its name's end) as lines under the columns kind, a, b, slot and
    note. Raises UsageError, naming file and row, for what is amiss or contradicts itself.
    """
    made = _read(path)
    _check(path, made)
    return tuple(sorted(set(made), key=lambda j: (j.kind, j.a, j.b, j.slot or "", j.note)))


def _read(path: str) -> list[Judgement]:
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
        rows = _of_csv(path, text) if is_csv(path) else _of_toml(path, text)
    except (OSError, UnicodeDecodeError, csv.Error, tomllib.TOMLDecodeError) as error:
        raise UsageError(
            f"the judgements of {path} can't be read: {error}", "give a TOML or CSV file in UTF-8"
        ) from error
    return [_judgement(row, f"{path}, row {number}") for number, row in enumerate(rows, 1)]


def added(made: Judgement, path: str) -> list[Judgement]:
    """The rows of the file, as they stand in it, with one more at the end; a file that isn't there has none."""
    there = _read(path) if Path(path).exists() else []
    rows = [row for row in there if row != made] + [made]
    _check(path, rows)
    return rows


def is_csv(path: str) -> bool:
    """True for a file name that ends as a CSV file's does."""
    return path.lower().endswith(".csv")


def written(rows: Iterable[Judgement], path: str) -> str:
    """The rows as the text of a file of `path`'s kind."""
    records = [{column: getattr(row, column) or "" for column in COLUMNS} for row in rows]
    if is_csv(path):
        out = io.StringIO()
        table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        table.writeheader()
        table.writerows(records)
        return out.getvalue()
    return "\n".join(_toml(record) for record in records)


def _toml(record: dict[str, str]) -> str:
    lines = [f"{column} = {json.dumps(text, ensure_ascii=False)}" for column, text in record.items() if text]
    return "\n".join(["[[judgement]]", *lines, ""])


def _of_toml(path: str, text: str) -> list[dict[str, Any]]:
    known = tomllib.loads(text)
    rows = known.get("judgement", [])
    if set(known) - {"judgement"} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise UsageError(f"{path}: judgements are tables named [[judgement]]", f"with {', '.join(COLUMNS)}")
    return rows


def _of_csv(path: str, text: str) -> list[dict[str, Any]]:
    lines = csv.DictReader(io.StringIO(text), strict=True)
    if lines.fieldnames is None or "kind" not in lines.fieldnames:
        raise UsageError(f"{path}: no column 'kind'", f"the columns are {', '.join(COLUMNS)}")
    return list(lines)


def _judgement(row: dict[str, Any], where: str) -> Judgement:
    if unknown := sorted(str(key) for key in row if key not in COLUMNS):
        raise UsageError(f"{where}: unknown field '{unknown[0]}'", f"the fields are {', '.join(COLUMNS)}")
    told = {column: str(row.get(column) or "").strip() for column in COLUMNS}
    if told["kind"] not in KINDS:
        raise UsageError(f"{where}: no kind of judgement is '{told['kind']}'", f"the kinds are {', '.join(KINDS)}")
    if not told["a"] or not (told["b"] or told["kind"] == "not a conflict"):
        raise UsageError(f"{where}: '{told['kind']}' needs a and b", "give ids, article:start-end, or names")
    if told["slot"] and told["slot"] not in SLOTS:
        raise UsageError(f"{where}: no slot is '{told['slot']}'", f"the slots are {', '.join(SLOTS)}")
    return Judgement(told["kind"], told["a"], told["b"], told["slot"] or None, told["note"])  # type: ignore[arg-type]


def _check(path: str, rows: Iterable[Judgement]) -> None:
    """Raises UsageError where two rows say the opposite of one pair."""
    said: dict[frozenset[str], str] = {}
    for row in rows:
        if row.kind in OPPOSED and said.setdefault(frozenset((row.a, row.b)), row.kind) != row.kind:
            raise UsageError(
                f"{path}: {row.a} and {row.b} are judged the same event and not the same event",
                "delete one of the rows",
            )
