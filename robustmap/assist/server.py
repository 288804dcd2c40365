"""The server: speaks the Model Context Protocol over standard input and output, or over HTTP.

All it knows is how the protocol calls things; what there is to say comes from the rest of
this package. It answers one question after the other, and writes nothing.
"""

import socket
from typing import Any

import anyio
from mcp import types
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.shared.exceptions import MCPError

from robustmap import __version__
from robustmap.assist.calls import Reply, call, read_node
from robustmap.assist.marked import TEXT, said, told
from robustmap.assist.pages import SCHEME, address
from robustmap.assist.registry import TOOLS, Desk, Outlines
from robustmap.assist.shelf import Shelf
from robustmap.assist.words import INSTRUCTIONS
from robustmap.files.locate import Located
from robustmap.model.expand import heading
from robustmap.model.problem import clip

HOST = "127.0.0.1"
PATH = "/mcp"
PER_PAGE = 100
MAX_LINE = 200
JSON = "application/json"
_READ_ONLY = types.ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


class Answers:
    """What the server says to each request about one kb."""

    def __init__(self, place: Located, outlines: Outlines) -> None:
        """Take the folder, and what reads outlines."""
        self.shelf = Shelf(place)
        self.outlines = outlines
        self.turn = anyio.Lock()

    def _desk(self) -> Desk:
        return Desk(self.shelf.now(), self.outlines)

    async def tools(self, _ctx: Any, _params: Any) -> types.ListToolsResult:
        """List the tools."""
        return types.ListToolsResult(
            tools=[
                types.Tool(
                    name=name,
                    title=tool.title,
                    description=tool.says,
                    input_schema=tool.takes.model_json_schema(),
                    annotations=_READ_ONLY,
                )
                for name, tool in TOOLS.entries.items()
            ]
        )

    async def call(self, _ctx: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        """Answer a call of a tool; what goes wrong is an answer too."""
        async with self.turn:
            reply = await anyio.to_thread.run_sync(
                lambda: call(self._desk, params.name, params.arguments or {})
            )
        return types.CallToolResult(
            content=[types.TextContent(text=told(reply.data))],
            structured_content=reply.data,
            is_error=reply.failed,
        )

    async def resources(self, _ctx: Any, params: Any) -> types.ListResourcesResult:
        """List the nodes, so many at a time."""
        snapshot = await anyio.to_thread.run_sync(self.shelf.now)
        live = snapshot.kb.map.live
        cursor = getattr(params, "cursor", None) or "0"
        if not (cursor.isascii() and cursor.isdigit() and len(cursor) < 10):  # noqa: PLR2004 - a count
            raise MCPError(types.INVALID_PARAMS, "this cursor was not given by this server")
        start = int(cursor)
        after = start + PER_PAGE
        return types.ListResourcesResult(
            resources=[
                types.Resource(
                    uri=address(node.id),
                    name=node.id if node.id not in snapshot.strange else node.kind,
                    description=f"{node.kind}; {TEXT}: {said(clip(heading(node), MAX_LINE))[TEXT]}",
                    mime_type=JSON,
                )
                for node in live[start:after]
            ],
            next_cursor=str(after) if after < len(live) else None,
        )

    async def templates(self, _ctx: Any, _params: Any) -> types.ListResourceTemplatesResult:
        """Say how nodes are addressed."""
        one = types.ResourceTemplate(
            uri_template=f"{SCHEME}{{id}}",
            name="node",
            title="A node, premise or clause",
            description="Its verdict and the text of its file, marked as untrusted.",
            mime_type=JSON,
        )
        return types.ListResourceTemplatesResult(resource_templates=[one])

    async def read(
        self, _ctx: Any, params: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        """Read a node."""

        def read() -> Reply:
            return read_node(self.shelf.now, params.uri)

        async with self.turn:
            reply = await anyio.to_thread.run_sync(read)
        if reply.failed:
            raise MCPError(types.INVALID_PARAMS, reply.data["error"])
        content = types.TextResourceContents(uri=params.uri, mime_type=JSON, text=told(reply.data))
        return types.ReadResourceResult(contents=[content])


def make(place: Located, outlines: Outlines) -> Server[Any]:
    """Make a server that answers everything that assistants ask of a kb."""
    answers = Answers(place, outlines)
    return Server(
        "robustmap",
        version=__version__,
        title="robustmap",
        instructions=INSTRUCTIONS,
        on_list_tools=answers.tools,
        on_call_tool=answers.call,
        on_list_resources=answers.resources,
        on_list_resource_templates=answers.templates,
        on_read_resource=answers.read,
    )


def serve(place: Located, outlines: Outlines) -> None:
    """Serve one assistant over standard input and output until it says goodbye."""
    server = make(place, outlines)

    async def run() -> None:
        async with stdio_server() as (read, write):
            await server.run(read, write, server.create_initialization_options())

    anyio.run(run)


PATIENCE = 3
"""Seconds for which who still asks is waited for once the server is told to stop."""


def serve_http(place: Located, outlines: Outlines, bound: socket.socket) -> None:
    """Serve assistants of this machine at `PATH` on a socket that is bound to loopback."""
    import uvicorn

    app = make(place, outlines).streamable_http_app(
        streamable_http_path=PATH, json_response=True, stateless_http=True, host=HOST
    )
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, timeout_graceful_shutdown=PATIENCE
    )
    uvicorn.Server(config).run(sockets=[bound])
