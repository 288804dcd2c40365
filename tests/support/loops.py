"""What waits for others, run in a thread of its own."""

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import anyio

T = TypeVar("T")


def awaited(act: Callable[[], Awaitable[T]]) -> T:
    """Run it to its end: not in this thread, where a browser that tests have open keeps a loop."""
    with ThreadPoolExecutor(1) as own:
        return own.submit(anyio.run, act).result()
