"""Rest for Python's collector of garbage while many small objects are made, none of which it could free."""

import gc
from contextlib import ContextDecorator
from threading import Lock
from types import TracebackType


class Rest(ContextDecorator):
    """Keeps the collector from running while at least one thread stands within; it runs afterwards if it did before.

    Also a decorator, for functions that stand within from their beginning to their end.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._within = 0
        self._ran = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._within:
                self._ran = gc.isenabled()
                gc.disable()
            self._within += 1

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        with self._lock:
            self._within -= 1
            if self._ran and not self._within:
                gc.enable()


REST = Rest()
