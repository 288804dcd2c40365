"""Inline premises where they are written, and the names that they get there."""

from collections.abc import Collection, Mapping

from robustmap.files.edit._page import Page
from robustmap.model.expand import named_premises
from robustmap.model.nodes import Arguing
from robustmap.model.places import KEY, Path


def entry(page: Page, owner: Arguing, local: str) -> Path:
    """Give the path of the entry that holds a premise."""
    inline = iter(named_premises(owner))
    for number, premise in enumerate(owner.premises):
        if premise.ref is None and next(inline)[0] == local:
            path = (owner.premises_key, number)
            return path if isinstance(page.value(path[:1]), list) else path[:1]
    raise AssertionError(local)


def write_names(page: Page, owner: Arguing, but: Collection[str] = ()) -> int:
    """Write the names of the unnamed premises, which are numbers so far; count them."""
    unnamed = iter(named_premises(owner))
    done = 0
    for premise in owner.premises:
        if premise.ref is None:
            name = next(unnamed)[0]
            if premise.local is None and name not in but:
                _write_name(page, entry(page, owner, name), name)
                done += 1
    return done


def _write_name(page: Page, path: Path, name: str) -> None:
    start, _ = page.span(path)
    if len(path) > 1:
        page.put(start, start, f"{name}: ")
        return
    colon = len(page.text[:start].rstrip(" "))
    indent = " " * (page.front.spans[*path, KEY][1] + 1)
    page.put(colon, start, f"\n{indent}- {name}: ")


def name_premise(page: Page, owner: Arguing, local: str, new: str) -> None:
    """Give a premise another name; the unnamed ones get theirs, which are numbers so far."""
    path = entry(page, owner, local)
    held = page.value(path)
    write_names(page, owner, [local])
    if isinstance(held, dict):
        page.put(*page.span((*path, local, KEY)), new)
    else:
        _write_name(page, path, new)


def put_id(page: Page, path: Path, claim: str) -> None:
    """Put an id where a premise stood, with its name or without one."""
    held = page.value(path)
    if isinstance(held, str):
        start, end = page.span(path)
    elif page.layout.containers[path].flow:
        start, end = (page.base + at for at in page.layout.containers[path][:2])
        braces = page.text[start] == "{"
        start, end = (start, end + 1) if braces else _pair(page, path, held)
        if "#" in page.text[start:end]:
            page.refuse("a comment stands within the premise")
    else:
        start, end = _pair(page, path, held)
    page.put(start, end, page.like(start, end, claim))


def _pair(page: Page, path: Path, held: Mapping[str, str]) -> tuple[int, int]:
    """Give the offsets of a name and its sentence."""
    ((local, _),) = held.items()
    return page.span((*path, local, KEY))[0], page.span((*path, local))[1]
