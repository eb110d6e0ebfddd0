"""Annotated `Doc` -> claims."""

from claimx.extract.claims import claims_of, told_of

__all__ = ["claims_of", "told_of"]
