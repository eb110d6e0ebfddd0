"""Status (actual, planned, possible) and negation of predicates, read off the parse by cues."""

from claimx.nlp.status.reading import status_of

__all__ = ["status_of"]
