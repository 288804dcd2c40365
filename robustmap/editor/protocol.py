"""What this package says, in the types of the protocol."""

from collections.abc import Callable

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from robustmap.editor.completion import Offer, Offers
from robustmap.editor.findings import Finding, Fix
from robustmap.editor.hover import Hover
from robustmap.editor.rename import Renaming
from robustmap.editor.symbols import Symbol
from robustmap.editor.text import Edit, Position, Range

_SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "note": lsp.DiagnosticSeverity.Information,
}

_OFFERS = {
    "id": lsp.CompletionItemKind.Reference,
    "key": lsp.CompletionItemKind.Property,
    "word": lsp.CompletionItemKind.EnumMember,
    "handle": lsp.CompletionItemKind.Constant,
}

_SYMBOLS = {
    "argument": lsp.SymbolKind.Function,
    "inference": lsp.SymbolKind.Operator,
    "threshold": lsp.SymbolKind.Number,
    "axis": lsp.SymbolKind.Number,
    "proposal": lsp.SymbolKind.Module,
    "person": lsp.SymbolKind.Object,
    "source": lsp.SymbolKind.File,
    "concept": lsp.SymbolKind.Class,
}


def range_(given: Range) -> lsp.Range:
    """Give a range."""
    start, end = given
    return lsp.Range(lsp.Position(*start), lsp.Position(*end))


def our_range(given: lsp.Range) -> Range:
    """Give a range of the protocol as one of ours."""
    start, end = given.start, given.end
    return Range(Position(start.line, start.character), Position(end.line, end.character))


def location(uri: str, given: Range) -> lsp.Location:
    """Give a place."""
    return lsp.Location(uri, range_(given))


def diagnostic(finding: Finding) -> lsp.Diagnostic:
    """Give a finding."""
    return lsp.Diagnostic(
        range_(finding.range),
        finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source="robustmap",
    )


def completion(offers: Offers) -> lsp.CompletionList:
    """Give what may be typed; the editor is to ask again where there is more."""
    found = [_item(offers.range, one, number) for number, one in enumerate(offers.offers)]
    return lsp.CompletionList(is_incomplete=not offers.whole, items=found)


def _item(where: Range, offer: Offer, number: int) -> lsp.CompletionItem:
    text = f"{offer.text}: " if offer.sort == "key" else offer.text
    return lsp.CompletionItem(
        offer.text,
        kind=_OFFERS[offer.sort],
        detail=offer.detail or None,
        sort_text=f"{number:04}",
        # So that an id is found by the words of its title too.
        filter_text=f"{offer.text} {offer.detail}" if offer.sort == "id" else None,
        text_edit=lsp.TextEdit(range_(where), text),
    )


def hover(told: Hover) -> lsp.Hover:
    """Give plain text: what a kb says must not become markup."""
    content = lsp.MarkupContent(lsp.MarkupKind.PlainText, "\n".join(told.lines))
    return lsp.Hover(content, range_(told.range))


def outline(symbol: Symbol) -> lsp.DocumentSymbol:
    """Give a node and its parts as an outline."""
    return lsp.DocumentSymbol(
        symbol.id.rpartition("#")[2],
        _SYMBOLS.get(symbol.kind, lsp.SymbolKind.String),
        range_(symbol.whole),
        range_(symbol.place.range),
        detail=symbol.title,
        children=[outline(one) for one in symbol.parts],
    )


def symbol(one: Symbol, uri: str) -> lsp.SymbolInformation:
    """Give a node of the kb."""
    return lsp.SymbolInformation(
        location(uri, one.place.range),
        one.id,
        _SYMBOLS.get(one.kind, lsp.SymbolKind.String),
        container_name=one.title,
    )


def action(fix: Fix, uri: str) -> lsp.CodeAction:
    """Give the change that a finding proposes."""
    return lsp.CodeAction(
        fix.title,
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[diagnostic(fix.finding)],
        is_preferred=True,
        edit=lsp.WorkspaceEdit(changes={uri: [_edit(fix.edit)]}),
    )


def _edit(edit: Edit) -> lsp.TextEdit:
    return lsp.TextEdit(range_(edit.range), edit.text)


def renaming(made: Renaming, uri: Callable[[str], str]) -> lsp.WorkspaceEdit:
    """Give the edits of a rename; the file is moved last, so that all edits still find it."""
    if made.moved is None:
        edits = {uri(name): [_edit(one) for one in made.edits[name]] for name in made.edits}
        return lsp.WorkspaceEdit(changes=edits)
    changes: list[lsp.TextDocumentEdit | lsp.CreateFile | lsp.RenameFile | lsp.DeleteFile] = [
        lsp.TextDocumentEdit(
            lsp.OptionalVersionedTextDocumentIdentifier(uri(name)),
            [_edit(one) for one in made.edits[name]],
        )
        for name in made.edits
    ]
    before, after = made.moved
    changes.append(lsp.RenameFile(uri(before), uri(after)))
    return lsp.WorkspaceEdit(document_changes=changes)


def can_move(server: LanguageServer) -> bool:
    """Tell whether the editor renames files when it is asked to."""
    workspace = server.client_capabilities.workspace
    edits = workspace.workspace_edit if workspace else None
    kinds = (edits.resource_operations if edits else None) or ()
    return bool(edits and edits.document_changes) and lsp.ResourceOperationKind.Rename in kinds


def watch(server: LanguageServer) -> None:
    """Ask the editor to tell of files that change elsewhere, if it can."""
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if not (watched and watched.dynamic_registration):
        return
    globs = [lsp.FileSystemWatcher(glob) for glob in ("**/*.md", "**/map.yaml")]
    options = lsp.DidChangeWatchedFilesRegistrationOptions(globs)
    method = lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES
    server.client_register_capability(
        lsp.RegistrationParams([lsp.Registration("robustmap-files", method, options)])
    )
