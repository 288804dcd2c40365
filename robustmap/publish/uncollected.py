"""How a build leaves objects alone that refer to each other in circles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave objects alone that refer to each other in circles, for as long as a build takes.

    A build makes many objects and hardly any such circles: looking for them takes a fifth
    of its time, leaving them a tenth more memory.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
