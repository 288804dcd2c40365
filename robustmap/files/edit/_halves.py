"""Two arguments made of one, by its premises and by what it is aimed at."""

from collections.abc import Collection

from robustmap.explain import words
from robustmap.files.edit._book import Book
from robustmap.files.edit._both import aim_at_both
from robustmap.files.edit._choice import Choice, choose, relations
from robustmap.files.edit._links import Renaming, changed_places, rewrite, swap
from robustmap.files.edit._page import Page
from robustmap.files.edit._premises import entry, put_id, write_names
from robustmap.files.edit._second import Wanted, second_page
from robustmap.files.edit._take import take_entries
from robustmap.files.edit._told import move, moved_parts, tell, to_move
from robustmap.files.edit.promote import titled
from robustmap.model import ids
from robustmap.model.expand import REASON, heading, named_premises, targets
from robustmap.model.nodes import Argument
from robustmap.model.places import Path


def second_argument(book: Book, node: Argument, new: str, wanted: Wanted) -> None:
    """Note a second argument that takes premises and targets of a first.

    Whoever speaks of the whole, or of a step that both have now, speaks of both; whoever
    speaks of a premise or step that has moved finds it where it is.
    """
    choice = choose(book, node, wanted.take, wanted.share)
    moved = to_move(book, node.id, wanted.move)
    parts = moved_parts(book, moved, new) | _parts(node, choice, new)
    renaming = Renaming(book, {}, parts)
    page = book.page(node.id)
    title = wanted.title.strip() or _title(book, node, choice)
    other = second_page(book, node, new, wanted._replace(title=title))
    gone = _take_apart(page, other, node, choice)
    stays = {(node.id, path) for path in gone[0]}
    left = {(owner, one.path) for owner, places in moved.items() for one in places}
    rewrite(book, renaming, stays | left)
    _rewrite_second(book, other, node, renaming, gone[1])
    done = move(book, moved, node.id, new)
    whole = {node.id: new, **_steps(node, choice, new)}
    both = aim_at_both(book, renaming, whole, left, node.id)
    book.names |= renaming.names
    book.add(other.name, other.bytes())
    book.last.append(page.name)
    book.notes.append(f"{new} is split off from {node.id}, and has its sources")
    if both:
        said = ", ".join(both)
        book.notes.append(f"aimed at {node.id} and at {new} now, as at the whole: {said}")
    if moved:
        book.notes.append(f"links that lead to {new} now: {done}")
    book.notes += tell(book, node.id, new, moved, both)


def _title(book: Book, node: Argument, choice: Choice) -> str:
    """Make a title of the first premise that moves with its words, or of what it is aimed at."""
    sentences = dict(named_premises(node))
    for local in choice.inline_taken:
        return titled(sentences[local])[0]
    every = list(targets(node))
    relation, link = every[min(choice.moved, default=0)]
    target = book.map.owner(link.to)
    about = heading(target) if target is not None else link.to
    return titled(f"{heading(node).removesuffix('.')}: {words.RELATION[relation]} “{about}”")[0]


def _parts(node: Argument, choice: Choice, new: str) -> dict[str, str]:
    """Give the ids of the premises and steps that have another name now."""
    found = {ids.join(node.id, one): ids.join(new, one) for one in choice.inline_taken}
    aims = [link.to for _, link in targets(node)]
    mine = [to for number, to in enumerate(aims) if number not in choice.moved]
    theirs = [to for number, to in enumerate(aims) if number in choice.moved]
    for owner, part in ((node.id, mine), (new, theirs)) if theirs else ():
        for to in part:
            before = ids.on_target(node.id, to)
            found[before] = owner if len(part) == 1 else ids.on_target(owner, to)
    return {old: today for old, today in found.items() if old != today}


def _steps(node: Argument, choice: Choice, new: str) -> dict[str, str]:
    """Give the steps that both have, where the second has the same targets: old -> new."""
    aims = [link.to for _, link in targets(node)]
    if choice.moved or len(aims) == 1:
        return {}
    return {ids.on_target(node.id, to): ids.on_target(new, to) for to in aims}


Gone = tuple[Collection[Path], Collection[Path]]
"""The places that the first file loses, and those that the second one does not have."""


def _take_apart(page: Page, other: Page, node: Argument, choice: Choice) -> Gone:
    mine, theirs = _targets(page, other, node, choice)
    write_names(page, node, choice.inline_taken)
    stay = [one.local for one in choice.premises if one.local and one.number not in choice.taken]
    write_names(other, node, stay)
    if choice.taken:
        take_entries(page, "premises", choice.taken)
    not_theirs = [
        one.number for one in choice.premises if one.number not in choice.taken | choice.shared
    ]
    if not_theirs:
        take_entries(other, "premises", not_theirs)
    for one in choice.premises:
        if one.local and one.number in choice.shared:
            put_id(other, entry(other, node, one.local), ids.join(node.id, one.local))
    if not choice.premises:
        other.insert("premises", [ids.join(node.id, REASON)])
    lost = [("premises", number, "to") for number in choice.taken]
    return {*mine, *lost}, {*theirs, *(("premises", number, "to") for number in not_theirs)}


def _targets(page: Page, other: Page, node: Argument, choice: Choice) -> Gone:
    """Share the targets out; without any that moves, both have all."""
    gone: tuple[set[Path], set[Path]] = (set(), set())
    if not choice.moved:
        return gone
    for half, lost, leaves in ((page, gone[0], True), (other, gone[1], False)):
        by_key: dict[str, list[int]] = {}
        for number, (relation, place) in enumerate(relations(node)):
            if (number in choice.moved) is leaves:
                by_key.setdefault(relation, []).append(place)
                lost.add((relation, place, "to"))
        for key, places in by_key.items():
            take_entries(half, key, places)
    return gone


def _rewrite_second(
    book: Book, other: Page, node: Argument, renaming: Renaming, lost: Collection[Path]
) -> None:
    """Let the second file name what it names by the ids of today."""
    for one, today in changed_places(book, node, renaming):
        written = other.written(one.path)
        if one.path not in lost and written and written[0] in other.front.fields:
            swap(other, one, today)
