"""The table of operations that reach through a kb."""

from collections.abc import Callable

from robustmap.files.edit._book import Book, Changes
from robustmap.model.registry import Registry

Operation = Callable[[Book, str, str], Changes]
"""Takes a kb, what is to be changed, and what to ("" where that is left open)."""

OPERATIONS: Registry[Operation] = Registry("robustmap.files.edit", "operation")
