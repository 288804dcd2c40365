"""Solvers' files as maps: what a framework means, as claims and arguments that mean the same.

Written is the framework that follows from a map in a view, with every name that the format
has room for. Read, an argument of a framework is a presumed claim, and what attacks others
an argument against them that rests on it: flattened (DESIGN section 4), such a map has the
labellings of the framework under every semantics that is made of complete ones.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from robustmap.formats.exchange._format import Format, Imported
from robustmap.formats.exchange._nodes import Maker
from robustmap.formats.exchange._reading import MAX_NODES, Faults, fits
from robustmap.formats.iccma import FORMATS as SOLVERS
from robustmap.formats.iccma import read as read_solver
from robustmap.formats.iccma import write as write_solver
from robustmap.graph.aba import Aba
from robustmap.model.fields import MAX_TITLE_LENGTH
from robustmap.model.problem import clip

if TYPE_CHECKING:
    from robustmap.graph.framework import Framework
    from robustmap.reason.solution import Solution

LOSES = (
    "everything but which argument attacks which, in the view chosen; "
    "an undercut is an attack like any other"
)
_TOLD = re.compile(r"^[%#][ \t]*(\S+) is (\S.*)$", re.MULTILINE)


def solver_format(name: str, words: str) -> Format:
    """Give the format of maps that a format of solvers makes."""

    def read(data: bytes, faults: Faults) -> Imported | None:
        return _read(name, data, faults)

    def write(solution: "Solution") -> bytes:
        framework = solution.flat.framework
        return write_solver(_assumptions(framework) if name == "aba" else framework, name)

    one = SOLVERS[name]
    return Format(
        name, words, (one.suffix,), LOSES, one.sniff, read=read, write=write, undercuts=False
    )


def _read(name: str, data: bytes, faults: Faults) -> Imported | None:
    if not fits(data, faults):
        return None
    found, told = read_solver(data, name)
    for one in told:
        tell = faults.add if one.severity == "error" else faults.warn
        tell(
            one.message,
            line=one.line,
            column=one.column,
            expected=one.expected,
            fix=one.suggestion,
        )
    if found is None or faults.failed:
        return None
    if len(found) > MAX_NODES:
        faults.add(f"there are more than {MAX_NODES:,} arguments")
        return None
    titles = dict(_TOLD.findall(data.decode("utf-8-sig", "replace").replace("\r", "")))
    maker = _Claims(faults, titles)
    if isinstance(found, Aba):
        maker.assumptions(found)
    else:
        maker.framework(found.framework())
    return None if faults.failed else Imported(tuple(maker.maker.nodes.values()))


class _Claims:
    """Makes the nodes; `titles` are what comments say that names stand for."""

    def __init__(self, faults: Faults, titles: dict[str, str]) -> None:
        self.maker = Maker(faults)
        self.titles = titles
        self.ids: list[str] = []

    def claims(self, names: Sequence[str], standing: dict[int, str], otherwise: str) -> None:
        for number, name in enumerate(names):
            title = self.titles.get(name) or (f"Argument {name}" if name.isdigit() else name)
            self.ids.append(self.maker.name("", title, "argument"))
            fields = {"title": clip(title, MAX_TITLE_LENGTH)}
            fields["standing"] = standing.get(number, otherwise)
            body = title if len(title) > MAX_TITLE_LENGTH else ""
            self.maker.add("claim", self.ids[-1], fields, body)

    def argue(self, relation: str, premises: Sequence[int], targets: Sequence[int]) -> None:
        words = " ".join(self.ids[one] for one in (*premises, *targets)[:2])
        name = self.maker.name("", f"{relation} {words}" if len(premises) != 1 else words)
        fields = {"premises": [self.ids[one] for one in premises]} if premises else {}
        fields[relation] = [self.ids[one] for one in targets]
        title = {} if premises else {"title": f"{self.ids[targets[0]]} is given"}
        self.maker.add("argument", name, {**title, **fields})

    def framework(self, found: "Framework") -> None:
        """An argument of the framework falls to the first attack that stands: it is presumed."""
        self.claims(found.names, {}, "presumed")
        for attacker, targets in enumerate(found.targets):
            if targets:
                self.argue("against", [attacker], targets)

    def assumptions(self, found: Aba) -> None:
        """An assumption is presumed until its contrary follows, any other atom is to be shown."""
        names = [str(one) for one in found.names]
        self.claims(names, dict.fromkeys(found.assumptions, "presumed"), "open")
        for head, body in found.rules:
            self.argue("for", body, [head])
        for assumption, contrary in found.contraries.items():
            self.argue("against", [contrary], [assumption])


def _assumptions(framework: "Framework") -> Aba:
    """Give a framework as assumptions: each argument is one, and its attackers' rules deny it."""
    size = len(framework)
    names = [*framework.names, *(f"not {name}" for name in framework.names)]
    rules = [
        (size + target, (attacker,))
        for target, attackers in enumerate(framework.attackers)
        for attacker in attackers
    ]
    found = Aba.of(0, range(size), {one: size + one for one in range(size)}, rules)
    return Aba(tuple(names), found.assumptions, found.contraries, found.rules)
