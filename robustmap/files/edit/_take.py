"""What is taken out of a file goes with the comments above it, which are about it."""

from collections.abc import Collection
from itertools import pairwise

from robustmap.files.edit._page import Page
from robustmap.model.places import KEY, Path


def take_key(page: Page, key: str) -> None:
    """Take a key of the top out, with its value and the comments above it."""
    start, _ = page.span((key, KEY))
    line = page.line_of(start)
    if page.text[line:start].strip():
        page.refuse("a key to be taken out shares its line with others")
    page.put(_above(page, line), _below(page, page.after((key,)), start - line), "")


def take_entries(page: Page, key: str, numbers: Collection[int]) -> None:
    """Take entries out of a list, each with the comments above it; the key too if none stays."""
    held = page.value((key,))
    size = len(held) if isinstance(held, list) else 1
    kept = [number for number in range(size) if number not in numbers]
    if not kept:
        take_key(page, key)
    elif page.layout.containers[key,].flow:
        _out_of_brackets(page, (key,), kept, size)
    else:
        for number in numbers:
            line = page.line_of_entry((key, number))
            column = page.text.index("-", line) - line
            page.put(_above(page, line), _below(page, page.after((key, number)), column), "")


def _out_of_brackets(page: Page, path: Path, kept: list[int], size: int) -> None:
    starts = {one.path: page.base + one.offset for one in page.layout.marks[::-1]}
    for number in set(range(kept[-1])) - set(kept):
        page.put(starts[*path, number], starts[*path, number + 1], "")
    if kept[-1] < size - 1:
        last, gone = page.end((*path, kept[-1])), starts[*path, kept[-1] + 1]
        # A comment between the two stays; the comma before it may stay too.
        start = gone if "#" in page.text[last:gone] else last
        page.put(start, page.end((*path, size - 1)), "")


def _above(page: Page, line: int) -> int:
    """Give the beginning of the comments right above a line, or of the line itself."""
    # A line of a text that is written in lines of its own may begin with `#` too.
    ends = (page.base + end for _, end in page.layout.values)
    floor = max((end for end in ends if end <= line), default=page.base)
    while line > floor:
        before = page.line_of(line - 1)
        if before < floor or not page.text[before:line].lstrip().startswith("#"):
            break
        line = before
    return line


def _below(page: Page, line: int, column: int) -> int:
    """Give the end of the comments below a value that stand further right than its key.

    What stands above might take them for a part of its own text. Comments right above what
    comes next are about that.
    """
    stop, lines = page.base + len(page.front_text), [line]
    while lines[-1] < stop:
        below = page.text.index("\n", lines[-1]) + 1
        said = page.text[lines[-1] : below]
        if said.strip() and not said.lstrip().startswith("#"):
            stop = _above(page, lines[-1])
            break
        lines.append(below)
    end = line
    for first, after in pairwise(one for one in lines if one <= stop):
        said = page.text[first:after].removesuffix("\n")
        if said.strip() and _indent(said) <= column:
            break
        end = after if _indent(said) > column else end
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
