"""Claims -> events: blocking, features, clustering, names across articles."""

from claimx.align.entities import Entities
from claimx.align.events import group

__all__ = ["Entities", "group"]
