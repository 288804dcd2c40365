"""A discussion as Kialo has it: lines with paths, stances and texts."""

from typing import NamedTuple

from robustmap.formats.exchange._arguments import parted
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import Where
from robustmap.model.problem import clip

Path = tuple[int, ...]


class Line(NamedTuple):
    """A claim below another one; `see` is the path of the claim that stands here again."""

    path: Path
    stance: str = ""
    text: str = ""
    see: Path = ()
    line: int = 0
    column: int = 1


class Discussion(NamedTuple):
    """The title, and the lines by path, parents before children."""

    title: str
    lines: dict[Path, Line]


def dotted(path: Path) -> str:
    """Give a path as Kialo writes it.

    >>> dotted((1, 12, 3))
    '1.12.3.'
    """
    return "".join(f"{number}." for number in path)


def nodes_of(found: Discussion, maker: Maker) -> None:
    """Make a debate, its claims, and an argument for each Pro and Con.

    Paths are no ids: they change with every move. Claims are named after their texts.
    """
    topic = _topic(found)
    names: dict[Path, str] = {}
    for line in found.lines.values():
        if not line.see and line.path != topic:
            names[line.path] = maker.name("", line.text)
    _debate(found, names, topic, maker)
    for path, name in names.items():
        line = found.lines[path]
        title, body = parted(line.text)
        maker.add("claim", name, {"title": title or name}, body, line=line.line)
    for line in found.lines.values():
        parent, child = names.get(line.path[:-1]), names.get(line.see or line.path)
        if line.stance and parent and child:
            relation, word = ("for", "pro") if line.stance == "Pro" else ("against", "con")
            name = maker.name(f"{word}-{child}", f"{word} {child}", "argument")
            maker.add("argument", name, {"premises": [child], relation: [parent]}, line=line.line)


def _topic(found: Discussion) -> Path:
    """Give the path of the line that only holds several theses together, () if there is none."""
    roots = [path for path in found.lines if len(path) == 1]
    if len(roots) != 1:
        return ()
    below = [line for path, line in found.lines.items() if len(path) == 2]  # noqa: PLR2004
    return roots[0] if below and not any(line.stance for line in below) else ()


def _debate(found: Discussion, names: dict[Path, str], topic: Path, maker: Maker) -> None:
    """Make the question that the theses answer."""
    top = len(topic) + 1
    theses = [found.lines[path] for path in found.lines if len(path) == top]
    about = dict.fromkeys(names[one.see or one.path] for one in theses)
    text = found.title or (found.lines[topic].text if topic else "")
    if not text:
        return
    title, body = parted(text)
    beside = found.lines[topic].text if topic else ""
    if beside and beside != found.title:
        body = f"{body}\n\n{beside}".strip()
    name = maker.name("", title, "debate")
    fields = {"title": title, "sort": "debate", **({"about": [*about]} if about else {})}
    maker.add("question", name, fields, body, line=1)


def sound(found: Discussion, maker: Maker) -> Discussion:
    """Follow every reference to the claim itself; tell of those that lead nowhere, and of gaps."""
    lines = {}
    ends: dict[Path, Path] = {}
    faults = maker.faults
    for path, line in found.lines.items():
        place = Where(line=line.line, column=line.column)
        if len(path) > 1 and path[:-1] not in found.lines:
            told = (
                f"`{clip(dotted(path))}` stands below `{clip(dotted(path[:-1]))}`, which is missing"
            )
            faults.add(told, **place, expected="every line below one that is there")
        elif len(path) > 1 and found.lines[path[:-1]].see:
            told = f"`{clip(dotted(path))}` stands below a line that only refers to another"
            faults.add(told, **place, expected="it below the claim itself")
        if path[-1] > 1 and (*path[:-1], path[-1] - 1) not in found.lines:
            before = dotted((*path[:-1], path[-1] - 1))
            faults.warn(f"`{clip(before)}` is missing before `{clip(dotted(path))}`", **place)
        end = _end(found, path, ends)
        if not end:
            why = "leads in a circle" if line.see in found.lines else "leads nowhere"
            told = f"`-> See {clip(dotted(line.see))}` {why}"
            faults.add(told, **place, expected="the path of a claim")
        lines[path] = line._replace(see=end) if line.see else line
    return found._replace(lines=lines)


def _end(found: Discussion, path: Path, ends: dict[Path, Path]) -> Path:
    """Give the path of the claim to which references lead in the end, () where they do not."""
    way: list[Path] = []
    while path not in ends:
        line = found.lines.get(path)
        ends[path] = () if line is None or line.see else path
        way.append(path)
        if line is None or not line.see:
            break
        path = line.see
    for one in way:
        ends[one] = ends[path]
    return ends[path]
