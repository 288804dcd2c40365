"""Who speaks of a whole argument goes on speaking of all of it, when it becomes two."""

from collections.abc import Collection, Mapping

from robustmap.errors import EditError
from robustmap.files.edit._book import Book
from robustmap.files.edit._links import Renaming
from robustmap.files.edit._told import AT_ARGUMENTS
from robustmap.model import ids
from robustmap.model.expand import Relation, targets
from robustmap.model.fields import Link
from robustmap.model.nodes import Argument
from robustmap.model.places import Path

Aimed = tuple[Argument, Relation, int, Link]


def aim_at_both(
    book: Book,
    renaming: Renaming,
    whole: Mapping[str, str],
    left: Collection[tuple[str, Path]],
    own: str,
) -> list[str]:
    """Let every argument that is aimed at an old id be aimed at the new one too.

    Whoever speaks of such a step (`reply#on-old`) then speaks of both of its steps, and so on;
    what a view switches off stays off. Gives the arguments that aim at more now. The links in
    `left` are left as they are.

    Raises:
        EditError: the argument `own`, which becomes two, is among them; or one of them would
            name a step twice.
    """
    aimed = _aimed(book)
    pending, done = dict(whole), dict[str, str]()
    told: dict[str, list[str]] = {}
    while pending:
        old, new = pending.popitem()
        done[old] = new
        for node, relation, number, link in aimed.get(old, ()):
            if (node.id, (relation, number, "to")) in left:
                continue
            if node.id == own:
                message = (
                    f"`{own}` is aimed at `{link.to}`, which is about itself: "
                    "split it by hand; nothing was written"
                )
                raise EditError(message)
            book.page(node.id).extend(relation, [_entry(link, new)])
            told.setdefault(node.id, []).append(new)
            if len(list(targets(node))) > 1:
                step = ids.on_target(node.id, link.to)
                pending |= {} if step in done else {step: ids.on_target(node.id, new)}
    _refuse_twice(book, renaming, told)
    _keep_off(book, done)
    return [*told]


def _refuse_twice(book: Book, renaming: Renaming, more: Mapping[str, list[str]]) -> None:
    """Stop where an argument that speaks of the whole and of one step would say it twice."""
    for node in book.map.arguments():
        before = [link.to for _, link in targets(node)]
        after = [*(renaming.of(ref) for ref in before), *more.get(node.id, ())]
        twice = next((one for one in after if after.count(one) > 1), "")
        if twice and len(set(before)) == len(before):
            message = (
                f"`{node.id}` would be aimed at `{twice}` twice: "
                "take out one of its links first; nothing was written"
            )
            raise EditError(message)


def _aimed(book: Book) -> Mapping[str, list[Aimed]]:
    found: dict[str, list[Aimed]] = {}
    for node in book.map.arguments():
        seen: dict[Relation, int] = {}
        for relation, link in targets(node):
            number = seen[relation] = seen.get(relation, -1) + 1
            ref = book.map.resolve(link.to)
            if relation in AT_ARGUMENTS and ref:
                found.setdefault(ref, []).append((node, relation, number, link))
    return found


def _entry(link: Link, new: str) -> str | dict[str, str]:
    # What was read of the whole says nothing of the part, so `read` is left out.
    return {"to": new, "basis": link.basis} if link.basis else new


def _keep_off(book: Book, both: Mapping[str, str]) -> None:
    off = [book.map.resolve(ref) for ref in book.map.settings.evaluate.off]
    settings = book.settings()
    if settings is not None:
        settings.extend(("evaluate", "off"), [both[ref] for ref in off if ref and ref in both])
