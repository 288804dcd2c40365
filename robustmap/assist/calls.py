"""One call of a tool: input checked, answer bounded, whatever goes wrong told in a sentence."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from robustmap.assist.marked import bounded
from robustmap.assist.pages import id_in, node_page
from robustmap.assist.registry import TOOLS, Data, Desk
from robustmap.assist.shelf import Snapshot
from robustmap.errors import RobustmapError
from robustmap.explain.excerpt import printable

MAX_ERROR = 1000


class Reply(NamedTuple):
    """What a tool says; `failed` where it is what went wrong."""

    data: Data
    failed: bool = False


def call(open_desk: Callable[[], Desk], name: str, given: Mapping[str, Any]) -> Reply:
    """Answer one call. Never raises: what goes wrong is the reply, without a traceback.

    `open_desk` reads the kb as it is now, once the input has been found to be right.
    """

    def answer() -> Data:
        tool = TOOLS[name]
        asked = tool.takes.of(given)
        desk = open_desk()
        return bounded(tool.answer(desk, asked), desk.snapshot.strange)

    return _guarded(f"`{name}`", answer)


def read_node(now: Callable[[], Snapshot], uri: str) -> Reply:
    """Give the node that an address names, in the same manner."""

    def answer() -> Data:
        ref, snapshot = id_in(uri), now()
        return bounded(node_page(snapshot, ref), snapshot.strange)

    return _guarded("the reading of a node", answer)


def _guarded(what: str, answer: Callable[[], Data]) -> Reply:
    try:
        return Reply(answer())
    except RobustmapError as error:
        return _failed(str(error))
    except Exception as error:  # noqa: BLE001 - one bad call must not end the conversation
        return _failed(f"{what} failed here ({type(error).__name__}); nothing was changed")


def _failed(message: str) -> Reply:
    lines = "\n".join(map(printable, message[:MAX_ERROR].split("\n")))
    return Reply(bounded({"error": lines}), failed=True)
