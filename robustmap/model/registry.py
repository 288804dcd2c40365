"""Registries: a table of things of one sort, each in a file of its own.

Semantics, gradual strengths, check rules, foreign formats and pages all have this
shape. Adding one adds one file; the command line, the tests and the site go through
the same table.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Generic, TypeVar

from robustmap.errors import EmptyRegistryError, UnknownNameError
from robustmap.model.suggest import nearest

Entry = TypeVar("Entry")


class Registry(Generic[Entry]):
    """Entries by name, found by importing every module of a package once."""

    def __init__(self, package: str, what: str) -> None:
        """Name the package whose modules register here, and what an entry is called."""
        self.package = package
        self.what = what
        self._entries: dict[str, Entry] = {}
        self._complete = False

    def add(self, name: str, entry: Entry) -> None:
        """Register an entry; a name that is taken is a mistake of the programmer."""
        if name in self._entries:
            message = f"two {self.what} entries are called `{name}`"
            raise ValueError(message)
        self._entries[name] = entry

    def entry(self, name: str) -> Callable[[Entry], Entry]:
        """Register the function or class below this line under `name`."""

        def register(entry: Entry) -> Entry:
            self.add(name, entry)
            return entry

        return register

    @property
    def entries(self) -> dict[str, Entry]:
        """Give every entry by name, sorted.

        Raises:
            EmptyRegistryError: nothing registered, so whatever this serves does nothing.
        """
        if not self._complete:
            package = import_module(self.package)
            for module in iter_modules(package.__path__):
                if not module.name.startswith("_"):
                    import_module(f"{self.package}.{module.name}")
            self._complete = True
        if not self._entries:
            message = f"no {self.what} is registered in {self.package}"
            raise EmptyRegistryError(message)
        return dict(sorted(self._entries.items()))

    def __getitem__(self, name: str) -> Entry:
        """Give one entry.

        Raises:
            UnknownNameError: there is no such entry; the message names the nearest.
        """
        entries = self.entries
        if name not in entries:
            hint = nearest(name, entries)
            asked = f"; did you mean `{hint}`?" if hint else f"; there are {', '.join(entries)}"
            message = f"no {self.what} is called `{name}`{asked}"
            raise UnknownNameError(message)
        return entries[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names, sorted."""
        return iter(self.entries)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self.entries)
