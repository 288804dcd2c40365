"""An assistant for tests: a real client of the protocol, which starts the server as they do."""

import json
import os
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import anyio
from mcp import StdioServerParameters
from mcp.client.client import Client
from mcp.client.stdio import stdio_client

from tests.support.loops import awaited

TIMEOUT = 60
ROOT = Path(__file__).parents[2]


class Said(NamedTuple):
    """What a tool has answered: its data, and whether that is an error."""

    data: dict[str, Any]
    failed: bool
    text: str


Call = tuple[str, dict[str, Any]]


def with_client(folder: Path, act: Callable[[Client], Awaitable[Any]], log: Path) -> Any:
    """Start `robustmap mcp` in a folder, and let a client act; gives what it gives.

    What the server says beside the conversation goes to `log`.
    """
    started = StdioServerParameters(
        command=sys.executable,
        args=["-m", "robustmap", "mcp"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )

    async def run() -> Any:
        with log.open("w", encoding="utf-8") as errors, anyio.fail_after(TIMEOUT):
            async with Client(stdio_client(started, errlog=errors)) as client:
                return await act(client)

    return awaited(run)


async def ask(client: Client, name: str, **given: Any) -> Said:
    """Call a tool."""
    found = await client.call_tool(name, given)
    text = found.content[0].text
    assert json.loads(text) == found.structured_content
    return Said(found.structured_content, found.is_error, text)


def answers(folder: Path, calls: Sequence[Call], log: Path) -> list[Said]:
    """Give the answers to some calls, in one conversation."""

    async def act(client: Client) -> list[Said]:
        return [await ask(client, name, **given) for name, given in calls]

    return with_client(folder, act, log)


def outside(data: Any) -> Iterator[str]:
    """Yield every text of an answer that is not marked as untrusted."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key != "untrusted_text":
                yield from outside(value)
    elif isinstance(data, list):
        for value in data:
            yield from outside(value)
