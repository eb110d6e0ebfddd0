"""Claims -> events: blocking, features, clustering, names and dates across articles."""

from claimx.align.dates import redated
from claimx.align.entities import Apart, Entities
from claimx.align.events import group

__all__ = ["Apart", "Entities", "group", "redated"]
