"""Claims -> events: blocking, features, clustering, names and dates across articles."""

from claimx.align.dates import redated
from claimx.align.entities import Apart, Entities
from claimx.align.events import group
from claimx.align.ties import Ties, ties_on

__all__ = ["Apart", "Entities", "Ties", "group", "redated", "ties_on"]
