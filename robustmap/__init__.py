"""Contested knowledge kept in git: text becomes a map, a map gets verdicts with reasons.

    import robustmap as rm

    kb = rm.load()                       # an immutable snapshot
    kb.ask("capabilities-generalise-further").answer
    print(kb.why("capabilities-generalise-further"))

`load` reads a kb; `KB` is what it gives: `ask`, `why`, `view`, `diff`, typed rows
(`claims`, `arguments`, `thresholds`, `proposals`, ...), `robustness`, `orders`,
`dates`, `scenario`, `portfolio`, `loops`, `sparql`, `to_networkx`, `to_rdf`, `export`. Content
never raises: what is wrong stands in `kb.problems`. Exceptions, all children of `RobustmapError`,
mean misuse or a broken machine.

Importing this package loads none of its heavy libraries.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from robustmap.errors import (
        EndpointError,
        FormatError,
        GitError,
        KbNotFoundError,
        NoVerdictError,
        QueryError,
        RobustmapError,
        UnknownIdError,
        UnknownNameError,
    )
    from robustmap.explain.verdict import Verdict
    from robustmap.kb import KB, from_networkx, import_file, load
    from robustmap.model.problem import Problem
    from robustmap.model.view import View

__version__ = "0.1.0"

_HOMES = {
    "KB": "robustmap.kb",
    "Verdict": "robustmap.explain.verdict",
    "from_networkx": "robustmap.kb",
    "import_file": "robustmap.kb",
    "load": "robustmap.kb",
    "FormatError": "robustmap.errors",
    "GitError": "robustmap.errors",
    "KbNotFoundError": "robustmap.errors",
    "NoVerdictError": "robustmap.errors",
    "EndpointError": "robustmap.errors",
    "QueryError": "robustmap.errors",
    "RobustmapError": "robustmap.errors",
    "UnknownIdError": "robustmap.errors",
    "UnknownNameError": "robustmap.errors",
    "Problem": "robustmap.model.problem",
    "View": "robustmap.model.view",
}

__all__ = [
    "KB",
    "EndpointError",
    "FormatError",
    "GitError",
    "KbNotFoundError",
    "NoVerdictError",
    "Problem",
    "QueryError",
    "RobustmapError",
    "UnknownIdError",
    "UnknownNameError",
    "Verdict",
    "View",
    "__version__",
    "from_networkx",
    "import_file",
    "load",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that the import itself stays light."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
