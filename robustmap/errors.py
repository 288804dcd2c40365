"""What goes wrong outside the content: misuse and broken machines.

Nothing written in a kb raises. Content becomes a `robustmap.model.problem.Problem`;
an exception means that the caller asked for something that cannot be, or that the
machine refused.
"""


class RobustmapError(Exception):
    """The parent of every exception that this package raises on purpose."""


class KbNotFoundError(RobustmapError):
    """No knowledge base was found where one was asked for."""


class UnknownIdError(RobustmapError, KeyError):
    """A query named an id that the map does not have.

    The message carries the nearest ids, so that it can be shown as it is.
    """

    def __str__(self) -> str:
        """Give the sentence itself: `KeyError` would quote it."""
        return str(self.args[0])


class NoVerdictError(RobustmapError):
    """A verdict was asked on something that can neither stand nor fall."""


class UnknownNameError(RobustmapError, LookupError):
    """A registry was asked for an entry that it does not hold."""


class EmptyRegistryError(RobustmapError):
    """A registry found no entries, so whatever it serves would silently do nothing."""


class CircularMapError(RobustmapError):
    """A semantics other than the cautious one was asked of a map with circular support."""


class NoExtensionError(RobustmapError):
    """A semantics under which nothing can be held together was asked what stands."""


class GitError(RobustmapError):
    """Git is missing, or it could not read what was asked for."""


class FormatError(RobustmapError):
    """Something given to be read as a map is not what it would have to be."""


class QueryError(RobustmapError):
    """A query cannot be read, asks for what does not exist, or reaches outside the map."""


class EndpointError(RobustmapError):
    """A SPARQL endpoint cannot be reached, refuses a query, or gives what is no answer."""


class WriteError(RobustmapError):
    """A file could not be written, or would have been written outside its folder."""


class EditError(RobustmapError):
    """An edit that reaches through a kb was asked for and cannot be made; nothing was written."""


class ToolError(RobustmapError):
    """A library or program that a command needs is missing or failed."""


class TooDeepError(RobustmapError):
    """An engine that works by rounds would need more of them than it may take."""


class CircularOrderError(RobustmapError):
    """An order was asked for in which something would have to come before itself.

    `cycle` names the elements in their order; the last comes before the first again.
    """

    def __init__(self, cycle: tuple[str, ...]) -> None:
        """Take the elements of the circle."""
        super().__init__(f"no order is possible: {' before '.join((*cycle, cycle[0]))}")
        self.cycle = cycle
