"""The language server: speaks to an editor over standard input and output, by pygls.

All it knows is how the protocol calls things; what there is to say comes from the rest of
this package. Findings and verdicts are worked out beside the typing, once it pauses.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from robustmap.editor import protocol
from robustmap.editor.answers import ANSWERS
from robustmap.editor.session import Server


def initialized(ls: Server, _params: lsp.InitializedParams) -> None:
    """Read the kbs of the folders that the editor has open."""
    roots = [*ls.workspace.folders, *([ls.workspace.root_uri] if ls.workspace.root_uri else [])]
    for root in dict.fromkeys(roots):
        path = to_fs_path(root)
        if path:
            ls.met(Path(path))
    if ls.given is not None:
        ls.met(ls.given)
    protocol.watch(ls)


def _edit(ls: Server, uri: str, text: str | None) -> None:
    found = ls.file(uri)
    if found is not None:
        kb, name = found
        kb.workspace.edit(name, text)
        ls.changed(kb, on_disk_too=text is None)


def opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
    """Take the text of a file from now on from the editor."""
    _edit(ls, params.text_document.uri, params.text_document.text)


def typed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
    """Take in what has been typed: always the whole text, as the server has asked for."""
    if params.content_changes:
        _edit(ls, params.text_document.uri, params.content_changes[-1].text)


def closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
    """Take the text of a file from disk again."""
    _edit(ls, params.text_document.uri, None)


def saved(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
    """Look what else has changed on disk."""
    found = ls.file(params.text_document.uri)
    if found is not None:
        ls.changed(found[0], on_disk_too=True)


def changed_elsewhere(ls: Server, _params: lsp.DidChangeWatchedFilesParams) -> None:
    """Take in what others have written."""
    for kb in ls.kbs.values():
        ls.changed(kb, on_disk_too=True)


_FOLLOWED: Mapping[str, Callable[[Server, Any], None]] = {
    lsp.INITIALIZED: initialized,
    lsp.TEXT_DOCUMENT_DID_OPEN: opened,
    lsp.TEXT_DOCUMENT_DID_CHANGE: typed,
    lsp.TEXT_DOCUMENT_DID_CLOSE: closed,
    lsp.TEXT_DOCUMENT_DID_SAVE: saved,
    lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES: changed_elsewhere,
}


def make(folder: Path | None = None) -> Server:
    """Make a server that answers everything that editors ask of it."""
    server = Server(folder)
    for method, follow in _FOLLOWED.items():
        server.feature(method)(follow)
    for method, (answer, options) in ANSWERS.items():
        server.feature(method, options)(answer)
    return server


def serve(folder: Path | None = None) -> None:
    """Serve one editor until it says goodbye."""
    # What is worked out beside the typing must let a question through at once.
    sys.setswitchinterval(0.001)
    make(folder).start_io()
