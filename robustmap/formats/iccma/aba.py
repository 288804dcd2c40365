"""`p aba`: flat assumption-based argumentation (the format of ICCMA since 2023)."""

from collections.abc import Callable, Mapping

from robustmap.formats.iccma._format import FORMATS, Format
from robustmap.formats.iccma._header import Header, looks, start
from robustmap.formats.iccma._reading import Faults, decoded, shown
from robustmap.graph.aba import Aba, Rule
from robustmap.graph.csr import Numbered

_LOOKS = looks("aba")

Place = tuple[int, str]


class _Reader:
    """Takes in the lines of a file."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.header = Header("aba", faults)
        self.assumptions: dict[int, Place] = {}
        self.contraries: dict[int, tuple[int, Place]] = {}
        self.rules: dict[Rule, Place] = {}
        self.again: list[int] = []
        self.lines: Mapping[str, Callable[[Place, list[int]], None]] = {
            "a": self.assumption,
            "c": self.contrary,
            "r": self.rule,
        }

    def take(self, place: Place) -> None:
        """Take in a line that says something."""
        word, _, rest = place[1].strip().partition(" ")
        word, *more = word.split()
        if word == "p":
            self.header.take(place)
            return
        self.header.missing(place)
        if word not in self.lines:
            message = f"{shown(word)} begins no line"
            self.faults.at(place, 0, message, "`p`, `a`, `c` or `r`; comments begin with `#`")
            return
        self._said(word, place, [*more, *rest.split()])

    def _said(self, word: str, place: Place, words: list[str]) -> None:
        least, most, right = _LENGTHS[word]
        if not least <= len(words) <= most:
            at = len(words) + 1 if len(words) < least else most + 1
            count = "few" if len(words) < least else "many"
            self.faults.at(place, at, f"there are too {count} numbers", right)
            return
        before = self.faults.errors
        found = [self.header.number(place, at, one) for at, one in enumerate(words, 1)]
        if self.faults.errors == before:
            self.lines[word](place, found)

    def assumption(self, place: Place, atoms: list[int]) -> None:
        if self.assumptions.setdefault(atoms[0], place) is not place:
            self.again.append(place[0])

    def contrary(self, place: Place, atoms: list[int]) -> None:
        atom, contrary = atoms
        known, (line, _) = self.contraries.setdefault(atom, (contrary, place))
        if known != contrary:
            message = f"{atom + 1} has a contrary already, {known + 1} on line {line}"
            self.faults.at(place, 2, message, "one contrary of each assumption")
        elif line != place[0]:
            self.again.append(place[0])

    def rule(self, place: Place, atoms: list[int]) -> None:
        rule = Rule(atoms[0], tuple(dict.fromkeys(atoms[1:])))
        if self.rules.setdefault(rule, place) is not place:
            self.again.append(place[0])

    def finish(self) -> Aba | None:
        """Tell what no single line shows, and give the whole."""
        self.header.missing((1, ""))
        for rule, place in self.rules.items():
            if rule.head in self.assumptions:
                message = f"the head of the rule is an assumption, {rule.head + 1}"
                self.faults.at(place, 1, message, "another atom: only flat frameworks are read")
        for atom, (_, place) in self.contraries.items():
            if atom not in self.assumptions:
                message = f"{atom + 1} is no assumption, so it has no contrary"
                self.faults.at(place, 1, message, f"a line `a {atom + 1}`")
        if self.again:
            more = f", and {len(self.again) - 1:,} other lines" if len(self.again) > 1 else ""
            self.faults.note(self.again[0], f"this stands a second time{more}, counted once")
        if self.faults.errors or self.header.size is None:
            return None
        contraries = {atom: found for atom, (found, _) in sorted(self.contraries.items())}
        names = Numbered(self.header.size)
        return Aba(names, tuple(sorted(self.assumptions)), contraries, tuple(self.rules))


def read(data: bytes, faults: Faults, engine: str = "auto") -> Aba | None:  # noqa: ARG001
    """Read `p aba N`, then `a x`, `c x y` (y is the contrary of x) and `r head body...`."""
    text = decoded(data, faults)
    if text is None:
        return None
    reader = _Reader(faults)
    for number, line in enumerate(text.split("\n"), 1):
        said = line.lstrip()
        if said and said[0] != "#":
            reader.take((number, line))
    return reader.finish()


def write(aba: Aba) -> bytes:
    """Write numbers; names that are more than numbers stand in comments before them."""
    lines = [f"p aba {len(aba)}"]
    if not isinstance(aba.names, Numbered):
        told = enumerate((" ".join(name.split()) for name in aba.names), 1)
        lines += [f"# {number} is {name}" for number, name in told]
    lines += [f"a {one + 1}" for one in aba.assumptions]
    lines += [f"c {one + 1} {other + 1}" for one, other in aba.contraries.items()]
    lines += [" ".join(["r", *(str(one + 1) for one in (head, *body))]) for head, body in aba.rules]
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def _sniff(data: bytes) -> bool:
    return _LOOKS.match(start(data)) is not None


_ANY = 10**9
_LENGTHS = {
    "a": (1, 1, "`a x`, x an assumption"),
    "c": (2, 2, "`c x y`, y the contrary of x"),
    "r": (1, _ANY, "`r head body...`"),
}

FORMATS.add(
    "aba",
    Format(
        "aba",
        "flat assumptions and rules (p aba)",
        ".aba",
        Aba,
        "names, which stand in comments only",
        read,
        write,
        _sniff,
    ),
)
