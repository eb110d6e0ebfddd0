"""Event -> relations: one file a slot."""

from claimx.conflicts.judge import judge

__all__ = ["judge"]
