"""How a function's work grows with its input, counted in the processor time of this process, so that no other's matters."""

import time
from collections.abc import Callable
from typing import TypeVar

Item = TypeVar("Item")

LEAST = 0.002


def growth(function: Callable[[Item], object], small: Item, large: Item) -> float:
    """How many times longer `large` takes than `small`: the least of three ratios; work too short to measure counts as 2 ms."""
    return min(_taken(function, large) / max(_taken(function, small), LEAST) for _ in range(3))


def _taken(function: Callable[[Item], object], item: Item) -> float:
    began = time.process_time()
    function(item)
    return time.process_time() - began
