"""apx: a framework as facts of a logic program (the format of ICCMA until 2021)."""

import re
from collections.abc import Iterator

from robustmap.formats.iccma._format import FORMATS, Format
from robustmap.formats.iccma._named import Name, closely, simple
from robustmap.formats.iccma._reading import Fault, Faults, decoded, shown
from robustmap.graph.csr import Compact

_NAME = r"""("[^"\n]*+"|[^\s(),.%"]++)"""
_ARGUMENT = re.compile(rf"arg\s*+\(\s*+{_NAME}\s*+\)\s*+\.")
_ATTACK = re.compile(rf"att\s*+\(\s*+{_NAME}\s*+,\s*+{_NAME}\s*+\)\s*+\.")
_FROM = re.compile(rf"att\s*+\(\s*+{_NAME}\s*+,")
_ON = re.compile(rf",\s*+{_NAME}\s*+\)\s*+\.")
_COMMENT = re.compile(r"%[^\n]*+")
_QUIET = re.compile(r"(?:\s++|%[^\n]*+)")
_WRONG = re.compile(r"[^\s.%][^.\n%]*+\.?|\.")
_PLAIN = re.compile(r"[a-z0-9_][A-Za-z0-9_]*")
_LOOKS = re.compile(rb"\s*+(?:%[^\n]*+\n\s*+)*+(?:arg|att)\s*\(")


def read(data: bytes, faults: Faults, engine: str = "auto") -> Compact | None:  # noqa: ARG001
    """Read `arg(a).` for each argument and `att(a,b).` where a attacks b; `%` for comments."""
    text = decoded(data, faults)
    if text is None:
        return None
    if '"' not in text:  # A quoted name may hold what looks like a comment or a fact.
        found = _quickly(_COMMENT.sub("", text) if "%" in text else text)
        if found is not None:
            return found
    names, attacks = list[Name](), list[tuple[Name, Name]]()
    for one in _facts(text, faults):
        if len(one) == 1:
            names += one
        else:
            attacks.append((one[0], one[1]))
    return closely(names, attacks, faults)


def _quickly(text: str) -> Compact | None:
    """Give the framework if the whole text is facts, and each name is as it should be."""
    names, attackers, targets = (one.findall(text) for one in (_ARGUMENT, _FROM, _ON))
    length = sum(sum(map(len, some)) for some in (names, attackers, targets))
    length += len("arg().") * len(names) + len("att(,).") * len(attackers)
    # The two halves of an attack can share nothing but a comma, so if there are as many of
    # both and all that is not blank is as long as the facts, then there is nothing else.
    if len(attackers) != len(targets) or len(text) - sum(map(text.count, " \t\r\n")) != length:
        return None
    return simple(names, attackers, targets)


def _facts(text: str, faults: Faults) -> Iterator[tuple[Name, ...]]:
    """Yield each fact, and tell of whatever else there is."""
    place, line, begin = 0, 1, 0
    while place < len(text):
        quiet = _QUIET.match(text, place)
        match = quiet or _ARGUMENT.match(text, place) or _ATTACK.match(text, place)
        if match is None:
            match = _WRONG.match(text, place)
            assert match
            said = match[0].rstrip()
            start = place - begin + 1
            message = f"{shown(said)} is no fact"
            right = "`arg(a).` or `att(a,b).`"
            faults.add(Fault(line, start, start + len(said), message, right))
        elif not quiet:
            yield tuple(_names(text, match, line, begin))
        ends = text.count("\n", place, match.end())
        if ends:
            line, begin = line + ends, text.rfind("\n", place, match.end()) + 1
        place = match.end()


def _names(text: str, match: re.Match[str], line: int, begin: int) -> Iterator[Name]:
    for number in range(1, len(match.groups()) + 1):
        start = match.start(number)
        ends = text.count("\n", match.start(), start)
        first = text.rfind("\n", match.start(), start) + 1 if ends else begin
        yield Name(match[number], line + ends, start - first + 1)


def write(framework: Compact) -> bytes:
    """Write facts; where a name is no plain word all are a1, a2, ..., and comments name them."""
    names, comments = list(framework.names), list[str]()
    if not all(map(_PLAIN.fullmatch, names)):
        plain = [f"a{number}" for number in range(1, len(names) + 1)]
        told = (" ".join(name.split()) for name in names)
        comments = [f"% {short} is {name}" for short, name in zip(plain, told, strict=True)]
        names = plain
    ends = framework.attackers.items.tolist(), framework.attacked.tolist()
    lines = [*comments, *map("arg(%s).".__mod__, names)]
    lines += [f"att({names[one]},{names[other]})." for one, other in zip(*ends, strict=True)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def _sniff(data: bytes) -> bool:
    return _LOOKS.match(data[: 1 << 16].removeprefix(b"\xef\xbb\xbf")) is not None


FORMATS.add(
    "apx",
    Format(
        "apx",
        "facts (arg and att)",
        ".apx",
        Compact,
        "names that are no plain words, which stand in comments only",
        read,
        write,
        _sniff,
    ),
)
