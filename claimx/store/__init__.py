"""The store: what was found in articles, kept in a DuckDB file between runs, and tables of it for everybody's SQL."""

from claimx.store.change import Change, Kept
from claimx.store.keys import Keys
from claimx.store.store import Reading, Store
from claimx.store.sync import sync

__all__ = ["Change", "Kept", "Keys", "Reading", "Store", "sync"]
