"""Holds what claimx prints against the JSON Schema that it ships."""

from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from claimx.views.schema import document


@cache
def _validator(output: str | None) -> Draft202012Validator:
    return Draft202012Validator(document(output), format_checker=FormatChecker())


def problems(output: str | None, record: Any) -> list[str]:
    """Where a record breaks the schema of an output, and how; empty where it holds."""
    return [f"{e.json_path}: {e.message}" for e in _validator(output).iter_errors(record)]
