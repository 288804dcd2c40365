"""One run of the language server: the kbs that an editor has open, and their findings."""

import asyncio
import gc
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import from_fs_path, to_fs_path

from robustmap import __version__
from robustmap.editor import protocol
from robustmap.editor.findings import findings
from robustmap.editor.workspace import Workspace
from robustmap.files.find import SETTINGS, is_node_file, on_disk
from robustmap.files.locate import KB
from robustmap.model.nodes import FOLDERS

PAUSE = 0.25
"""Seconds without a change after which everything is judged anew."""


class Kb:
    """One kb that is being edited."""

    def __init__(self, folder: Path) -> None:
        """Read the kb."""
        self.folder = folder
        self.workspace = Workspace(on_disk(folder, folder.name))
        self.told: dict[str, list[lsp.Diagnostic]] = {}
        self.waiting: asyncio.Task[None] | None = None
        self.frozen = False

    def uri(self, name: str) -> str:
        """Give the address of a file."""
        return from_fs_path(str(self.folder / name)) or ""


class _Protocol(LanguageServerProtocol):
    """Counts in UTF-16, which every editor understands, whatever else one might prefer."""

    @lsp_method(lsp.INITIALIZE)
    def lsp_initialize(self, params: lsp.InitializeParams) -> Any:
        """Answer the first request."""
        if params.capabilities.general:
            params.capabilities.general.position_encodings = None
        return (yield from super().lsp_initialize(params))


class Server(LanguageServer):
    """A language server, and the kbs that it has met."""

    def __init__(self, folder: Path | None = None) -> None:
        """Take the kb, or None to find one above each file that is opened."""
        super().__init__(
            "robustmap",
            __version__,
            protocol_cls=_Protocol,
            text_document_sync_kind=lsp.TextDocumentSyncKind.Full,
        )
        self.given = folder
        self.kbs: dict[Path, Kb] = {}

    def kb(self, folder: Path) -> Kb:
        """Give the kb of a folder, read when it is first asked for."""
        if folder not in self.kbs:
            self.kbs[folder] = Kb(folder)
        return self.kbs[folder]

    def file(self, uri: str) -> tuple[Kb, str] | None:
        """Give the kb and the name of a file in it; None for a file that is in none."""
        path = to_fs_path(uri)
        if path is None:
            return None
        # As the editor calls it, links and all: what is answered must be found there again.
        file = Path(path)
        if ".." in file.parts or (self.given and not file.is_relative_to(self.given)):
            file = file.resolve()
        folder = self.given or kb_above(file)
        if folder is None or not file.is_relative_to(folder):
            return None
        name = file.relative_to(folder).as_posix()
        hidden = any(part.startswith((".", "_")) for part in name.split("/"))
        if hidden or not (is_node_file(name) or name == SETTINGS):
            return None
        return self.kb(folder), name

    def met(self, root: Path) -> None:
        """Take in the kb of a folder that the editor has open, if there is one."""
        inner = next((one for one in (root / KB, root) if is_kb(one)), None)
        folder = self.given or inner
        if folder is not None:
            self.changed(self.kb(folder))

    def changed(self, kb: Kb, *, on_disk_too: bool = False) -> None:
        """Judge a kb anew once there is a pause."""
        if kb.waiting is not None:
            kb.waiting.cancel()
        kb.waiting = asyncio.get_running_loop().create_task(self._judge(kb, on_disk_too))

    async def _judge(self, kb: Kb, on_disk_too: bool) -> None:  # noqa: FBT001
        await asyncio.sleep(PAUSE)
        workspace = kb.workspace
        if on_disk_too:
            workspace.refresh(await asyncio.to_thread(on_disk, kb.folder, kb.folder.name))
        snapshot = workspace.snapshot()
        await asyncio.to_thread(snapshot.settle)
        if not kb.frozen:
            # What has been read once stays: to look through it again and again makes pauses.
            kb.frozen = True
            gc.freeze()
        workspace.settle(snapshot)
        if snapshot is not workspace.snapshot():
            return  # somebody went on typing: the next round will tell
        found = {
            name: [protocol.diagnostic(one) for one in found]
            for name, found in findings(workspace, snapshot).items()
        }
        for name in sorted({*kb.told, *found}):
            if found.get(name, []) != kb.told.get(name, []):
                told = lsp.PublishDiagnosticsParams(kb.uri(name), found.get(name, []))
                self.text_document_publish_diagnostics(told)
        kb.told = found


def is_kb(folder: Path) -> bool:
    """Tell whether a folder holds a kb."""
    return (folder / SETTINGS).is_file() or any((folder / kind).is_dir() for kind in FOLDERS)


def kb_above(file: Path) -> Path | None:
    """Find the kb that a file is in: the nearest folder above that holds one."""
    return next((folder for folder in file.parents if is_kb(folder)), None)
