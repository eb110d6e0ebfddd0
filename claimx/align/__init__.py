"""Claims -> events: blocking, features, clustering, names and dates across articles."""

from claimx.align.dates import redated
from claimx.align.entities import Apart, Entities
from claimx.align.events import group
from claimx.align.ties import Ties, alike, tied

__all__ = ["Apart", "Entities", "Ties", "alike", "group", "redated", "tied"]
