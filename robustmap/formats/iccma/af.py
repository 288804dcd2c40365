"""`p af`: a framework as numbers (the format of ICCMA since 2023)."""

from typing import TYPE_CHECKING

from robustmap.formats.iccma._format import FORMATS, Format
from robustmap.formats.iccma._header import Header, begins, looks, start
from robustmap.formats.iccma._pairs import first_repeat, pairs
from robustmap.formats.iccma._reading import Faults, decoded
from robustmap.graph.csr import MAX_ARGUMENTS, Compact, Numbered

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BEGIN, _LOOKS = begins("af"), looks("af")
_PAIR = 2


def read(data: bytes, faults: Faults, engine: str = "auto") -> Compact | None:
    """Read `p af N`, then `a b` on a line for each attack of argument a on b; `#` for comments."""
    head = _BEGIN.match(start(data))
    if data.isascii() and head and int(head[1]) <= MAX_ARGUMENTS:
        found = pairs(data, head.end(), int(head[1]), engine)
        if found is not None:
            return _made(data, int(head[1]), *found, faults)
    size, attackers, targets = _careful(data, faults)
    if faults.errors:
        return None
    import numpy as np

    return _made(data, size, np.array(attackers, np.int32), np.array(targets, np.int32), faults)


def _made(
    data: bytes,
    size: int,
    attackers: "NDArray[np.int32]",
    targets: "NDArray[np.int32]",
    faults: Faults,
) -> Compact:
    found = Compact.of_pairs(size, attackers, targets)
    more = len(attackers) - found.attacks
    if more:
        line = _line_of(data, first_repeat(attackers, targets))
        what = "an attack stands" if more == 1 else f"{more:,} attacks stand"
        faults.note(line, f"{what} there a second time, counted once; this is the first")
    return found


def _line_of(data: bytes, attack: int) -> int:
    """Give the line of the attack of this number."""
    for number, line in enumerate(data.split(b"\n"), 1):
        said = line.lstrip()
        if said[:1].isdigit():
            attack -= 1
            if attack < 0:
                return number
    return 1


def _careful(data: bytes, faults: Faults) -> tuple[int, list[int], list[int]]:
    """Read line by line, and tell whatever is wrong."""
    text = decoded(data, faults)
    header, attackers, targets = Header("af", faults), list[int](), list[int]()
    if text is None:
        return 0, attackers, targets
    for number, line in enumerate(text.split("\n"), 1):
        words = line.split(maxsplit=_PAIR)
        if not words or words[0][0] == "#":
            continue
        place = number, line
        if words[0] == "p":
            header.take(place)
            continue
        header.missing(place)
        if len(words) != _PAIR:
            count = "one number" if len(words) < _PAIR else "more than two numbers"
            right = "two numbers, the attacker and what it attacks; comments on their own lines"
            faults.at(place, min(len(words), _PAIR), f"the line has {count}", right)
        ends = [header.number(place, at, word) for at, word in enumerate(words[:_PAIR])]
        attackers.append(ends[0])
        targets.append(ends[-1])
    header.missing((1, ""))
    return header.size or 0, attackers, targets


def write(framework: Compact) -> bytes:
    """Write numbers; names that are more than numbers stand in comments before them."""
    lines = [f"p af {len(framework)}"]
    if not isinstance(framework.names, Numbered):
        named = enumerate(framework.names, 1)
        lines += [f"# {number} is {' '.join(name.split())}" for number, name in named]
    ends = framework.attackers.items + 1, framework.attacked + 1
    lines += map("%d %d".__mod__, zip(*(one.tolist() for one in ends), strict=True))
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def _sniff(data: bytes) -> bool:
    return _LOOKS.match(start(data)) is not None


FORMATS.add(
    "af",
    Format(
        "af",
        "numbered attacks (p af)",
        ".af",
        Compact,
        "names, which stand in comments only",
        read,
        write,
        _sniff,
    ),
)
