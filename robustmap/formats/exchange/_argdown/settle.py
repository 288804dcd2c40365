"""What Argdown makes of relations: those of a reconstructed argument are its conclusion's."""

from robustmap.formats.exchange._argdown.document import (
    WHOLE,
    Document,
    End,
    Relation,
    distinct,
)


def settle(document: Document) -> None:
    """Aim relations as Argdown does, which its JSON then shows. Linear.

    What goes out from an argument with premises goes out from its main conclusion; an undercut
    of it is aimed at its last inference. In strict mode an attack between statements says that
    both cannot be true. An attack on an argument by what attacks one of its premises is left out.
    """
    moved = [_moved(document, one) for one in document.relations]
    if document.strict:
        moved = [_strict(one) for one in moved]
    moved = distinct(moved)
    denied: dict[str, set[str]] = {}
    for one in moved:
        for by, on in _denials(one):
            denied.setdefault(by, set()).add(on)
    premises = {
        name: {one for step in argument.steps for one in step.premises}
        for name, argument in document.arguments.items()
    }
    document.relations = [one for one in moved if not _redundant(one, denied, premises)]


def _moved(document: Document, one: Relation) -> Relation:
    by, on = one.by, one.on
    if by.sort == "argument" and document.argument(by.title).steps:
        by = End("statement", document.argument(by.title).steps[-1].conclusion)
    if one.kind == "undercut" and on.sort == "argument" and on.step == WHOLE:
        on = on._replace(step=len(document.argument(on.title).steps) - 1)
    return one._replace(by=by, on=on)


def _strict(one: Relation) -> Relation:
    between = one.by.sort == one.on.sort == "statement"
    return one._replace(kind="contrary") if between and one.kind == "attack" else one


def _denials(one: Relation) -> list[tuple[str, str]]:
    if one.by.sort != "statement" or one.on.sort != "statement":
        return []
    pair = (one.by.title, one.on.title)
    if one.kind == "attack":
        return [pair]
    return [pair, pair[::-1]] if one.kind in ("contrary", "contradictory") else []


def _redundant(one: Relation, denied: dict[str, set[str]], premises: dict[str, set[str]]) -> bool:
    if one.kind != "attack" or one.by.sort != "statement" or one.on.sort != "argument":
        return False
    return not denied.get(one.by.title, set()).isdisjoint(premises.get(one.on.title, ()))
