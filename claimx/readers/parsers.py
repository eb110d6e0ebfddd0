"""Which parser takes which kind of document; each is imported when it is first needed."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from claimx.readers.draft import Draft, Failed

Parse = Callable[..., Sequence[Draft | Failed]]

# kind of document -> the module of this package whose `drafts` reads it
MODULES = {
    "html": "pages",
    "feed": "feeds",
    "mail": "mail",
    "pdf": "documents",
    "docx": "documents",
    "fetch": "fetch",
}


def parse(kind: str, raw: bytes, told: dict[str, Any]) -> Sequence[Draft | Failed]:
    """The drafts in a document; raises RefusedError for one that holds none, and whatever a library makes of it."""
    drafts: Parse = import_module(f"claimx.readers.{MODULES[kind]}").drafts
    return drafts(raw, **told) if kind not in ("pdf", "docx") else drafts(raw, kind, **told)
