"""Which premises and targets of an argument go to a second one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from robustmap.errors import EditError, UnknownIdError
from robustmap.files.edit._book import Book
from robustmap.model import ids
from robustmap.model.expand import Relation, named_premises, targets
from robustmap.model.nodes import Argument
from robustmap.model.suggest import nearest


class Part(NamedTuple):
    """A premise or a target of an argument, by all the words that name it; `words[0]` is shown.

    `number` counts premises, or targets, of the argument; `local` is that of an inline premise.
    """

    number: int
    words: tuple[str, ...]
    local: str = ""


class Choice(NamedTuple):
    """What goes to the second argument: premises that it takes, or shares, and targets."""

    premises: tuple[Part, ...]
    aims: tuple[Part, ...]
    taken: frozenset[int]
    shared: frozenset[int]
    moved: frozenset[int]

    @property
    def inline_taken(self) -> list[str]:
        """The local ids of the premises that move with their words."""
        return [one.local for one in self.premises if one.local and one.number in self.taken]


def choose(book: Book, node: Argument, take: Sequence[str], share: Sequence[str]) -> Choice:
    """Find what the words of a user name.

    Raises:
        UnknownIdError: a word names no premise or target of the argument.
        EditError: a word names two of them, or there are not enough for two arguments.
    """
    premises, aims = tuple(_premises(book, node)), tuple(_aims(book, node))
    if len(premises) < 2 and len(aims) < 2:  # noqa: PLR2004 - two arguments need two of something
        message = (
            f"`{node.id}` cannot be split: it has {_counted(premises, 'premise')} and "
            f"{_counted(aims, 'target')}; nothing was written"
        )
        raise EditError(message)
    if not take:
        message = f"say with `--take` what is to move; `{node.id}` has {_listed(premises, aims)}"
        raise EditError(message)
    taken, moved = set[int](), set[int]()
    for word in take:
        found = _found(book, node, word, premises, aims)
        (taken if found in premises else moved).add(found.number)
    shared = {_found(book, node, word, premises, ()).number for word in share}
    if not taken and not share:
        shared = {one.number for one in premises}
    if taken & shared:
        message = "one premise cannot both move and be shared; nothing was written"
        raise EditError(message)
    for what, gone, every in (("premise", taken, premises), ("target", moved, aims)):
        if gone and len(gone) == len(every):
            message = (
                f"nothing would be left: one {what} of `{node.id}` at least has to stay; "
                "nothing was written"
            )
            raise EditError(message)
    return Choice(premises, aims, frozenset(taken), frozenset(shared), frozenset(moved))


def _premises(book: Book, node: Argument) -> Iterator[Part]:
    inline = iter(named_premises(node))
    for number, premise in enumerate(node.premises):
        if premise.ref is not None:
            yield Part(number, (premise.ref, *_resolved(book, premise.ref)))
        else:
            local = next(inline)[0]
            yield Part(number, (local, ids.join(node.id, local)), local)


def _aims(book: Book, node: Argument) -> Iterator[Part]:
    for number, (_, link) in enumerate(targets(node)):
        inference = ids.on_target(node.id, link.to)
        named = (inference, ids.split(inference)[1])
        yield Part(number, (link.to, *named, *_resolved(book, link.to)))


def _resolved(book: Book, ref: str) -> Iterator[str]:
    yield from (one for one in (book.map.resolve(ref), book.map.statement_id(ref)) if one)


def _found(
    book: Book, node: Argument, word: str, premises: Sequence[Part], aims: Sequence[Part]
) -> Part:
    owner, local = ids.split(word)
    here = ids.join(book.map.aliases.get(owner, owner), local) if local else word
    meant = {word, here, *_resolved(book, word)}
    found = [one for one in (*premises, *aims) if meant & set(one.words)]
    if len(found) > 1:  # a claim may be both: `on-CLAIM` names the target alone
        alone = f"`{ids.ON}{word}` names the target alone; " if found[-1] in aims else ""
        message = (
            f"`{word}` names more than one premise or target of `{node.id}`; "
            f"{alone}nothing was written"
        )
        raise EditError(message)
    if not found:
        known = [*premises, *aims]
        near = nearest(word, tuple(one for part in known for one in part.words))
        hint = f"; did you mean `{near}`?" if near else f": it has {_listed(premises, aims)}"
        message = f"`{word}` is no premise or target of `{node.id}`{hint}"
        raise UnknownIdError(message)
    return found[0]


def relations(node: Argument) -> list[tuple[Relation, int]]:
    """Give, for each target in its order, its key and its number under that key."""
    seen: dict[Relation, int] = {}
    found = []
    for relation, _ in targets(node):
        seen[relation] = seen.get(relation, -1) + 1
        found.append((relation, seen[relation]))
    return found


def _counted(parts: Sequence[Part], word: str) -> str:
    return f"one {word}" if len(parts) == 1 else f"no {word}"


def _listed(premises: Sequence[Part], aims: Sequence[Part]) -> str:
    said = ", ".join(f"`{one.words[0]}`" for one in premises)
    targets = ", ".join(f"`{one.words[0]}`" for one in aims)
    return " and ".join(
        one
        for one in (said and f"the premises {said}", targets and f"the targets {targets}")
        if one
    )
