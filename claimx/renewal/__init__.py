"""A store's result brought up to date: what new, changed and missing articles touch is grouped and judged anew, no more."""

from claimx.renewal.run import renew

__all__ = ["renew"]
