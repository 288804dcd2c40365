"""The text that Kialo exports, and a discussion from it."""

import re
from collections.abc import Iterator

from robustmap.formats.exchange._arguments.wording import cleaned
from robustmap.formats.exchange._kialo.tree import Discussion, Line, Path, dotted
from robustmap.formats.exchange._reading import MAX_NODES, Faults, Where
from robustmap.model.problem import clip

TITLE = "Discussion Title:"
_LINE = re.compile(r"((?:\d{1,9}\.)+)(?: +(?:(Pro|Con): ?)?(.*))?")
_SEE = re.compile(r"-> See ((?:\d{1,9}\.)+)\s*")
_ESCAPED = re.compile(r"\\([\\()\[\].:-])")
_LINK = re.compile(r"(\[[^\[\]()\\\n]*\]\([^\s()\[\]\\]+\))")
_SPECIAL = re.compile(r"[\\()\[\]]")
_NUMBERED = re.compile(r"^(\s*\d+)\.", re.MULTILINE)
_STANCE = re.compile(r"(Pro|Con):")


def parsed(text: str, faults: Faults) -> Discussion:
    """Read title and lines; a line without a path goes on with the text above it. Linear."""
    title, start = "", 0
    rows = text.split("\n")
    if rows[0].startswith(TITLE):
        title, start = unescaped(rows[0][len(TITLE) :]).strip(), 1
    lines: dict[Path, Line] = {}
    current: tuple[Line, list[str]] | None = None
    for number, row in enumerate(rows[start:], start=start + 1):
        found = _LINE.fullmatch(row)
        if found is None:
            if current:
                current[1].append(row)
            elif row.strip():
                told = "this belongs to no claim"
                faults.add(told, line=number, column=1, expected="`1. A thesis.`")
                break
            continue
        if current:
            _close(lines, *current, faults)
        if len(lines) >= MAX_NODES:
            faults.add(f"there are more than {MAX_NODES:,} claims", line=number, column=1)
            return Discussion(title, lines)
        path = tuple(int(one) for one in found[1].split(".")[:-1])
        line = Line(path, found[2] or "", line=number, column=(found.start(3) + 1) or 1)
        current = line, [found[3] or ""]
    if current:
        _close(lines, *current, faults)
    return Discussion(title, dict(sorted(lines.items())))


def _close(lines: dict[Path, Line], line: Line, rows: list[str], faults: Faults) -> None:
    """Take in a line with all of its text."""
    place = Where(line=line.line, column=line.column)
    shown = clip(dotted(line.path))
    text = "\n".join(rows).strip()
    see = _SEE.fullmatch(text)
    if see:
        line = line._replace(see=tuple(int(one) for one in see[1].split(".")[:-1]))
    elif not text:
        faults.warn(f"`{shown}` says nothing", **place, expected="a text")
        line = line._replace(text=shown)
    else:
        line = line._replace(text=cleaned(unescaped(text)))
    if line.path in lines:
        told = f"the path `{shown}` stands twice, first on line {lines[line.path].line}"
        faults.add(told, **place, expected="every path once")
        return
    if 0 in line.path:
        faults.add(f"the path `{shown}` has a zero", **place, expected="paths that count from 1")
        return
    if line.stance and len(line.path) == 1:
        faults.warn(f"`{shown}` is {line.stance} nothing: it stands at the top", **place)
        line = line._replace(stance="")
    elif not line.stance and len(line.path) > 2:  # noqa: PLR2004
        told = f"`{shown}` is neither Pro nor Con; it is read as a claim of its own"
        faults.warn(told, **place, expected="`Pro:` or `Con:`")
    lines[line.path] = line


def written(found: Discussion) -> str:
    """Give the text of a discussion."""
    return "\n".join(_rows(found)) + "\n"


def _rows(found: Discussion) -> Iterator[str]:
    yield f"{TITLE} {escaped(found.title)}"
    yield ""
    for line in found.lines.values():
        stance = f"{line.stance}: " if line.stance else ""
        what = f"-> See {dotted(line.see)}" if line.see else escaped(line.text)
        yield f"{dotted(line.path)} {stance}{what}"


def escaped(text: str) -> str:
    r"""Give a text with the escapes of Kialo; links stay links.

    >>> escaped("so (it) is, see [this](http://a.b)"), escaped("one\n2. two")
    ('so \\(it\\) is, see [this](http://a.b)', 'one\n2\\. two')
    """
    pieces = _LINK.split(text)
    pieces[::2] = [_SPECIAL.sub(r"\\\g<0>", piece) for piece in pieces[::2]]
    whole = _NUMBERED.sub(r"\1\\.", "".join(pieces))
    if whole.startswith("-> See"):
        whole = f"\\{whole}"
    return _STANCE.sub(r"\1\\:", whole, count=1) if _STANCE.match(whole) else whole


def unescaped(text: str) -> str:
    """Give a text without the escapes of Kialo."""
    return _ESCAPED.sub(r"\1", text)
