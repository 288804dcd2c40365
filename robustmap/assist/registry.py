"""The table of tools: `TOOLS`, one file each in `robustmap.assist.tools`."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from robustmap.assist.inputs import Input
from robustmap.assist.shelf import Snapshot
from robustmap.model.map import Map
from robustmap.model.registry import Registry

if TYPE_CHECKING:
    from robustmap.kb import KB

Given = TypeVar("Given", bound=Input)

Data = dict[str, Any]


class Outlined(NamedTuple):
    """The files that an outline asks for, name -> text, and what of it cannot be read."""

    files: Mapping[str, str]
    slips: tuple[str, ...] = ()


Outlines = Callable[[str, str], Outlined]
"""Turns an outline into files, with the source of all of it. Writes nothing."""


class Desk(NamedTuple):
    """What a tool has before it: the kb as it is now, and what reads outlines."""

    snapshot: Snapshot
    outlines: Outlines

    @property
    def kb(self) -> "KB":
        """The kb under its own view."""
        return self.snapshot.kb

    @property
    def map(self) -> Map:
        """The map of the kb."""
        return self.snapshot.kb.map


class Tool(NamedTuple, Generic[Given]):
    """A tool: what it is called for readers, what it says of itself, what it takes and does."""

    title: str
    says: str
    takes: type[Given]
    answer: Callable[[Desk, Given], Data]


TOOLS: Registry[Tool[Any]] = Registry("robustmap.assist.tools", "tool")
