"""An editor for tests: a real client of the protocol, which starts the server as editors do."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

from tests.support.loops import awaited

TIMEOUT = 60


class Editor:
    """An editor with one folder open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("test", "1")
        self.found: dict[str, list[lsp.Diagnostic]] = {}
        self.news = asyncio.Event()
        self.capabilities: lsp.ServerCapabilities | None = None
        self.version = 0

        @self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def told(params: lsp.PublishDiagnosticsParams) -> None:
            self.found[params.uri.rsplit("/kb/")[-1]] = list(params.diagnostics)
            self.news.set()

    def uri(self, name: str) -> str:
        return (self.folder / "kb" / name).as_uri()

    def document(self, name: str) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(self.uri(name))

    async def start(self, *, moves: bool = True) -> None:
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
        await self.client.start_io(
            sys.executable, "-m", "robustmap", "lsp", "--stdio", cwd=self.folder, env=environment
        )
        kinds = [lsp.ResourceOperationKind.Rename] if moves else []
        edits = lsp.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=kinds
        )
        answer = await self.client.initialize_async(
            lsp.InitializeParams(
                lsp.ClientCapabilities(
                    text_document=lsp.TextDocumentClientCapabilities(
                        rename=lsp.RenameClientCapabilities(prepare_support=True)
                    ),
                    workspace=lsp.WorkspaceClientCapabilities(workspace_edit=edits),
                    general=lsp.GeneralClientCapabilities(
                        position_encodings=[lsp.PositionEncodingKind.Utf8]
                    ),
                ),
                root_uri=self.folder.as_uri(),
                process_id=os.getpid(),
            )
        )
        self.capabilities = answer.capabilities
        self.client.initialized(lsp.InitializedParams())

    @property
    def pid(self) -> int:
        server = self.client._server
        assert server
        return server.pid

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def open(self, name: str, text: str | None = None) -> None:
        if text is None:
            text = (self.folder / "kb" / name).read_text(encoding="utf-8")
        item = lsp.TextDocumentItem(self.uri(name), "markdown", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def type(self, name: str, text: str) -> None:
        self.version += 1
        document = lsp.VersionedTextDocumentIdentifier(self.version, self.uri(name))
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))

    def close(self, name: str) -> None:
        self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(self.document(name)))

    async def until(self, wanted: Callable[[dict[str, list[lsp.Diagnostic]]], bool]) -> None:
        """Wait until the findings are as wanted."""
        async with asyncio.timeout(TIMEOUT):
            while not wanted(self.found):
                self.news.clear()
                await self.news.wait()


def edit(
    folder: Path,
    act: Callable[[Editor], Awaitable[Any]],
    *,
    limit: float = 2 * TIMEOUT,
    **options: Any,
) -> Any:
    """Start an editor in a folder, do something with it, and end it."""

    async def run() -> Any:
        editor = Editor(folder)
        await editor.start(**options)
        try:
            return await act(editor)
        finally:
            await editor.stop()

    async def in_time() -> Any:
        async with asyncio.timeout(limit):
            return await run()

    return awaited(in_time)
