"""Time expressions: found by rules, read on the article's day, with the first and last day that each can mean."""

from claimx.model.calendar import bounds
from claimx.nlp.times.component import FACTORY, make_times

__all__ = ["FACTORY", "bounds", "make_times"]
