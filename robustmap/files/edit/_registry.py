"""The table of operations that reach through a kb."""

from collections.abc import Callable

from robustmap.files.edit._book import Changes
from robustmap.model.registry import Registry

Operation = Callable[..., Changes]
"""Takes a kb, what is to be changed, and what to ("" where that is left open); `split` also
takes what goes where."""

OPERATIONS: Registry[Operation] = Registry("robustmap.files.edit", "operation")
