"""tgf, the trivial graph format: names, a line `#`, and who attacks whom."""

import re
from collections.abc import Sequence

from robustmap.formats.iccma._format import FORMATS, Format
from robustmap.formats.iccma._named import Name, closely, simple
from robustmap.formats.iccma._reading import Faults, decoded
from robustmap.graph.csr import Compact

_BAR = re.compile(r"^[ \t]*+#[ \t\r]*+$", re.MULTILINE)
_LOOKS = re.compile(rb"^[ \t]*+#[ \t\r]*+$", re.MULTILINE)
_OTHERS = re.compile(rb"(?m)^[ \t]*+(?:p[ \t]+(?:af|aba)\b|(?:arg|att)\s*\()")
_ONE = re.compile(r"^[ \t]*+\S++[ \t\r]*+$", re.MULTILINE)
_TWO = re.compile(r"^[ \t]*+\S++[ \t]++\S++[ \t\r]*+$", re.MULTILINE)
_WORD = re.compile(r"\S+")
_PAIR = 2


def read(data: bytes, faults: Faults, engine: str = "auto") -> Compact | None:  # noqa: ARG001
    """Read a name on each line, a line `#`, then `a b` on a line for each attack of a on b."""
    text = decoded(data, faults)
    if text is None:
        return None
    bar = _BAR.search(text)
    if bar:
        found = _quickly(text[: bar.start()], text[bar.end() :])
        if found is not None:
            return found
    return _closely(text.split("\n"), faults)


def _quickly(above: str, below: str) -> Compact | None:
    """Give the framework if every line is as it should be."""
    names, ends = above.split(), below.split()
    if len(_ONE.findall(above)) != len(names) or 2 * len(_TWO.findall(below)) != len(ends):
        return None
    return simple(names, ends[::2], ends[1::2])


def _closely(lines: Sequence[str], faults: Faults) -> Compact | None:
    names, attacks = list[Name](), list[tuple[Name, Name]]()
    bar, labels = 0, list[int]()
    for number, line in enumerate(lines, 1):
        words = [*_some(line, number)]
        if not words:
            continue
        if words[0].text == "#" and len(words) == 1:
            if bar:
                faults.add(words[0].fault(f"there is a `#` already, on line {bar}", "one `#`"))
            bar = bar or number
        elif not bar:
            names.append(words[0])
            labels += [number] * (len(words) > 1)
        elif len(words) < _PAIR:
            right = "two names, the attacker and what it attacks"
            faults.at((number, line), 1, "the line has one name", right)
        else:
            attacks.append((words[0], words[1]))
            labels += [number] * (len(words) > _PAIR)
    if not bar:
        right = "a line `#` between the arguments and the attacks"
        faults.at((len(lines), lines[-1]), 0, "there is no line `#`", right)
    if labels:
        more = f", here and on more lines: {len(labels) - 1:,}" if len(labels) > 1 else ""
        faults.note(labels[0], f"what follows the names is left out{more}")
    return closely(names, attacks, faults)


def _some(line: str, number: int) -> Sequence[Name]:
    """Give the first three words of a line: more are never looked at."""
    found: list[Name] = []
    for match in _WORD.finditer(line):
        found.append(Name(match[0], number, match.start() + 1))
        if len(found) > _PAIR:
            break
    return found


def write(framework: Compact) -> bytes:
    """Write names; where one holds blanks or begins with `#`, numbers that the names follow."""
    names = list(framework.names)
    lines = names
    if any(name.split() != [name] or name[0] == "#" for name in names):
        numbers = [str(number) for number in range(1, len(names) + 1)]
        told = (" ".join(name.split()) for name in names)
        lines = [f"{number} {name}".strip() for number, name in zip(numbers, told, strict=True)]
        names = numbers
    ends = framework.attackers.items.tolist(), framework.attacked.tolist()
    attacks = (f"{names[one]} {names[other]}" for one, other in zip(*ends, strict=True))
    text = "".join(f"{line}\n" for line in (*lines, "#", *attacks))
    return text.encode("utf-8", "backslashreplace")


def _sniff(data: bytes) -> bool:
    return _LOOKS.search(data) is not None and _OTHERS.search(data) is None


FORMATS.add(
    "tgf",
    Format(
        "tgf",
        "a graph (names, #, attacks)",
        ".tgf",
        Compact,
        "names with blanks, which become labels of numbers",
        read,
        write,
        _sniff,
    ),
)
