"""Inline premises where they are written, and the names that they get there."""

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


def write_names(page: Page, owner: Arguing, but: str = "") -> int:
    """Write the names of the unnamed premises, which are numbers so far; count them."""
    unnamed = iter(named_premises(owner))
    done = 0
    for premise in owner.premises:
        if premise.ref is None:
            name = next(unnamed)[0]
            if premise.local is None and name != but:
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
