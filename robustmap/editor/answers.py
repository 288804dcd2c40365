"""The answers to an editor's questions, one function for each request of the protocol."""

from collections.abc import Callable, Mapping
from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcInvalidParams

from robustmap.editor import protocol
from robustmap.editor.completion import complete
from robustmap.editor.findings import fixes
from robustmap.editor.hover import hover
from robustmap.editor.links import mentions, place_of, ref_at
from robustmap.editor.rename import rename, renamed_at
from robustmap.editor.session import Kb, Server
from robustmap.editor.symbols import of_file, of_kb
from robustmap.editor.text import Position


def _at(position: lsp.Position) -> Position:
    return Position(position.line, position.character)


def _ref(ls: Server, params: lsp.DefinitionParams | lsp.ReferenceParams) -> tuple[Kb, str] | None:
    """Give the kb and the id under the cursor."""
    found = ls.file(params.text_document.uri)
    ref = ref_at(found[0].workspace, found[1], _at(params.position)) if found else None
    return (found[0], ref[0]) if found and ref else None


def completion(ls: Server, params: lsp.CompletionParams) -> lsp.CompletionList | None:
    """Tell what may be typed."""
    found = ls.file(params.text_document.uri)
    if found is None:
        return None
    kb, name = found
    return protocol.completion(complete(kb.workspace, name, _at(params.position)))


def hovered(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
    """Tell of the id under the cursor."""
    found = ls.file(params.text_document.uri)
    told = hover(found[0].workspace, found[1], _at(params.position)) if found else None
    return protocol.hover(told) if told else None


def definition(ls: Server, params: lsp.DefinitionParams) -> lsp.Location | None:
    """Tell where an id comes from."""
    found = _ref(ls, params)
    place = place_of(found[0].workspace, found[1]) if found else None
    return protocol.location(found[0].uri(place.name), place.range) if found and place else None


def references(ls: Server, params: lsp.ReferenceParams) -> list[lsp.Location]:
    """Tell where an id, or a part of what it names, is named."""
    found = _ref(ls, params)
    if found is None:
        return []
    kb, ref = found
    workspace = kb.workspace
    places = [
        protocol.location(kb.uri(one.name), workspace.text(one.name).range(one.piece))
        for one in mentions(workspace, ref)
    ]
    own = place_of(workspace, ref) if params.context.include_declaration else None
    return [*([protocol.location(kb.uri(own.name), own.range)] if own else []), *places]


def outline(ls: Server, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
    """Tell what a file holds."""
    found = ls.file(params.text_document.uri)
    symbol = of_file(found[0].workspace, found[1]) if found else None
    return [protocol.outline(symbol)] if symbol else []


def symbols(ls: Server, params: lsp.WorkspaceSymbolParams) -> list[lsp.SymbolInformation]:
    """Tell which nodes there are."""
    return [
        protocol.symbol(one, kb.uri(one.place.name))
        for kb in ls.kbs.values()
        for one in of_kb(kb.workspace, params.query)
    ]


def prepared(ls: Server, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
    """Tell what a rename would rename."""
    found = ls.file(params.text_document.uri)
    at = renamed_at(found[0].workspace, found[1], _at(params.position)) if found else None
    if at is None:
        return None
    ref, where = at
    return lsp.PrepareRenamePlaceholder(protocol.range_(where), ref.rpartition("#")[2])


def renamed(ls: Server, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
    """Give the edits of a rename, or say why there are none."""
    found = ls.file(params.text_document.uri)
    at = renamed_at(found[0].workspace, found[1], _at(params.position)) if found else None
    if found is None or at is None:
        return None
    kb = found[0]
    made = rename(kb.workspace, at[0], params.new_name.strip())
    if made.moved and not protocol.can_move(ls):
        made = made._replace(refused="this editor cannot rename files")
    if made.refused:
        raise JsonRpcInvalidParams(made.refused)
    return protocol.renaming(made, kb.uri)


def actions(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
    """Give the changes that findings propose."""
    found = ls.file(params.text_document.uri)
    if found is None:
        return []
    kb, name = found
    wanted = protocol.our_range(params.range)
    made = fixes(kb.workspace, kb.workspace.settled(), name, wanted)
    return [protocol.action(one, kb.uri(name)) for one in made]


Answer = Callable[[Server, Any], Any]

ANSWERS: Mapping[str, tuple[Answer, Any]] = {
    lsp.TEXT_DOCUMENT_COMPLETION: (
        completion,
        lsp.CompletionOptions(trigger_characters=[" ", "#", "-", "[", "{", ",", "/", "("]),
    ),
    lsp.TEXT_DOCUMENT_HOVER: (hovered, None),
    lsp.TEXT_DOCUMENT_DEFINITION: (definition, None),
    lsp.TEXT_DOCUMENT_REFERENCES: (references, None),
    lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: (outline, None),
    lsp.WORKSPACE_SYMBOL: (symbols, None),
    lsp.TEXT_DOCUMENT_PREPARE_RENAME: (prepared, None),
    lsp.TEXT_DOCUMENT_RENAME: (renamed, lsp.RenameOptions(prepare_provider=True)),
    lsp.TEXT_DOCUMENT_CODE_ACTION: (
        actions,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]),
    ),
}
"""Request -> what answers it, and with which options."""
